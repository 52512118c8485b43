import { shownValue } from "../../display/shownValue.ts";
import { localMessages } from "./classificationMessages.ts";
import { type ClassLabels, classNumbers } from "./classLabels.ts";
import { requireKnownOptions } from "./fitOptions.ts";

/** How mix-ups are counted. */
export interface ConfusionCountsOptions {
  /** How many classes there are, 1 to 10,000; left out, as many as the largest class number needs. */
  readonly classCount?: number;
}

/**
 * Counts which class was taken for which.
 *
 * ```ts
 * const counts = confusionCounts(test.labels, await predict(model, test.images));
 * counts[4][9]; // how many fours were taken for nines
 * ```
 *
 * @param yTrue the right classes, `[examples]` or `[examples, classes]`
 * @param yPred the model's, likewise
 * @returns `[true class][predicted class]`, both from 0: rows are what the examples are, columns what the model said
 * @throws {TypeError} if something is no labels
 * @throws {RangeError} if the sides have different lengths, or a class is not a whole number below `classCount`
 */
export function confusionCounts(
  yTrue: ClassLabels,
  yPred: ClassLabels,
  options: ConfusionCountsOptions = {},
): number[][] {
  requireKnownOptions("confusionCounts", options, ["classCount"]);
  const pairs = labelPairs(yTrue, yPred);
  const largest = pairs.yTrue.concat(pairs.yPred).reduce((most, each) => Math.max(most, each), 0);
  const { classCount = largest + 1 } = options;
  if (!Number.isInteger(classCount) || classCount < 1 || classCount > MOST_CLASSES) {
    throw new RangeError(localMessages().classCount(shownValue(classCount)));
  }
  requireClassesBelow(classCount, pairs);
  return countPairs(pairs, classCount);
}

/** More would not fit into memory as a table. */
export const MOST_CLASSES = 10_000;

/** The right and the predicted class number of each example. */
export interface LabelPairs {
  readonly yTrue: readonly number[];
  readonly yPred: readonly number[];
}

/**
 * Both sides' class numbers, checked to be as many.
 *
 * @throws {TypeError} if something is no labels
 * @throws {RangeError} if there are none, or not as many on both sides
 */
export function labelPairs(yTrue: ClassLabels, yPred: ClassLabels): LabelPairs {
  const pairs = { yTrue: classNumbers(yTrue, "yTrue"), yPred: classNumbers(yPred, "yPred") };
  const text = localMessages();
  if (pairs.yTrue.length !== pairs.yPred.length) {
    throw new RangeError(text.labelCounts(pairs.yTrue.length, pairs.yPred.length));
  }
  if (pairs.yTrue.length === 0) throw new RangeError(text.noLabels());
  return pairs;
}

/** @throws {RangeError} if a class number is `classCount` or more */
export function requireClassesBelow(classCount: number, { yTrue, yPred }: LabelPairs): void {
  for (const [name, classes] of Object.entries({ yTrue, yPred })) {
    const index = classes.findIndex((each) => each >= classCount);
    if (index >= 0)
      throw new RangeError(localMessages().classOutside(name, classes[index] as number, index, classCount));
  }
}

/** `[true class][predicted class]` of class numbers below `classCount`. */
export function countPairs({ yTrue, yPred }: LabelPairs, classCount: number): number[][] {
  const counts = Array.from({ length: classCount }, () => new Array<number>(classCount).fill(0));
  for (const [index, label] of yTrue.entries()) {
    const row = counts[label] as number[];
    const predicted = yPred[index] as number;
    row[predicted] = (row[predicted] as number) + 1;
  }
  return counts;
}
