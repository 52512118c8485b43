import { currentLanguage } from "../../display/language.ts";

const en = {
  unknownOption: (layer: string, option: string, closest: string | undefined, known: string) =>
    closest === undefined
      ? `${layer} has no option \`${option}\`. Its options are ${known}.`
      : `${layer} has no option \`${option}\`: did you mean \`${closest}\`?`,
  missingOption: (layer: string, option: string, example: string) =>
    `${layer} needs \`${option}\`. Write for example \`${example}\`.`,
  misplaced: (layer: string, got: string, meant: string) =>
    `${layer}(${got}) is not understood. Did you mean ${meant}?`,
  tooManyValues: (layer: string, names: string, got: string) =>
    `${layer} takes ${names} one after the other, and then one object with more options, like { name: "first" }; got ${got} as well.`,
  noPositions: (layer: string, got: string) =>
    `${layer} takes one object with options, like ${layer}({ name: "first" }); got ${got}.`,
  afterOptions: (layer: string, got: string) =>
    `In ${layer}, the object with options comes last; after it came ${got}. Put it into the object.`,
  twice: (layer: string, option: string) =>
    `${layer}: \`${option}\` is given twice, by position and in the object with options. Leave one of them out.`,

  whole: (layer: string, option: string, smallest: number, got: string) =>
    `${layer}: \`${option}\` is a whole number, ${smallest} or more; got ${got}.`,
  axis: (layer: string, option: string, got: string) =>
    `${layer}: \`${option}\` is a whole number, and not 0 (the batch): −1 is the last axis; got ${got}.`,
  number: (layer: string, option: string, smallest: number, largest: number, got: string) =>
    largest === Number.POSITIVE_INFINITY
      ? `${layer}: \`${option}\` is a number, ${smallest} or more; got ${got}.`
      : `${layer}: \`${option}\` is a number from ${smallest} to ${largest}; got ${got}.`,
  boolean: (layer: string, option: string, got: string) => `${layer}: \`${option}\` is true or false; got ${got}.`,
  size: (layer: string, option: string, smallest: number, got: string) =>
    `${layer}: \`${option}\` is a whole number, ${smallest} or more, or two of them, [height, width]; got ${got}.`,
  choice: (layer: string, option: string, choices: string, closest: string | undefined, got: string) =>
    closest === undefined
      ? `${layer}: \`${option}\` is one of ${choices}; got ${got}.`
      : `${layer}: \`${option}\` has no ${got}: did you mean "${closest}"? It is one of ${choices}.`,
  convPadding: (layer: string, option: string, got: string) =>
    `${layer}: \`${option}\` is "valid", "same", "full", a number of cells for each side (0 or more), a pair [height, width], or [[top, bottom], [left, right]]; got ${got}.`,
  sides: (layer: string, option: string, got: string) =>
    `${layer}: \`${option}\` is a number of cells for each side (0 or more), a pair [height, width], or [[top, bottom], [left, right]]; got ${got}.`,
  shape: (layer: string, option: string, example: string, got: string) =>
    `${layer}: \`${option}\` is a list of whole numbers from 1, without the batch, like ${example} (null for a size that is not known); got ${got}.`,
  shapeWithBatch: (layer: string, option: string, example: string, got: string) =>
    `${layer}: \`${option}\` leaves out the batch: write ${example} instead of ${got}.`,
  targetShape: (layer: string, got: string) =>
    `${layer}: \`targetShape\` is a list of whole numbers from 1, without the batch, like [13, 10, 128]; one of them may be −1 (what is left over); got ${got}.`,
  dims: (layer: string, got: string) =>
    `${layer}: \`dims\` lists every axis once, from 1 (the batch, axis 0, stays), like [3, 1, 2]; got ${got}.`,
  regularizer: (layer: string, option: string, got: string) =>
    `${layer}: \`${option}\` is null, "l1", "l2" (each with the factor 0.01), "l1L2", or an object like { l2: 0.001 } with factors from 0; got ${got}.`,
  constraint: (layer: string, option: string, got: string) =>
    `${layer}: \`${option}\` is null, "nonNeg", "unitNorm", "maxNorm", "minMaxNorm", or an object like { type: "maxNorm", maxValue: 2 }; got ${got}.`,
  name: (layer: string, got: string) =>
    `${layer}: \`name\` is a text of 1 to 100 characters without "/" and control characters; got ${got}.`,
  filtersInGroups: (layer: string, filters: number, groups: number) =>
    `${layer}: \`filters\` is a multiple of \`groups\`, so that every group has as many; got ${filters} filters in ${groups} groups.`,
  stridesAndDilation: (layer: string, strides: string, dilationRate: string) =>
    `${layer}: strides over 1 and a dilationRate over 1 do not go together; got strides ${strides} and dilationRate ${dilationRate}. Leave one of them at 1.`,
  outputPadding: (layer: string, outputPadding: string, strides: string) =>
    `${layer}: \`outputPadding\` is smaller than \`strides\`; got ${outputPadding} with strides ${strides}.`,
  initializerRank: (layer: string, option: string) =>
    `${layer}: "identity" is for weights of two axes, a dense layer's kernel, and not for \`${option}\`. Choose another, such as "glorotUniform".`,
  flatInitializer: (layer: string, option: string, got: string) =>
    `${layer}: "${got}" is for weights of two axes or more, and \`${option}\` has one. Choose another, such as "zeros".`,

  notATensor: (layer: string, got: string) =>
    `${layer} is called with the output of another layer, or with input([28, 28, 1]): \`conv2d(32, 3)(x)\`; got ${got}.`,
  notATensorInList: (layer: string, index: number, got: string) =>
    `${layer} is called with a list of outputs of other layers, like [a, b]; item ${index} is ${got}.`,
  inputTakesNothing: () =>
    "An input is where a network begins: it is called with nothing, and is itself what other layers are called with.",
  oneInput: (layer: string, got: number) =>
    `${layer} works on one input; got ${got}. To join several, use concatenate() or add() first.`,
  severalInputs: (layer: string, got: number) =>
    `${layer} joins inputs, given as a list: \`${layer}()([a, b])\`; got ${got}.`,
  atLayer: (layer: string, reason: string) => `${layer}: ${reason}`,
  trainable: (got: string) => `\`trainable\` is true or false; got ${got}.`,
};

