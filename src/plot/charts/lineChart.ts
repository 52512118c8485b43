import { countText } from "../../display/countText.ts";
import { shownValue } from "../../display/shownValue.ts";
import { numberText } from "../drawing/numberText.ts";
import { finiteExtent, LARGEST_DRAWN, wholeTicks, widenedDomain } from "./axisRange.ts";
import { Chart } from "./chart.ts";
import {
  type AxisDomain,
  type AxisOptions,
  altTextOf,
  checkAxisOptions,
  checkChoice,
  checkDomain,
  titleSpec,
} from "./chartOptions.ts";
import { type ChartSeries, readSeries, type Series } from "./chartSeries.ts";
import { historyFigures, isTrainingHistory, type TrainingHistory } from "./historyFigures.ts";
import { jsonNumber } from "./jsonNumber.ts";
import { localMessages } from "./messages.ts";
import {
  AXIS_EXTENT,
  highlightedOpacity,
  highlightParam,
  LINE_SYMBOL,
  nameColor,
  nameDash,
  plainColor,
  zoomParam,
} from "./seriesEncoding.ts";
import { sortedSeries, thinnedSeries } from "./thinnedSeries.ts";

/** How a line chart looks. */
export interface LineChartOptions extends AxisOptions {
  /** `"log"` for a logarithmic horizontal axis; values of 0 or less then have no place on it. */
  readonly xScale?: "linear" | "log";
  /** `"log"` for a logarithmic vertical axis; values of 0 or less then have no place on it. */
  readonly yScale?: "linear" | "log";
  /** Where the horizontal axis begins and ends; left out, as the data does. */
  readonly xAxisDomain?: AxisDomain;
  /** Where the vertical axis begins and ends; left out, as the data does. */
  readonly yAxisDomain?: AxisDomain;
  /** Whether the vertical axis shows just the values' range (true, the default) or also 0. */
  readonly zoomToFit?: boolean;
  /**
   * 0 (as they are, the default) to below 1: draws each value as a moving average with those before it, which weigh less by
   * this factor at each step, and the values themselves as a pale line.
   */
  readonly smoothing?: number;
}

const OWN_OPTIONS = ["xScale", "yScale", "xAxisDomain", "yAxisDomain", "zoomToFit", "smoothing"];
const WIDTH = 480;
const HEIGHT = 260;
const MOST_SERIES = 50;

/** Points that can be told apart on an axis of this width are fewer. */
const MOST_POINTS_OF_A_SERIES = 2000;
const MOST_POINTS = 12_000;

/** With more points, dots on the line would hide it. */
const MOST_DOTS = 60;

/** Half a dot, so that none is cut at the end of an axis. */
const DOT_ROOM = 5;

const SERIES_IN_ALT_TEXT = 20;

/**
 * Draws numbers as lines. In a live chart a pointer over the line tells a point's values, a click on a name in the legend
 * picks out its line, and the wheel with Alt held down zooms.
 *
 * ```ts
 * lineChart({ "lr 0.1": losses, "lr 0.01": slowLosses }, { xLabel: "step", yLabel: "loss", yScale: "log" });
 * ```
 *
 * A line has a gap where a value is NaN or infinite (or further from 0 than 1e300); a note says how many there are. A series of more than 2,000 points is
 * thinned to the smallest and the largest value of each of its stretches, which looks the same.
 *
 * @param series numbers `[points]`, points `{ x, y }`, a list of such, `{ name: numbers }`, `{ values, series }`, or what
 * `fit` returns (one panel for each figure is drawn by `historyChart`)
 * @throws {TypeError} if something is no series
 * @throws {RangeError} if there is no series, or more than 50, or an option does not fit
 */
