import { countText } from "../../display/countText.ts";
import { currentLanguage } from "../../display/language.ts";

const en = {
  interrupted: (method: string, done: number, total: number) =>
    `${method} was interrupted after ${countText(done)} of ${countText(total)} passes, too early for a result. Run the cell again, with fewer images, samples or steps if it takes too long.`,
  progress: (method: string, part: number, secondsLeft: number) =>
    `${method}: ${part}%, about ${seconds(secondsLeft)} s left`,
  finished: (method: string, taken: number) => `${method}: done in ${seconds(taken)} s`,
  bar: (method: string) => `Progress of ${method}`,
};

const ko: typeof en = {
  interrupted: (method, done, total) =>
    `${method} 계산이 ${countText(total)}번 가운데 ${countText(done)}번 만에 중단되어 결과를 낼 수 없습니다. 셀을 다시 실행하세요. 너무 오래 걸리면 이미지, 표본, 단계 수를 줄이세요.`,
  progress: (method, part, secondsLeft) => `${method}: ${part}%, 약 ${seconds(secondsLeft)}초 남음`,
  finished: (method, taken) => `${method}: ${seconds(taken)}초 만에 끝났습니다`,
  bar: (method) => `${method} 진행률`,
};

/** What is said while explanations are computed, in the learner's language. */
export function localMessages(): typeof en {
  return currentLanguage() === "ko" ? ko : en;
}

function seconds(value: number): string {
  return value < 10 ? value.toFixed(1) : String(Math.round(value));
}
