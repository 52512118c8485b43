const en = {
  precision: () => "precision",
  recall: () => "recall",
  f1: () => "f1-score",
  support: () => "support",
  accuracy: () => "accuracy",
  macroAverage: () => "macro avg",
  weightedAverage: () => "weighted avg",
  className: () => "class",
  caption: (examples: number) => `Classification report of ${count(examples)} examples`,
  neverPredicted: (names: string) => `Never predicted, so that the precision is 0 by convention: ${names}.`,
  neverTrue: (names: string) => `Without an example, so that the recall is 0 by convention: ${names}.`,

  notLabels: (name: string, given: string) =>
    `${name} must be class numbers ([7, 2, 1] or test.labels) or a row of scores an example (what predict returns); got ${given}.`,
  labelRank: (name: string, shape: readonly number[]) =>
    `${name} must have the shape [examples] (class numbers) or [examples, classes] (scores); it has [${shape.join(", ")}].`,
  labelValues: (name: string, shape: readonly number[], values: number) =>
    `${name} has the shape [${shape.join(", ")}] but ${count(values)} values.`,
  labelCounts: (yTrue: number, yPred: number) =>
    `Each example needs one true and one predicted class: there are ${count(yTrue)} true and ${count(yPred)} predicted ones.`,
  noLabels: () => "There is not a single example to report on.",
  notClass: (name: string, value: string, index: number) =>
    `Classes are whole numbers, 0 or more; ${name}[${index}] is ${value}. For scores pass what predict returned, not its values alone.`,
  classOutside: (name: string, value: number, index: number, classes: number) =>
    `${name}[${index}] is class ${value}, but only ${classes} classes were named: 0 to ${classes - 1}. Name all of them in classNames.`,
  classNames: (given: string) => `classNames is a list of texts, the first for class 0: ["cat", "dog"]; got ${given}.`,
  classCount: (given: string) => `classCount must be a whole number from 1 to 10,000; got ${given}.`,
  digits: (given: string) => `digits must be a whole number from 0 to 20; got ${given}.`,
  lang: (given: string) => `lang is "ko" or "en"; got ${given}.`,
};

const ko: typeof en = {
  precision: () => "정밀도",
  recall: () => "재현율",
  f1: () => "F1 점수",
  support: () => "예제 수",
  accuracy: () => "정확도",
  macroAverage: () => "단순 평균",
  weightedAverage: () => "가중 평균",
  className: () => "클래스",
  caption: (examples) => `예제 ${count(examples)}개의 분류 보고서`,
  neverPredicted: (names) => `한 번도 예측되지 않아 정밀도를 관례대로 0으로 둔 클래스: ${names}.`,
  neverTrue: (names) => `예제가 없어 재현율을 관례대로 0으로 둔 클래스: ${names}.`,

  notLabels: (name, given) =>
    `${name}은(는) 클래스 번호([7, 2, 1] 또는 test.labels)이거나 예제마다 한 행의 점수(predict가 돌려준 값)여야 합니다. 받은 것: ${given}.`,
  labelRank: (name, shape) =>
    `${name}의 모양은 [예제 수](클래스 번호) 또는 [예제 수, 클래스 수](점수)여야 하는데 [${shape.join(", ")}]입니다.`,
  labelValues: (name, shape, values) => `${name}의 모양은 [${shape.join(", ")}]인데 값은 ${count(values)}개입니다.`,
  labelCounts: (yTrue, yPred) =>
    `예제마다 정답 클래스와 예측 클래스가 하나씩 있어야 합니다. 정답은 ${count(yTrue)}개, 예측은 ${count(yPred)}개입니다.`,
  noLabels: () => "보고할 예제가 하나도 없습니다.",
  notClass: (name, value, index) =>
    `클래스 번호는 0 이상의 정수여야 하는데 ${name}[${index}]은(는) ${value}입니다. 점수라면 그 안의 값만이 아니라 predict가 돌려준 것을 그대로 넘기세요.`,
  classOutside: (name, value, index, classes) =>
    `${name}[${index}]은(는) 클래스 ${value}인데 이름을 붙인 클래스는 0부터 ${classes - 1}까지 ${classes}개뿐입니다. classNames에 모든 클래스의 이름을 쓰세요.`,
  classNames: (given) =>
    `classNames는 클래스 0부터 차례로 쓴 이름의 배열이어야 합니다(예: ["고양이", "개"]). 받은 것: ${given}.`,
  classCount: (given) => `classCount는 1부터 10,000까지의 정수여야 합니다. 받은 것: ${given}.`,
  digits: (given) => `digits는 0부터 20까지의 정수여야 합니다. 받은 것: ${given}.`,
  lang: (given) => `lang은 "ko" 또는 "en"이어야 합니다. 받은 것: ${given}.`,
};

/** What the classification report says, in the language asked for, else in the learner's (`CONVOLAB_LANG`), else English. */
export function localMessages(lang: "ko" | "en" | undefined = undefined): typeof en {
  return (lang ?? process.env.CONVOLAB_LANG) === "ko" ? ko : en;
}

/** A whole number as people read it: 10,000. */
function count(value: number): string {
  return value.toLocaleString("en-US");
}
