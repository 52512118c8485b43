import { shownValue } from "../../display/shownValue.ts";
import { localMessages } from "./messages.ts";

/** How much each class counts in the loss: `{ 0: 1, 1: 5 }`; a class left out counts 1. */
export type ClassWeight = Readonly<Record<number, number>>;

/** The weight of each example of a batch, from the values of its targets. */
export type ExampleWeights = (targets: Float32Array) => Float32Array;

/**
 * Reads class weights.
 *
 * @param targetShape a target's shape: `[]` or `[1]` for class numbers, `[classes]` for one-hot rows
 * @param classes how many classes the model tells apart; `null` where that is unknown
 * @returns the weight of each example: for one-hot rows, that of the class with the largest value, as in Keras
 * @throws {TypeError} if it is no object
 * @throws {RangeError} if a key is no class, a weight no number from 0, or the targets are no classes
 */
export function exampleWeights(
  classWeight: ClassWeight,
  targetShape: readonly number[],
  classes: number | null,
): ExampleWeights {
  const text = localMessages();
  // A learner's cell may pass what the types do not allow.
  const given: unknown = classWeight;
  if (typeof given !== "object" || given === null || Array.isArray(given) || given instanceof Map) {
    throw new TypeError(text.classWeight(shownValue(given)));
  }
  const size = targetShape.reduce((product, length) => product * length, 1);
  if (size !== 1 && !(targetShape.length === 1 && size === classes)) {
    throw new RangeError(text.classWeightTargets(targetShape));
  }
  // One output says yes or no: two classes.
  const count = classes === 1 ? 2 : classes;
  const weights = new Map<number, number>();
  for (const [key, weight] of Object.entries(given) as [string, unknown][]) {
    const label = Number(key);
    if (!Number.isInteger(label) || label < 0 || (count !== null && label >= count)) {
      throw new RangeError(text.classWeightClass(key, count));
    }
    if (typeof weight !== "number" || !(weight >= 0 && weight < Infinity)) {
      throw new RangeError(text.classWeightValue(label, shownValue(weight)));
    }
    weights.set(label, weight);
  }
  return (targets) =>
    Float32Array.from({ length: targets.length / size }, (_, row) => {
      const label = size === 1 ? (targets[row] as number) : placeOfLargest(targets, row * size, size);
      return weights.get(label) ?? 1;
    });
}

function placeOfLargest(values: Float32Array, start: number, size: number): number {
  let largest = 0;
  for (let place = 1; place < size; place++) {
    if ((values[start + place] as number) > (values[start + largest] as number)) largest = place;
  }
  return largest;
}
