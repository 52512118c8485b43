import type { InitializerName } from "../../layers/layerConfig.ts";
import type { WeightRandom } from "./weightRandom.ts";

/** The standard deviation of a normal distribution cut at two of its own (Keras's `VarianceScaling` divides by it). */
const TRUNCATED_DEVIATION = 0.87962566103423978;

/** Keras's deviation of `RandomNormal` and `TruncatedNormal`, and the bound of `RandomUniform`. */
const KERAS_SPREAD = 0.05;

/**
 * The first values of a weight, as Keras's initializer of that name draws them (keras/src/initializers).
 *
 * @param shape the weight's, such as `[kernelHeight, kernelWidth, channels, filters]`
 * @returns its values, row by row
 */
export function initialValues(name: InitializerName, shape: readonly number[], random: WeightRandom): Float32Array {
  const values = new Float32Array(shape.reduce((size, axis) => size * axis, 1));
  const [fanIn, fanOut] = fans(shape);
  const fill = (draw: () => number): Float32Array => {
    for (let index = 0; index < values.length; index++) values[index] = draw();
    return values;
  };
  const uniform = (limit: number) => fill(() => limit * (2 * random.uniform() - 1));
  const normal = (deviation: number) => fill(() => (deviation / TRUNCATED_DEVIATION) * random.truncatedNormal());
  const average = (fanIn + fanOut) / 2;
  switch (name) {
    case "zeros":
      return values;
    case "ones":
      return values.fill(1);
    // X. Glorot and Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010.
    case "glorotUniform":
      return uniform(Math.sqrt(3 / Math.max(1, average)));
    case "glorotNormal":
      return normal(Math.sqrt(1 / Math.max(1, average)));
    // K. He et al., "Delving deep into rectifiers", 2015.
    case "heUniform":
      return uniform(Math.sqrt(6 / Math.max(1, fanIn)));
    case "heNormal":
      return normal(Math.sqrt(2 / Math.max(1, fanIn)));
    // Y. LeCun et al., "Efficient backprop", 1998.
    case "lecunUniform":
      return uniform(Math.sqrt(3 / Math.max(1, fanIn)));
    case "lecunNormal":
      return normal(Math.sqrt(1 / Math.max(1, fanIn)));
    case "randomUniform":
      return uniform(KERAS_SPREAD);
    case "randomNormal":
      return fill(() => KERAS_SPREAD * random.normal());
    case "truncatedNormal":
      return fill(() => KERAS_SPREAD * random.truncatedNormal());
    case "orthogonal":
      return orthogonal(values, shape, random);
    case "identity":
      return identity(values, shape);
  }
}

/** How many values a weight's sums take in, and how many sums each input goes into (Keras's `compute_fans`). */
function fans(shape: readonly number[]): readonly [fanIn: number, fanOut: number] {
  if (shape.length === 0) return [1, 1];
  const last = shape.at(-1) as number;
  if (shape.length === 1) return [last, last];
  const receptive = shape.slice(0, -2).reduce((size, axis) => size * axis, 1);
  return [receptive * (shape.at(-2) as number), receptive * last];
}

/**
 * Rows or columns, whichever are fewer, at right angles and of length 1 (A. Saxe et al., "Exact solutions to the
 * nonlinear dynamics of learning in deep linear neural networks", 2013): Gram and Schmidt's method, twice, for a matrix
 * of normal numbers.
 */
function orthogonal(values: Float32Array, shape: readonly number[], random: WeightRandom): Float32Array {
  const columns = shape.at(-1) as number;
  const rows = values.length / columns;
  const [length, count] = rows < columns ? [columns, rows] : [rows, columns];
  const vectors: Float64Array[] = [];
  while (vectors.length < count) {
    const vector = Float64Array.from({ length }, () => random.normal());
    for (let round = 0; round < 2; round++) for (const other of vectors) subtractPart(vector, other);
    const size = lengthOf(vector);
    if (size < 1e-6) continue;
    vectors.push(vector.map((value) => value / size));
  }
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [which, place] = rows < columns ? [row, column] : [column, row];
      values[row * columns + column] = (vectors[which] as Float64Array)[place] as number;
    }
  }
  return values;
}

/** Takes from `vector` what of it goes along `other`, of length 1. */
function subtractPart(vector: Float64Array, other: Float64Array): void {
  let product = 0;
  for (let index = 0; index < vector.length; index++) product += (vector[index] as number) * (other[index] as number);
  for (let index = 0; index < vector.length; index++) {
    vector[index] = (vector[index] as number) - product * (other[index] as number);
  }
}

function lengthOf(vector: Float64Array): number {
  let squares = 0;
  for (const value of vector) squares += value * value;
  return Math.sqrt(squares);
}

function identity(values: Float32Array, shape: readonly number[]): Float32Array {
  const columns = shape.at(-1) as number;
  const diagonal = Math.min(values.length / columns, columns);
  for (let index = 0; index < diagonal; index++) values[index * (columns + 1)] = 1;
  return values;
}
