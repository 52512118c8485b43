import type { AxisDomain } from "./chartOptions.ts";

/** What is further from 0 has no place on an axis: the difference of two such numbers may be no finite one. */
export const LARGEST_DRAWN = 1e300;

/** Whole numbers further apart get round ticks from Vega itself, which would put halves between nearer ones. */
const MOST_WHOLE_TICKS = 10;

/** Axes of less than this have no ticks that numbers could tell apart. */
const [SMALLEST_EXTENT, SMALLEST_SHARE] = [1e-290, 1e-12];

/** Whether numbers from `min` to `max` are too close to each other for an axis. */
export function isFlat(min: number, max: number): boolean {
  return max - min <= Math.max(SMALLEST_EXTENT, Math.max(Math.abs(min), Math.abs(max)) * SMALLEST_SHARE);
}

/**
 * A scale's `domain` where the data has no extent: around the only value (or several that are next to equal), so that the axis has more than one tick. Nothing
 * where Vega finds a good one itself.
 */
export function widenedDomain(min: number, max: number, isLog = false): { readonly domain?: AxisDomain } {
  if (!isFlat(min, max)) return {};
  if (isLog) return min === max ? { domain: [min / 2 || min, min * 2] } : {};
  const half = Math.abs(min) < SMALLEST_EXTENT ? 1 : Math.abs(min) / 2;
  return { domain: [min - half, max + half] };
}

/** An axis's `values` and `format`: every whole number of a short stretch. Nothing for a long one. */
export function wholeTicks(
  min: number,
  max: number,
): { readonly values?: readonly number[]; readonly format?: string } {
  const [from, to] = [Math.ceil(min), Math.floor(max)];
  if (!(to - from <= MOST_WHOLE_TICKS)) return {};
  return { values: Array.from({ length: to - from + 1 }, (_, index) => from + index), format: "d" };
}

/** The smallest and the largest finite number of several lists; infinite ones where there is none. */
export function finiteExtent(lists: readonly ArrayLike<number>[]): AxisDomain {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const list of lists) {
    for (let index = 0; index < list.length; index++) {
      const value = list[index] as number;
      if (!Number.isFinite(value)) continue;
      if (value < min) min = value;
      if (value > max) max = value;
    }
  }
  return [min, max];
}
