import { currentLanguage } from "../../display/language.ts";

const en = {
  epochs: () => "epoch",
  training: () => "training",
  validation: () => "validation",
  stoppedHere: () => "stopped",
  noTraining: () =>
    "No training has been shown yet: pass this to fit, for example `fit(model, train, { callbacks: live })`.",
  notMetrics: (actual: string) =>
    `The option \`metrics\` is a list of names of what is drawn, such as ["loss", "accuracy"]; got ${actual}.`,
  unknownMetric: (name: string, known: string, closest: string | undefined) =>
    `liveTraining cannot draw ${name}: this training measures ${known}.${closest === undefined ? "" : ` Did you mean "${closest}"?`} The validation data's figures are drawn in the same panels.`,
  size: (option: string, smallest: number, largest: number, actual: string) =>
    `The option \`${option}\` is a whole number of CSS pixels from ${smallest} to ${largest}; got ${actual}.`,
  notTitle: (actual: string) => `The option \`title\` is a text; got ${actual}.`,
  chartAlt: () => "Chart of the training.",
  curveAlt: (label: string, from: string, to: string) => `${label}: ${from} at first, ${to} at last.`,
  curveValidationAlt: (label: string, last: string, best: string, epoch: number) =>
    `${label}: ${last} at last, best ${best} after epoch ${epoch}.`,
};

const ko: typeof en = {
  epochs: () => "에포크",
  training: () => "훈련",
  validation: () => "검증",
  stoppedHere: () => "멈춤",
  noTraining: () => "아직 그린 훈련이 없습니다. `fit(model, train, { callbacks: live })`처럼 fit에 넘겨주세요.",
  notMetrics: (actual) =>
    `\`metrics\` 옵션은 그릴 값의 이름 목록이어야 합니다. 예: ["loss", "accuracy"]. 받은 것: ${actual}.`,
  unknownMetric: (name, known, closest) =>
    `liveTraining에서 ${name}을(를) 그릴 수 없습니다. 이 훈련이 재는 값: ${known}.${closest === undefined ? "" : ` 혹시 "${closest}"인가요?`} 검증 데이터의 값은 같은 칸에 함께 그립니다.`,
  size: (option, smallest, largest, actual) =>
    `\`${option}\` 옵션은 ${smallest}부터 ${largest}까지의 정수(CSS 픽셀)여야 합니다. 받은 것: ${actual}.`,
  notTitle: (actual) => `\`title\` 옵션은 문자열이어야 합니다. 받은 것: ${actual}.`,
  chartAlt: () => "훈련 차트.",
  curveAlt: (label, from, to) => `${label}: 처음 ${from}, 마지막 ${to}.`,
  curveValidationAlt: (label, last, best, epoch) =>
    `${label}: 마지막 ${last}, 가장 좋은 값 ${best}(${epoch}번째 에포크 뒤).`,
};

/** What a training's chart says, in the learner's language. */
export function localMessages(): typeof en {
  return currentLanguage() === "ko" ? ko : en;
}
