import { countText } from "../../display/countText.ts";
import { currentLanguage } from "../../display/language.ts";

const en = {
  missing: (where: string, option: string, example: string) =>
    `${where} needs \`${option}\`. Write for example \`${example}\`.`,
  notOptions: (where: string, example: string, got: string) =>
    `${where} takes one object, like \`${example}\`; got ${got}.`,
  whole: (where: string, option: string, smallest: number, got: string) =>
    `${where}: \`${option}\` is a whole number from ${smallest} to 2,147,483,647; got ${got}.`,
  paddingOption: (where: string, got: string) =>
    `${where}: \`padding\` is "valid", "same", "full", a number of cells for both sides (0 or more), or [before, after]; got ${got}.`,
  kerasPadding: (where: string, got: string) => `${where}: \`padding\` is "valid" or "same"; got ${got}.`,
  axis: (where: string, axis: string, shape: string) =>
    `${where}: \`axis\` is a whole number other than 0 (the batch), and one of the axes of the input, whose shape is ${shape}; got ${axis}.`,

  kernelTooLarge: (where: string, axis: string, kernel: string, input: string) =>
    `${where}: the kernel (of a pooling, the window) does not fit into the input${inAxis(axis)}: it spans ${kernel}, and the input has ${input}. Make it smaller, add padding (padding: "same"), or pool less before.`,
  spannedCells: (cells: number) => (cells === 1 ? "1 cell" : `${countText(cells)} cells`),
  dilatedSpan: (kernel: number, dilation: number, span: number) =>
    `(${countText(kernel)} − 1)·${countText(dilation)} + 1 = ${countText(span)} cells`,
  paddedInput: (input: number, before: number, after: number) =>
    `${countText(input)} + ${countText(before)} + ${countText(after)} = ${countText(input + before + after)} with its padding`,
  tooLarge: (where: string, what: string, value: string) =>
    `${where}: ${what} would be ${value}; a size goes up to 2,147,483,647 (2³¹ − 1). Make the input or the layer's settings smaller.`,
  countTooLarge: (where: string, value: string) =>
    `${where}: the number would be about ${value}, too large to be counted exactly (up to 9,007,199,254,740,991). Make the input or the layer's settings smaller.`,
  lostCell: (where: string, axis: string) =>
    `${where}: padding "same", an even kernel and \`outputPadding\` 0 do not go together${inAxis(axis)}: the convolution that is reversed would have one position fewer than the input has cells. Leave \`outputPadding\` out (null), or choose another kernel.`,
  outputPadding: (where: string, outputPadding: string, strides: string) =>
    `${where}: \`outputPadding\` is smaller than the stride; got ${outputPadding} with stride ${strides}.`,
  stridesAndDilation: (where: string, strides: string, dilation: string) =>
    `${where}: a stride over 1 and a dilation over 1 do not go together; got ${strides} and ${dilation}. Leave one of them at 1.`,

  notAShape: (where: string, example: string, got: string) =>
    `${where}: the input's shape is a list of whole numbers from 1 to 2,147,483,647, the batch first, null where a size is not known, like ${example}; got ${got}.`,
  noBatch: (where: string, rank: number, withBatch: string, got: string) =>
    `${where}: the input's shape has ${rank} axes, the batch first; ${got} has one too few. Put the batch in front: ${withBatch}.`,
  noChannels: (where: string, rank: number, example: string, got: string) =>
    `${where}: the input's shape has ${rank} axes, like ${example}; ${got} has one too few. The batch is there: is it the channels that are missing? A gray image has one: input([28, 28, 1]).`,
  rank: (where: string, expected: string, example: string, got: string) =>
    `${where}: the input's shape has ${expected}, like ${example}; got ${got}.`,
  axes: (rank: number) => (rank === 1 ? "1 axis" : `${rank} axes`),
  oneInput: (where: string, got: number) => `${where} works on one input; got the shapes of ${got}.`,
  noInputs: (where: string) =>
    `${where} joins inputs: pass a list of their shapes, like [[null, 28, 28, 32], [null, 28, 28, 64]].`,
  twoInputs: (where: string, got: number) => `${where} works on exactly two inputs; got ${got}.`,
  unknownChannels: (where: string, shape: string) =>
    `${where}: the number of channels must be known, because the weights follow from it; the input's shape is ${shape}.`,
  unknownSize: (where: string, shape: string) =>
    `${where}: height and width must be known to count multiplications; the input's shape is ${shape}. Pass numbers instead of null.`,
  groupsOfChannels: (where: string, channels: number, groups: number) =>
    `${where}: \`groups\` must divide the input's channels, so that every group has as many; got ${channels} channels in ${groups} groups.`,
  cropTooLarge: (where: string, axis: string, before: number, after: number, size: number) =>
    `${where}: cropping leaves nothing${inAxis(axis)}: ${countText(before)} + ${countText(after)} cells of ${countText(size)}. Crop less.`,
  reshapeMismatch: (where: string, from: string, fromCount: string, to: string, toCount: string) =>
    `${where}: the number of values must stay: ${from} holds ${fromCount}, ${to} ${toCount}. Change \`targetShape\`; one axis may be −1, what is left over.`,
  reshapeRemainder: (where: string, from: string, fromCount: string, to: string, toCount: string) =>
    `${where}: ${from} holds ${fromCount} values, which ${to} cannot share out: ${fromCount} is no multiple of ${toCount}. Change \`targetShape\`.`,
  concatenateMismatch: (where: string, axis: number, shapes: string) =>
    `${where}: the inputs must agree in every axis but ${axis}, along which they are joined; got ${shapes}. Crop, pad or pool one of them first.`,
  mergeMismatch: (where: string, shapes: string) =>
    `${where}: the inputs' shapes must agree, or have 1 where they do not; got ${shapes}.`,
  batchMismatch: (where: string, shapes: string) => `${where}: the inputs must have one batch size; got ${shapes}.`,
  unknownType: (got: string, known: string) => `There is no layer type ${got}. Layer types are ${known}.`,
  notALayer: (where: string, got: string) =>
    `${where} takes a layer, like \`conv2d(64, 5)\`, and its input's shape, like [null, 28, 28, 1]; got ${got}.`,
  notLayers: (where: string, got: string) =>
    `${where} takes a model, or a list of layers, like [conv2d(64, 5), maxPooling2d()]; got ${got}.`,
  itemNotALayer: (where: string, index: number, got: string) => `${where}: item ${index} is not a layer; got ${got}.`,
  branchingLayer: (where: string, index: number, type: string) =>
    `${where}: item ${index}, ${type}, joins several inputs, and a list of layers is a chain. Pass a model instead.`,
  tooFine: (where: string, period: string, limit: string) =>
    `${where}: the receptive field is followed from cell to cell of one period, and up-sampling makes it ${period} cells long, more than ${limit}. Use smaller factors.`,
  notANumber: (size: number) =>
    `An output size is more than one number. Write \`.size\` to calculate with it: outputSize({ … }).size is ${size}.`,

  axisNames: { height: "height", width: "width" },
  sizeLine: (size: string, before: string, after: string, leftOver: string) =>
    `size ${size} · padding ${before} before, ${after} after · ${leftOver} left over`,
  transposedLine: (size: string, croppedBefore: string, croppedAfter: string, added: string) =>
    `size ${size} · ${croppedBefore} cut off before, ${croppedAfter} after · ${added} added at the end`,
  weights: "weights",
  biases: "biases",
  statistics: "moving statistics",
  params: "parameters",
  trainable: "trained",
  nonTrainable: "not trained",
  multiplyAdds: "multiply-adds",
};

