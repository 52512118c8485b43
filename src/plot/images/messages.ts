import { countText } from "../../display/countText.ts";
import { currentLanguage } from "../../display/language.ts";

/** Where a map is strongest. */
interface Peak {
  readonly value: string;
  readonly row: number;
  readonly column: number;
}

const en = {
  notImages: (actual: string) =>
    `imageGrid needs images: a set such as \`train.images.slice(0, 10)\`, or a list such as \`[image, rows]\` (an image is \`{ shape: [height, width, channels], bytes }\`, \`{ shape, values }\`, or rows of numbers); got ${actual}.`,
  ofShape: (shape: string) => `something of shape ${shape} (of one image make a list: \`[image]\`)`,
  imageShape: (which: string, actual: string) =>
    `${which}: a shape is [height, width, channels] in whole numbers from 1, with 1 channel (gray) or 3 (red, green, blue); got ${actual}.`,
  dataLength: (which: string, shape: string, expected: number, actual: number) =>
    `${which}: the shape ${shape} needs ${countText(expected)} values; got ${countText(actual)}.`,
  raggedRows: (which: string, y: number, expected: number, actual: number) =>
    `${which}: every row must be as long as the first (${expected}); row ${y} has ${actual} values.`,
  valueOutOfRange: (which: string, value: number, smallest: number, largest: number) =>
    `${which}: the value ${value} is not from ${smallest} (black) to ${largest} (white). Pass the range of your values, for example \`range: [0, 255]\`.`,
  emptyImages: () => "There is no image to draw: the list is empty.",
  tooManyImages: (actual: number, limit: number) =>
    `${countText(actual)} images are too many for one picture: at most ${countText(limit)}. Pass fewer, for example \`images.slice(0, 50)\`.`,
  pictureTooLarge: (width: number, height: number, limit: number) =>
    `The picture would be ${countText(width)} × ${countText(height)} pixels, more than ${countText(limit)} on a side. Draw fewer images, a smaller \`scale\`, or another number of \`columns\`.`,
  labelCount: (images: number, labels: number) =>
    `Each image needs one label: there are ${countText(images)} images and ${countText(labels)} labels. Pass for example \`labels: labels.slice(0, ${images})\`.`,
  positiveWhole: (option: string, actual: unknown) =>
    `The option \`${option}\` is a whole number, 1 or more; got ${String(actual)}.`,
  range: (actual: string) =>
    `The option \`range\` is [black, white] with black smaller than white, for example [0, 1]; got ${actual}.`,
  imageNumber: (index: number) => `Image ${index}`,
  images: () => "The images",
  notNumbers: (place: string, axes: string, actual: string) =>
    `${place} needs numbers with a shape ${axes}: a tensor, \`{ values, shape }\` or nested lists; got ${actual}.`,
  notANumber: (place: string, actual: string) => `${place}: the lists hold numbers; got ${actual}.`,
  raggedNumbers: (place: string, actual: string, expected: number) =>
    `${place}: lists at the same depth must be of the same length (here ${expected}); got ${actual}.`,
  numbersRank: (place: string, axes: string, actual: string) =>
    `${place} needs numbers of shape ${axes}; got the shape ${actual}.`,
  numbersEmpty: (place: string, actual: string) => `${place}: there is nothing to draw in the shape ${actual}.`,
  tensorDisposed: (place: string) =>
    `${place}: the tensor has been disposed of. Draw it before, or keep it with \`tf.keep\`.`,
  noSuchPlace: (option: string, actual: string, count: number) =>
    `The option \`${option}\` goes from 0 to ${count - 1} (or from -${count} to -1, counted from the end); got ${actual}.`,
  notPlaces: (option: string, actual: string) =>
    `The option \`${option}\` is a list of numbers such as [0, 3, 5]; got ${actual}.`,
  oneOf: (option: string, words: string, actual: string, closest: string | undefined) =>
    `The option \`${option}\` is one of ${words}; got ${actual}.${closest === undefined ? "" : ` Did you mean \`${closest}\`?`}`,
  numberRange: (option: string, actual: string) =>
    `The option \`${option}\` is [low, high] with low smaller than high, for example [0, 1]; got ${actual}.`,
  trueOrFalse: (option: string, actual: string) => `The option \`${option}\` is true or false; got ${actual}.`,
  fraction: (option: string, actual: string) => `The option \`${option}\` is a number from 0 to 1; got ${actual}.`,
  labelsOption: () => "The option `labels` is true, false, or a list with a text for each panel.",
  panelLabelCount: (panels: number, labels: number) =>
    `Each panel needs one label: there are ${countText(panels)} panels and ${countText(labels)} labels.`,
  valueCount: (name: string, count: number) => `${name}: ${countText(count)} ${count === 1 ? "value" : "values"}`,
  nanAlt: (count: number) => `NaN in magenta: ${countText(count)}`,
  infinityAlt: (count: number) => `Infinity in cyan: ${countText(count)}`,
  negativeInfinityAlt: (count: number) => `-Infinity in lime: ${countText(count)}`,
  reducedNote: (values: string, dots: string) =>
    `Reduced from ${values} values to ${dots} dots: each is the mean of the values in its place.`,
  flatMaps: (count: number, channels: string) =>
    count === 1
      ? `The same value everywhere in channel ${channels}.`
      : `The same value everywhere in ${count} channels: ${channels}.`,
  titleSentence: (title: string | undefined) => (title === undefined ? "" : /[.?!]$/.test(title) ? title : `${title}.`),
  mapsAlt: (shown: number, channels: number, size: string, rows: number, columns: number, colors: string) =>
    `${shown === 1 ? "One feature map" : `${shown} feature maps`}${shown === channels ? "" : ` (of ${channels})`} of ${size} values${shown === 1 ? "" : ` in ${rows} ${rows === 1 ? "row" : "rows"} of ${columns}`}, colour map ${colors}.`,
  imageOfBatchAlt: (index: number, count: number) => `Image ${index} of a batch of ${count}.`,
  ownScaleAlt: () => "Each panel goes from its own smallest value to its own largest.",
  sharedScaleAlt: (low: string, high: string) => `All panels share one scale, from ${low} to ${high}.`,
  valuesAlt: (low: string, high: string) =>
    low === high ? `All values are ${low}.` : `Values from ${low} to ${high}.`,
  largestInChannel: (channel: number) => `The largest is in channel ${channel}.`,
  nothingFinite: () => "No value is finite.",
  ownSmallest: () => "own smallest",
  ownLargest: () => "own largest",
  noConvolution: (model: string) => `The model ${model} has no convolution layer, and so no filters to draw.`,
  noKernel: (layer: string, type: string, types: string) =>
    `The layer ${layer} (${type}) has no filters to draw; layers that have: ${types}.`,
  noWeightsYet: (layer: string) =>
    `The layer ${layer} has no weights yet: no model has calculated with it. Pass the model too: \`filters(model, "${layer}")\`.`,
  channelHeading: (channel: number) => `channel ${channel}`,
  chosenFilters: (filters: number, allFilters: number, channels: number, allChannels: number) =>
    `${filters} of ${allFilters} filters and ${channels} of ${allChannels} channels are shown.`,
  colorFiltersNote: (largest: string) =>
    `Red, green and blue are the weights of the three channels: gray is 0, dark -${largest}, bright ${largest}.`,
  colorFiltersAlt: () => "Red, green and blue are the weights of the three channels, 0 is gray.",
  filtersAlt: (filters: number, size: string, channels: number) =>
    `${filters === 1 ? "One filter" : `${filters} filters`} of ${size} weights for ${channels === 1 ? "one channel" : `${channels} channels`}.`,
  weightsAlt: (low: string, high: string) =>
    low === high ? `All weights are ${low}.` : `Weights from ${low} to ${high}.`,
  strongestWeight: (filter: number, channel: number, channels: number) =>
    `The largest in magnitude is in filter ${filter}${channels === 1 ? "" : `, channel ${channel}`}.`,
  notStatistics: (actual: string) =>
    `layerStatistics needs a model, or numbers by their names such as \`{ conv1: tensor }\`; got ${actual}.`,
  noStatistics: () =>
    "There is nothing to count: the model has no weights. Pass `inputs` to count what its layers answer.",
  statisticsCaption: (model: string | undefined) =>
    model === undefined ? "Statistics" : `Statistics of the model ${model}`,
  statisticsColumns: (): readonly string[] => [
    "Layer",
    "Of",
    "Shape",
    "Values",
    "Min",
    "Max",
    "Mean",
    "Std. deviation",
    "Zeros",
    "NaN",
    "Infinity",
  ],
  brokenNote: (names: string) => `Not all values are finite: ${names}.`,
  allZeroNote: (names: string) => `All values are 0: ${names}.`,
  pairCount: (inputs: number, outputs: number) =>
    `Each input needs one output: there are ${countText(inputs)} inputs and ${countText(outputs)} outputs.`,
  inputHeading: () => "Input",
  outputHeading: () => "Output",
  meanSquaredError: (error: string) => `MSE ${error}`,
  noError: () => "other size",
  grayErrorNote: () => "The error is to the gray version of the input: the output has one channel.",
  outsideNote: (count: number, low: string, high: string) =>
    `${countText(count)} ${count === 1 ? "value of the outputs is" : "values of the outputs are"} outside ${low} to ${high} and drawn as the nearer end.`,
  pairsAlt: (count: number, size: string, channels: number, outSize: string, outChannels: number) =>
    `${count === 1 ? "One input" : `${count} inputs`} of ${size} pixels (${channels === 1 ? "gray" : "colour"}), each above what the network made of it (${outSize} pixels, ${outChannels === 1 ? "gray" : "colour"}).`,
  errorsAlt: (errors: string, mean: string) => `Mean squared errors: ${errors}; their mean is ${mean}.`,
  mapCount: (images: number, maps: number) =>
    `Each image needs one map: there are ${countText(images)} images and ${countText(maps)} maps.`,
  shownImages: (shown: number, all: number) =>
    `${countText(shown)} of ${countText(all)} images ${shown === 1 ? "is" : "are"} shown.`,
  captionCount: (images: number, captions: number) =>
    `Each image needs one caption: there are ${countText(images)} images and ${countText(captions)} captions.`,
  explanationColumns: (): readonly [string, string, string] => ["Input", "Heat map", "Overlay"],
  explanationsAlt: (count: number, size: string, colors: string) =>
    `${count === 1 ? "One image" : `${count} images`} of ${size} pixels, each beside its heat map (colour map ${colors}) and the map laid over it.`,
  explanationRowAlt: (row: number, caption: string, low: string, high: string, peak: Peak | undefined) =>
    `Image ${row}${caption === "" ? "" : ` (${caption})`}: from ${low} to ${high}${peak === undefined ? "; 0 everywhere" : `, strongest (${peak.value}) at row ${peak.row}, column ${peak.column} of the map`}.`,
  gridAlt: (images: number, size: string, rows: number, columns: number) =>
    images === 1
      ? `One image of ${size} pixels.`
      : `${images} images of ${size} pixels in ${rows} ${rows === 1 ? "row" : "rows"} of ${columns}.`,
  gridLabelsAlt: (labels: string) => `Labels, row by row: ${labels}.`,
};

