import type { NestedRows } from "../../nn/training/trainingData.ts";
import type { TensorAnswer } from "../answer/answers.ts";
import type { PlainAnswer } from "../answer/plainAnswer.ts";
import { problemText } from "../answer/problemText.ts";
import type { LocalText } from "../question/localText.ts";
import { isClose } from "./closeNumbers.ts";
import {
  type FullCheck,
  type Judgement,
  type KindRules,
  likenessOfPart,
  type Problems,
  type Reading,
  read,
} from "./kindRules.ts";
import { inBoth, type JudgingMessages } from "./messages.ts";
import { isUnfilled, numberReason, readNumber } from "./numberRules.ts";
import { whatCame } from "./whatCame.ts";
import { solutionOf } from "./writtenQuestion.ts";

/** A question about more numbers would not be one to answer by hand. */
const MOST_NUMBERS = 1_000_000;

/** A tensor question: the shape, which counts nothing by itself, then the numbers, by their share. */
export const tensorRules: KindRules<"tensor"> = {
  async read(plain, question, numbers) {
    if (isUnfilled(plain)) return { outcome: "notAttempted" };
    if (plain.kind === "failed") return { outcome: "unreadable", reason: problemText(plain.problem) };
    if (plain.kind === "tensor") return read(plain);
    if (plain.kind === "list") return readNested(plain);
    const right = await solutionOf(question, numbers);
    return {
      outcome: "unreadable",
      reason: inBoth((text) => text.expectedTensor(exampleOf(tensorOf(right).shape), whatCame(plain, text))),
    };
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
      likeness: (answer, other) => {
        if (!isSameShape(answer, right) || !isSameShape(answer, other)) return likenessOfPart(false);
        const wrong = wrongPlaces(answer, right, tolerance);
        const unlike = new Set(wrongPlaces(answer, other, tolerance));
        const ofWrong = wrong.filter((place) => !unlike.has(place)).length;
        // Small numbers are often alike by chance.
        return { ofWrong: ofWrong < wrong.length / 2 ? 0 : ofWrong, ofAll: right.values.length - unlike.size };
      },
    };
    return [shape, values];
  },

  answerTo: (_ask, value) => tensorOf(value),

  isSame: (first, second, { options }) =>
    isSameShape(first, second) && wrongPlaces(first, second, options.tolerance).length === 0,
};

/** Nested numbers as a tensor; an author's are checked to be even. */
function tensorOf(nested: NestedRows): TensorAnswer {
  const shape: number[] = [];
  for (let part: NestedRows | number | undefined = nested; typeof part === "object"; part = part[0]) {
    shape.push(part.length);
  }
  return { shape, values: flat(nested) };
}

function flat(nested: NestedRows): number[] {
  return (nested as readonly (NestedRows | number)[]).flatMap((part) => (typeof part === "number" ? part : flat(part)));
}

type List = PlainAnswer & { readonly kind: "list" };

