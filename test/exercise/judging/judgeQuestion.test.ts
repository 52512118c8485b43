import { expect, it } from "@jest/globals";
import { decodeAsk } from "../../../src/exercise/answer/decodeAsk.ts";
import { encodeAsk } from "../../../src/exercise/answer/encodeAsk.ts";
import { askQuestion, checkQuestion } from "../../../src/exercise/judging/answerQuestion.ts";
import { checksOf, hiddenChecksOf } from "../../../src/exercise/judging/checksOf.ts";
import { judgeQuestion } from "../../../src/exercise/judging/judgeQuestion.ts";
import { functionQuestion } from "../../../src/exercise/kinds/functionQuestion.ts";
import { numberQuestion } from "../../../src/exercise/kinds/numberQuestion.ts";
import { shapeQuestion } from "../../../src/exercise/kinds/shapeQuestion.ts";
import { tableQuestion } from "../../../src/exercise/kinds/tableQuestion.ts";
import type { Question } from "../../../src/exercise/question/question.ts";
import { ANY_TEXTS, answered, answeredWithHidden, outcomesOf, said } from "./answered.ts";

const NOT_THIS = { reason: said("Not this.") };

const withHiddenCalls = functionQuestion({
  ...ANY_TEXTS,
  id: "double",
  answer: "double",
  examples: [{ arguments: [2], returns: 4 }],
  hiddenCalls: [[3], [-1]],
  hiddenChecks: [
    {
      id: "large",
      title: said("a large number"),
      ask: { call: "double", arguments: [1e6] },
      judge: (answer) => answer === 2e6 || NOT_THIS,
      weight: 2,
    },
  ],
  solution: () => (value: number) => 2 * value,
  misconceptions: [{ id: "squared", value: () => (value: number) => value ** 2, message: said("Double it.") }],
}) as Question;

it("judges hidden checks and hidden calls only for a grader", async () => {
  const squared = (value: number) => value ** 2;
  expect(await answered(withHiddenCalls, squared)).toMatchObject({ outcome: "correct", score: 1 });
  const result = await answeredWithHidden(withHiddenCalls, squared);
  expect(result).toMatchObject({ outcome: "notYet", score: 1 / 5 });
  expect(outcomesOf(result)).toEqual({
    "call-1": "correct",
    large: "notYet: Double it.",
    "hidden-call-1": "notYet: Double it.",
    "hidden-call-2": "notYet: Double it.",
  });
  expect(await answeredWithHidden(withHiddenCalls, (value: number) => value + value)).toMatchObject({
    outcome: "correct",
    score: 1,
  });
});

it("says nothing of a hidden call in its title", async () => {
  const hidden = await hiddenChecksOf(withHiddenCalls, {});
  expect(hidden.map(({ title }) => [title.ko, title.en]).slice(1)).toEqual([
    ["숨은 호출 1", "hidden call 1"],
    ["숨은 호출 2", "hidden call 2"],
  ]);
});

it("does without a solution where nothing is compared with it, as in the student's version", async () => {
  const { solution: _, hiddenCalls: __, ...released } = withHiddenCalls.options as Record<string, unknown>;
  const student: Question = { kind: "function", id: "double", options: { ...released, hiddenChecks: undefined } };
  expect(await hiddenChecksOf(student, {})).toEqual([]);
  expect(await answered(student, (value: number) => 2 * value)).toMatchObject({ outcome: "correct" });
});

it("names the question whose solution is missing where it is needed", async () => {
  const missing = numberQuestion({ ...ANY_TEXTS, id: "lost", answer: "lost" });
  await expect(answered(missing, 5)).rejects.toThrow('question "lost" has no solution');
});

it("reads a variable once for all checks that ask for it, and others by their own names", async () => {
  const question = numberQuestion({
    ...ANY_TEXTS,
    id: "sum",
    answer: "sum",
    checks: [
      { id: "sum", title: said("sum"), judge: (answer) => answer === 3 || NOT_THIS },
      { id: "sign", title: said("sign"), judge: (answer) => answer > 0 || NOT_THIS },
      { id: "first", title: said("first"), ask: { value: "first" }, judge: (answer) => answer === 1 || NOT_THIS },
      {
        id: "own",
        title: said("own"),
        ask: ({ name }) => ({ value: String(name) }),
        judge: (answer) => answer === 2 || NOT_THIS,
      },
    ],
    variant: () => ({ name: "second" }),
  }) as Question;
  const asked: string[] = [];
  const variables: Readonly<Record<string, number>> = { sum: 3, first: 1, second: 2 };
  const result = await checkQuestion(
    question,
    { name: "second" },
    {
      read: (name) => {
        asked.push(name);
        return variables[name];
      },
    },
  );
  expect(result.outcome).toBe("correct");
  expect(asked).toEqual(["sum", "first", "second"]);
});

