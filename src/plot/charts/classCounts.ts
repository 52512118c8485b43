import { shownValue } from "../../display/shownValue.ts";
import type { ClassLabels } from "../../nn/training/classLabels.ts";
import { confusionCounts } from "../../nn/training/confusionCounts.ts";
import { namesOf } from "./chartNames.ts";
import { type ChartMatrix, readMatrix } from "./chartNumbers.ts";
import { localMessages } from "./messages.ts";

/** The right classes of examples and the predicted ones: class numbers, or a row of scores for each example. */
export interface LabelSides {
  /** `[examples]`, or `[examples, classes]`. */
  readonly trueLabels: ClassLabels;
  /** `[examples]`, or `[examples, classes]` as `predict` returns. */
  readonly predictedLabels: ClassLabels;
}

/** How often each class was taken for each: counts `[true class][predicted class]`, or the labels to count. */
export type ClassMixups = ChartMatrix | LabelSides;

/** Counts with the classes' names. */
export interface ClassCounts {
  /** `[true class][predicted class]`. */
  readonly counts: readonly (readonly number[])[];
  readonly names: readonly string[];
}

/**
 * Counts of the classes that a caller has given or whose labels they have.
 *
 * @param place what a message calls them: `confusionMatrix`
 * @param classNames a name for each class; left out, their numbers
 * @throws {TypeError} if they are neither
 * @throws {RangeError} if the matrix is not square, or a count is not 0 or more
 */
export function readClassCounts(
  given: unknown,
  place: string,
  classNames: ArrayLike<number | string> | undefined,
): ClassCounts {
  const counts = hasLabels(given) ? countsOf(given, classNames?.length) : matrixCounts(given, place);
  return { counts, names: namesOf("classNames", classNames, counts.length) };
}

function hasLabels(given: unknown): given is LabelSides {
  return typeof given === "object" && given !== null && "trueLabels" in given && "predictedLabels" in given;
}

/** A last class that does not occur is there all the same where it has a name. */
function countsOf({ trueLabels, predictedLabels }: LabelSides, named: number | undefined): number[][] {
  const counts = confusionCounts(trueLabels, predictedLabels);
  return named === undefined || named <= counts.length
    ? counts
    : confusionCounts(trueLabels, predictedLabels, { classCount: named });
}

function matrixCounts(given: unknown, place: string): number[][] {
  const text = localMessages();
  const { values, rows, columns } = readMatrix(given, place);
  if (rows !== columns) throw new RangeError(text.notSquare(place, rows, columns));
  const wrong = Array.from(values).findIndex((count) => !(count >= 0 && Number.isFinite(count)));
  if (wrong >= 0) {
    throw new RangeError(text.notCount(place, Math.floor(wrong / columns), wrong % columns, shownValue(values[wrong])));
  }
  return Array.from({ length: rows }, (_, row) => Array.from(values.slice(row * columns, (row + 1) * columns)));
}