/** Nested arrays, of which all in one depth must be of one length. A number that is not filled in is NaN, and a problem. */
function readNested(list: List): Reading<TensorAnswer> {
  const shape = nestedShape(list);
  // No solution is so large, so the shape is wrong, and rows that are not filled in are not to be made for it.
  if (sizeOf(shape) > MOST_NUMBERS) {
    return { outcome: "read", answer: { shape, values: [] }, problems: new Map(), notes: [] };
  }
  const values: number[] = [];
  const problems = new Map<string, LocalText>();
  let isEmpty = true;

  const takeNumber = (number: number | LocalText): void => {
    if (typeof number !== "number") problems.set(`${values.length}`, number);
    values.push(typeof number === "number" ? number : Number.NaN);
  };

  /** Takes the numbers of a part, or says why they cannot be. */
  const take = (part: PlainAnswer, path: readonly number[]): LocalText | undefined => {
    const length = shape[path.length];
    const items = partsOf(part);
    if (isUnfilled(part)) {
      for (let left = sizeOf(shape.slice(path.length)); left > 0; left--)
        takeNumber(inBoth((text) => text.notFilledIn));
      return undefined;
    }
    if (length === undefined) {
      const number = readNumber(part);
      if (items !== undefined && typeof number !== "number") return atPlace(path, shape.length, number);
      isEmpty = false;
      takeNumber(number);
      return undefined;
    }
    if (items === undefined) return atPlace(path, shape.length, notARow(part));
    if (items.length !== length) {
      return inBoth((text) => text.uneven(placeText(path, shape.length, text), items.length, length));
    }
    for (const [index, item] of items.entries()) {
      const reason = take(item, [...path, index]);
      if (reason !== undefined) return reason;
    }
    return undefined;
  };

  const reason = take(list, []);
  if (reason !== undefined) return { outcome: "unreadable", reason };
  if (isEmpty && values.length > 0) return { outcome: "notAttempted" };
  return { outcome: "read", answer: { shape, values }, problems, notes: [] };
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** The lengths of the first lists on the way in. */
function nestedShape(list: List): number[] {
  const shape: number[] = [];
  let parts: readonly PlainAnswer[] | undefined = list.items;
  while (parts !== undefined) {
    shape.push(parts.length);
    const first: PlainAnswer | undefined = parts.find((part) => !isUnfilled(part));
    parts = first === undefined ? undefined : partsOf(first);
  }
  return shape;
}

/** The items of a list, or of a tensor in a list. */
function partsOf(part: PlainAnswer): readonly PlainAnswer[] | undefined {
  if (part.kind === "list") return part.items;
  if (part.kind !== "tensor" || part.shape.length === 0) return undefined;
  const [count = 0, ...shape] = part.shape;
  const size = sizeOf(shape);
  return Array.from({ length: count }, (_, index): PlainAnswer => {
    if (shape.length === 0) return { kind: "number", value: part.values[index] as number };
    return { kind: "tensor", shape, values: part.values.subarray(index * size, (index + 1) * size) };
  });
}

function judgedValues(
  answer: TensorAnswer,
  right: TensorAnswer,
  problems: Problems,
  tolerance: number | undefined,
): Judgement {
  // The check of the shape has said so.
  if (!isSameShape(answer, right)) return { outcome: "notYet" };
  const wrong = wrongPlaces(answer, right, tolerance);
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

/** Where the numbers of two tensors of one shape differ. */
function wrongPlaces(answer: TensorAnswer, right: TensorAnswer, tolerance: number | undefined): number[] {
  const places: number[] = [];
  for (let place = 0; place < right.values.length; place++) {
    if (!isClose(valueAt(answer, place), valueAt(right, place), tolerance)) places.push(place);
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

function pathOf(place: number, shape: readonly number[]): number[] {
  const path: number[] = [];
  let rest = place;
  for (const size of shape.toReversed()) {
    path.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return path;
}

/** Where something stands, as one says it: rows and columns from 1, in more dimensions as it is written in code. */
function placeText(path: readonly number[], rank: number, text: JudgingMessages): string {
  const [first = 0, second = 0] = path;
  if (path.length === 0) return text.whole;
  if (rank === 1) return text.item(first + 1);
  if (rank === 2) return path.length === 1 ? text.row(first + 1) : text.inRow(first + 1, second + 1);
  return text.atIndex(path.map((index) => `[${index}]`).join(""));
}

function atPlace(path: readonly number[], rank: number, reason: LocalText): LocalText {
  return inBoth((text, language) => text.at(placeText(path, rank, text), reason[language]));
}

function notARow(part: PlainAnswer): LocalText {
  if (part.kind === "failed") return problemText(part.problem);
  return inBoth((text) => text.expectedTensor(exampleOf([2]), whatCame(part, text)));
}

function exampleOf(shape: readonly number[]): string {
  return shape.length === 1 ? "[1, 2, 3]" : shape.length === 2 ? "[[1, 2], [3, 4]]" : "[[[1, 2], [3, 4]], …]";
}
