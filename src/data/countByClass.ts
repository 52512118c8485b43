import { localMessages } from "./messages.ts";

/**
 * How many labels there are of each class.
 *
 * @param labels class numbers, whole numbers from 0 to `classCount - 1`
 * @param classCount number of classes: 10 for digits
 * @returns `classCount` counts; index 3 is the number of labels that are 3
 * @throws {RangeError} if a label is not a class number, or `classCount` is not a whole number from 1
 */
export function countByClass(labels: ArrayLike<number>, classCount = 10): number[] {
  if (!Number.isInteger(classCount) || classCount < 1) throw new RangeError(localMessages().classCount(classCount));
  const counts = new Array<number>(classCount).fill(0);
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i] as number;
    const count = counts[label];
    if (count === undefined) {
      const hint = Number.isInteger(label) && label >= classCount ? localMessages().moreClasses(label + 1) : "";
      throw new RangeError(localMessages().labelOutOfRange(label, i, classCount) + hint);
    }
    counts[label] = count + 1;
  }
  return counts;
}
