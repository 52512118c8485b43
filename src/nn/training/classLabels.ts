import { shownValue } from "../../display/shownValue.ts";
import { localMessages } from "./classificationMessages.ts";
import { isTensor, type TensorValue } from "./tensorValue.ts";
import type { NumericArray, ShapedRows } from "./trainingData.ts";

/**
 * A class for each example: class numbers, `[examples]`, or a row of scores an example, `[examples, classes]`, of which
 * the largest counts; what `predict` returns is such. A single score, `[examples, 1]`, says yes (class 1) above 0.5.
 */
export type ClassLabels = NumericArray | ShapedRows | TensorValue;

/**
 * The class number of every example.
 *
 * @param name what a message calls them: `yTrue`
 * @throws {TypeError} if they are no labels
 * @throws {RangeError} if the shape does not fit, or a class is not a whole number from 0
 */
export function classNumbers(labels: ClassLabels, name: string): readonly number[] {
  const text = localMessages();
  const { values, shape } = shaped(labels, name);
  const [examples = 0, columns] = shape;
  if (shape.length !== 1 && shape.length !== 2) throw new RangeError(text.labelRank(name, shape));
  if (values.length !== examples * (columns ?? 1)) throw new RangeError(text.labelValues(name, shape, values.length));
  if (columns === undefined) return Array.from(values, (value, index) => requireClass(value, index, name));
  if (columns === 1) return Array.from(values, (score) => (score > 0.5 ? 1 : 0));
  return Array.from({ length: examples }, (_, row) => largestPlace(values, row * columns, columns));
}

function shaped(labels: ClassLabels, name: string): ShapedRows {
  // A learner's cell may pass what the types do not allow.
  const given: unknown = labels;
  if (isTensor(given)) return { values: given.dataSync(), shape: given.shape };
  if (isNumbers(given)) return { values: given, shape: [given.length] };
  if (typeof given === "object" && given !== null && "values" in given && "shape" in given) {
    const { values, shape } = given;
    if (isNumbers(values) && Array.isArray(shape)) return { values, shape };
  }
  throw new TypeError(localMessages().notLabels(name, shownValue(given)));
}

function isNumbers(value: unknown): value is NumericArray {
  if (Array.isArray(value)) return value.every((each) => typeof each === "number");
  return ArrayBuffer.isView(value) && "BYTES_PER_ELEMENT" in value && typeof Reflect.get(value, 0) !== "bigint";
}

function requireClass(value: number, index: number, name: string): number {
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new RangeError(localMessages().notClass(name, shownValue(value), index));
}

/** Where the first of the largest values stands, from 0. */
function largestPlace(values: NumericArray, start: number, length: number): number {
  let largest = 0;
  for (let place = 1; place < length; place++) {
    if ((values[start + place] as number) > (values[start + largest] as number)) largest = place;
  }
  return largest;
}
