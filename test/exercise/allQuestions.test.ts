/**
 * Generated over every question of the course, as an instructor's files have them: whatever is true of all questions.
 */
import { describe, expect, it, test } from "@jest/globals";
import { notAttempted } from "../../src/exercise/answer/notAttempted.ts";
import { checksOf, hiddenChecksOf } from "../../src/exercise/judging/checksOf.ts";
import { examplesOf } from "../../src/exercise/judging/functionRules.ts";
import type { QuestionResult } from "../../src/exercise/judging/result.ts";
import { asWritten, judgedOptions, type WrittenQuestion } from "../../src/exercise/judging/writtenQuestion.ts";
import { type LocalText, textFor } from "../../src/exercise/question/localText.ts";
import type { Question, Variant } from "../../src/exercise/question/question.ts";
import { numbersFor } from "../../src/exercise/question/variant.ts";
import { courseQuestions, exercises, isSlow } from "./courseQuestions.ts";
import { answered, answeredWithHidden } from "./judging/answered.ts";

/** Everybody, and nobody (""). */
const LEARNERS = ["", ...Array.from({ length: 999 }, (_, index) => `${20_240_000 + index}`)];

/** So many are judged as well; judging every learner's answers would take minutes. */
const JUDGED_LEARNERS = LEARNERS.slice(0, 5);

/** A variant that a class of forty has to share has at least so many. */
const LEAST_VARIANTS = 6;

const quick = courseQuestions.filter(({ question }) => !isSlow(question));
const withMisconceptions = courseQuestions.flatMap(({ name, ...each }) =>
  (judgedOptions(asWritten(each.question)).misconceptions ?? []).map((misconception) => ({
    ...each,
    misconception,
    name: `${name}: ${misconception.id}`,
  })),
);

it("there are about 40 questions with 40 misconceptions and more", () => {
  expect(courseQuestions.length).toBeGreaterThanOrEqual(38);
  expect(withMisconceptions.length).toBeGreaterThanOrEqual(40);
});

test.each(exercises)(
  "$folder: names its folder, and every id and answer is unique",
  ({ folder, assignment, questions }) => {
    expect(assignment).toBe(folder);
    for (const of of [
      (question: Question) => question.id,
      (question: Question) => asWritten(question).options.answer,
    ]) {
      expect(new Set(questions.map(of)).size).toBe(questions.length);
    }
  },
);

describe.each(courseQuestions)("$name", ({ assignment, question }) => {
  const { options } = asWritten(question);
  const written = judgedOptions(asWritten(question));

  it("has ids of its own for checks and misconceptions", async () => {
    const numbers = numbersFor(question, "", assignment);
    const hidden = isSlow(question) ? (written.hiddenChecks ?? []) : await hiddenChecksOf(question, numbers);
    const checks = [...(await checksOf(question, numbers)), ...hidden].map(({ id }) => id);
    const misconceptions = (written.misconceptions ?? []).map(({ id }) => id);
    for (const ids of [checks, misconceptions]) expect(new Set(ids).size).toBe(ids.length);
  });

  it("speaks Korean and English, for every learner's numbers", async () => {
    const texts = new Map<string, LocalText>();
    for (const learner of JUDGED_LEARNERS) {
      for (const [place, text] of await textsOf(question, numbersFor(question, learner, assignment))) {
        texts.set(`${place} for ${learner}: ${text.en}`, text);
      }
    }
    expect([...texts].flatMap(([place, text]) => faultsOf(text).map((fault) => `${place}: ${fault}`))).toEqual([]);
  });

  it("has two hints and more, and an explanation", () => {
    expect(options.hints.length).toBeGreaterThanOrEqual(2);
    expect(options.explanation).toBeDefined();
  });

  it("has names for the rows, columns and axes that there are, and no others", async () => {
    const checks = await checksOf(question, numbersFor(question, "", assignment));
    const lines = (line: "row" | "column") => checks.map(({ cell }) => cell?.[line].key);
    if ("rows" in options) expect(lines("row")).toEqual(expect.arrayContaining(Object.keys(options.rows ?? {})));
    if ("columns" in options) {
      expect(lines("column")).toEqual(expect.arrayContaining(Object.keys(options.columns ?? {})));
    }
    if ("axes" in options && options.axes !== undefined) expect(checks.length).toBe(options.axes.length);
  });

  it("is not attempted where nothing is answered, and scores 0", async () => {
    const numbers = numbersFor(question, "", assignment);
    const values = [undefined, ...(question.kind === "function" ? [() => notAttempted()] : [])];
    for (const value of values) {
      const result = await answered(question, value, numbers);
      expect({ ...result, checks: result.checks.map(({ outcome }) => outcome) }).toEqual({
        question: question.id,
        outcome: "notAttempted",
        score: 0,
        notes: [],
        checks: result.checks.map(() => "notAttempted"),
      });
    }
  });

  it("has something that only a grader checks where a learner's code could be written for the examples", () => {
    if (!["function", "layer", "model"].includes(question.kind)) return;
    const calls = "hiddenCalls" in options ? (options.hiddenCalls ?? []) : [];
    expect([...calls, ...(written.hiddenChecks ?? [])]).not.toEqual([]);
  });
});

