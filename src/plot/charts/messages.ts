import { countText } from "../../display/countText.ts";
import { currentLanguage } from "../../display/language.ts";
import { localMessages as trainingMessages } from "../../nn/training/messages.ts";

/** Texts of numbers. */
interface StatisticsTexts {
  readonly min: string;
  readonly max: string;
  readonly mean: string;
  readonly std: string;
}

interface CourseTexts {
  readonly first: string;
  readonly last: string;
  readonly min: string;
  readonly minAt: string;
  readonly max: string;
  readonly maxAt: string;
}

type Whole = "true" | "pred" | "all";

const en = {
  barValue: (index: number, value: string) => `A bar's length is a number; value ${index} is ${value}.`,
  noBars: () => "There is no bar to draw: the list of values is empty.",
  tooManyBars: (actual: number, limit: number) =>
    `${countText(actual)} bars are too many for one chart: at most ${countText(limit)}. Pass fewer; to count labels, pass \`countByClass(labels)\` instead of \`labels\`.`,
  titleTooLong: (width: number, limit: number) =>
    `The title would be ${countText(width)} pixels wide; a picture has at most ${countText(limit)} on a side. Pass a shorter \`title\`.`,
  barLabelCount: (bars: number, labels: number) =>
    `Each bar needs one label: there are ${bars} values and ${labels} labels.`,
  barsAlt: (bars: string) => `Bar chart. ${bars}.`,

  specTooLong: (length: number, limit: number) =>
    `The chart's specification has ${countText(length)} characters; a notebook takes at most ${countText(limit)}. Pass less data, or shorter names.`,
  chartTooLarge: (width: number, height: number, limit: number) =>
    `The chart would be ${countText(width)} × ${countText(height)} pixels; a picture has at most ${countText(limit)} on a side. Pass less data, a smaller \`width\` and \`height\`, or shorter texts.`,
  chartSide: (side: string, smallest: number, largest: number, given: string) =>
    `${side} is a number of pixels from ${smallest} to ${countText(largest)}; got ${given}.`,
  domain: (name: string, given: string) =>
    `${name} is a pair of numbers, the smaller first, such as [0, 1]; got ${given}.`,
  choice: (name: string, choices: string, given: string) => `${name} is one of ${choices}; got ${given}.`,
  colorMap: (choices: string, given: string, close: string | undefined) =>
    `colorMap is one of ${choices}; got ${given}.${close === undefined ? "" : ` Did you mean "${close}"?`}`,

  notNumbers: (place: string, given: string) =>
    `${place} takes numbers: an array, a typed array, { values, shape } or a tensor; got ${given}.`,
  noValues: (place: string) => `${place}: there is no data to draw. Pass at least one value.`,
  valueCount: (place: string, shape: readonly number[], values: number) =>
    `${place}: the shape [${shape.join(", ")}] takes ${countText(product(shape))} values; there are ${countText(values)}.`,
  notMatrix: (place: string, given: string) =>
    `${place} takes a matrix: rows of numbers ([[1, 2], [3, 4]]), { values, shape: [rows, columns] } or a tensor; got ${given}.`,
  matrixRank: (place: string, shape: readonly number[]) =>
    `${place} takes a matrix of shape [rows, columns]; this one has the shape [${shape.join(", ")}].${shape.length > 2 ? " Choose two axes, one image and one channel for instance." : ""}`,
  raggedRows: (place: string, columns: number, row: number, length: number) =>
    `${place}: all rows have the same length; row 0 has ${countText(columns)} numbers and row ${row} has ${countText(length)}.`,
  nameCount: (option: string, count: number, given: string) =>
    `${option} has one name for each: ${countText(count)} are needed; got ${given}.`,
  notSeries: (place: string, given: string) =>
    `${place} takes numbers ([1, 2, 3], a typed array, a tensor), points ([{ x, y }, …]), or several by name ({ loss: [1, 2] }); got ${given}.`,
  seriesRank: (place: string, shape: readonly number[]) =>
    `${place}: a series has one axis, [points]; this one has the shape [${shape.join(", ")}]. Pass one row, or several by name.`,
  seriesNames: (place: string, count: number, names: number) =>
    `${place}: there are ${count} series and ${names} names in \`series\`. Pass a name for each.`,
  notNumberAt: (place: string, index: number, given: string) => `${place}: value ${index} is no number but ${given}.`,
  notPointAt: (place: string, index: number, given: string) =>
    `${place}: item ${index} is no point { x: number, y: number } but ${given}.`,
  tooManySeries: (count: number, limit: number) =>
    `${countText(count)} lines are too many to tell apart: at most ${limit}. Pass fewer, or draw them as a heatmap.`,
  tooManyGroups: (count: number, limit: number) =>
    `${countText(count)} groups are too many to tell apart: at most ${limit}. Pass fewer.`,
  smoothing: (given: string) => `smoothing is a number from 0 to below 1, such as 0.9; got ${given}.`,
  bins: (limit: number, given: string) => `bins is a whole number from 1 to ${countText(limit)}; got ${given}.`,
  pairs: (shape: readonly number[]) =>
    `scatter takes points { x, y }, or numbers of shape [points, 2]; these have the shape [${shape.join(", ")}].`,
  labelsOfGroups: () => "labels are for points in one list; these come in groups, which have their names already.",
  pointLabels: (points: number, given: string) =>
    `Each point needs one label: there are ${countText(points)} points; got ${given} labels.`,
  notHistory: (given: string) =>
    `historyChart takes what \`await fit(…)\` returns, or its figures by name ({ loss: [1, 0.5] }); got ${given}.`,
  notFigure: (name: string, given: string) =>
    `historyChart: the figure ${name} is a list of numbers, one for each epoch; got ${given}.`,
  noEpoch: () => "There is nothing to draw: the training has not completed an epoch yet.",
  metrics: (given: string) => `metrics is a list of figures, such as ["loss", "accuracy"]; got ${given}.`,
  unknownMetric: (given: string, names: string) => `This training has no figure ${given}. It has: ${names}.`,
  notSquare: (place: string, rows: number, columns: number) =>
    `${place} takes counts [true class][predicted class], as many rows as columns; there are ${countText(rows)} rows and ${countText(columns)} columns.`,
  notCount: (place: string, row: number, column: number, given: string) =>
    `${place}: a count is a number, 0 or more; row ${row}, column ${column} has ${given}.`,
  tooManyClasses: (count: number, limit: number) =>
    `${countText(count)} classes are too many for this chart: at most ${limit}. \`heatmap(confusionCounts(…))\` draws any number.`,
  layersOfValues: (given: string) =>
    `layers chooses layers of a model; got ${given}, which has none. Leave the option out.`,
  unknownLayer: (given: string, names: string) => `There is no layer ${given} with weights. There are: ${names}.`,
  noWeights: () => "There is nothing to draw: these layers have no weights.",
  tooManyPanels: (count: number, limit: number) =>
    `${countText(count)} weights are too many for one chart: at most ${limit}. Choose some with \`layers\`.`,

  epoch: () => "epoch",
  series: () => "series",
  group: () => "group",
  class: () => "class",
  value: () => "value",
  count: () => "count",
  row: () => "row",
  column: () => "column",
  accuracy: () => "accuracy",
  training: () => "training",
  validation: () => "validation",
  trueClass: () => "true class",
  predictedClass: () => "predicted class",
  notNumbersLegend: () => "not finite",
  figure: (name: string) => trainingMessages().figure(name),
  share: (whole: Whole) =>
    ({ true: "share of the true class", pred: "share of the predicted class", all: "share of all examples" })[whole],

  nanCount: (count: number) => `NaN: ${countText(count)}`,
  infiniteCount: (count: number) => `infinite: ${countText(count)}`,
  signedInfinityCount: (sign: string, count: number) => `${sign}: ${countText(count)}`,
  notPositiveCount: (count: number) => `0 or less, which has no logarithm: ${countText(count)}`,
  leftOut: (name: string, counts: string) => `${name === "" ? "Left" : `${name}: left`} out (${counts}).`,
  pointsLeftOut: (count: number, isLog: boolean) =>
    `${countText(count)} ${count === 1 ? "point is" : "points are"} left out: NaN${isLog ? ", infinite, or without a logarithm" : " or infinite"}.`,
  thinned: (shown: number, all: number) =>
    `${countText(shown)} of ${countText(all)} points drawn: the smallest and largest of each stretch.`,
  sampled: (shown: number, all: number) => `${countText(shown)} of ${countText(all)} points drawn, evenly taken.`,
  smoothedBy: (factor: number) => `Smoothed by ${factor}; the values themselves are pale.`,
  blockMeans: (down: number, across: number, rows: number, columns: number) =>
    `Each cell is the mean of ${down} × ${across} of the ${countText(rows)} × ${countText(columns)} values.`,
  statistics: (count: string, { min, max, mean, std }: StatisticsTexts) =>
    `${count} ${count === "1" ? "value" : "values"} · min ${min} · max ${max} · mean ${mean} · std ${std}`,
  noFiniteValue: (count: string) => `${count} ${count === "1" ? "value" : "values"}, none of them finite`,
  zeroCount: (count: string, share: string) => `zeros: ${count} (${share})`,
  outsideRange: (count: number) => `outside the range: ${countText(count)}`,
  accuracyOf: (accuracy: string, examples: string) =>
    `accuracy ${accuracy} of ${examples} ${examples === "1" ? "example" : "examples"}`,
  noExamples: () => "no examples",
  noExampleOfClass: () => "no examples",
  lowest: (series: string, value: string, epoch: number) => `${series}: lowest ${value} at epoch ${epoch}`,
  highest: (series: string, value: string, epoch: number) => `${series}: highest ${value} at epoch ${epoch}`,
  notFiniteEpochs: (series: string, count: number) =>
    `${series}: not finite in ${count} ${count === 1 ? "epoch" : "epochs"}`,

  fromTo: (from: string, to: string) => `${from} to ${to}`,
  lineChartAlt: (count: number) => (count === 1 ? "Line chart." : `Line chart with ${count} lines.`),
  seriesAlt: (name: string, count: string, { first, last, min, minAt, max, maxAt }: CourseTexts) =>
    `${name === "" ? "" : `${name}: `}${count} ${count === "1" ? "point" : "points"} from ${first} to ${last}; smallest ${min} at ${minAt}, largest ${max} at ${maxAt}.`,
  seriesWithoutValueAlt: (name: string) => `${name === "" ? "" : `${name}: `}no finite value.`,
  moreSeries: (count: number) => `And ${count} more lines.`,
  historyAlt: (epochs: number) => `Training curves of ${epochs} ${epochs === 1 ? "epoch" : "epochs"}.`,
  panelAlt: (figure: string, facts: string) => `${figure}: ${facts}.`,
  courseAlt: (series: string, first: string, last: string) => `${series} from ${first} to ${last}`,
  histogramAlt: (bins: number) => `Histogram with ${bins} ${bins === 1 ? "bar" : "bars"}.`,
  fullestBin: (from: string, to: string, count: string) => `Longest bar: ${count} from ${from} to ${to}.`,
  distributionsAlt: (count: number) => `Histograms of ${count} ${count === 1 ? "weight" : "weights"}.`,
  scatterAlt: (count: string, x: string, y: string) =>
    `Scatter plot of ${count} ${count === "1" ? "point" : "points"}; x from ${x}, y from ${y}.`,
  scatterEmptyAlt: () => "Scatter plot without a point that can be drawn.",
  groupAlt: (name: string, count: string, x: string, y: string) => `${name} (${count}, centre at ${x}, ${y})`,
  groupsAlt: (count: number, groups: string) => `${count} groups: ${groups}.`,
  heatmapAlt: (rows: number, columns: number, lowest: string, highest: string) =>
    `Heat map of ${countText(rows)} × ${countText(columns)} cells; smallest ${lowest}, largest ${highest}.`,
  heatmapEmptyAlt: (rows: number, columns: number) =>
    `Heat map of ${countText(rows)} × ${countText(columns)} cells without a finite value.`,
  cellAt: (value: string, row: string, column: string) => `${value} in row ${row}, column ${column}`,
  confusionAlt: (classes: number) =>
    `Confusion matrix of ${classes} ${classes === 1 ? "class" : "classes"}, rows true, columns predicted.`,
  noMixup: () => "No class was taken for another.",
  mixups: (list: string) => `Most frequent mix-ups: ${list}.`,
  mixup: (truth: string, predicted: string, count: string) => `${truth} taken for ${predicted} (${count})`,
  perClassAlt: (classes: number) => `Accuracy of ${classes} ${classes === 1 ? "class" : "classes"}, a bar for each.`,
  classList: (list: string) => `From the worst: ${list}.`,
  bestAndWorst: (worst: string, best: string) => `Worst: ${worst}. Best: ${best}.`,
  classesWithoutExamples: (names: string) => `Without examples: ${names}.`,
};

