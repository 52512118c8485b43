import { shownValue } from "../../display/shownValue.ts";
import { isTensor, type TensorValue } from "../../nn/training/tensorValue.ts";
import type { NumericArray, ShapedRows } from "../../nn/training/trainingData.ts";
import { localMessages } from "./messages.ts";

/** Numbers to draw: an array, a typed array, `{ values, shape }` or a tensor. */
export type ChartNumbers = NumericArray | ShapedRows | TensorValue;

/** Numbers in rows of the same length: lists, `{ values, shape: [rows, columns] }` or a tensor of rank 2. */
export type ChartMatrix = readonly NumericArray[] | ShapedRows | TensorValue;

/** A matrix, read. */
export interface Matrix {
  /** Row by row. */
  readonly values: NumericArray;
  readonly rows: number;
  readonly columns: number;
}

/**
 * The numbers that a caller has given, whatever their shape.
 *
 * @param place what a message calls them: `histogram`
 * @throws {TypeError} if they are no numbers
 * @throws {RangeError} if there are none, or not as many as their shape has
 */
export function readNumbers(given: unknown, place: string): ShapedRows {
  const numbers = shaped(given, place);
  if (numbers === null) throw new TypeError(localMessages().notNumbers(place, shownValue(given)));
  if (numbers.values.length === 0) throw new RangeError(localMessages().noValues(place));
  return numbers;
}

/**
 * The matrix that a caller has given.
 *
 * @param place what a message calls it: `heatmap`
 * @throws {TypeError} if it is none
 * @throws {RangeError} if it is empty, its rows have different lengths, or it has not two axes
 */
export function readMatrix(given: unknown, place: string): Matrix {
  const text = localMessages();
  if (Array.isArray(given) && given.length > 0 && given.every((row) => isNumericArray(row))) {
    const rows = given as readonly NumericArray[];
    const columns = (rows[0] as NumericArray).length;
    const ragged = rows.findIndex((row) => row.length !== columns);
    if (ragged > 0)
      throw new RangeError(text.raggedRows(place, columns, ragged, (rows[ragged] as NumericArray).length));
    if (columns === 0) throw new RangeError(text.noValues(place));
    const values = new Float64Array(rows.length * columns);
    for (const [index, row] of rows.entries()) values.set(row, index * columns);
    return { values, rows: rows.length, columns };
  }
  if (Array.isArray(given) && given.length === 0) throw new RangeError(text.noValues(place));
  const numbers = shaped(given, place);
  if (numbers === null) throw new TypeError(text.notMatrix(place, shownValue(given)));
  const { values, shape } = numbers;
  const [rows, columns] = shape;
  if (shape.length !== 2 || rows === undefined || columns === undefined) {
    throw new RangeError(text.matrixRank(place, shape));
  }
  if (values.length === 0) throw new RangeError(text.noValues(place));
  return { values, rows, columns };
}

/** Whether a value is an array or typed array of numbers; an empty array is. */
export function isNumericArray(value: unknown): value is NumericArray {
  if (Array.isArray(value)) return value.every((each) => typeof each === "number");
  return (
    ArrayBuffer.isView(value) &&
    !(value instanceof DataView) &&
    !(value instanceof BigInt64Array || value instanceof BigUint64Array)
  );
}

/** Numbers with their shape; null if the value is nothing of the kind. */
export function shaped(given: unknown, place: string): ShapedRows | null {
  if (isTensor(given)) return { values: given.dataSync(), shape: given.shape };
  if (isNumericArray(given)) return { values: given, shape: [given.length] };
  if (typeof given !== "object" || given === null || !("values" in given) || !("shape" in given)) return null;
  const { values, shape } = given;
  if (!isNumericArray(values) || !isNumericArray(shape)) return null;
  const axes = Array.from(shape);
  const size = axes.reduce((product, axis) => product * axis, 1);
  if (size !== values.length) throw new RangeError(localMessages().valueCount(place, axes, values.length));
  return { values, shape: axes };
}
