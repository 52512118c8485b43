/** What is counted of numbers. */
export interface ValueStatistics {
  readonly count: number;
  /** Of the finite ones, as the next three; NaN if there is none. */
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** The population's standard deviation. */
  readonly std: number;
  readonly finite: number;
  readonly zeros: number;
  readonly nan: number;
  readonly positiveInfinity: number;
  readonly negativeInfinity: number;
}

/** Statistics of numbers, the finite ones' and how many are not. Mean and deviation by Welford's recurrence. */
export function valueStatistics(values: ArrayLike<number>): ValueStatistics {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let [mean, squares] = [0, 0];
  let [finite, zeros, nan, positiveInfinity, negativeInfinity] = [0, 0, 0, 0, 0];
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (Number.isFinite(value)) {
      finite++;
      if (value === 0) zeros++;
      if (value < min) min = value;
      if (value > max) max = value;
      // Halves, because the difference of two numbers may be larger than the largest one.
      const half = value / 2 - mean / 2;
      mean += (half / finite) * 2;
      squares += half * (value / 2 - mean / 2);
    } else if (Number.isNaN(value)) nan++;
    else if (value > 0) positiveInfinity++;
    else negativeInfinity++;
  }
  const hasAny = finite > 0;
  return {
    count: values.length,
    min: hasAny ? min : Number.NaN,
    max: hasAny ? max : Number.NaN,
    mean: hasAny ? mean : Number.NaN,
    std: hasAny ? deviation(values, mean, squares, finite) : Number.NaN,
    finite,
    zeros,
    nan,
    positiveInfinity,
    negativeInfinity,
  };
}

function deviation(values: ArrayLike<number>, mean: number, quarterSquares: number, finite: number): number {
  if (Number.isFinite(quarterSquares)) return 2 * Math.sqrt(quarterSquares / finite);
  // The squares are too large for a number: take them of differences that are all below 1.
  let largest = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (Number.isFinite(value)) largest = Math.max(largest, Math.abs(value / 2 - mean / 2));
  }
  let sum = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (Number.isFinite(value)) sum += ((value / 2 - mean / 2) / largest) ** 2;
  }
  return 2 * (Math.sqrt(sum / finite) * largest);
}
