import { shownValue } from "../../display/shownValue.ts";
import { optionMessages } from "./optionMessages.ts";

/** Numbers with their shape, in one list: `values` or, of pictures, `bytes`; the last axis fastest. */
export interface ShapedNumbers {
  /** Sizes of the axes. */
  readonly shape: readonly number[];
  /** The numbers. */
  readonly values?: ArrayLike<number>;
  /** The numbers of a picture with bytes. */
  readonly bytes?: ArrayLike<number>;
}

/** Numbers in nested lists. */
export type NestedNumbers = readonly (number | NestedNumbers)[];

/** An option that holds a grid, and how messages name it. */
interface GridPlace {
  /** The figure. */
  readonly where: string;
  readonly option: string;
  /** What is accepted, in words. */
  readonly forms: string;
  /** How many axes there may be, at least and at most. */
  readonly axes: readonly [least: number, most: number];
}

/** The numbers of a grid and its shape. */
interface ReadGrid {
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

/**
 * Reads nested lists, or an object with a shape and its numbers in a row.
 *
 * @throws {TypeError} if it is something else, or holds something that is no number
 * @throws {RangeError} if it is empty, its lists are not equally long, or shape and numbers do not fit
 */
export function readGrid(place: GridPlace, grid: unknown): ReadGrid {
  const { where, option, forms } = place;
  const text = optionMessages();
  const read = Array.isArray(grid) ? nestedGrid(place, grid) : shapedGrid(place, grid);
  const [least, most] = place.axes;
  if (read.shape.length < least || read.shape.length > most) {
    throw new RangeError(text.notGrid(where, option, forms, `[${read.shape.join(", ")}]`));
  }
  const wrong = read.values.find((value) => typeof value !== "number");
  if (wrong !== undefined) throw new TypeError(text.notNumbers(where, option, shownValue(wrong)));
  return read;
}

function nestedGrid({ where, option, forms }: GridPlace, grid: readonly unknown[]): ReadGrid {
  const text = optionMessages();
  const shape: number[] = [];
  let level = grid;
  for (;;) {
    if (level.length === 0) throw new RangeError(text.empty(where, option));
    const lists = level.filter((item) => Array.isArray(item));
    shape.push(shape.length === 0 ? level.length : level.length / shape.reduce((all, size) => all * size, 1));
    if (lists.length === 0) break;
    if (lists.length !== level.length) throw new TypeError(text.notGrid(where, option, forms, shownValue(grid)));
    const [first] = lists;
    if (lists.some((list) => list.length !== first?.length)) throw new RangeError(text.ragged(where, option));
    level = lists.flat();
  }
  return { shape, values: level as readonly number[] };
}

function shapedGrid({ where, option, forms }: GridPlace, grid: unknown): ReadGrid {
  const text = optionMessages();
  const isObject = typeof grid === "object" && grid !== null;
  const shape: unknown = isObject && "shape" in grid ? grid.shape : undefined;
  const numbers: unknown = isObject
    ? "values" in grid
      ? grid.values
      : "bytes" in grid
        ? grid.bytes
        : undefined
    : undefined;
  if (!Array.isArray(shape) || !isList(numbers)) {
    throw new TypeError(text.notGrid(where, option, forms, shownValue(grid)));
  }
  const sizes: readonly unknown[] = shape;
  if (!sizes.every((size): size is number => Number.isInteger(size) && (size as number) >= 1)) {
    throw new RangeError(text.notGrid(where, option, forms, shownValue(shape)));
  }
  const count = sizes.reduce((all, size) => all * size, 1);
  if (numbers.length !== count) {
    throw new RangeError(text.shapeCount(where, option, `[${sizes.join(", ")}]`, count, numbers.length));
  }
  return { shape: sizes, values: Array.from(numbers) as readonly number[] };
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && "length" in value);
}
