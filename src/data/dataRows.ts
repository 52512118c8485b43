import { shownValue } from "../display/shownValue.ts";
import { localMessages } from "./messages.ts";

/** Numbers in rows of one shape, such as targets or soft labels: row `i` belongs to image `i`. */
export interface NumberRows {
  /** The numbers, rows one after another, last axis fastest. */
  readonly values: Float32Array;
  /** `[rows, …]`: `[60000, 10]` for the probabilities of 10 classes. */
  readonly shape: readonly [rows: number, ...rest: number[]];
}

/** Something that knows how to take rows of itself, as an `ImageSet` does. */
interface RowSet {
  readonly length: number;
  take(indices: ArrayLike<number>): unknown;
}

type NumericArray =
  | Float32Array
  | Float64Array
  | Int8Array
  | Int16Array
  | Int32Array
  | Uint8Array
  | Uint8ClampedArray
  | Uint16Array
  | Uint32Array;

/** One kind of thing that has rows: an `ImageSet` or another set with `take`, an array, or `NumberRows`. */
type Column =
  | { readonly kind: "set"; readonly rows: RowSet }
  | { readonly kind: "numeric array"; readonly rows: NumericArray }
  | { readonly kind: "array"; readonly rows: readonly unknown[] }
  | { readonly kind: "number rows"; readonly rows: NumberRows };

/**
 * The number of rows (images with what belongs to them) in data.
 *
 * @param data an `ImageSet`, a set with `take`, an array, `{ values, shape }`, or an object whose properties are all of
 * these, such as `{ images, labels }` or `{ x, y }`
 * @throws {TypeError} if it is something else
 * @throws {RangeError} if its parts have different numbers of rows, or a shape does not fit its values
 */
export function rowCount(data: object): number {
  const single = columnOf(data);
  if (single !== undefined) return columnLength(single);
  const counts = Object.entries(namedColumns(data)).map(([name, column]) => [name, columnLength(column)] as const);
  const [first, ...others] = counts;
  if (first === undefined) throw new TypeError(localMessages().notRows(shownValue(data)));
  const other = others.find(([, count]) => count !== first[1]);
  if (other !== undefined) throw new RangeError(localMessages().rowCounts(...first, ...other));
  return first[1];
}

/**
 * The rows of the given numbers, in that order, as data of the same kind: `{ images, labels }` gives
 * `{ images, labels }`.
 *
 * @param data what `rowCount` counts
 * @param indices which rows, whole numbers from 0 to `rowCount(data) - 1`
 * @returns a copy
 */
export function takeRows<Data extends object>(data: Data, indices: Uint32Array): Data {
  const single = columnOf(data);
  const taken =
    single !== undefined
      ? takeColumn(single, indices)
      : Object.fromEntries(
          Object.entries(namedColumns(data)).map(([name, column]) => [name, takeColumn(column, indices)]),
        );
  // Each kind of column, and so an object of columns, gives its own kind; the compiler cannot follow that.
  return taken as Data;
}

function namedColumns(data: object | null): Record<string, Column> {
  const columns: Record<string, Column> = {};
  // A learner's cell may pass what the types do not allow.
  for (const [name, value] of Object.entries(data ?? {})) {
    const column = columnOf(value);
    if (column === undefined) throw new TypeError(localMessages().notRows(`${name}: ${shownValue(value)}`));
    columns[name] = column;
  }
  return columns;
}

function columnOf(value: unknown): Column | undefined {
  if (Array.isArray(value)) return { kind: "array", rows: value };
  if (isNumericArray(value)) return { kind: "numeric array", rows: value };
  if (isRowSet(value)) return { kind: "set", rows: value };
  if (isNumberRows(value)) return { kind: "number rows", rows: value };
  return undefined;
}

function isNumericArray(value: unknown): value is NumericArray {
  return ArrayBuffer.isView(value) && "BYTES_PER_ELEMENT" in value && typeof Reflect.get(value, 0) !== "bigint";
}

function isRowSet(value: unknown): value is RowSet {
  if (typeof value !== "object" || value === null || !("length" in value) || !("take" in value)) return false;
  return typeof value.length === "number" && typeof value.take === "function";
}

function isNumberRows(value: unknown): value is NumberRows {
  if (typeof value !== "object" || value === null || !("values" in value) || !("shape" in value)) return false;
  return value.values instanceof Float32Array && Array.isArray(value.shape) && value.shape.length > 0;
}

function columnLength(column: Column): number {
  if (column.kind !== "number rows") return column.rows.length;
  const { values, shape } = column.rows;
  const size = shape.reduce((product, length) => product * length, 1);
  if (values.length !== size) throw new RangeError(localMessages().valueCount(shape.join(", "), size, values.length));
  return shape[0];
}

function takeColumn(column: Column, indices: Uint32Array): unknown {
  switch (column.kind) {
    case "set":
      return column.rows.take(indices);
    case "array":
      return Array.from(indices, (index) => column.rows[index]);
    case "numeric array":
      return takeNumbers(column.rows, indices);
    case "number rows":
      return takeNumberRows(column.rows, indices);
  }
}

/** An array of the same type: labels stay `Uint8Array`. */
function takeNumbers(rows: NumericArray, indices: Uint32Array): NumericArray {
  const TypedArray = rows.constructor as new (length: number) => NumericArray;
  const taken = new TypedArray(indices.length);
  for (const [row, index] of indices.entries()) taken[row] = rows[index] as number;
  return taken;
}

function takeNumberRows({ values, shape }: NumberRows, indices: Uint32Array): NumberRows {
  const [rows, ...rest] = shape;
  const size = rows === 0 ? 0 : values.length / rows;
  const taken = new Float32Array(indices.length * size);
  for (const [row, index] of indices.entries()) {
    taken.set(values.subarray(index * size, (index + 1) * size), row * size);
  }
  return { values: taken, shape: [indices.length, ...rest] };
}
