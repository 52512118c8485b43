import type { Series } from "./chartSeries.ts";

/**
 * A series with its points in the order of `x`; the points with an `x` that is not finite are left out, as nothing can be
 * drawn at it.
 */
export function sortedSeries(series: Series): Series {
  const { x } = series;
  let isSorted = true;
  for (let index = 0; index < x.length && isSorted; index++) {
    isSorted = Number.isFinite(x[index]) && (index === 0 || (x[index - 1] as number) <= (x[index] as number));
  }
  if (isSorted) return series;
  const order = Array.from(x.keys()).filter((index) => Number.isFinite(x[index]));
  order.sort((a, b) => (x[a] as number) - (x[b] as number));
  return pick(series, order);
}

/**
 * At most about `most` points of a sorted series that look the same as all of them: the smallest and the largest of each
 * of `most / 3` stretches, so that no peak is lost, and a gap wherever a stretch has one.
 */
export function thinnedSeries(series: Series, most: number): Series {
  const { y } = series;
  if (y.length <= most) return series;
  const stretches = Math.floor(most / 3);
  const kept: number[] = [];
  for (let stretch = 0; stretch < stretches; stretch++) {
    const from = Math.floor((stretch * y.length) / stretches);
    const to = Math.floor(((stretch + 1) * y.length) / stretches);
    let [lowest, highest, gap] = [-1, -1, -1];
    for (let index = from; index < to; index++) {
      const value = y[index] as number;
      if (!Number.isFinite(value)) gap = index;
      else {
        if (lowest < 0 || value < (y[lowest] as number)) lowest = index;
        if (highest < 0 || value > (y[highest] as number)) highest = index;
      }
    }
    // The first and the last point stay: an alternative text names them.
    const ends = stretch === 0 ? [0] : stretch === stretches - 1 ? [y.length - 1] : [];
    const chosen = new Set([lowest, highest, gap, ...ends].filter((index) => index >= 0));
    kept.push(...Array.from(chosen).sort((a, b) => a - b));
  }
  return pick(series, kept);
}

/** `most` points of a series at even distances in its order. */
export function sampledSeries(series: Series, most: number): Series {
  const { length } = series.y;
  if (length <= most) return series;
  return pick(
    series,
    Array.from({ length: most }, (_, index) => Math.floor((index * length) / most)),
  );
}

function pick({ name, x, y }: Series, indices: readonly number[]): Series {
  return {
    name,
    x: Float64Array.from(indices, (index) => x[index] as number),
    y: Float64Array.from(indices, (index) => y[index] as number),
  };
}