const ko: typeof en = {
  unknownOption: (layer, option, closest, known) =>
    closest === undefined
      ? `${layer}에는 \`${option}\` 옵션이 없습니다. 쓸 수 있는 옵션: ${known}.`
      : `${layer}에는 \`${option}\` 옵션이 없습니다. 혹시 \`${closest}\`인가요?`,
  missingOption: (layer, option, example) => `${layer}에는 \`${option}\` 값이 필요합니다. 예: \`${example}\`.`,
  misplaced: (layer, got, meant) => `${layer}(${got})은(는) 알 수 없는 호출입니다. 혹시 ${meant}인가요?`,
  tooManyValues: (layer, names, got) =>
    `${layer}에는 ${names} 값을 차례로 쓰고, 나머지 옵션은 마지막에 { name: "first" } 같은 객체로 쓰세요. 그 밖에 받은 것: ${got}.`,
  noPositions: (layer, got) =>
    `${layer}에는 ${layer}({ name: "first" })처럼 옵션을 담은 객체 하나만 쓸 수 있습니다. 받은 것: ${got}.`,
  afterOptions: (layer, got) =>
    `${layer}에서 옵션 객체는 마지막에 와야 하는데 그 뒤에 ${got}이(가) 있습니다. 그 값을 객체 안에 쓰세요.`,
  twice: (layer, option) => `${layer}: \`${option}\` 값을 순서로도, 옵션 객체로도 주었습니다. 둘 중 하나만 쓰세요.`,

  whole: (layer, option, smallest, got) =>
    `${layer}: \`${option}\` 옵션은 ${smallest} 이상의 정수여야 합니다. 받은 것: ${got}.`,
  axis: (layer, option, got) =>
    `${layer}: \`${option}\` 옵션은 0(배치)이 아닌 정수여야 하며 −1은 마지막 축입니다. 받은 것: ${got}.`,
  number: (layer, option, smallest, largest, got) =>
    largest === Number.POSITIVE_INFINITY
      ? `${layer}: \`${option}\` 옵션은 ${smallest} 이상의 수여야 합니다. 받은 것: ${got}.`
      : `${layer}: \`${option}\` 옵션은 ${smallest}부터 ${largest}까지의 수여야 합니다. 받은 것: ${got}.`,
  boolean: (layer, option, got) => `${layer}: \`${option}\` 옵션은 true 또는 false여야 합니다. 받은 것: ${got}.`,
  size: (layer, option, smallest, got) =>
    `${layer}: \`${option}\` 옵션은 ${smallest} 이상의 정수 하나, 또는 [높이, 너비] 두 개여야 합니다. 받은 것: ${got}.`,
  choice: (layer, option, choices, closest, got) =>
    closest === undefined
      ? `${layer}: \`${option}\` 옵션은 ${choices} 중 하나여야 합니다. 받은 것: ${got}.`
      : `${layer}: \`${option}\` 옵션에 ${got}은(는) 없습니다. 혹시 "${closest}"인가요? 쓸 수 있는 값: ${choices}.`,
  convPadding: (layer, option, got) =>
    `${layer}: \`${option}\` 옵션은 "valid", "same", "full", 네 변에 둘 칸 수(0 이상의 정수), [높이, 너비], 또는 [[위, 아래], [왼쪽, 오른쪽]]이어야 합니다. 받은 것: ${got}.`,
  sides: (layer, option, got) =>
    `${layer}: \`${option}\` 옵션은 네 변의 칸 수(0 이상의 정수), [높이, 너비], 또는 [[위, 아래], [왼쪽, 오른쪽]]이어야 합니다. 받은 것: ${got}.`,
  shape: (layer, option, example, got) =>
    `${layer}: \`${option}\` 옵션은 배치를 뺀 1 이상의 정수 목록이어야 합니다. 예: ${example} (모르는 크기는 null). 받은 것: ${got}.`,
  shapeWithBatch: (layer, option, example, got) =>
    `${layer}: \`${option}\` 옵션에는 배치를 쓰지 않습니다. ${got} 대신 ${example}로 쓰세요.`,
  targetShape: (layer, got) =>
    `${layer}: \`targetShape\` 옵션은 배치를 뺀 1 이상의 정수 목록이어야 합니다. 예: [13, 10, 128]. 하나는 −1(나머지 전부)일 수 있습니다. 받은 것: ${got}.`,
  dims: (layer, got) =>
    `${layer}: \`dims\` 옵션은 1부터 모든 축을 한 번씩 적은 목록이어야 합니다(축 0인 배치는 그대로 있습니다). 예: [3, 1, 2]. 받은 것: ${got}.`,
  regularizer: (layer, option, got) =>
    `${layer}: \`${option}\` 옵션은 null, "l1", "l2"(계수 0.01), "l1L2", 또는 0 이상의 계수를 담은 { l2: 0.001 } 같은 객체여야 합니다. 받은 것: ${got}.`,
  constraint: (layer, option, got) =>
    `${layer}: \`${option}\` 옵션은 null, "nonNeg", "unitNorm", "maxNorm", "minMaxNorm", 또는 { type: "maxNorm", maxValue: 2 } 같은 객체여야 합니다. 받은 것: ${got}.`,
  name: (layer, got) => `${layer}: \`name\` 옵션은 "/"와 제어 문자가 없는 1~100자의 글이어야 합니다. 받은 것: ${got}.`,
  filtersInGroups: (layer, filters, groups) =>
    `${layer}: 그룹마다 필터 수가 같도록 \`filters\`는 \`groups\`의 배수여야 합니다. 받은 것: 필터 ${filters}개, 그룹 ${groups}개.`,
  stridesAndDilation: (layer, strides, dilationRate) =>
    `${layer}: 1보다 큰 strides와 1보다 큰 dilationRate는 함께 쓸 수 없습니다. 둘 중 하나는 1로 두세요. 받은 것: strides ${strides}, dilationRate ${dilationRate}.`,
  outputPadding: (layer, outputPadding, strides) =>
    `${layer}: \`outputPadding\`은 \`strides\`보다 작아야 합니다. 받은 것: ${outputPadding}, strides ${strides}.`,
  initializerRank: (layer, option) =>
    `${layer}: "identity"는 dense 층의 커널처럼 축이 두 개인 가중치에만 쓸 수 있어 \`${option}\`에는 쓸 수 없습니다. "glorotUniform" 같은 다른 값을 쓰세요.`,
  flatInitializer: (layer, option, got) =>
    `${layer}: "${got}"은(는) 축이 두 개 이상인 가중치에만 쓸 수 있는데 \`${option}\`의 축은 하나입니다. "zeros" 같은 다른 값을 쓰세요.`,

  notATensor: (layer, got) =>
    `${layer}은(는) 다른 층의 출력이나 input([28, 28, 1])으로 호출합니다. 예: \`conv2d(32, 3)(x)\`. 받은 것: ${got}.`,
  notATensorInList: (layer, index, got) =>
    `${layer}은(는) [a, b]처럼 다른 층의 출력을 담은 목록으로 호출합니다. ${index}번 항목으로 받은 것: ${got}.`,
  inputTakesNothing: () =>
    "입력은 신경망이 시작하는 곳이므로 다른 것으로 호출하지 않습니다. 다른 층을 입력으로 호출하세요.",
  oneInput: (layer, got) =>
    `${layer}은(는) 입력 하나에 대해 계산하는데 ${got}개를 받았습니다. 여러 개라면 먼저 concatenate()나 add()로 합치세요.`,
  severalInputs: (layer, got) =>
    `${layer}은(는) 목록으로 준 여러 입력을 합칩니다. 예: \`${layer}()([a, b])\`. 받은 입력: ${got}개.`,
  atLayer: (layer, reason) => `${layer}: ${reason}`,
  trainable: (got) => `\`trainable\`은 true 또는 false여야 합니다. 받은 것: ${got}.`,
};

/** What the layer builders say, in the learner's language. */
export function localMessages(): typeof en {
  return currentLanguage() === "ko" ? ko : en;
}