it("asks in plain data, which a grader can send away", async () => {
  const asks = (await checksOf(withHiddenCalls, {})).map(({ ask }) => decodeAsk(encodeAsk(ask)));
  expect(asks).toEqual([{ call: "double", arguments: [2] }]);
  expect([...(await askQuestion(withHiddenCalls, {}, { read: () => (value: number) => value })).keys()]).toEqual([
    "call-1",
  ]);
});

it("counts a check without an answer as not attempted", async () => {
  expect(await judgeQuestion(withHiddenCalls, {}, new Map())).toMatchObject({ outcome: "notAttempted", score: 0 });
});

it("gives nothing where nothing is checked", async () => {
  const scalar = shapeQuestion({ ...ANY_TEXTS, id: "scalar", answer: "scalar", solution: () => [] });
  expect(await answered(scalar, undefined)).toMatchObject({ outcome: "notAttempted", score: 0 });
  const unchecked = numberQuestion({ ...ANY_TEXTS, id: "q", answer: "q", checks: [] });
  expect(await answered(unchecked, 5)).toMatchObject({ outcome: "notAttempted", score: 0 });
});

it("tells an author's error from a learner's: it is said, marked, and scores nothing", async () => {
  const broken = numberQuestion({
    ...ANY_TEXTS,
    id: "broken",
    answer: "broken",
    checks: [
      {
        id: "throws",
        title: said("throws"),
        judge: () => {
          throw new TypeError("undefined is not a function");
        },
      },
      { id: "rejects", title: said("rejects"), judge: () => Promise.reject(new RangeError("too late")) },
      { id: "works", title: said("works"), judge: (answer) => answer === 5 || NOT_THIS },
    ],
    misconceptions: [{ id: "five", value: () => 5, message: said("Five.") }],
  });
  const result = await answered(broken, 5);
  expect(result).toMatchObject({ outcome: "notYet", score: 1 / 3 });
  expect(result.checks).toMatchObject([
    {
      outcome: "notYet",
      reason: {
        ko: "이 검사 자체에 오류가 있습니다. 학생의 잘못이 아닙니다. 선생님께 알려 주세요.",
        en: "This check itself has an error. It is not your mistake: tell your instructor.",
      },
      fault: 'question "broken", check "throws": TypeError: undefined is not a function',
    },
    { outcome: "notYet", fault: 'question "broken", check "rejects": RangeError: too late' },
    { outcome: "correct" },
  ]);
});

it("marks a judge that gives no verdict", async () => {
  const judge = (() => false) as unknown as () => true;
  const odd = numberQuestion({
    ...ANY_TEXTS,
    id: "odd",
    answer: "odd",
    checks: [{ id: "odd", title: said("odd"), judge }],
  });
  expect((await answered(odd, 5)).checks[0]?.fault).toMatch(/^question "odd", check "odd": /);
});

it("scores exactly 1 for all, whatever the weights add up to", async () => {
  const weights = [0.1, 0.2, 0.3, 0.7, 1e-9];
  const question = numberQuestion({
    ...ANY_TEXTS,
    id: "q",
    answer: "q",
    checks: weights.map((weight, index) => ({
      id: `check-${index}`,
      title: said("check"),
      weight,
      judge: (answer: number) => index < answer || NOT_THIS,
    })),
  });
  const scores = await Promise.all([0, 1, 2, 3, 4, 5].map(async (value) => (await answered(question, value)).score));
  expect(scores.at(-1)).toBe(1);
  expect(scores).toEqual(scores.toSorted((a, b) => a - b));
  expect(scores[0]).toBe(0);
});

it("tells checks that an author wrote what is filled in, and the learner what else there is", async () => {
  const table = tableQuestion({
    ...ANY_TEXTS,
    id: "table",
    answer: "table",
    solution: () => ({ conv1: { weights: 1, biases: 2 } }),
    checks: [
      {
        id: "sum",
        title: said("sum"),
        judge: ({ conv1 }) => (conv1?.weights === 1 && conv1.biases === undefined) || NOT_THIS,
      },
    ],
  });
  const result = await answered(table, { conv1: { weights: 1, biases: "2" } });
  expect(result.outcome).toBe("correct");
  expect(result.notes.map(({ en }) => en)).toEqual(['Expected a number; got the text "2". Write it without quotes: 2']);
});
