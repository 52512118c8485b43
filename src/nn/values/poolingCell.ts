import type { KernelWindows } from "../shape/kernelWindows.ts";
import { type GridValues, gridOf, valueAt } from "./gridValues.ts";

/** What pooling makes of a window's cells. */
export type PoolingType = "max" | "average";

/** A pooling with its numbers. */
export interface Pooling {
  readonly type: PoolingType;
  /** `[height, width, channels]`. */
  readonly input: GridValues;
  /** The window's height and width. */
  readonly poolSize: readonly [height: number, width: number];
  /** Where the window stands along the height… */
  readonly rows: KernelWindows;
  /** …and along the width. */
  readonly columns: KernelWindows;
}

/** A cell under a pooling window. */
export interface PooledTerm {
  readonly row: number;
  readonly column: number;
  /** Padding is left out of a maximum as of an average. */
  readonly isPadding: boolean;
  /** The cell's number; padding's is 0. */
  readonly value: number;
}

/** How a cell of a pooling's output comes about. */
export interface PoolingCell {
  /** Row by row. */
  readonly terms: readonly PooledTerm[];
  /** How many of them are no padding. */
  readonly count: number;
  /** Which of `terms` is the largest, the first of equals; of an average, −1. */
  readonly winner: number;
  /** The largest of the cells, or their sum divided by their count. NaN where one of them is NaN. */
  readonly result: number;
}

/**
 * A cell of a pooling's output. As in TensorFlow (`MaxPool`, `AvgPool`), padding counts for nothing: it is never the
 * largest, and an average is divided by the number of the input's own cells.
 *
 * @param row of the output, from 0
 * @param column of the output, from 0
 * @param channel from 0
 */
export function poolingCell(
  { type, input, poolSize, rows, columns }: Pooling,
  row: number,
  column: number,
  channel: number,
): PoolingCell {
  const [down, right] = [rows.at(row), columns.at(column)];
  if (down === undefined || right === undefined) throw new RangeError(`no window ${row}, ${column}`);
  const terms: PooledTerm[] = [];
  let count = 0;
  let sum = 0;
  let winner = -1;
  for (let i = 0; i < poolSize[0]; i++) {
    for (let j = 0; j < poolSize[1]; j++) {
      const [inputRow, inputColumn] = [down.inputStart + i, right.inputStart + j];
      const found = valueAt(input, inputRow, inputColumn, channel);
      terms.push({ row: inputRow, column: inputColumn, isPadding: found === undefined, value: found ?? 0 });
      if (found === undefined) continue;
      count++;
      sum += found;
      const largest = terms[winner]?.value ?? Number.NEGATIVE_INFINITY;
      // The first cell wins against nothing, NaN against everything.
      if (winner === -1 || found > largest || (Number.isNaN(found) && !Number.isNaN(largest)))
        winner = terms.length - 1;
    }
  }
  if (type === "average") return { terms, count, winner: -1, result: sum / count };
  return { terms, count, winner, result: (terms[winner] as PooledTerm).value };
}

/** A pooling's whole output, `[height, width, channels]`. */
export function pooledValues(pooling: Pooling): GridValues {
  const { rows, columns, input } = pooling;
  return gridOf(
    [rows.length, columns.length, input.shape[2]],
    (row, column, channel) => poolingCell(pooling, row, column, channel).result,
  );
}
