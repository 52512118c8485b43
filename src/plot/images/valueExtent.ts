/** What a list of numbers holds: its finite values' ends, and how many values are not finite. */
export interface ValueExtent {
  /** The smallest finite value; `Infinity` where there is none. */
  readonly low: number;
  /** The largest finite value; `-Infinity` where there is none. */
  readonly high: number;
  /** How many values are NaN. */
  readonly nan: number;
  /** How many values are Infinity. */
  readonly infinity: number;
  /** How many values are −Infinity. */
  readonly negativeInfinity: number;
}

/** Every `stride`-th value from `start`, `count` of them: one channel of channels-last values. */
export interface Strided {
  readonly start: number;
  readonly stride: number;
  readonly count: number;
}

/** The extent of some values; all of them, or a channel's. */
export function valueExtent(
  values: ArrayLike<number>,
  { start, stride, count }: Strided = { start: 0, stride: 1, count: values.length },
): ValueExtent {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let [nan, infinity, negativeInfinity] = [0, 0, 0];
  for (let at = start, left = count; left > 0; at += stride, left--) {
    const value = values[at] as number;
    // `value - value` is NaN for NaN and both infinities.
    if (value - value === 0) {
      if (value < low) low = value;
      if (value > high) high = value;
    } else if (Number.isNaN(value)) nan++;
    else if (value > 0) infinity++;
    else negativeInfinity++;
  }
  return { low, high, nan, infinity, negativeInfinity };
}

/** The extent of several lists together. */
export function joinedExtent(extents: readonly ValueExtent[]): ValueExtent {
  let joined: ValueExtent = valueExtent([]);
  for (const each of extents) {
    joined = {
      low: Math.min(joined.low, each.low),
      high: Math.max(joined.high, each.high),
      nan: joined.nan + each.nan,
      infinity: joined.infinity + each.infinity,
      negativeInfinity: joined.negativeInfinity + each.negativeInfinity,
    };
  }
  return joined;
}