export function lineChart(series: ChartSeries | TrainingHistory, options: LineChartOptions = {}): Chart {
  checkAxisOptions("lineChart", options, OWN_OPTIONS);
  const text = localMessages();
  const { xScale = "linear", yScale = "linear", smoothing = 0 } = options;
  checkChoice("xScale", xScale, ["linear", "log"]);
  checkChoice("yScale", yScale, ["linear", "log"]);
  checkChoice("zoomToFit", options.zoomToFit, [true, false, undefined]);
  checkDomain("xAxisDomain", options.xAxisDomain);
  checkDomain("yAxisDomain", options.yAxisDomain);
  if (!(smoothing >= 0 && smoothing < 1)) throw new RangeError(text.smoothing(shownValue(smoothing)));

  const isHistory = isTrainingHistory(series);
  const given = isHistory ? readSeries(historyFigures(series), "lineChart", 1) : readSeries(series, "lineChart");
  if (given.length > MOST_SERIES) throw new RangeError(text.tooManySeries(given.length, MOST_SERIES));
  const drawn = given.map((each) => drawableSeries(each, xScale === "log", yScale === "log"));
  const most = Math.min(MOST_POINTS_OF_A_SERIES, Math.floor(MOST_POINTS / drawn.length));
  const thinned = drawn.map((each) => ({
    raw: thinnedSeries(each.series, most),
    smooth: smoothing > 0 ? thinnedSeries(smoothed(each.series, smoothing), most) : null,
  }));

  const notes = drawn.flatMap((each) => leftOutNote(each));
  const points = drawn.reduce((sum, each) => sum + each.series.y.length, 0);
  const shown = thinned.reduce((sum, { raw }) => sum + raw.y.length, 0);
  if (shown < points) notes.push(text.thinned(shown, points));
  if (smoothing > 0) notes.push(text.smoothedBy(smoothing));
  const named = isHistory ? { xLabel: text.epoch(), ...options } : options;
  return new Chart(
    {
      ...titleSpec(options.title, notes),
      width: options.width ?? WIDTH,
      height: options.height ?? HEIGHT,
      ...linesSpec(thinned, named),
    },
    altTextOf(options, [text.lineChartAlt(drawn.length), ...seriesAlts(drawn), ...notes]),
  );
}

/** A series as it is drawn, and its moving average, if there is one. */
interface Line {
  readonly raw: Series;
  readonly smooth: Series | null;
}

/** Data and layers of lines. */
function linesSpec(lines: readonly Line[], options: LineChartOptions): object {
  const text = localMessages();
  const raw = lines.map((line) => line.raw);
  const smooth = lines.flatMap((line) => line.smooth ?? []);
  const names = raw.map(({ name }) => name);
  const hasNames = names.length > 1 || names[0] !== "";
  const isSmooth = smooth.length > 0;
  const hasDots = !isSmooth && raw.every(({ y }) => y.length <= MOST_DOTS);

  const { x, y } = placeEncodings(raw, options, hasDots ? DOT_ROOM : 0);
  const color = hasNames ? nameColor("series", names, LINE_SYMBOL) : plainColor();
  const dash = hasNames ? { strokeDash: nameDash("series", names) } : {};
  const tooltip = [
    ...(hasNames ? [{ field: "series", type: "nominal", title: text.series() }] : []),
    { field: "x", type: "quantitative", title: options.xLabel ?? "x" },
    { field: "y", type: "quantitative", title: options.yLabel ?? "y" },
  ];
  const opacity = (full: number) => (hasNames ? highlightedOpacity(full) : { value: full });
  const line = { type: "line", strokeCap: "round", strokeJoin: "round", strokeWidth: 2, clip: true };
  return {
    data: { values: rows(raw, hasNames) },
    layer: [
      {
        mark: isSmooth ? { ...line, strokeWidth: 1 } : line,
        encoding: { x, y, color, ...dash, opacity: opacity(isSmooth ? 0.35 : 1) },
      },
      ...(isSmooth
        ? [
            {
              data: { values: rows(smooth, hasNames) },
              mark: line,
              encoding: { x, y, color, ...dash, opacity: opacity(1) },
            },
          ]
        : []),
      {
        // Dots carry the tooltips; where there are too many to be seen, they are there all the same, without colour.
        params: [zoomParam(), ...(hasNames ? [highlightParam("series")] : [])],
        mark: { type: "point", filled: true, size: 36, clip: true },
        encoding: { x, y, color, tooltip, opacity: opacity(hasDots ? 1 : 0) },
      },
    ],
  };
}

/** @param padding CSS pixels between the outermost points and the ends of the axes */
function placeEncodings(raw: readonly Series[], options: LineChartOptions, padding: number): { x: object; y: object } {
  const { xScale = "linear", yScale = "linear", zoomToFit = true } = options;
  const [firstX, lastX] = finiteExtent(raw.map((each) => each.x));
  const [lowest, highest] = finiteExtent(raw.map((each) => each.y));
  const isWhole = raw.every(({ x }) => x.every((place) => Number.isInteger(place)));
  const isPlain = options.xAxisDomain === undefined && xScale === "linear";
  return {
    x: {
      field: "x",
      type: "quantitative",
      title: options.xLabel ?? null,
      scale: {
        type: xScale,
        zero: false,
        nice: false,
        padding,
        ...widenedDomain(firstX, lastX, xScale === "log"),
        ...givenDomain(options.xAxisDomain),
      },
      axis: { labelFlush: false, ...(isWhole && isPlain && wholeTicks(firstX, lastX)) },
    },
    y: {
      field: "y",
      type: "quantitative",
      title: options.yLabel ?? null,
      scale: {
        type: yScale,
        zero: !zoomToFit && yScale === "linear",
        padding,
        ...widenedDomain(lowest, highest, yScale === "log"),
        ...givenDomain(options.yAxisDomain),
      },
      axis: { minExtent: AXIS_EXTENT },
    },
  };
}