const ko: typeof en = {
  notImages: (actual) =>
    `imageGrid에는 이미지가 필요합니다. \`train.images.slice(0, 10)\` 같은 이미지 묶음이나 \`[image, rows]\` 같은 목록을 넘겨주세요(이미지 하나는 \`{ shape: [height, width, channels], bytes }\`, \`{ shape, values }\`, 또는 숫자로 된 행들입니다). 받은 것: ${actual}.`,
  ofShape: (shape) => `모양이 ${shape}인 것(이미지 한 장이면 \`[image]\`처럼 목록으로)`,
  imageShape: (which, actual) =>
    `${which}: 모양은 [높이, 너비, 채널]이고 모두 1 이상의 정수이며, 채널은 1개(흑백)나 3개(빨강, 초록, 파랑)여야 합니다. 받은 것: ${actual}.`,
  dataLength: (which, shape, expected, actual) =>
    `${which}: 모양이 ${shape}이면 값이 ${countText(expected)}개 필요한데 ${countText(actual)}개를 받았습니다.`,
  raggedRows: (which, y, expected, actual) =>
    `${which}: 모든 행의 길이가 첫 행(${expected})과 같아야 하는데 ${y}번 행에는 값이 ${actual}개 있습니다.`,
  valueOutOfRange: (which, value, smallest, largest) =>
    `${which}: 값 ${value}이(가) ${smallest}(검정)부터 ${largest}(하양)까지의 범위를 벗어납니다. 값의 범위를 알려 주세요. 예: \`range: [0, 255]\`.`,
  emptyImages: () => "그릴 이미지가 없습니다. 목록이 비어 있습니다.",
  tooManyImages: (actual, limit) =>
    `이미지 ${countText(actual)}장은 그림 하나에 담기에 너무 많습니다(최대 ${countText(limit)}장). 예를 들어 \`images.slice(0, 50)\`처럼 줄여 주세요.`,
  pictureTooLarge: (width, height, limit) =>
    `그림이 ${countText(width)} × ${countText(height)}픽셀이 되어 한 변의 한도 ${countText(limit)}을(를) 넘습니다. 이미지 수나 \`scale\`을 줄이거나 \`columns\`를 바꿔 주세요.`,
  labelCount: (images, labels) =>
    `이미지마다 레이블이 하나씩 있어야 하는데 이미지는 ${countText(images)}장, 레이블은 ${countText(labels)}개입니다. 예: \`labels: labels.slice(0, ${images})\`.`,
  positiveWhole: (option, actual) =>
    `\`${option}\` 옵션은 1 이상의 정수여야 하는데 ${String(actual)}을(를) 받았습니다.`,
  range: (actual) => `\`range\` 옵션은 [검정, 하양]이고 검정이 더 작아야 합니다. 예: [0, 1]. 받은 것: ${actual}.`,
  imageNumber: (index) => `${index}번 이미지`,
  images: () => "이미지",
  notNumbers: (place, axes, actual) =>
    `${place}에는 모양이 ${axes}인 숫자가 필요합니다. 텐서, \`{ values, shape }\`, 또는 겹쳐진 목록을 넘겨주세요. 받은 것: ${actual}.`,
  notANumber: (place, actual) => `${place}: 목록에는 숫자만 들어갈 수 있는데 ${actual}이(가) 있습니다.`,
  raggedNumbers: (place, actual, expected) =>
    `${place}: 같은 깊이의 목록은 길이가 모두 같아야 합니다(여기서는 ${expected}). 받은 것: ${actual}.`,
  numbersRank: (place, axes, actual) => `${place}에는 모양이 ${axes}인 숫자가 필요한데 모양이 ${actual}입니다.`,
  numbersEmpty: (place, actual) => `${place}: 모양이 ${actual}이라 그릴 것이 없습니다.`,
  tensorDisposed: (place) =>
    `${place}: 이미 해제된(dispose) 텐서입니다. 해제하기 전에 그리거나 \`tf.keep\`으로 남겨 두세요.`,
  noSuchPlace: (option, actual, count) =>
    `\`${option}\` 옵션은 0부터 ${count - 1}까지(끝에서 세려면 -${count}부터 -1까지)여야 하는데 ${actual}을(를) 받았습니다.`,
  notPlaces: (option, actual) =>
    `\`${option}\` 옵션은 [0, 3, 5] 같은 번호 목록이어야 하는데 ${actual}을(를) 받았습니다.`,
  oneOf: (option, words, actual, closest) =>
    `\`${option}\` 옵션은 ${words} 중 하나여야 하는데 ${actual}을(를) 받았습니다.${closest === undefined ? "" : ` \`${closest}\`을(를) 뜻하셨나요?`}`,
  numberRange: (option, actual) =>
    `\`${option}\` 옵션은 [최솟값, 최댓값]이고 최솟값이 더 작아야 합니다. 예: [0, 1]. 받은 것: ${actual}.`,
  trueOrFalse: (option, actual) => `\`${option}\` 옵션은 true나 false여야 하는데 ${actual}을(를) 받았습니다.`,
  fraction: (option, actual) => `\`${option}\` 옵션은 0부터 1까지의 수여야 하는데 ${actual}을(를) 받았습니다.`,
  labelsOption: () => "`labels` 옵션은 true, false, 또는 칸마다 하나씩 문자열이 든 목록이어야 합니다.",
  panelLabelCount: (panels, labels) =>
    `칸마다 레이블이 하나씩 있어야 하는데 칸은 ${countText(panels)}개, 레이블은 ${countText(labels)}개입니다.`,
  valueCount: (name, count) => `${name}: 값 ${countText(count)}개`,
  nanAlt: (count) => `NaN(자홍색): ${countText(count)}개`,
  infinityAlt: (count) => `Infinity(청록색): ${countText(count)}개`,
  negativeInfinityAlt: (count) => `-Infinity(연두색): ${countText(count)}개`,
  reducedNote: (values, dots) =>
    `값 ${values}개를 점 ${dots}개로 줄였습니다. 점 하나는 그 자리에 있는 값들의 평균입니다.`,
  flatMaps: (count, channels) =>
    count === 1
      ? `${channels}번 채널은 모든 값이 같습니다.`
      : `채널 ${count}개는 채널 안의 모든 값이 같습니다: ${channels}.`,
  titleSentence: (title) => (title === undefined ? "" : /[.?!]$/.test(title) ? title : `${title}.`),
  mapsAlt: (shown, channels, size, rows, columns, colors) =>
    `${size} 크기의 특성 맵 ${shown === channels ? "" : `${channels}개 중 `}${shown}개${shown === 1 ? "" : `, 한 줄에 ${columns}개씩 ${rows}줄`}, 색상표 ${colors}.`,
  imageOfBatchAlt: (index, count) => `이미지 ${count}장 가운데 ${index}번.`,
  ownScaleAlt: () => "칸마다 자신의 최솟값부터 최댓값까지를 나타냅니다.",
  sharedScaleAlt: (low, high) => `모든 칸이 ${low}부터 ${high}까지의 같은 눈금을 씁니다.`,
  valuesAlt: (low, high) => (low === high ? `모든 값이 ${low}입니다.` : `값은 ${low}부터 ${high}까지입니다.`),
  largestInChannel: (channel) => `가장 큰 값은 ${channel}번 채널에 있습니다.`,
  nothingFinite: () => "유한한 값이 없습니다.",
  ownSmallest: () => "칸의 최솟값",
  ownLargest: () => "칸의 최댓값",
  noConvolution: (model) => `${model} 모델에는 합성곱층이 없어 그릴 필터가 없습니다.`,
  noKernel: (layer, type, types) => `${layer} 층(${type})에는 그릴 필터가 없습니다. 필터가 있는 층: ${types}.`,
  noWeightsYet: (layer) =>
    `${layer} 층에는 아직 가중치가 없습니다. 이 층으로 계산한 모델이 없기 때문입니다. 모델도 함께 넘겨주세요: \`filters(model, "${layer}")\`.`,
  channelHeading: (channel) => `채널 ${channel}`,
  chosenFilters: (filters, allFilters, channels, allChannels) =>
    `필터 ${allFilters}개 중 ${filters}개, 채널 ${allChannels}개 중 ${channels}개를 보여 줍니다.`,
  colorFiltersNote: (largest) =>
    `빨강, 초록, 파랑은 세 채널의 가중치입니다. 회색은 0, 어두우면 -${largest}, 밝으면 ${largest}입니다.`,
  colorFiltersAlt: () => "빨강, 초록, 파랑은 세 채널의 가중치이고 회색이 0입니다.",
  filtersAlt: (filters, size, channels) => `채널 ${channels}개를 보는 ${size} 크기의 필터 ${filters}개.`,
  weightsAlt: (low, high) => (low === high ? `모든 가중치가 ${low}입니다.` : `가중치는 ${low}부터 ${high}까지입니다.`),
  strongestWeight: (filter, channel, channels) =>
    `절댓값이 가장 큰 가중치는 ${filter}번 필터${channels === 1 ? "" : `의 ${channel}번 채널`}에 있습니다.`,
  notStatistics: (actual) =>
    `layerStatistics에는 모델이나, \`{ conv1: tensor }\`처럼 이름을 붙인 숫자가 필요합니다. 받은 것: ${actual}.`,
  noStatistics: () => "셀 것이 없습니다. 모델에 가중치가 없습니다. 층의 출력을 세려면 `inputs`를 넘겨주세요.",
  statisticsCaption: (model) => (model === undefined ? "통계" : `${model} 모델의 통계`),
  statisticsColumns: () => [
    "층",
    "대상",
    "모양",
    "값 개수",
    "최솟값",
    "최댓값",
    "평균",
    "표준편차",
    "0의 개수",
    "NaN",
    "무한대",
  ],
  brokenNote: (names) => `유한하지 않은 값이 있습니다: ${names}.`,
  allZeroNote: (names) => `모든 값이 0입니다: ${names}.`,
  pairCount: (inputs, outputs) =>
    `입력마다 출력이 하나씩 있어야 하는데 입력은 ${countText(inputs)}장, 출력은 ${countText(outputs)}장입니다.`,
  inputHeading: () => "입력",
  outputHeading: () => "출력",
  meanSquaredError: (error) => `MSE ${error}`,
  noError: () => "크기가 다름",
  grayErrorNote: () => "출력의 채널이 하나라서 오차는 입력을 흑백으로 바꾼 것과 비교한 값입니다.",
  outsideNote: (count, low, high) =>
    `출력의 값 ${countText(count)}개는 ${low}부터 ${high}까지의 범위를 벗어나 가까운 끝값으로 그렸습니다.`,
  pairsAlt: (count, size, channels, outSize, outChannels) =>
    `${size}픽셀 입력 ${count}장(${channels === 1 ? "흑백" : "컬러"})과, 그 아래에 신경망이 만든 출력(${outSize}픽셀, ${outChannels === 1 ? "흑백" : "컬러"}).`,
  errorsAlt: (errors, mean) => `평균 제곱 오차: ${errors}. 이들의 평균은 ${mean}입니다.`,
  mapCount: (images, maps) =>
    `이미지마다 맵이 하나씩 있어야 하는데 이미지는 ${countText(images)}장, 맵은 ${countText(maps)}개입니다.`,
  shownImages: (shown, all) => `이미지 ${countText(all)}장 중 ${countText(shown)}장을 보여 줍니다.`,
  captionCount: (images, captions) =>
    `이미지마다 설명이 하나씩 있어야 하는데 이미지는 ${countText(images)}장, 설명은 ${countText(captions)}개입니다.`,
  explanationColumns: () => ["입력", "히트맵", "겹쳐 보기"],
  explanationsAlt: (count, size, colors) =>
    `${size}픽셀 이미지 ${count}장과, ${count === 1 ? "그" : "각각의"} 히트맵(색상표 ${colors}), 그리고 이미지 위에 겹친 히트맵.`,
  explanationRowAlt: (row, caption, low, high, peak) =>
    `${row}번 이미지${caption === "" ? "" : `(${caption})`}: ${low}부터 ${high}까지${peak === undefined ? ", 모두 0" : `, 가장 강한 곳(${peak.value})은 맵의 ${peak.row}행 ${peak.column}열`}.`,
  gridAlt: (images, size, rows, columns) =>
    images === 1 ? `${size}픽셀 이미지 1장.` : `${size}픽셀 이미지 ${images}장, 한 줄에 ${columns}장씩 ${rows}줄.`,
  gridLabelsAlt: (labels) => `윗줄부터 차례로 붙은 레이블: ${labels}.`,
};

/** What pictures of images say, in the learner's language. */
export function localMessages(): typeof en {
  return currentLanguage() === "ko" ? ko : en;
}
