import { countText } from "../../display/countText.ts";
import { currentLanguage, type Language } from "../../display/language.ts";

const en = {
  // Wrong options, said in Node.
  imageSize: (place: string, got: string) =>
    `${place}: \`input\` is [height, width, channels], three whole numbers from 1, like [28, 28, 1] (without the batch); got ${got}.`,
  calculatedLayer: (place: string, got: string) =>
    `${place}: \`layer\` is made by conv2d, maxPooling2d or averagePooling2d, like conv2d(64, 5); got ${got}.`,
  whole: (place: string, option: string, largest: number, got: string) =>
    `${place}: \`${option}\` is a whole number from 1 to ${countText(largest)}; got ${got}.`,
  rows: (place: string, largest: number, got: string) =>
    `${place}: \`input\` is a whole number from 1 to ${largest} (the side of a square), or rows of numbers, all of the same length, at most ${largest} rows of ${largest}; got ${got}.`,

  // Names that several figures show.
  channels: "channels",
  filters: "filters",
  units: "units",
  groups: "groups",
  kernelSize: "kernel size",
  poolSize: "window size",
  strides: "stride",
  dilationRate: "dilation",
  padding: "padding",
  inputWord: "input",
  inputSize: "input size",
  inputHeight: "input height",
  inputWidth: "input width",
  layer: "layer",
  settings: "Settings",
  result: "Result",
  ofHeight: (name: string) => `${name}, height`,
  ofWidth: (name: string) => `${name}, width`,
  apart: "height and width apart",
  params: "parameters",
  multiplyAdds: "multiply-adds",
  weights: "weights",
  biases: "biases",
  useBias: "with biases",

  // shapeCalculator
  shapeTitle: "Output shape",
  layerNames: {
    conv2d: "convolution (conv2d)",
    maxPooling2d: "max pooling (maxPooling2d)",
    averagePooling2d: "average pooling (averagePooling2d)",
  },
  paddingNames: {
    valid: "valid (none)",
    same: "same",
    full: "full",
    cells: "cells on each side",
  },
  paddingCells: "cells on each side",
  channelsFirst: (from: string, to: string) => `With the channels first (N×C×H×W): ${from} → ${to}`,
  axis: { height: "Height", width: "Width", both: "Height and width" },
  divides: (division: string, quotient: string) => `${division} = ${quotient}: it divides, nothing is left over.`,
  floors: (division: string, quotient: string, floor: string) =>
    `${division} = ${quotient} → ⌊${quotient}⌋ = ${floor}: it does not divide, so the fraction is dropped: the next position (dashed) would not fit.`,
  unseen: (axis: "height" | "width" | "both", count: number) => {
    if (axis === "both") {
      return count === 1
        ? "The last row and the last column are never looked at."
        : `The last ${countText(count)} rows and the last ${countText(count)} columns are never looked at.`;
    }
    const line = axis === "height" ? "row" : "column";
    return count === 1
      ? `One ${line} at the end is never looked at.`
      : `${countText(count)} ${line}s at the end are never looked at.`;
  },
  unseenPadding: "What is left over is padding only: every cell of the input is looked at.",
  gaps: (count: number) =>
    `The stride is larger than the kernel: between its positions, ${count === 1 ? "1 cell is" : `${countText(count)} cells are`} passed over.`,
  asymmetric: (before: number, after: number) =>
    `The padding is not even: ${countText(before)} before, ${countText(after)} after. Of an odd number TensorFlow puts the extra cell after.`,
  kernelTooLarge: (axis: "height" | "width", span: string, cells: string) =>
    `No output: the kernel spans ${span}, and the input has only ${cells} in ${axis}. It has no position where it fits. Make the kernel smaller, or add padding.`,
  cells: (count: number) => (count === 1 ? "1 cell" : `${countText(count)} cells`),
  dilatedSpan: (kernel: number, dilation: number, span: number) =>
    `(${countText(kernel)} − 1)·${countText(dilation)} + 1 = ${countText(span)} cells`,
  paddedCells: (input: number, before: number, after: number) =>
    `${countText(input)} + ${countText(before)} + ${countText(after)} = ${countText(input + before + after)} cells with its padding`,
  stridesAndDilation: (stride: number, dilation: number) =>
    `No output: a stride over 1 (${stride}) and a dilation over 1 (${dilation}) do not go together, as in Keras. Leave one of them at 1.`,
  groupsMisfit: (channels: number, filters: number, groups: number) =>
    `Not possible: ${countText(groups)} groups must divide the channels (${countText(channels)}) and the filters (${countText(filters)}) without remainder.`,
  poolingParams: "none (a pooling learns nothing)",
  poolingMultiplyAdds: "none (a pooling only compares or adds)",
  stripAlt: (axis: string, padded: number, size: number) =>
    `${axis}: ${countText(padded)} cells with padding, ${size === 1 ? "1 kernel position" : `${countText(size)} kernel positions`}`,
  shapeAlt: (expression: string, from: string, to: string) => `Output shape of ${expression}: ${from} becomes ${to}.`,

  // paddingView
  paddingTitle: "Padding: valid, same, full",
  position: "kernel position",
  positionOf: (index: number, count: number, row: number, column: number) =>
    `position ${countText(index)} of ${countText(count)}: output row ${row}, column ${column}`,
  paddingSides: (before: number, after: number) =>
    before === after
      ? before === 0
        ? "No padding."
        : `Padding ${before} on each side.`
      : `Padding ${before} before, ${after} after: of an odd number TensorFlow puts the extra cell after.`,
  sizes: (input: string, padded: string, output: string) => `${input} → padded ${padded} → output ${output}`,
  paddingMeaning: {
    valid: "Only positions wholly inside the input.",
    same: "So much padding that there are ⌈I/S⌉ positions.",
    full: "Every position that overlaps the input.",
  },
  fullInKeras: 'Keras has no "full": pad with zeros first (zeroPadding2d).',
  noPosition: (span: number, height: number, width: number) =>
    `The kernel spans ${span} × ${span} cells and the input has ${height} × ${width}: no position, no output.`,
  gridAlt: (padding: string, height: number, width: number, outHeight: number, outWidth: number) =>
    `${padding}: ${height} × ${width} cells with padding become ${outHeight} × ${outWidth}`,
  paddingAlt: (height: number, width: number, kernel: number, stride: number, dilation: number) =>
    `A ${kernel} × ${kernel} kernel over ${height} × ${width} cells, stride ${stride}${dilation === 1 ? "" : `, dilation ${dilation}`}, with three paddings.`,

  // paramCalculator
  paramTitle: "Parameters of a layer",
  paramLayerNames: { conv2d: "convolution (conv2d)", dense: "dense layer (dense)" },
  preset: "example",
  ownPreset: "own numbers",
  presetLabel: (label: string) => label,
  filterStack: (filters: string, kernel: string, depth: string) =>
    `${filters} of ${kernel}×${depth}: as deep as the input has channels.`,
  groupStack: (filters: string, kernel: string, depth: string, groups: number) =>
    `${filters} of ${kernel}×${depth}: each sees the channels of one of ${groups} groups.`,
  filterCount: (count: number) => (count === 1 ? "1 filter" : `${countText(count)} filters`),
  denseConnections: (inputs: string, units: string) =>
    `Every one of ${inputs} inputs is connected to every one of ${units}.`,
  unitCount: (count: number) => (count === 1 ? "1 unit" : `${countText(count)} units`),
  denseLetters: "inputs·units",
  perFilter: "One bias for each filter.",
  perUnit: "One bias for each unit.",
  noMatterSize:
    "A convolution's parameters do not depend on the height and width: every position uses the same weights.",
  denseSize: (size: string, inputs: string) =>
    `The image is flattened: ${size} = ${inputs} inputs, each with its own weight to every unit.`,
  comparedWithDense: (size: string, units: string, total: string) =>
    `A dense layer of ${units} on the same ${size} input: ${total} parameters`,
  comparedWithConvolution: (kernel: string, filters: string, size: string, total: string) =>
    `A convolution of ${filters}, ${kernel}, on the same ${size} input: ${total} parameters`,
  timesMore: (times: string) => `${times} times as many`,
  timesFewer: (times: string) => `${times} times fewer`,
  equallyMany: "equally many",
  paramAlt: (layer: string, weights: string, biases: string, total: string) =>
    `Parameters of ${layer}: W_c = ${weights}, B_c = ${biases}, P_c = ${total}.`,
};

