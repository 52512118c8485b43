import { countText } from "../../display/countText.ts";
import { shownValue } from "../../display/shownValue.ts";
import { numberText, percentText } from "../drawing/numberText.ts";
import { wholeTicks } from "./axisRange.ts";
import { Chart } from "./chart.ts";
import { type ChartNumbers, readNumbers } from "./chartNumbers.ts";
import {
  type AxisDomain,
  type AxisOptions,
  altTextOf,
  checkAxisOptions,
  checkDomain,
  titleSpec,
} from "./chartOptions.ts";
import { MAIN_COLOR } from "./chartTheme.ts";
import { type Bin, binsOf } from "./histogramBins.ts";
import { jsonNumber } from "./jsonNumber.ts";
import { localMessages } from "./messages.ts";
import { type ValueStatistics, valueStatistics } from "./valueStatistics.ts";

/** How a histogram looks. */
export interface HistogramOptions extends AxisOptions {
  /** How many bars, 1 to 1000; left out, as many as suit the number of values and their spread, up to 100. */
  readonly bins?: number;
  /** The values that are counted; left out, from the smallest to the largest. */
  readonly range?: AxisDomain;
}

const WIDTH = 420;
const HEIGHT = 220;
const MOST_BINS = 1000;
const TICKS = 4;

/**
 * Draws how often values occur, as bars that stand for equal stretches of them, with statistics above: how many there are,
 * smallest, largest, mean, standard deviation, how many are 0, NaN or infinite.
 *
 * ```ts
 * histogram(model.predict(x)); // a tensor of any shape
 * ```
 *
 * @param values numbers of any shape: an array, a typed array, `{ values, shape }` or a tensor
 * @throws {TypeError} if they are no numbers
 * @throws {RangeError} if there are none, or an option does not fit
 */
export function histogram(values: ChartNumbers, options: HistogramOptions = {}): Chart {
  checkAxisOptions("histogram", options, ["bins", "range"]);
  checkBins(options.bins);
  checkDomain("range", options.range);
  const text = localMessages();
  const numbers = readNumbers(values, "histogram").values;
  const statistics = valueStatistics(numbers);
  const bins = binsOf(numbers, statistics, options.bins, options.range);
  const notes = statisticsNotes(statistics);
  const outside = statistics.finite - bins.reduce((sum, { count }) => sum + count, 0);
  if (outside > 0) notes.push(text.outsideRange(outside));
  return new Chart(
    {
      ...titleSpec(options.title, notes),
      width: options.width ?? WIDTH,
      height: options.height ?? HEIGHT,
      ...binsSpec(bins, options.xLabel, options.yLabel ?? text.count()),
    },
    altTextOf(options, [text.histogramAlt(bins.length), ...notes, fullestAlt(bins)]),
  );
}

/** @throws {RangeError} if `bins` is not a number of bars */
export function checkBins(bins: unknown): void {
  if (bins === undefined || (Number.isInteger(bins) && (bins as number) >= 1 && (bins as number) <= MOST_BINS)) return;
  throw new RangeError(localMessages().bins(MOST_BINS, shownValue(bins)));
}

/** Data, mark and encoding of bars for bins. */
export function binsSpec(bins: readonly Bin[], xLabel: string | undefined, yLabel: string | null): object {
  const text = localMessages();
  const values = bins.map(({ from, to, count }) => ({
    from: jsonNumber(from),
    to: jsonNumber(to),
    count,
    range: text.fromTo(numberText(from), numberText(to)),
  }));
  return {
    data: { values },
    mark: { type: "bar", color: MAIN_COLOR, binSpacing: bins.length > 60 ? 0 : 1 },
    encoding: {
      x: {
        field: "from",
        bin: "binned",
        type: "quantitative",
        title: xLabel ?? null,
        scale: { zero: false, nice: false },
        axis: { labelOverlap: true },
      },
      x2: { field: "to" },
      y: {
        field: "count",
        type: "quantitative",
        title: yLabel,
        // As many steps as ticks: with a tick at the top of each of several panels their titles are in line.
        scale: { nice: TICKS },
        axis: { tickCount: TICKS, ...wholeTicks(0, Math.max(0, ...bins.map((bin) => bin.count))) },
      },
      tooltip: [
        { field: "range", type: "nominal", title: text.value() },
        { field: "count", type: "quantitative", title: text.count(), format: "," },
      ],
    },
  };
}

/** What is said beside a histogram: two or three lines. */
export function statisticsNotes(statistics: ValueStatistics): string[] {
  const text = localMessages();
  const { count, zeros, finite, nan, positiveInfinity, negativeInfinity } = statistics;
  const notes = [
    finite === 0
      ? text.noFiniteValue(countText(count))
      : text.statistics(countText(count), {
          min: numberText(statistics.min),
          max: numberText(statistics.max),
          mean: numberText(statistics.mean),
          std: numberText(statistics.std),
        }),
  ];
  const special = [text.zeroCount(countText(zeros), percentText(zeros / count))];
  if (nan > 0) special.push(text.nanCount(nan));
  if (positiveInfinity > 0) special.push(text.signedInfinityCount("∞", positiveInfinity));
  if (negativeInfinity > 0) special.push(text.signedInfinityCount("−∞", negativeInfinity));
  notes.push(special.join(" · "));
  return notes;
}

function fullestAlt(bins: readonly Bin[]): string {
  const fullest = bins.reduce<Bin | undefined>(
    (most, bin) => (most === undefined || bin.count > most.count ? bin : most),
    undefined,
  );
  if (fullest === undefined || fullest.count === 0) return "";
  return localMessages().fullestBin(numberText(fullest.from), numberText(fullest.to), countText(fullest.count));
}
