import { shownValue } from "../../display/shownValue.ts";
import type { TensorValue } from "../../nn/training/tensorValue.ts";
import type { NestedRows, NumericArray } from "../../nn/training/trainingData.ts";
import { localMessages } from "./messages.ts";

/** Numbers with their shape: a tensor (which is read, not disposed of), an array with a shape, or lists of lists. */
export type NumbersWithShape =
  | TensorValue
  | {
      /** Last axis fastest. */
      readonly values: NumericArray;
      /** The length of each axis. */
      readonly shape: readonly number[];
    }
  | NestedRows;

/** Numbers as this room works on them. */
export interface ShapedNumbers {
  /** Last axis fastest. */
  readonly values: ArrayLike<number>;
  readonly shape: readonly number[];
}

/**
 * Reads numbers and their shape.
 *
 * @param place what they are, for messages: `featureMaps`
 * @param ranks how many axes they may have
 * @param axes the axes in words, for messages: `[height, width, channels]`
 * @throws {TypeError} if they are no numbers with a shape
 * @throws {RangeError} if the lists are ragged, or the shape is another or does not fit the numbers
 */
export function shapedNumbers(place: string, given: unknown, ranks: readonly number[], axes: string): ShapedNumbers {
  const text = localMessages();
  const numbers = withShape(place, given, axes);
  const { values, shape } = numbers;
  const shapeText = `[${shape.join(", ")}]`;
  if (!ranks.includes(shape.length)) throw new RangeError(text.numbersRank(place, axes, shapeText));
  if (!shape.every((size) => Number.isInteger(size) && size >= 0)) {
    throw new RangeError(text.numbersRank(place, axes, shapeText));
  }
  if (shape.includes(0)) throw new RangeError(text.numbersEmpty(place, shapeText));
  const expected = shape.reduce((product, size) => product * size, 1);
  if (values.length !== expected) throw new RangeError(text.dataLength(place, shapeText, expected, values.length));
  return numbers;
}

function withShape(place: string, given: unknown, axes: string): ShapedNumbers {
  const text = localMessages();
  if (Array.isArray(given)) return nestedNumbers(place, given);
  if (typeof given === "object" && given !== null && "shape" in given && Array.isArray(given.shape)) {
    const shape: readonly number[] = given.shape;
    if ("dataSync" in given && typeof given.dataSync === "function") {
      if ("isDisposed" in given && given.isDisposed === true) throw new TypeError(text.tensorDisposed(place));
      const data: unknown = given.dataSync();
      if (isNumbers(data)) return { values: data, shape };
    }
    if ("values" in given && isNumbers(given.values)) return { values: given.values, shape };
    if ("bytes" in given && isNumbers(given.bytes)) return { values: given.bytes, shape };
  }
  throw new TypeError(text.notNumbers(place, axes, shownValue(given)));
}

function isNumbers(data: unknown): data is ArrayLike<number> {
  if (Array.isArray(data)) return data.every((each) => typeof each === "number");
  return (
    ArrayBuffer.isView(data) &&
    !(data instanceof DataView || data instanceof BigInt64Array || data instanceof BigUint64Array)
  );
}

function nestedNumbers(place: string, rows: readonly unknown[]): ShapedNumbers {
  const shape: number[] = [];
  for (let level: unknown = rows; Array.isArray(level); level = level[0]) shape.push(level.length);
  const values: number[] = [];
  const collect = (item: unknown, depth: number): void => {
    if (depth === shape.length) {
      if (typeof item !== "number") throw new TypeError(localMessages().notANumber(place, shownValue(item)));
      values.push(item);
      return;
    }
    if (!Array.isArray(item) || item.length !== shape[depth]) {
      throw new RangeError(localMessages().raggedNumbers(place, shownValue(item), shape[depth] as number));
    }
    for (const each of item) collect(each, depth + 1);
  };
  collect(rows, 0);
  return { values: shape.includes(0) ? [] : Float64Array.from(values), shape };
}
