import { shownValue } from "../../display/shownValue.ts";
import { type ChartNumbers, isNumericArray, shaped } from "./chartNumbers.ts";
import { localMessages } from "./messages.ts";

/** A point of a chart. */
export interface ChartPoint {
  /** Place along the horizontal axis. */
  readonly x: number;
  /** Place along the vertical axis. */
  readonly y: number;
}

/** One series: numbers, which stand at 0, 1, 2, …, or points. */
export type SeriesValues = ChartNumbers | readonly ChartPoint[];

/** Several series with their names apart (as tfjs-vis takes them). */
export interface NamedSeries {
  /** The series, or a single one. */
  readonly values: SeriesValues | readonly SeriesValues[];
  /** A name for each. */
  readonly series: readonly string[];
}

/** One series, a list of them, `{ name: series }`, or `{ values, series }`. */
export type ChartSeries =
  | SeriesValues
  | readonly SeriesValues[]
  | NamedSeries
  | { readonly [name: string]: SeriesValues };

/** A series, read. */
export interface Series {
  /** Empty where there is a single one without a name. */
  readonly name: string;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * The series that a caller has given.
 *
 * @param place what a message calls them: `lineChart`
 * @param firstX where a series of numbers begins
 * @throws {TypeError} if something is no series
 * @throws {RangeError} if there is none or one is empty, or there are not as many names
 */
export function readSeries(given: unknown, place: string, firstX = 0): readonly Series[] {
  const single = readOne(given, place, "", firstX);
  if (single !== null) return [single];
  const text = localMessages();
  if (Array.isArray(given)) return given.map((each, index) => required(each, place, String(index), firstX));
  if (typeof given !== "object" || given === null || ArrayBuffer.isView(given)) {
    throw new TypeError(text.notSeries(place, shownValue(given)));
  }
  if ("values" in given && "series" in given && Array.isArray(given.series)) {
    const names = given.series.map(String);
    const first = readOne(given.values, place, names[0] ?? "", firstX);
    const list: readonly unknown[] = first === null && Array.isArray(given.values) ? given.values : [given.values];
    if (names.length !== list.length) throw new RangeError(text.seriesNames(place, list.length, names.length));
    return list.map((each, index) => required(each, place, names[index] as string, firstX));
  }
  const entries = Object.entries(given);
  if (entries.length === 0) throw new RangeError(text.noValues(place));
  return entries.map(([name, each]) => required(each, place, name, firstX));
}

function required(given: unknown, place: string, name: string, firstX: number): Series {
  const series = readOne(given, `${place}: ${name}`, name, firstX);
  if (series !== null) return series;
  throw new TypeError(localMessages().notSeries(`${place}: ${name}`, shownValue(given)));
}

/** Null if the value is not a single series. */
function readOne(given: unknown, place: string, name: string, firstX: number): Series | null {
  const text = localMessages();
  if (Array.isArray(given) && given.length === 0) throw new RangeError(text.noValues(place));
  if (Array.isArray(given) && given.some(isPoint)) return pointSeries(given, place, name);
  if (Array.isArray(given) && given.some((each) => typeof each === "number")) {
    const index = given.findIndex((each) => typeof each !== "number");
    if (index >= 0) throw new TypeError(text.notNumberAt(place, index, shownValue(given[index])));
  }
  const numbers = isSeriesList(given) ? null : shaped(given, place);
  if (numbers === null) return null;
  const { values, shape } = numbers;
  if (shape.length !== 1) throw new RangeError(text.seriesRank(place, shape));
  if (values.length === 0) throw new RangeError(text.noValues(place));
  return { name, x: Float64Array.from(values, (_, index) => firstX + index), y: Float64Array.from(values) };
}

function pointSeries(points: readonly unknown[], place: string, name: string): Series {
  const x = new Float64Array(points.length);
  const y = new Float64Array(points.length);
  for (const [index, point] of points.entries()) {
    if (!isPoint(point)) throw new TypeError(localMessages().notPointAt(place, index, shownValue(point)));
    x[index] = point.x;
    y[index] = point.y;
  }
  return { name, x, y };
}

function isPoint(value: unknown): value is ChartPoint {
  return (
    typeof value === "object" &&
    value !== null &&
    "x" in value &&
    "y" in value &&
    typeof value.x === "number" &&
    typeof value.y === "number"
  );
}

/** A list of lists is one of series, even where the lists are typed arrays. */
function isSeriesList(value: unknown): boolean {
  return Array.isArray(value) && !isNumericArray(value);
}
