import { currentLanguage, type Language } from "../../display/language.ts";

const en = {
  notModel: (call: string, got: string) =>
    `${call} takes a model, made by sequential([…]) or model({ inputs, outputs }); got ${got}.`,
  tensorFlowModel: () => "a model of TensorFlow.js itself",
  notOptions: (call: string, got: string) =>
    `${call} takes its options as one object after the model, like { lang: "ko" }; got ${got}.`,
  unknownOption: (call: string, option: string, closest: string | undefined, known: string) =>
    closest === undefined
      ? `${call} has no option \`${option}\`. Its options are ${known}.`
      : `${call} has no option \`${option}\`: did you mean \`${closest}\`?`,
  boolean: (call: string, option: string, got: string) => `${call}: \`${option}\` is true or false; got ${got}.`,
  lineLength: (got: string) =>
    `summary: \`lineLength\` is a whole number of columns from 1 to 1000, 76 unless told; got ${got}.`,
  lineTooShort: (lineLength: number) =>
    `summary: a line of ${lineLength} columns is too short for this table, whose columns need at least 4 each. Give a larger \`lineLength\`, or leave it out (76).`,
  choice: (call: string, option: string, choices: string, got: string) =>
    `${call}: \`${option}\` is one of ${choices}; got ${got}.`,
  columns: (call: string, option: string, known: string, got: string) =>
    `${call}: \`${option}\` is a list of columns, each once, out of ${known}; got ${got}.`,
  filledNotShown: (column: string) =>
    `paramTable: \`filled\` names the column "${column}", which the table does not show. Take it into \`columns\`, or out of \`filled\`.`,
  filledNotBlank: () =>
    "paramTable: `filled` says which columns of an exercise stay filled; it goes with `blank: true`. Add that, or leave `filled` out.",

  paramCaption: (model: string) => `Output shapes and parameters of "${model}"`,
  blankCaption: (model: string) => `Exercise: fill in the output shapes and parameters of "${model}"`,
  shapeCaption: (model: string) => `Shapes in "${model}"`,
  total: "Total",
  headings: {
    expression: "Expression",
    layer: "Layer",
    inputSize: "Input size",
    outputShape: "Output shape",
    padding: "Padding",
    filters: "Filters (units)",
    kernelSize: "Kernel size",
    channels: "Channels",
    weights: "W_c",
    biases: "B_c",
    params: "Parameters (W_c + B_c)",
    leftOver: "Cells left over",
    multiplyAdds: "Multiply-adds",
    receptiveField: "Receptive field",
  },
  statistics: (count: string) =>
    `Besides W_c and B_c, ${count} moving averages of batch normalisation are among the parameters.`,
  nonTrainable: (count: string) => `${count} of the parameters are not trained.`,
  axes: { height: "height", width: "width" },
};

const ko: typeof en = {
  notModel: (call, got) =>
    `${call}에는 sequential([…])이나 model({ inputs, outputs })로 만든 모델을 넣어야 하는데 ${got}을(를) 받았습니다.`,
  tensorFlowModel: () => "TensorFlow.js 자체의 모델",
  notOptions: (call, got) =>
    `${call}의 옵션은 모델 뒤에 { lang: "ko" }처럼 객체 하나로 적어야 하는데 ${got}을(를) 받았습니다.`,
  unknownOption: (call, option, closest, known) =>
    closest === undefined
      ? `${call}에는 \`${option}\` 옵션이 없습니다. 쓸 수 있는 옵션은 ${known}입니다.`
      : `${call}에는 \`${option}\` 옵션이 없습니다. 혹시 \`${closest}\`인가요?`,
  boolean: (call, option, got) => `${call}: \`${option}\`은(는) true 또는 false여야 하는데 ${got}을(를) 받았습니다.`,
  lineLength: (got) =>
    `summary: \`lineLength\`는 1부터 1000까지의 정수(열 수)이고 적지 않으면 76인데 ${got}을(를) 받았습니다.`,
  lineTooShort: (lineLength) =>
    `summary: 한 줄이 ${lineLength}열이면 이 표에 너무 짧습니다. 열마다 적어도 4칸이 필요합니다. \`lineLength\`를 더 크게 적거나 빼세요(76).`,
  choice: (call, option, choices, got) =>
    `${call}: \`${option}\`은(는) ${choices} 중 하나여야 하는데 ${got}을(를) 받았습니다.`,
  columns: (call, option, known, got) =>
    `${call}: \`${option}\`은(는) ${known} 중에서 겹치지 않게 고른 열의 목록이어야 하는데 ${got}을(를) 받았습니다.`,
  filledNotShown: (column) =>
    `paramTable: \`filled\`에 적은 "${column}" 열이 표에 없습니다. \`columns\`에 넣거나 \`filled\`에서 빼세요.`,
  filledNotBlank: () =>
    "paramTable: `filled`는 연습 문제에서 채워 둘 열을 정하므로 `blank: true`와 함께 써야 합니다. 그것을 더하거나 `filled`를 빼세요.",

  paramCaption: (model) => `"${model}"의 출력 모양과 파라미터 수`,
  blankCaption: (model) => `연습 문제: "${model}"의 출력 모양과 파라미터 수를 채우세요`,
  shapeCaption: (model) => `"${model}"의 모양`,
  total: "합계",
  headings: {
    expression: "수식",
    layer: "층",
    inputSize: "입력 크기",
    outputShape: "출력 모양",
    padding: "패딩",
    filters: "필터(유닛) 수",
    kernelSize: "커널 크기",
    channels: "채널 수",
    weights: "W_c",
    biases: "B_c",
    params: "파라미터 수 (W_c + B_c)",
    leftOver: "남는 칸",
    multiplyAdds: "곱셈-덧셈",
    receptiveField: "수용 영역",
  },
  statistics: (count) => `W_c와 B_c 외에 배치 정규화의 이동 평균 ${count}개도 파라미터 수에 들어갑니다.`,
  nonTrainable: (count) => `이 가운데 파라미터 ${count}개는 학습하지 않습니다.`,
  axes: { height: "높이", width: "너비" },
};

const CATALOGUE = { en, ko };

/** What the tables say, in the language asked for, else in the learner's. */
export function localMessages(language: Language = currentLanguage()): typeof en {
  return CATALOGUE[language];
}