test.each(quick)("$name: the solution scores full marks, also of hidden checks", async ({ assignment, question }) => {
  const { solution } = judgedOptions(asWritten(question));
  for (const learner of JUDGED_LEARNERS) {
    const numbers = numbersFor(question, learner, assignment);
    const result = await answeredWithHidden(question, await solution?.(numbers), numbers);
    expect(result).toMatchObject(
      question.kind === "text" ? { outcome: "toBeRead", score: 0 } : { outcome: "correct", score: 1, notes: [] },
    );
  }
});

test.each(quick)("$name: 1,000 learners get numbers that can be answered", ({ assignment, question }) => {
  const { solution, misconceptions = [] } = judgedOptions(asWritten(question));
  const { variant } = asWritten(question).options;
  const drawn = new Set<string>();
  const faults: unknown[] = [];
  for (const learner of variant === undefined ? [""] : LEARNERS) {
    const numbers = numbersFor(question, learner, assignment);
    drawn.add(JSON.stringify(numbers));
    const right = solution?.(numbers);
    if (!isOfKind(question.kind, right)) faults.push({ learner, numbers, right });
    if (question.kind === "text") continue;
    const values = [right, ...misconceptions.map(({ value }) => value(numbers))];
    const results = values.map((value) => resultText(asWritten(question), value, numbers));
    // Where two were equal, a learner would be told what is not so.
    if (new Set(results).size < results.length) faults.push({ learner, numbers, results });
  }
  expect(faults).toEqual([]);
  // Neighbours have other numbers.
  expect(drawn.size).toBeGreaterThanOrEqual(variant === undefined ? 1 : LEAST_VARIANTS);
});

test.each(withMisconceptions)("$name is told what to do about it, in both languages", async (each) => {
  const { assignment, question, misconception } = each;
  for (const learner of JUDGED_LEARNERS) {
    const numbers = numbersFor(question, learner, assignment);
    const result = await answered(question, misconception.value(numbers), numbers);
    expect(result.outcome).toBe("notYet");
    expect(result.score).toBeLessThan(1);
    const explained = result.checks.filter((check) => check.misconception === misconception.id);
    expect(explained).not.toEqual([]);
    const message = textFor(misconception.message, numbers);
    for (const check of explained) expect(check.reason ?? result.reason).toEqual(message);
    expect(rightFiguresIn(message, question, numbers)).toEqual([]);
    expect(faultOf(result)).toBeUndefined();
  }
});

/** Every text that a learner may see, by its place in the question. */
async function textsOf(question: Question, numbers: Variant): Promise<Map<string, LocalText>> {
  const { options } = asWritten(question);
  const { checks = [], hiddenChecks = [], misconceptions = [] } = judgedOptions(asWritten(question));
  const texts = new Map<string, LocalText>([
    ["title", options.title],
    ["text", textFor(options.text, numbers)],
  ]);
  if (options.explanation !== undefined) texts.set("explanation", textFor(options.explanation, numbers));
  for (const [index, hint] of options.hints.entries()) texts.set(`hint ${index + 1}`, textFor(hint, numbers));
  for (const { id, message } of misconceptions) texts.set(`misconception ${id}`, textFor(message, numbers));
  for (const { id, title } of [...checks, ...hiddenChecks]) texts.set(`check ${id}`, textFor(title, numbers));
  if ("rubric" in options) for (const [index, { text }] of options.rubric.entries()) texts.set(`rubric ${index}`, text);
  if ("axes" in options) for (const [index, axis] of (options.axes ?? []).entries()) texts.set(`axis ${index}`, axis);
  if (question.kind === "table") {
    for (const { cell } of await checksOf(question, numbers)) {
      for (const line of [cell?.row, cell?.column]) if (line !== undefined) texts.set(`line ${line.key}`, line.title);
    }
  }
  return texts;
}

