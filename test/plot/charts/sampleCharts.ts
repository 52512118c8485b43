import { createCanvas, loadImage } from "canvas";
import { bars } from "../../../src/plot/charts/bars.ts";
import type { Chart } from "../../../src/plot/charts/chart.ts";
import { confusionMatrix } from "../../../src/plot/charts/confusionMatrix.ts";
import { heatmap } from "../../../src/plot/charts/heatmap.ts";
import { histogram } from "../../../src/plot/charts/histogram.ts";
import { historyChart } from "../../../src/plot/charts/historyChart.ts";
import { lineChart } from "../../../src/plot/charts/lineChart.ts";
import { perClassAccuracy } from "../../../src/plot/charts/perClassAccuracy.ts";
import { scatter } from "../../../src/plot/charts/scatter.ts";
import { valuesDistribution } from "../../../src/plot/charts/valuesDistribution.ts";
import type { Picture } from "../../../src/plot/drawing/picture.ts";

const wave = (count: number, shift: number) =>
  Float32Array.from({ length: count }, (_, index) => Math.sin(index / 6 + shift));
const classNames = ["비행기", "자동차", "이름이 아주 긴 클래스인 대형 화물 트럭과 버스"];
const counts = [
  [40, 3, 1],
  [2, 30, 6],
  [0, 9, 21],
];

/** Charts whose look is compared with what it was. */
export const SAMPLE_CHARTS: Readonly<Record<string, () => Chart | Picture>> = {
  lines: () =>
    lineChart(
      { 훈련: wave(40, 0), validation: wave(40, 1).map((value, index) => (index === 20 ? Number.NaN : value)) },
      {
        title: "꺾은선 with a gap",
        xLabel: "단계",
        yLabel: "loss",
      },
    ),
  smoothedLine: () => lineChart(wave(300, 0), { smoothing: 0.9 }),
  logarithmicLine: () => lineChart([1, 10, 1000, 0.1], { yScale: "log", yLabel: "값" }),
  history: () =>
    historyChart(
      { loss: [2, 1, 0.5], valLoss: [2.2, 1.4, 1.5], accuracy: [0.3, 0.6, 0.8], valAccuracy: [0.3, 0.5, 0.5] },
      { title: "LeNet-5" },
    ),
  histogram: () => histogram([...wave(500, 0), 0, 0, Number.NaN], { title: "활성값", xLabel: "activation" }),
  heatmap: () =>
    heatmap(
      [
        [1, -2, Number.NaN],
        [0, 3, Number.POSITIVE_INFINITY],
      ],
      { colorMap: "redBlue", xLabels: ["가", "나", "다"], title: "Heat" },
    ),
  largeHeatmap: () => heatmap({ values: wave(200 * 300, 0), shape: [200, 300] }),
  scatter: () =>
    scatter(
      { values: [0, 0, 1, 2, 2, 1, 3, 3], shape: [4, 2] },
      { labels: ["a", "b", "a", "나"], xLabel: "첫째", title: "Points" },
    ),
  confusionMatrix: () => confusionMatrix(counts, { classNames, title: "분류 결과" }),
  perClassAccuracy: () => perClassAccuracy(counts, { classNames, title: "클래스별 정확도" }),
  weights: () =>
    valuesDistribution([
      { layer: "conv2d", name: "kernel", shape: [100], values: wave(100, 0) },
      { layer: "conv2d", name: "bias", shape: [4], values: new Float32Array(4) },
    ]),
  bars: () => bars([5, -3, Number.NaN], { labels: ["하나", "둘", "셋"], title: "막대" }),
};

/** A picture's size, and its colours as means of equal areas. */
export interface Thumbnail {
  /** In CSS pixels. */
  readonly width: number;
  /** In CSS pixels. */
  readonly height: number;
  /** Red, green, blue of each of `ROWS` × `COLUMNS` areas, base64. */
  readonly colors: string;
}

const [ROWS, COLUMNS] = [24, 32];

/** What is kept of a picture to compare a later one with. */
export async function thumbnail({ png, width, height }: Chart | Picture): Promise<Thumbnail> {
  const image = await loadImage(png);
  const context = createCanvas(width, height).getContext("2d");
  context.drawImage(image, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  const sums = new Float64Array(ROWS * COLUMNS * 3);
  const sizes = new Float64Array(ROWS * COLUMNS);
  for (let y = 0, at = 0; y < height; y++) {
    const row = Math.floor((y * ROWS) / height) * COLUMNS;
    for (let x = 0; x < width; x++, at += 4) {
      const area = row + Math.floor((x * COLUMNS) / width);
      sizes[area] = (sizes[area] as number) + 1;
      for (let channel = 0; channel < 3; channel++) {
        sums[area * 3 + channel] = (sums[area * 3 + channel] as number) + (data[at + channel] as number);
      }
    }
  }
  const colors = Uint8Array.from(sums, (sum, index) => Math.round(sum / (sizes[Math.floor(index / 3)] as number)));
  return { width, height, colors: Buffer.from(colors).toString("base64") };
}
