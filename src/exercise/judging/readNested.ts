import type { TensorAnswer } from "../answer/answers.ts";
import type { ListAnswer, ValueAnswer } from "../answer/plainAnswer.ts";
import { problemText } from "../answer/problemText.ts";
import type { LocalText } from "../question/localText.ts";
import { inBoth, type JudgingMessages } from "./messages.ts";
import { isUnfilled, readNumber } from "./numberRules.ts";
import { type Reading, unreadable } from "./reading.ts";
import { whatCame } from "./whatCame.ts";

/** A question about more numbers would not be one to answer by hand. */
const MOST_NUMBERS = 1_000_000;

/** Nested arrays, of which all in one depth must be of one length. A number that is not filled in is NaN, and a problem. */
export function readNested(list: ListAnswer): Reading<TensorAnswer> {
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
  const take = (part: ValueAnswer, path: readonly number[]): LocalText | undefined => {
    const length = shape[path.length];
    const items = partsOf(part);
    if (isUnfilled(part)) {
      const reason = inBoth((text) => text.notFilledIn);
      for (let left = sizeOf(shape.slice(path.length)); left > 0; left--) takeNumber(reason);
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
  if (reason !== undefined) return unreadable(reason);
  if (isEmpty && values.length > 0) return { outcome: "notAttempted" };
  return { outcome: "read", answer: { shape, values }, problems, notes: [] };
}

/** Where something stands, as one says it: rows and columns from 1, in more dimensions as it is written in code. */
export function placeText(path: readonly number[], rank: number, text: JudgingMessages): string {
  const [first = 0, second = 0] = path;
  if (path.length === 0) return text.whole;
  if (rank === 1) return text.item(first + 1);
  if (rank === 2) return path.length === 1 ? text.row(first + 1) : text.inRow(first + 1, second + 1);
  return text.atIndex(path.map((index) => `[${index}]`).join(""));
}

/** Numbers in so many dimensions, as they are written in code. */
export function nestedExample(rank: number): string {
  return rank === 1 ? "[1, 2, 3]" : rank === 2 ? "[[1, 2], [3, 4]]" : "[[[1, 2], [3, 4]], …]";
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** The lengths of the first lists on the way in. */
function nestedShape(list: ListAnswer): number[] {
  const shape: number[] = [];
  let parts: readonly ValueAnswer[] | undefined = list.items;
  while (parts !== undefined) {
    shape.push(parts.length);
    const first: ValueAnswer | undefined = parts.find((part) => !isUnfilled(part));
    parts = first === undefined ? undefined : partsOf(first);
  }
  return shape;
}

/** The items of a list, or of a tensor in a list. */
function partsOf(part: ValueAnswer): readonly ValueAnswer[] | undefined {
  if (part.kind === "list") return part.items;
  if (part.kind !== "tensor" || part.shape.length === 0) return undefined;
  const [count = 0, ...shape] = part.shape;
  const size = sizeOf(shape);
  return Array.from({ length: count }, (_, index): ValueAnswer => {
    if (shape.length === 0) return { kind: "number", value: part.values[index] as number };
    return { kind: "tensor", shape, values: part.values.subarray(index * size, (index + 1) * size) };
  });
}

function atPlace(path: readonly number[], rank: number, reason: LocalText): LocalText {
  return inBoth((text, language) => text.at(placeText(path, rank, text), reason[language]));
}

function notARow(part: ValueAnswer): LocalText {
  if (part.kind === "failed") return problemText(part.problem);
  return inBoth((text) => text.expectedTensor(nestedExample(1), whatCame(part, text)));
}