const ko: typeof en = {
  imageSize: (place, got) =>
    `${place}: \`input\`에는 [28, 28, 1]처럼 [높이, 너비, 채널]을 1 이상의 정수 셋으로(배치 없이) 넣어야 하는데 ${got}을(를) 받았습니다.`,
  calculatedLayer: (place, got) =>
    `${place}: \`layer\`에는 conv2d(64, 5)처럼 conv2d, maxPooling2d, averagePooling2d로 만든 층을 넣어야 하는데 ${got}을(를) 받았습니다.`,
  whole: (place, option, largest, got) =>
    `${place}: \`${option}\`에는 1부터 ${countText(largest)}까지의 정수를 넣어야 하는데 ${got}을(를) 받았습니다.`,
  rows: (place, largest, got) =>
    `${place}: \`input\`에는 1부터 ${largest}까지의 정수(정사각형의 한 변)나 길이가 같은 숫자 행들(최대 ${largest}×${largest})을 넣어야 하는데 ${got}을(를) 받았습니다.`,

  channels: "채널",
  filters: "필터",
  units: "유닛",
  groups: "그룹",
  kernelSize: "커널 크기",
  poolSize: "창 크기",
  strides: "스트라이드",
  dilationRate: "팽창(dilation)",
  padding: "패딩",
  inputWord: "입력",
  inputSize: "입력 크기",
  inputHeight: "입력 높이",
  inputWidth: "입력 너비",
  layer: "층",
  settings: "설정",
  result: "결과",
  ofHeight: (name) => `${name}, 높이`,
  ofWidth: (name) => `${name}, 너비`,
  apart: "높이와 너비를 따로",
  params: "파라미터",
  multiplyAdds: "곱셈-덧셈 수",
  weights: "가중치",
  biases: "편향",
  useBias: "편향 있음",

  shapeTitle: "출력의 모양",
  layerNames: {
    conv2d: "합성곱(conv2d)",
    maxPooling2d: "최대 풀링(maxPooling2d)",
    averagePooling2d: "평균 풀링(averagePooling2d)",
  },
  paddingNames: {
    valid: "valid(없음)",
    same: "same",
    full: "full",
    cells: "양쪽에 붙일 칸 수",
  },
  paddingCells: "양쪽에 붙일 칸 수",
  channelsFirst: (from, to) => `채널을 앞에 쓰면(N×C×H×W): ${from} → ${to}`,
  axis: { height: "높이", width: "너비", both: "높이와 너비" },
  divides: (division, quotient) => `${division} = ${quotient}: 나누어떨어져 남는 칸이 없습니다.`,
  floors: (division, quotient, floor) =>
    `${division} = ${quotient} → ⌊${quotient}⌋ = ${floor}: 나누어떨어지지 않아 소수점 아래를 버립니다. 다음 위치(점선)는 들어갈 자리가 없습니다.`,
  unseen: (axis, count) => {
    if (axis === "both") {
      return count === 1
        ? "마지막 한 행과 한 열은 한 번도 보지 않습니다."
        : `마지막 ${countText(count)}행과 ${countText(count)}열은 한 번도 보지 않습니다.`;
    }
    const line = axis === "height" ? "행" : "열";
    return count === 1
      ? `끝의 한 ${line}은 한 번도 보지 않습니다.`
      : `끝의 ${countText(count)}${line}은 한 번도 보지 않습니다.`;
  },
  unseenPadding: "남는 칸은 패딩뿐이라 입력의 칸은 모두 봅니다.",
  gaps: (count) => `스트라이드가 커널보다 커서 커널의 위치 사이에 있는 ${countText(count)}칸은 건너뜁니다.`,
  asymmetric: (before, after) =>
    `패딩이 고르지 않습니다: 앞 ${countText(before)}칸, 뒤 ${countText(after)}칸. 홀수이면 TensorFlow는 남는 한 칸을 뒤에 붙입니다.`,
  kernelTooLarge: (axis, span, cells) =>
    `출력이 없습니다: 커널은 ${span}을 덮는데 입력의 ${axis === "height" ? "높이" : "너비"}는 ${cells}뿐이라 놓을 자리가 없습니다. 커널을 줄이거나 패딩을 붙이세요.`,
  cells: (count) => `${countText(count)}칸`,
  dilatedSpan: (kernel, dilation, span) =>
    `(${countText(kernel)} − 1)·${countText(dilation)} + 1 = ${countText(span)}칸`,
  paddedCells: (input, before, after) =>
    `패딩까지 ${countText(input)} + ${countText(before)} + ${countText(after)} = ${countText(input + before + after)}칸`,
  stridesAndDilation: (stride, dilation) =>
    `출력이 없습니다: Keras처럼, 1보다 큰 스트라이드(${stride})와 1보다 큰 팽창(${dilation})은 함께 쓸 수 없습니다. 둘 중 하나는 1로 두세요.`,
  groupsMisfit: (channels, filters, groups) =>
    `불가능합니다: 채널 수(${countText(channels)})와 필터 수(${countText(filters)})가 그룹 수(${countText(groups)})로 나누어떨어져야 합니다.`,
  poolingParams: "없음(풀링은 학습하지 않습니다)",
  poolingMultiplyAdds: "없음(풀링은 비교하거나 더하기만 합니다)",
  stripAlt: (axis, padded, size) => `${axis}: 패딩까지 ${countText(padded)}칸, 커널 위치 ${countText(size)}개`,
  shapeAlt: (expression, from, to) => `${expression}의 출력 모양: ${from} → ${to}.`,

  paddingTitle: "패딩: valid, same, full",
  position: "커널 위치",
  positionOf: (index, count, row, column) =>
    `위치 ${countText(count)}개 가운데 ${countText(index)}번째: 출력 ${row}행 ${column}열`,
  paddingSides: (before, after) =>
    before === after
      ? before === 0
        ? "패딩 없음."
        : `양쪽에 패딩 ${before}칸.`
      : `패딩 앞 ${before}칸, 뒤 ${after}칸: 홀수이면 TensorFlow는 남는 한 칸을 뒤에 붙입니다.`,
  sizes: (input, padded, output) => `${input} → 패딩까지 ${padded} → 출력 ${output}`,
  paddingMeaning: {
    valid: "입력 안에 완전히 들어가는 위치만 씁니다.",
    same: "위치가 ⌈I/S⌉개가 되도록 패딩을 붙입니다.",
    full: "입력과 한 칸이라도 겹치는 모든 위치를 씁니다.",
  },
  fullInKeras: 'Keras에는 "full"이 없어 먼저 0을 붙입니다(zeroPadding2d).',
  noPosition: (span, height, width) =>
    `커널은 ${span}×${span}칸을 덮는데 입력은 ${height}×${width}칸입니다. 놓을 자리가 없어 출력도 없습니다.`,
  gridAlt: (padding, height, width, outHeight, outWidth) =>
    `${padding}: 패딩까지 ${height}×${width}칸이 ${outHeight}×${outWidth}이(가) 됩니다`,
  paddingAlt: (height, width, kernel, stride, dilation) =>
    `${height}×${width}칸 위의 ${kernel}×${kernel} 커널, 스트라이드 ${stride}${dilation === 1 ? "" : `, 팽창 ${dilation}`}. 패딩 세 가지.`,

  paramTitle: "층의 파라미터 수",
  paramLayerNames: { conv2d: "합성곱(conv2d)", dense: "완전 연결층(dense)" },
  preset: "예시",
  ownPreset: "직접 정하기",
  presetLabel: (label) => label.replace("groups", "그룹"),
  filterStack: (filters, kernel, depth) => `${kernel}×${depth} ${filters}: 입력의 채널 수만큼 깊습니다.`,
  groupStack: (filters, kernel, depth, groups) =>
    `${kernel}×${depth} ${filters}: 필터마다 그룹 ${groups}개 가운데 한 그룹의 채널만 봅니다.`,
  filterCount: (count) => `필터 ${countText(count)}개`,
  denseConnections: (inputs, units) => `입력 ${inputs}개 하나하나가 ${units} 모두와 이어집니다.`,
  unitCount: (count) => `유닛 ${countText(count)}개`,
  denseLetters: "입력·유닛",
  perFilter: "필터마다 편향이 하나 있습니다.",
  perUnit: "유닛마다 편향이 하나 있습니다.",
  noMatterSize: "합성곱의 파라미터 수는 높이와 너비에 달려 있지 않습니다. 모든 위치가 같은 가중치를 씁니다.",
  denseSize: (size, inputs) =>
    `이미지를 한 줄로 폅니다: ${size} = 입력 ${inputs}개, 저마다 모든 유닛으로 가는 가중치가 있습니다.`,
  comparedWithDense: (size, units, total) => `같은 ${size} 입력에 ${units}짜리 완전 연결층을 쓰면: 파라미터 ${total}개`,
  comparedWithConvolution: (kernel, filters, size, total) =>
    `같은 ${size} 입력에 ${kernel} ${filters}짜리 합성곱을 쓰면: 파라미터 ${total}개`,
  timesMore: (times) => `${times}배`,
  timesFewer: (times) => `${times}분의 1`,
  equallyMany: "같은 수",
  paramAlt: (layer, weights, biases, total) =>
    `${layer}의 파라미터 수: W_c = ${weights}, B_c = ${biases}, P_c = ${total}.`,
};

/** What the calculators and the padding view say. */
export type CalculatorTexts = typeof en;

/**
 * What the calculators and the padding view say, in a language.
 *
 * @param language left out, the learner's
 */
export function calculatorMessages(language: Language = currentLanguage()): CalculatorTexts {
  return language === "ko" ? ko : en;
}
