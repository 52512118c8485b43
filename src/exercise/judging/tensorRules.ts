import type { NestedRows } from "../../nn/training/trainingData.ts";
import type { TensorAnswer } from "../answer/answers.ts";
import type { LocalText } from "../question/localText.ts";
import { isClose } from "./closeNumbers.ts";
import { type FullCheck, type Judgement, type KindRules, type Likeness, likenessOfPart } from "./kindRules.ts";
import { inBoth } from "./messages.ts";
import { numberReason } from "./numberRules.ts";
import { type Problems, read, unreadable } from "./reading.ts";
import { nestedExample, placeText, readNested } from "./readNested.ts";
import { whatCame } from "./whatCame.ts";
import { solutionOf } from "./writtenQuestion.ts";

/** A tensor question: the shape, which counts nothing by itself, then the numbers, by their share. */
export const tensorRules: KindRules<"tensor"> = {
  async read(plain, question, numbers) {
    if (plain.kind === "tensor") return read(plain);
    if (plain.kind === "list") return readNested(plain);
    const { shape } = tensorOf(await solutionOf(question, numbers));
    return unreadable(inBoth((text) => text.expectedTensor(nestedExample(shape.length), whatCame(plain, text))));
  },

  async impliedChecks(question, numbers) {
    const { answer: name, tolerance } = question.options;
    const right = tensorOf(await solutionOf(question, numbers));
    const shape: FullCheck<"tensor"> = {
      id: "shape",
      title: inBoth((text) => text.shape),
      ask: { value: name },
      weight: 0,
      judge: (answer) => {
        const reason = shapeReason(answer.shape, right.shape);
        return reason === undefined ? { outcome: "correct" } : { outcome: "notYet", reason };
      },
      likeness: (answer, other) => likenessOfPart(isSameShape(answer, other)),
    };
    const values: FullCheck<"tensor"> = {
      id: "values",
      title: inBoth((text) => text.values),
      ask: { value: name },
      weight: 1,
      judge: (answer, problems) => judgedValues(answer, right, problems, tolerance),
      likeness: (answer, other) => valuesLikeness(answer, other, right, tolerance),
    };
    return [shape, values];
  },

  answerTo: (_ask, value) => tensorOf(value),

  isSame: (first, second, { options }) =>
    isSameShape(first, second) && unlikePlaces(first, second, options.tolerance).length === 0,
};

/** Nested numbers as a tensor; an author's are checked to be even. */
function tensorOf(nested: NestedRows): TensorAnswer {
  const shape: number[] = [];
  for (let part: NestedRows | number | undefined = nested; typeof part === "object"; part = part[0]) {
    shape.push(part.length);
  }
  return { shape, values: numbersOf(nested) };
}

function numbersOf(nested: NestedRows): number[] {
  const numbers: number[] = [];
  for (const part of nested) {
    if (typeof part === "number") numbers.push(part);
    else numbers.push(...numbersOf(part));
  }
  return numbers;
}

function judgedValues(
  answer: TensorAnswer,
  right: TensorAnswer,
  problems: Problems,
  tolerance: number | undefined,
): Judgement {
  // The check of the shape has said so.
  if (!isSameShape(answer, right)) return { outcome: "notYet" };
  const wrong = unlikePlaces(answer, right, tolerance);
  const first = wrong[0];
  if (first === undefined) return { outcome: "correct" };
  const count = right.values.length;
  const path = pathOf(first, right.shape);
  const reason = problems.get(`${first}`) ?? valueReason(valueAt(answer, first), valueAt(right, first));
  return {
    outcome: "notYet",
    share: (count - wrong.length) / count,
    reason: inBoth((text, language) =>
      text.wrongNumbers(wrong.length, count, placeText(path, right.shape.length, text), reason[language]),
    ),
  };
}

function valueReason(answer: number, right: number): LocalText {
  return Number.isNaN(answer) ? inBoth((text) => text.notANumber) : numberReason(answer, right);
}

/**
 * Small numbers are often alike by chance: a misconception says nothing of the wrong numbers unless it explains half of
 * them, and unless half of what it gets wrong is wrong so in the answer.
 */
function valuesLikeness(
  answer: TensorAnswer,
  misconception: TensorAnswer,
  right: TensorAnswer,
  tolerance: number | undefined,
): Likeness {
  if (!isSameShape(answer, right) || !isSameShape(answer, misconception)) return likenessOfPart(false);
  const wrong = unlikePlaces(answer, right, tolerance);
  const wrongly = unlikePlaces(misconception, right, tolerance);
  const unlike = new Set(unlikePlaces(answer, misconception, tolerance));
  const explained = wrong.filter((place) => !unlike.has(place)).length;
  const isByChance = explained < wrong.length / 2 || explained < wrongly.length / 2;
  return { ofWrong: isByChance ? 0 : explained, ofAll: right.values.length - unlike.size };
}

/** Where the numbers of two tensors of one shape differ. */
function unlikePlaces(first: TensorAnswer, second: TensorAnswer, tolerance: number | undefined): number[] {
  const places: number[] = [];
  for (let place = 0; place < second.values.length; place++) {
    if (!isClose(valueAt(first, place), valueAt(second, place), tolerance)) places.push(place);
  }
  return places;
}

function valueAt(tensor: TensorAnswer, place: number): number {
  return tensor.values[place] as number;
}

function isSameShape(first: TensorAnswer, second: TensorAnswer): boolean {
  return first.shape.length === second.shape.length && first.shape.every((size, axis) => size === second.shape[axis]);
}

function shapeReason(shape: readonly number[], right: readonly number[]): LocalText | undefined {
  if (shape.length !== right.length) return inBoth((text) => text.tensorRank(right.length, shape.length));
  const axis = shape.findIndex((size, index) => size !== right[index]);
  if (axis === -1) return undefined;
  const size = shape[axis] as number;
  return inBoth((text) => {
    const [rows, columns] = [text.rows, text.columns];
    const name =
      right.length === 1 ? text.items : right.length === 2 ? (axis === 0 ? rows : columns) : text.along(axis + 1);
    return size > (right[axis] as number) ? text.tooManyAlong(name, size) : text.tooFewAlong(name, size);
  });
}

/** Where in rows, columns, … a number of the row-major order stands. */
function pathOf(place: number, shape: readonly number[]): number[] {
  const path: number[] = [];
  let rest = place;
  for (const size of shape.toReversed()) {
    path.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return path;
}
