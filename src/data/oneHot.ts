import type { NumberRows } from "./dataRows.ts";
import { localMessages } from "./messages.ts";
import { requireWhole } from "./optionChecks.ts";

/** How much each image belongs to each class: rows of numbers from 0 to 1 that sum to 1, of shape `[count, classes]`. */
export interface SoftLabels extends NumberRows {
  /** `count * classes` numbers from 0 to 1; the row of image `i` starts at `i * classes`. */
  readonly values: Float32Array;
  /** `[count, classes]`. */
  readonly shape: readonly [count: number, classes: number];
}

/** Most classes of one-hot labels: more is a mistake, not a class list. */
const MOST_CLASSES = 65536;

/**
 * Class numbers as rows of zeros with a single 1: what a network with a softmax output is trained towards.
 *
 * ```ts
 * oneHot([2, 0], 3).values; // Float32Array [0, 0, 1,  1, 0, 0]
 * ```
 *
 * @param labels class numbers, whole numbers from 0 to `classCount - 1`
 * @param classCount number of classes; left out, 10, as for digits
 * @returns rows of shape `[labels.length, classCount]`
 * @throws {RangeError} if a label is not a class number, or `classCount` is not a whole number from 1
 */
export function oneHot(labels: ArrayLike<number>, classCount = 10): SoftLabels {
  requireWhole("classCount", classCount, 1, MOST_CLASSES);
  const values = new Float32Array(labels.length * classCount);
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row] as number;
    if (!Number.isInteger(label) || label < 0 || label >= classCount) {
      throw new RangeError(localMessages().labelOutOfRange(label, row, classCount));
    }
    values[row * classCount + label] = 1;
  }
  return { values, shape: [labels.length, classCount] };
}