const ko: typeof en = {
  missing: (where, option, example) => `${where}에는 \`${option}\`이(가) 필요합니다. 예: \`${example}\`.`,
  notOptions: (where, example, got) =>
    `${where}에는 \`${example}\`처럼 객체 하나를 넣어야 하는데 ${got}을(를) 받았습니다.`,
  whole: (where, option, smallest, got) =>
    `${where}: \`${option}\`에는 ${smallest}부터 2,147,483,647까지의 정수를 넣어야 하는데 ${got}을(를) 받았습니다.`,
  paddingOption: (where, got) =>
    `${where}: \`padding\`에는 "valid", "same", "full", 양쪽에 붙일 칸 수(0 이상), 또는 [앞, 뒤]를 넣어야 하는데 ${got}을(를) 받았습니다.`,
  kerasPadding: (where, got) => `${where}: \`padding\`에는 "valid"나 "same"을 넣어야 하는데 ${got}을(를) 받았습니다.`,
  axis: (where, axis, shape) =>
    `${where}: \`axis\`는 0(배치)이 아닌 정수이고 모양이 ${shape}인 입력에 있는 축이어야 하는데 ${axis}을(를) 받았습니다.`,

  kernelTooLarge: (where, axis, kernel, input) =>
    `${where}: 커널(풀링에서는 창)이 입력보다 큽니다${koreanAxis(axis)}: ${kernel}을 덮는데 입력은 ${input}입니다. 크기를 줄이거나, 패딩을 붙이거나(padding: "same"), 앞에서 풀링을 덜 하세요.`,
  spannedCells: (cells) => `${countText(cells)}칸`,
  dilatedSpan: (kernel, dilation, span) =>
    `(${countText(kernel)} − 1)·${countText(dilation)} + 1 = ${countText(span)}칸`,
  paddedInput: (input, before, after) =>
    `패딩까지 ${countText(input)} + ${countText(before)} + ${countText(after)} = ${countText(input + before + after)}칸`,
  tooLarge: (where, what, value) =>
    `${where}: ${what}이(가) ${value}이(가) 되는데 크기는 2,147,483,647(2³¹ − 1)까지만 됩니다. 입력이나 층의 설정값을 줄이세요.`,
  countTooLarge: (where, value) =>
    `${where}: 수가 약 ${value}이(가) 되어 정확히 셀 수 없습니다(9,007,199,254,740,991까지 됩니다). 입력이나 층의 설정값을 줄이세요.`,
  lostCell: (where, axis) =>
    `${where}: padding "same", 짝수 커널, \`outputPadding\` 0은 함께 쓸 수 없습니다${koreanAxis(axis)}: 되돌리려는 합성곱의 위치 수가 입력의 칸 수보다 하나 적어집니다. \`outputPadding\`을 빼거나(null) 커널을 바꾸세요.`,
  outputPadding: (where, outputPadding, strides) =>
    `${where}: \`outputPadding\`은 스트라이드보다 작아야 하는데 ${outputPadding}과(와) 스트라이드 ${strides}을(를) 받았습니다.`,
  stridesAndDilation: (where, strides, dilation) =>
    `${where}: 1보다 큰 스트라이드와 1보다 큰 팽창(dilation)은 함께 쓸 수 없는데 ${strides}과(와) ${dilation}을(를) 받았습니다. 둘 중 하나는 1로 두세요.`,

  notAShape: (where, example, got) =>
    `${where}: 입력의 모양은 ${example}처럼 배치를 맨 앞에 두고 1부터 2,147,483,647까지의 정수를 늘어놓은 배열이어야 하는데(모르는 크기는 null) ${got}을(를) 받았습니다.`,
  noBatch: (where, rank, withBatch, got) =>
    `${where}: 입력의 모양은 배치를 맨 앞에 둔 ${rank}축이어야 하는데 ${got}은(는) 한 축이 모자랍니다. 배치를 앞에 붙이세요: ${withBatch}.`,
  noChannels: (where, rank, example, got) =>
    `${where}: 입력의 모양은 ${example}처럼 ${rank}축이어야 하는데 ${got}은(는) 한 축이 모자랍니다. 배치는 있으니 채널 축을 빠뜨리지 않았나요? 흑백 이미지의 채널은 하나입니다: input([28, 28, 1]).`,
  rank: (where, expected, example, got) =>
    `${where}: 입력의 모양은 ${example}처럼 ${expected}이어야 하는데 ${got}을(를) 받았습니다.`,
  axes: (rank) => `${rank}축`,
  oneInput: (where, got) => `${where}의 입력은 하나여야 하는데 입력 ${got}개의 모양을 받았습니다.`,
  noInputs: (where) =>
    `${where}은(는) 여러 입력을 합칩니다. [[null, 28, 28, 32], [null, 28, 28, 64]]처럼 입력들의 모양을 배열로 넘겨주세요.`,
  twoInputs: (where, got) => `${where}의 입력은 정확히 두 개여야 하는데 ${got}개를 받았습니다.`,
  unknownChannels: (where, shape) =>
    `${where}: 가중치의 크기가 채널 수로 정해지므로 채널 수를 알아야 하는데 입력의 모양이 ${shape}입니다.`,
  unknownSize: (where, shape) =>
    `${where}: 곱셈의 수를 세려면 높이와 너비를 알아야 하는데 입력의 모양이 ${shape}입니다. null 대신 수를 넣으세요.`,
  groupsOfChannels: (where, channels, groups) =>
    `${where}: 그룹마다 채널 수가 같도록 입력의 채널 수가 \`groups\`로 나누어떨어져야 하는데 채널 ${channels}개와 그룹 ${groups}개를 받았습니다.`,
  cropTooLarge: (where, axis, before, after, size) =>
    `${where}: 잘라 내면 남는 것이 없습니다${koreanAxis(axis)}: ${countText(size)}칸 가운데 ${countText(before)} + ${countText(after)}칸. 덜 잘라 내세요.`,
  reshapeMismatch: (where, from, fromCount, to, toCount) =>
    `${where}: 값의 개수가 그대로여야 하는데 ${from}에는 ${fromCount}개, ${to}에는 ${toCount}개가 들어갑니다. \`targetShape\`을 바꾸세요. 축 하나는 −1(나머지 전부)이어도 됩니다.`,
  reshapeRemainder: (where, from, fromCount, to, toCount) =>
    `${where}: ${from}의 값 ${fromCount}개를 ${to}(으)로 나눌 수 없습니다: ${fromCount}은(는) ${toCount}의 배수가 아닙니다. \`targetShape\`을 바꾸세요.`,
  concatenateMismatch: (where, axis, shapes) =>
    `${where}: 이어 붙이는 축 ${axis}을(를) 뺀 모든 축의 크기가 같아야 하는데 ${shapes}을(를) 받았습니다. 먼저 한쪽을 잘라 내거나, 패딩을 붙이거나, 풀링하세요.`,
  mergeMismatch: (where, shapes) =>
    `${where}: 입력들의 모양이 같거나 다른 축의 크기가 1이어야 하는데 ${shapes}을(를) 받았습니다.`,
  batchMismatch: (where, shapes) => `${where}: 입력들의 배치 크기가 같아야 하는데 ${shapes}을(를) 받았습니다.`,
  unknownType: (got, known) => `${got}(이)라는 층은 없습니다. 쓸 수 있는 층: ${known}.`,
  notALayer: (where, got) =>
    `${where}에는 \`conv2d(64, 5)\` 같은 층과 [null, 28, 28, 1] 같은 입력 모양을 넣어야 하는데 ${got}을(를) 받았습니다.`,
  notLayers: (where, got) =>
    `${where}에는 모델이나 [conv2d(64, 5), maxPooling2d()] 같은 층의 배열을 넣어야 하는데 ${got}을(를) 받았습니다.`,
  itemNotALayer: (where, index, got) => `${where}: ${index}번 항목이 층이 아닙니다. ${got}을(를) 받았습니다.`,
  branchingLayer: (where, index, type) =>
    `${where}: ${index}번 항목 ${type}은(는) 여러 입력을 합치는데 층의 배열은 한 줄로 이어집니다. 모델을 넘겨주세요.`,
  tooFine: (where, period, limit) =>
    `${where}: 수용 영역은 되풀이되는 한 주기의 칸을 하나씩 따라가며 구하는데 업샘플링 때문에 주기가 ${period}칸이 되어 ${limit}칸을 넘습니다. 배율을 줄이세요.`,
  notANumber: (size) =>
    `출력 크기에는 수 하나보다 많은 것이 들어 있습니다. 계산하려면 \`.size\`를 쓰세요: outputSize({ … }).size는 ${size}입니다.`,

  axisNames: { height: "높이", width: "너비" },
  sizeLine: (size, before, after, leftOver) => `크기 ${size} · 패딩 앞 ${before}, 뒤 ${after} · 남는 칸 ${leftOver}`,
  transposedLine: (size, croppedBefore, croppedAfter, added) =>
    `크기 ${size} · 앞에서 ${croppedBefore}, 뒤에서 ${croppedAfter} 잘라 냄 · 끝에 ${added} 덧붙임`,
  weights: "가중치",
  biases: "편향",
  statistics: "이동 통계",
  params: "파라미터",
  trainable: "학습함",
  nonTrainable: "학습하지 않음",
  multiplyAdds: "곱셈-덧셈 수",
};

/** What the arithmetic of shapes says, in the learner's language: `CONVOLAB_LANG` (the kernel sets it), else English. */
export function localMessages(): typeof en {
  return currentLanguage() === "ko" ? ko : en;
}

function inAxis(axis: string): string {
  return axis === "" ? "" : ` in ${axis}`;
}

function koreanAxis(axis: string): string {
  return axis === "" ? "" : `(${axis})`;
}
