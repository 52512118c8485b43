import { isFlat, LARGEST_DRAWN } from "./axisRange.ts";
import type { AxisDomain } from "./chartOptions.ts";
import type { ValueStatistics } from "./valueStatistics.ts";

/** A stretch of values and how many lie in it; `to` belongs to the next one, or to this if it is the last. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

const MOST_AUTOMATIC = 100;

/**
 * Counts finite values in bins of equal width.
 *
 * @param bins how many; left out, NumPy's rule: the more of Sturges's ⌈log₂ n⌉ + 1 and Freedman and Diaconis's, whose
 * width is 2·IQR/∛n, at most 100
 * @param range left out, from the smallest to the largest value, or half a unit around a single one
 */
export function binsOf(
  values: ArrayLike<number>,
  { min, max, finite }: ValueStatistics,
  bins: number | undefined,
  range: AxisDomain | undefined,
): readonly Bin[] {
  if (finite === 0 && range === undefined) return [];
  const [from, to] = range ?? widened(Math.max(min, -LARGEST_DRAWN), Math.min(max, LARGEST_DRAWN));
  const most = bins ?? automaticCount(values, finite, from, to);
  const edges = Float64Array.from({ length: most + 1 }, (_, edge) =>
    // Not `from + edge * width`: the width of the widest ranges is no finite number.
    edge === most ? to : from * (1 - edge / most) + to * (edge / most),
  );
  const counts = new Float64Array(most);
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (!(value >= from && value <= to)) continue;
    let bin = Math.min(most - 1, Math.floor(((value / 2 - from / 2) / (to / 2 - from / 2)) * most));
    // The quotient is rounded; the edges decide.
    while (bin > 0 && value < (edges[bin] as number)) bin--;
    while (bin < most - 1 && value >= (edges[bin + 1] as number)) bin++;
    counts[bin] = (counts[bin] as number) + 1;
  }
  return Array.from(counts, (count, bin) => ({ from: edges[bin] as number, to: edges[bin + 1] as number, count }));
}

/** A single value in the middle of a stretch that has a width; also where numbers are too close for a hundred edges. */
function widened(min: number, max: number): AxisDomain {
  if (!isFlat(min, max)) return [min, max];
  const scale = Math.max(Math.abs(min), Math.abs(max));
  const half = scale < 1e-290 || (scale >= 0.01 && scale < 1e6) ? 0.5 : scale / 2;
  return [min - half, max + half];
}

function automaticCount(values: ArrayLike<number>, finite: number, from: number, to: number): number {
  const sturges = Math.ceil(Math.log2(Math.max(1, finite))) + 1;
  const spread = interquartileRange(values, from, to);
  const freedmanDiaconis = spread > 0 ? Math.ceil(((to / 2 - from / 2) / (spread / 2)) * (Math.cbrt(finite) / 2)) : 0;
  return Math.min(MOST_AUTOMATIC, Math.max(1, sturges, freedmanDiaconis));
}

/** Of as many values as settle it, evenly taken: sorting millions would take seconds. */
function interquartileRange(values: ArrayLike<number>, from: number, to: number): number {
  const step = Math.max(1, Math.floor(values.length / 10_000));
  const sample: number[] = [];
  for (let index = 0; index < values.length; index += step) {
    const value = values[index] as number;
    if (value >= from && value <= to) sample.push(value);
  }
  if (sample.length === 0) return 0;
  const sorted = Float64Array.from(sample).sort();
  const quantile = (part: number) => sorted[Math.floor(part * (sorted.length - 1))] as number;
  return quantile(0.75) - quantile(0.25);
}