/** A series as it can be drawn, and what cannot. */
interface DrawableSeries {
  /** Sorted; what cannot be drawn is NaN in `y`. */
  readonly series: Series;
  readonly nan: number;
  readonly infinite: number;
  /** Values of 0 or less on a logarithmic axis. */
  readonly notPositive: number;
}

function drawableSeries(given: Series, isLogX: boolean, isLogY: boolean): DrawableSeries {
  let [nan, infinite, notPositive] = [0, 0, 0];
  const y = Float64Array.from(given.y);
  const x = Float64Array.from(given.x);
  for (let index = 0; index < y.length; index++) {
    const [place, value] = [x[index] as number, y[index] as number];
    if (Math.abs(place) <= LARGEST_DRAWN && Math.abs(value) <= LARGEST_DRAWN) {
      if (!(isLogX && place <= 0) && !(isLogY && value <= 0)) continue;
      notPositive++;
    } else if (Number.isNaN(place) || Number.isNaN(value)) nan++;
    else infinite++;
    y[index] = Number.NaN;
    if (!(Math.abs(place) <= LARGEST_DRAWN) || (isLogX && place <= 0)) x[index] = Number.NaN;
  }
  return { series: sortedSeries({ name: given.name, x, y }), nan, infinite, notPositive };
}

function leftOutNote({ series, nan, infinite, notPositive }: DrawableSeries): string[] {
  const text = localMessages();
  const counts: string[] = [];
  if (nan > 0) counts.push(text.nanCount(nan));
  if (infinite > 0) counts.push(text.infiniteCount(infinite));
  if (notPositive > 0) counts.push(text.notPositiveCount(notPositive));
  return counts.length === 0 ? [] : [text.leftOut(series.name, counts.join(", "))];
}

/**
 * Exponential moving average, from the first value on without a pull towards 0: the sum of β^k·y of k steps ago, divided by
 * the sum of β^k. What is not finite stays a gap and counts for nothing.
 */
function smoothed({ name, x, y }: Series, factor: number): Series {
  let [sum, weight] = [0, 0];
  const averages = y.map((value) => {
    if (!Number.isFinite(value)) return Number.NaN;
    sum = sum * factor + value;
    weight = weight * factor + 1;
    return sum / weight;
  });
  return { name, x, y: averages };
}

function rows(all: readonly Series[], hasNames: boolean): object[] {
  return all.flatMap(({ name, x, y }) =>
    Array.from(x, (place, index) => ({
      x: jsonNumber(place),
      y: jsonNumber(y[index] as number),
      ...(hasNames && { series: name }),
    })),
  );
}

function givenDomain(domain: AxisDomain | undefined): object {
  return domain === undefined ? {} : { domain, nice: false, padding: 0 };
}

function seriesAlts(all: readonly DrawableSeries[]): string[] {
  const text = localMessages();
  const sentences = all.slice(0, SERIES_IN_ALT_TEXT).map(({ series }) => seriesAlt(series));
  return all.length > SERIES_IN_ALT_TEXT ? [...sentences, text.moreSeries(all.length - SERIES_IN_ALT_TEXT)] : sentences;
}

/** How long it is, from where to where it goes, and where it is smallest and largest. */
function seriesAlt({ name, x, y }: Series): string {
  const text = localMessages();
  const finite = Array.from(y.keys()).filter((index) => Number.isFinite(y[index]));
  const at = (index: number | undefined) => numberText(y[index as number] as number);
  if (finite.length === 0) return text.seriesWithoutValueAlt(name);
  const lowest = finite.reduce((best, index) => ((y[index] as number) < (y[best] as number) ? index : best));
  const highest = finite.reduce((best, index) => ((y[index] as number) > (y[best] as number) ? index : best));
  return text.seriesAlt(name, countText(finite.length), {
    first: at(finite[0]),
    last: at(finite.at(-1)),
    min: at(lowest),
    minAt: numberText(x[lowest] as number),
    max: at(highest),
    maxAt: numberText(x[highest] as number),
  });
}
