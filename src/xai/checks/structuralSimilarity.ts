/** The window of Wang 2004: 11 × 11 cells, weighted by a bell curve of this standard deviation. */
const WINDOW = 11;
const DEVIATION = 1.5;

/** Keep the quotient away from 0 by 0 (Wang 2004: K₁ = 0.01, K₂ = 0.03, for values from 0 to 1). */
const LUMINANCE_CONSTANT = 0.01 ** 2;
const CONTRAST_CONSTANT = 0.03 ** 2;

/**
 * Structural similarity (SSIM) of two maps of values from 0 to 1: 1 for equal ones, about 0 for unrelated ones. It
 * compares mean, spread and correlation within a window that goes over every place where it fits whole.
 *
 * Wang, Bovik, Sheikh and Simoncelli, "Image quality assessment: from error visibility to structural similarity", 2004,
 * equation 13. In a map narrower than the window the window is as narrow as the map.
 *
 * @param first `height · width` values from 0 to 1
 * @param second as many
 * @param size `[height, width]`
 */
export function structuralSimilarity(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  [height, width]: readonly [height: number, width: number],
): number {
  // Columns become rows in between, and stay so: the mean below does not mind.
  const smooth = (value: (index: number) => number): Float64Array => {
    const values = Float64Array.from({ length: height * width }, (_, index) => value(index));
    const smoothRows = convolved(values, height, width);
    const places = smoothRows.length / height;
    return convolved(transposed(smoothRows, height, places), places, height);
  };
  const a = (index: number): number => first[index] as number;
  const b = (index: number): number => second[index] as number;
  const [meanA, meanB] = [smooth(a), smooth(b)];
  const [squareA, squareB] = [smooth((index) => a(index) ** 2), smooth((index) => b(index) ** 2)];
  const product = smooth((index) => a(index) * b(index));
  let sum = 0;
  for (let index = 0; index < meanA.length; index++) {
    const [mA, mB] = [meanA[index] as number, meanB[index] as number];
    const varianceA = (squareA[index] as number) - mA ** 2;
    const varianceB = (squareB[index] as number) - mB ** 2;
    const covariance = (product[index] as number) - mA * mB;
    sum +=
      ((2 * mA * mB + LUMINANCE_CONSTANT) * (2 * covariance + CONTRAST_CONSTANT)) /
      ((mA ** 2 + mB ** 2 + LUMINANCE_CONSTANT) * (varianceA + varianceB + CONTRAST_CONSTANT));
  }
  return sum / meanA.length;
}

/** Each row weighted by the window, where it fits whole: `[rows, columns − window + 1]`. */
function convolved(values: Float64Array, rows: number, columns: number): Float64Array {
  const weights = windowWeights(Math.min(WINDOW, columns));
  const places = columns - weights.length + 1;
  const result = new Float64Array(rows * places);
  for (let row = 0; row < rows; row++) {
    for (let place = 0; place < places; place++) {
      let sum = 0;
      const start = row * columns + place;
      for (let at = 0; at < weights.length; at++) sum += (weights[at] as number) * (values[start + at] as number);
      result[row * places + place] = sum;
    }
  }
  return result;
}

/** `[rows, columns]` → `[columns, rows]` */
function transposed(values: Float64Array, rows: number, columns: number): Float64Array {
  const result = new Float64Array(values.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      result[column * rows + row] = values[row * columns + column] as number;
    }
  }
  return result;
}

function windowWeights(length: number): Float64Array {
  const weights = Float64Array.from({ length }, (_, index) =>
    Math.exp(-((index - (length - 1) / 2) ** 2) / (2 * DEVIATION ** 2)),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
