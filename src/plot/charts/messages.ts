import { countText } from "../../display/countText.ts";
import { currentLanguage } from "../../display/language.ts";

const en = {
  barValue: (index: number, value: unknown) =>
    `A bar's length is a number, 0 or more; value ${index} is ${String(value)}.`,
  noBars: () => "There is no bar to draw: the list of values is empty.",
  tooManyBars: (actual: number, limit: number) =>
    `${countText(actual)} bars are too many for one chart: at most ${countText(limit)}. Pass fewer; to count labels, pass \`countByClass(labels)\` instead of \`labels\`.`,
  titleTooLong: (width: number, limit: number) =>
    `The title would be ${countText(width)} pixels wide; a picture has at most ${countText(limit)} on a side. Pass a shorter \`title\`.`,
  barLabelCount: (bars: number, labels: number) =>
    `Each bar needs one label: there are ${bars} values and ${labels} labels.`,
  barsAlt: (bars: string) => `Bar chart. ${bars}.`,
};

const ko: typeof en = {
  barValue: (index, value) => `막대의 길이는 0 이상의 수여야 하는데 ${index}번 값이 ${String(value)}입니다.`,
  noBars: () => "그릴 막대가 없습니다. 값의 목록이 비어 있습니다.",
  tooManyBars: (actual, limit) =>
    `막대 ${countText(actual)}개는 그림 하나에 담기에 너무 많습니다(최대 ${countText(limit)}개). 줄여 주세요. 레이블을 세려면 \`labels\` 대신 \`countByClass(labels)\`를 넘겨주세요.`,
  titleTooLong: (width, limit) =>
    `제목의 너비가 ${countText(width)}픽셀이 되는데 그림 한 변의 한도는 ${countText(limit)}픽셀입니다. \`title\`을 줄여 주세요.`,
  barLabelCount: (bars, labels) => `막대마다 레이블이 하나씩 있어야 하는데 값은 ${bars}개, 레이블은 ${labels}개입니다.`,
  barsAlt: (bars) => `막대그래프. ${bars}.`,
};

/** What charts say, in the learner's language. */
export function localMessages(): typeof en {
  return currentLanguage() === "ko" ? ko : en;
}