/** What is wrong with a text. Formulas and names out of code are the same in both languages, and have no words. */
function faultsOf({ ko, en }: LocalText): string[] {
  const faults: string[] = [];
  const words = en.replaceAll(/\$[^$]*\$|`[^`]*`/g, "");
  const isCode = /^[\w×·\s.,()=+−²\d*]*$/.test(words) && ko === en;
  if (!isCode && !/[가-힣]/.test(ko)) faults.push(`no Korean in "${ko}"`);
  if (/[가-힣ㄱ-ㅎ]/.test(en)) faults.push(`Korean in "${en}"`);
  for (const text of [ko, en]) {
    if (text.trim() === "" || text !== text.trim()) faults.push(`empty, or spaces around "${text}"`);
    if (/undefined(?!`)|\bNaN\b(?!`)|\[object|\bfunction ?\(|=>/.test(text.replaceAll(/`[^`]*`/g, "")))
      faults.push(`a slip: "${text}"`);
  }
  return faults;
}

/** A value as text, numbers without what rounding changes; of a function what it returns for the examples. */
function resultText(question: WrittenQuestion, value: unknown, numbers: Variant): string {
  return JSON.stringify(comparable(question, value, numbers), (_, part: unknown) =>
    typeof part === "number" && Number.isFinite(part)
      ? Number(part.toPrecision(9))
      : typeof part === "number"
        ? `${part}`
        : part,
  );
}

function comparable(question: WrittenQuestion, value: unknown, numbers: Variant): unknown {
  if (question.kind === "function") {
    const call = value as (...inputs: readonly unknown[]) => unknown;
    return examplesOf(question as WrittenQuestion<"function">, numbers).map(({ arguments: inputs }) =>
      call(...structuredClone(inputs)),
    );
  }
  const { recognisedBy } = question.options as { readonly recognisedBy?: (answer: unknown) => unknown };
  if (recognisedBy !== undefined) return recognisedBy(value);
  if (question.kind === "layer") return (value as { readonly config: unknown }).config;
  return value;
}

function isOfKind(kind: Question["kind"], value: unknown): boolean {
  const isNumber = (each: unknown): boolean => typeof each === "number" && Number.isFinite(each);
  const areNumbers = (each: unknown): boolean => (Array.isArray(each) ? each.every(areNumbers) : isNumber(each));
  switch (kind) {
    case "number":
      return isNumber(value);
    case "shape":
      return (
        Array.isArray(value) && value.length > 0 && value.every((size) => size === null || (isNumber(size) && size > 0))
      );
    case "table":
      return Object.values(value as object).every((row: object) => Object.values(row).every(isNumber));
    case "tensor":
      return Array.isArray(value) && areNumbers(value);
    case "function":
      return typeof value === "function";
    case "layer":
      return typeof value === "function" && "outputShape" in value;
    case "model":
      return typeof value === "object" && value !== null && "countParams" in value;
    case "text":
      return typeof value === "string" && value.trim() !== "";
  }
}

/** The right number, where a message has it that the question does not. */
function rightFiguresIn(message: LocalText, question: Question, numbers: Variant): number[] {
  if (question.kind !== "number") return [];
  const right = judgedOptions(asWritten(question)).solution?.(numbers) as number;
  const known = figuresIn(textFor(asWritten(question).options.text, numbers).en);
  return [message.ko, message.en].flatMap(figuresIn).filter((figure) => figure === right && !known.includes(figure));
}

function figuresIn(text: string): number[] {
  return [...text.replaceAll(/(\d),(?=\d{3})/g, "$1").matchAll(/\d+(\.\d+)?/g)].map(([figure]) => Number(figure));
}

function faultOf({ checks }: QuestionResult): string | undefined {
  return checks.find(({ fault }) => fault !== undefined)?.fault;
}
