import { shownValue } from "../../display/shownValue.ts";
import { localMessages } from "./messages.ts";
import { isTensor, type TensorValue } from "./tensorValue.ts";

/** A set of images, such as `train.images` of `loadMnist()`: bytes that are read as numbers from 0 to 1. */
export interface ImageRows {
  /** `[count, height, width, channels]`. */
  readonly shape: readonly number[];
  /** Number of images. */
  readonly length: number;
  /** The images of the given numbers as values from 0 to 1, written to the start of `target`. */
  toFloat32(indices?: ArrayLike<number>, target?: Float32Array): Float32Array;
}

/** Any of JavaScript's arrays of numbers. */
export type NumericArray =
  | Float32Array
  | Float64Array
  | Int8Array
  | Int16Array
  | Int32Array
  | Uint8Array
  | Uint8ClampedArray
  | Uint16Array
  | Uint32Array
  | readonly number[];

/** Numbers and the shape they have: row `i` is `values[i·size]` to `values[(i+1)·size − 1]`. */
export interface ShapedRows {
  /** Last axis fastest. */
  readonly values: NumericArray;
  /** `[rows, …]`. */
  readonly shape: readonly number[];
}

/** Numbers in lists of lists, all of the same length at each depth: `[[0, 1], [1, 0]]`. */
export type NestedRows = readonly (number | NestedRows)[];

/**
 * What a network can be given, one row an example: images (read as 0 to 1), numbers with a shape, a tensor, or lists.
 */
export type Features = ImageRows | ShapedRows | TensorValue | NestedRows;

/** What a network is to answer: class numbers, or whatever {@link Features} may be (soft labels, pictures). */
export type Targets = Features | NumericArray;

/** Inputs with their targets. */
export interface Examples {
  /** What the network is given, `[count, …]`. */
  readonly x: Features;
  /** What it is to answer, `[count, …]`: row `i` belongs to row `i` of `x`. */
  readonly y: Targets;
}

/** Images with a class number each: `train` of `loadMnist()`. */
export interface LabelledRows {
  /** `[count, height, width, channels]` */
  readonly images: ImageRows;
  /** `[count]`: the class of each image, from 0; or a row of probabilities each. */
  readonly labels: Targets;
}

/**
 * Ready batches, such as `batches(train, { batchSize: 64 })` gives: each pass over them is an epoch. Whatever makes them
 * anew in each pass, with other distortions, say, may stand here too.
 */
export interface BatchSource extends Iterable<Examples | LabelledRows> {
  /** Batches a pass. */
  readonly length: number;
}

/** What `fit` and `evaluate` learn from and measure on. */
export type TrainingData = Examples | LabelledRows | BatchSource;

/** Inputs with their targets, ready to be cut into batches. */
export interface ExampleRows {
  readonly x: Rows;
  readonly y: Rows;
}

/** One side of the data, ready to be cut into batches. */
export interface Rows {
  readonly count: number;
  /** A row's shape: `[28, 28, 1]`; `[]` for one number a row, as class numbers are. */
  readonly rowShape: readonly number[];
  /** Writes the rows of the given numbers to the start of `target`, in that order. */
  read(indices: Uint32Array, target: Float32Array): void;
}

/**
 * Both sides of the data, as many rows on each.
 *
 * @param name what a message calls it
 * @throws {TypeError} if it is not data
 * @throws {RangeError} if the sides have different numbers of rows, or none
 */
export function examplesOf(data: unknown, name = "data"): ExampleRows {
  const text = localMessages();
  const { x, y } = sidesOf(data, name);
  const sides = { x: featureRows(x, "x"), y: featureRows(y, "y") };
  if (sides.x.count !== sides.y.count) throw new RangeError(text.rowCounts(sides.x.count, sides.y.count));
  if (sides.x.count === 0) throw new RangeError(text.noRows());
  return sides;
}

/** Whether data comes in ready batches. */
export function isBatchSource(data: unknown): data is BatchSource {
  return typeof data === "object" && data !== null && Symbol.iterator in data && "length" in data;
}