const ko: typeof en = {
  barValue: (index, value) => `막대의 길이는 수여야 하는데 ${index}번 값이 ${value}입니다.`,
  noBars: () => "그릴 막대가 없습니다. 값의 목록이 비어 있습니다.",
  tooManyBars: (actual, limit) =>
    `막대 ${countText(actual)}개는 그림 하나에 담기에 너무 많습니다(최대 ${countText(limit)}개). 줄여 주세요. 레이블을 세려면 \`labels\` 대신 \`countByClass(labels)\`를 넘겨주세요.`,
  titleTooLong: (width, limit) =>
    `제목의 너비가 ${countText(width)}픽셀이 되는데 그림 한 변의 한도는 ${countText(limit)}픽셀입니다. \`title\`을 줄여 주세요.`,
  barLabelCount: (bars, labels) => `막대마다 레이블이 하나씩 있어야 하는데 값은 ${bars}개, 레이블은 ${labels}개입니다.`,
  barsAlt: (bars) => `막대그래프. ${bars}.`,

  specTooLong: (length, limit) =>
    `차트의 명세가 ${countText(length)}자인데 노트북에는 ${countText(limit)}자까지 담을 수 있습니다. 데이터를 줄이거나 이름을 짧게 하세요.`,
  chartTooLarge: (width, height, limit) =>
    `차트의 크기가 ${countText(width)} × ${countText(height)}픽셀이 되는데 그림 한 변의 한도는 ${countText(limit)}픽셀입니다. 데이터나 \`width\`, \`height\`를 줄이거나 글을 짧게 하세요.`,
  chartSide: (side, smallest, largest, given) =>
    `${side}에는 ${smallest}부터 ${countText(largest)}까지의 픽셀 수를 넣어야 하는데 ${given}을(를) 받았습니다.`,
  domain: (name, given) =>
    `${name}에는 [0, 1]처럼 작은 쪽이 앞에 오는 수의 쌍을 넣어야 하는데 ${given}을(를) 받았습니다.`,
  choice: (name, choices, given) => `${name}에는 ${choices} 중 하나를 넣어야 하는데 ${given}을(를) 받았습니다.`,
  colorMap: (choices, given, close) =>
    `colorMap에는 ${choices} 중 하나를 넣어야 하는데 ${given}을(를) 받았습니다.${close === undefined ? "" : ` 혹시 "${close}"인가요?`}`,

  notNumbers: (place, given) =>
    `${place}에는 수를 배열, 형식화 배열, { values, shape }, 텐서 중 하나로 넘겨야 하는데 ${given}을(를) 받았습니다.`,
  noValues: (place) => `${place}: 그릴 데이터가 없습니다. 값을 하나 이상 넘겨주세요.`,
  valueCount: (place, shape, values) =>
    `${place}: 모양이 [${shape.join(", ")}]이면 값이 ${countText(product(shape))}개여야 하는데 ${countText(values)}개가 있습니다.`,
  notMatrix: (place, given) =>
    `${place}에는 행렬을 수의 행([[1, 2], [3, 4]]), { values, shape: [행, 열] }, 텐서 중 하나로 넘겨야 하는데 ${given}을(를) 받았습니다.`,
  matrixRank: (place, shape) =>
    `${place}에는 모양이 [행, 열]인 행렬을 넘겨야 하는데 모양이 [${shape.join(", ")}]입니다.${shape.length > 2 ? " 이미지 한 장과 채널 하나처럼 두 축을 고르세요." : ""}`,
  raggedRows: (place, columns, row, length) =>
    `${place}: 행의 길이는 모두 같아야 하는데 0번 행에는 ${countText(columns)}개, ${row}번 행에는 ${countText(length)}개가 있습니다.`,
  nameCount: (option, count, given) =>
    `${option}에는 이름이 하나씩 모두 ${countText(count)}개 있어야 하는데 ${given}을(를) 받았습니다.`,
  notSeries: (place, given) =>
    `${place}에는 수([1, 2, 3], 형식화 배열, 텐서), 점([{ x, y }, …]), 또는 이름을 붙인 여러 개({ loss: [1, 2] })를 넘겨야 하는데 ${given}을(를) 받았습니다.`,
  seriesRank: (place, shape) =>
    `${place}: 계열에는 축이 하나([점])여야 하는데 모양이 [${shape.join(", ")}]입니다. 한 행만 넘기거나 여러 개를 이름과 함께 넘겨주세요.`,
  seriesNames: (place, count, names) =>
    `${place}: 계열은 ${count}개인데 \`series\`에 든 이름은 ${names}개입니다. 이름을 하나씩 붙여 주세요.`,
  notNumberAt: (place, index, given) => `${place}: ${index}번 값이 수가 아니라 ${given}입니다.`,
  notPointAt: (place, index, given) => `${place}: ${index}번 항목이 점 { x: 수, y: 수 }가 아니라 ${given}입니다.`,
  tooManySeries: (count, limit) =>
    `선 ${countText(count)}개는 서로 구별할 수 없을 만큼 많습니다(최대 ${limit}개). 줄이거나 heatmap으로 그리세요.`,
  tooManyGroups: (count, limit) =>
    `그룹 ${countText(count)}개는 서로 구별할 수 없을 만큼 많습니다(최대 ${limit}개). 줄여 주세요.`,
  smoothing: (given) => `smoothing에는 0.9처럼 0 이상 1 미만인 수를 넣어야 하는데 ${given}을(를) 받았습니다.`,
  bins: (limit, given) => `bins에는 1부터 ${countText(limit)}까지의 정수를 넣어야 하는데 ${given}을(를) 받았습니다.`,
  pairs: (shape) => `scatter에는 점 { x, y }나 모양이 [점, 2]인 수를 넘겨야 하는데 모양이 [${shape.join(", ")}]입니다.`,
  labelsOfGroups: () => "labels는 점을 목록 하나로 넘길 때 씁니다. 지금은 이미 이름이 있는 그룹을 받았습니다.",
  pointLabels: (points, given) =>
    `점마다 레이블이 하나씩 있어야 하는데 점은 ${countText(points)}개, 레이블은 ${given}개입니다.`,
  notHistory: (given) =>
    `historyChart에는 \`await fit(…)\`의 결과나 이름을 붙인 값({ loss: [1, 0.5] })을 넘겨야 하는데 ${given}을(를) 받았습니다.`,
  notFigure: (name, given) =>
    `historyChart: ${name}은(는) 에포크마다 하나씩 든 수의 목록이어야 하는데 ${given}을(를) 받았습니다.`,
  noEpoch: () => "그릴 것이 없습니다. 아직 끝난 에포크가 없습니다.",
  metrics: (given) => `metrics에는 ["loss", "accuracy"] 같은 목록을 넣어야 하는데 ${given}을(를) 받았습니다.`,
  unknownMetric: (given, names) => `이 훈련에는 ${given}이(가) 없습니다. 있는 값: ${names}.`,
  notSquare: (place, rows, columns) =>
    `${place}에는 행과 열의 수가 같은 [실제 클래스][예측 클래스] 개수를 넘겨야 하는데 행이 ${countText(rows)}개, 열이 ${countText(columns)}개입니다.`,
  notCount: (place, row, column, given) =>
    `${place}: 개수는 0 이상의 수여야 하는데 ${row}행 ${column}열에 ${given}이(가) 있습니다.`,
  tooManyClasses: (count, limit) =>
    `클래스 ${countText(count)}개는 이 차트에 너무 많습니다(최대 ${limit}개). \`heatmap(confusionCounts(…))\`는 몇 개든 그립니다.`,
  layersOfValues: (given) =>
    `layers는 모델의 층을 고르는 옵션인데 층이 없는 ${given}을(를) 받았습니다. 옵션을 빼 주세요.`,
  unknownLayer: (given, names) => `가중치가 있는 층 ${given}이(가) 없습니다. 있는 층: ${names}.`,
  noWeights: () => "그릴 것이 없습니다. 이 층들에는 가중치가 없습니다.",
  tooManyPanels: (count, limit) =>
    `가중치 ${countText(count)}개는 차트 하나에 너무 많습니다(최대 ${limit}개). \`layers\`로 골라 주세요.`,

  epoch: () => "에포크",
  series: () => "계열",
  group: () => "그룹",
  class: () => "클래스",
  value: () => "값",
  count: () => "개수",
  row: () => "행",
  column: () => "열",
  accuracy: () => "정확도",
  training: () => "훈련",
  validation: () => "검증",
  trueClass: () => "실제 클래스",
  predictedClass: () => "예측 클래스",
  notNumbersLegend: () => "유한하지 않음",
  figure: (name) => trainingMessages().figure(name),
  share: (whole) => ({ true: "실제 클래스에서의 비율", pred: "예측 클래스에서의 비율", all: "전체에서의 비율" })[whole],

  nanCount: (count) => `NaN ${countText(count)}개`,
  infiniteCount: (count) => `무한대 ${countText(count)}개`,
  signedInfinityCount: (sign, count) => `${sign} ${countText(count)}개`,
  notPositiveCount: (count) => `로그가 없는 0 이하의 값 ${countText(count)}개`,
  leftOut: (name, counts) => `${name === "" ? "" : `${name}: `}그리지 않은 값이 있습니다(${counts}).`,
  pointsLeftOut: (count, isLog) =>
    `${isLog ? "NaN이나 무한대이거나 로그가 없는" : "NaN이나 무한대인"} 점 ${countText(count)}개는 그리지 않았습니다.`,
  thinned: (shown, all) =>
    `점 ${countText(all)}개 중 ${countText(shown)}개를 그렸습니다. 구간마다 가장 작은 값과 가장 큰 값입니다.`,
  sampled: (shown, all) => `점 ${countText(all)}개 중 ${countText(shown)}개를 고르게 뽑아 그렸습니다.`,
  smoothedBy: (factor) => `${factor}만큼 매끄럽게 한 선입니다. 원래 값은 옅은 선입니다.`,
  blockMeans: (down, across, rows, columns) =>
    `칸 하나는 ${countText(rows)} × ${countText(columns)}개 값 가운데 ${down} × ${across}개의 평균입니다.`,
  statistics: (count, { min, max, mean, std }) =>
    `값 ${count}개 · 최소 ${min} · 최대 ${max} · 평균 ${mean} · 표준편차 ${std}`,
  noFiniteValue: (count) => `값 ${count}개 중 유한한 것이 없습니다`,
  zeroCount: (count, share) => `0이 ${count}개(${share})`,
  outsideRange: (count) => `범위 밖 ${countText(count)}개`,
  accuracyOf: (accuracy, examples) => `정확도 ${accuracy}(예제 ${examples}개)`,
  noExamples: () => "예제가 없습니다",
  noExampleOfClass: () => "예제 없음",
  lowest: (series, value, epoch) => `${series}: 에포크 ${epoch}에서 가장 낮음(${value})`,
  highest: (series, value, epoch) => `${series}: 에포크 ${epoch}에서 가장 높음(${value})`,
  notFiniteEpochs: (series, count) => `${series}: 에포크 ${count}개에서 유한한 수가 아님`,

  fromTo: (from, to) => `${from}부터 ${to}까지`,
  lineChartAlt: (count) => (count === 1 ? "꺾은선그래프." : `선이 ${count}개인 꺾은선그래프.`),
  seriesAlt: (name, count, { first, last, min, minAt, max, maxAt }) =>
    `${name === "" ? "" : `${name}: `}점 ${count}개, 처음 값 ${first}, 마지막 값 ${last}. 가장 작은 값은 ${minAt}에서 ${min}, 가장 큰 값은 ${maxAt}에서 ${max}.`,
  seriesWithoutValueAlt: (name) => `${name === "" ? "" : `${name}: `}유한한 값이 없습니다.`,
  moreSeries: (count) => `그 밖에 선 ${count}개.`,
  historyAlt: (epochs) => `에포크 ${epochs}개의 훈련 곡선.`,
  panelAlt: (figure, facts) => `${figure}: ${facts}.`,
  courseAlt: (series, first, last) => `${series} ${first}에서 ${last}까지`,
  histogramAlt: (bins) => `막대 ${bins}개의 히스토그램.`,
  fullestBin: (from, to, count) => `가장 긴 막대: ${from}부터 ${to}까지 ${count}개.`,
  distributionsAlt: (count) => `가중치 ${count}개의 히스토그램.`,
  scatterAlt: (count, x, y) => `점 ${count}개의 산점도. x는 ${x}, y는 ${y}.`,
  scatterEmptyAlt: () => "그릴 수 있는 점이 없는 산점도.",
  groupAlt: (name, count, x, y) => `${name}(${count}개, 중심 ${x}, ${y})`,
  groupsAlt: (count, groups) => `그룹 ${count}개: ${groups}.`,
  heatmapAlt: (rows, columns, lowest, highest) =>
    `${countText(rows)}행 ${countText(columns)}열의 히트맵. 가장 작은 값 ${lowest}, 가장 큰 값 ${highest}.`,
  heatmapEmptyAlt: (rows, columns) => `${countText(rows)}행 ${countText(columns)}열의 히트맵. 유한한 값이 없습니다.`,
  cellAt: (value, row, column) => `${value}(행 ${row}, 열 ${column})`,
  confusionAlt: (classes) => `클래스 ${classes}개의 혼동 행렬. 행은 실제 클래스, 열은 예측 클래스.`,
  noMixup: () => "서로 혼동한 클래스가 없습니다.",
  mixups: (list) => `가장 많이 혼동한 것: ${list}.`,
  mixup: (truth, predicted, count) => `${truth} → ${predicted}(${count}번)`,
  perClassAlt: (classes) => `클래스 ${classes}개의 정확도를 나타낸 막대그래프.`,
  classList: (list) => `낮은 것부터: ${list}.`,
  bestAndWorst: (worst, best) => `가장 낮은 클래스: ${worst}. 가장 높은 클래스: ${best}.`,
  classesWithoutExamples: (names) => `예제가 없는 클래스: ${names}.`,
};

/** What charts say, in the learner's language. */
export function localMessages(): typeof en {
  return currentLanguage() === "ko" ? ko : en;
}

function product(shape: readonly number[]): number {
  return shape.reduce((size, axis) => size * axis, 1);
}