function sidesOf(data: unknown, name: string): Examples {
  if (typeof data === "object" && data !== null) {
    if ("x" in data && "y" in data) return data as Examples;
    if ("images" in data && "labels" in data) {
      const { images, labels } = data as LabelledRows;
      return { x: images, y: labels };
    }
  }
  throw new TypeError(localMessages().notExamples(name, gotText(data)));
}

/**
 * One side of the data as rows.
 *
 * @param name what a message calls it: `x`
 * @throws {TypeError} if it is not numbers in rows
 * @throws {RangeError} if its shape does not fit its values
 */
export function featureRows(data: Targets, name: string): Rows {
  // A learner's cell may pass what the types do not allow.
  const given: unknown = data;
  if (isTensor(given) && given.isDisposed === true) throw new TypeError(localMessages().disposedTensor(name));
  if (isTensor(given)) return shapedRows({ values: given.dataSync(), shape: given.shape }, name);
  if (isImageRows(given)) return imageRows(given);
  if (isShapedRows(given)) return shapedRows(given, name);
  if (isNumericArray(given)) return shapedRows({ values: given, shape: [given.length] }, name);
  if (Array.isArray(given)) return nestedRows(given, name);
  throw new TypeError(localMessages().notRows(name, gotText(given)));
}

/** What came instead, and what to do where it can be told. */
function gotText(given: unknown): string {
  const text = localMessages();
  if (given instanceof Promise) return text.promise();
  if (typeof given === "object" && given !== null) {
    const parts = ["train", "test", "images", "labels"].filter((part) => part in given);
    if (parts.length > 1) return text.namesPart(parts.join(", "));
  }
  return text.got(shownValue(given));
}

function imageRows(images: ImageRows): Rows {
  const [count = 0, ...rowShape] = images.shape;
  return { count, rowShape, read: (indices, target) => void images.toFloat32(indices, target) };
}

function shapedRows({ values, shape }: ShapedRows, name: string): Rows {
  const [count, ...rowShape] = shape;
  const size = rowShape.reduce((product, length) => product * length, 1);
  if (count === undefined || values.length !== count * size) {
    throw new RangeError(localMessages().valueCount(name, shape, values.length));
  }
  return {
    count,
    rowShape,
    read(indices, target) {
      for (let row = 0, to = 0; row < indices.length; row++) {
        let from = (indices[row] as number) * size;
        for (const end = to + size; to < end; to++, from++) target[to] = values[from] as number;
      }
    },
  };
}

function nestedRows(rows: readonly unknown[], name: string): Rows {
  const shape: number[] = [];
  for (let at: unknown = rows; Array.isArray(at); at = at[0]) shape.push(at.length);
  const values: number[] = [];
  const collect = (value: unknown, depth: number): void => {
    if (depth === shape.length) {
      if (typeof value !== "number") throw new TypeError(localMessages().notRows(name, gotText(value)));
      values.push(value);
      return;
    }
    if (!Array.isArray(value) || value.length !== shape[depth]) throw new RangeError(localMessages().raggedRows(name));
    for (const item of value) collect(item, depth + 1);
  };
  collect(rows, 0);
  return shapedRows({ values: Float32Array.from(values), shape }, name);
}

function isImageRows(data: unknown): data is ImageRows {
  return typeof data === "object" && data !== null && "toFloat32" in data && typeof data.toFloat32 === "function";
}

function isShapedRows(data: unknown): data is ShapedRows {
  if (typeof data !== "object" || data === null || !("values" in data && "shape" in data)) return false;
  const { values, shape } = data;
  const isShape = Array.isArray(shape) && shape.every((size) => Number.isSafeInteger(size) && size >= 0);
  return (
    isShape && (isNumericArray(values) || (Array.isArray(values) && values.every((value) => typeof value === "number")))
  );
}

function isNumericArray(data: unknown): data is Exclude<NumericArray, readonly number[]> {
  return (
    ArrayBuffer.isView(data) &&
    !(data instanceof DataView || data instanceof BigInt64Array || data instanceof BigUint64Array)
  );
}
