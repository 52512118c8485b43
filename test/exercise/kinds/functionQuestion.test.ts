import { expect, it, test } from "@jest/globals";
import type { PlainValue } from "../../../src/exercise/answer/answers.ts";
import { notAttempted } from "../../../src/exercise/answer/notAttempted.ts";
import { functionQuestion } from "../../../src/exercise/kinds/functionQuestion.ts";
import { ANY_TEXTS, answered, outcomesOf, said } from "../judging/answered.ts";

type Sizes = (input: number, kernel: number, strides: number) => number;

const outputSize = functionQuestion({
  ...ANY_TEXTS,
  id: "output-size",
  answer: "outputSizeOf",
  examples: [
    { arguments: [28, 5, 1], returns: 24 },
    { arguments: [28, 10, 2], returns: 10 },
    { arguments: [28, 9, 2], returns: 10 },
  ],
  misconceptions: [
    { id: "no-floor", value: () => ((i, k, s) => (i - k) / s + 1) as Sizes, message: said("Round down.") },
    { id: "no-plus-one", value: () => ((i, k, s) => Math.floor((i - k) / s)) as Sizes, message: said("Add 1.") },
  ],
});

/** A function of one example that returns this. */
const returning = (returns: PlainValue) =>
  functionQuestion({
    ...ANY_TEXTS,
    id: "q",
    answer: "f",
    examples: [{ arguments: [[1, "two"], { a: true }], returns }],
  });

it("is called with the examples, each a check", async () => {
  const result = await answered(outputSize, (i: number, k: number, s: number) => Math.floor((i - k) / s) + 1);
  expect(result).toMatchObject({ outcome: "correct", score: 1 });
  expect(result.checks.map(({ id, title }) => [id, title.ko, title.en])).toEqual([
    ["call-1", "outputSizeOf(28, 5, 1)", "outputSizeOf(28, 5, 1)"],
    ["call-2", "outputSizeOf(28, 10, 2)", "outputSizeOf(28, 10, 2)"],
    ["call-3", "outputSizeOf(28, 9, 2)", "outputSizeOf(28, 9, 2)"],
  ]);
});

it("recognises a misconception by what the function returns", async () => {
  const result = await answered(outputSize, (i: number, k: number, s: number) => (i - k) / s + 1);
  expect(result.score).toBe(2 / 3);
  expect(outcomesOf(result)).toEqual({ "call-1": "correct", "call-2": "correct", "call-3": "notYet: Round down." });
});

it("is not attempted where it says so itself, or is not there", async () => {
  for (const value of [undefined, () => notAttempted()]) {
    expect(await answered(outputSize, value)).toMatchObject({ outcome: "notAttempted", score: 0 });
  }
});

it("says once what is wrong with every call", async () => {
  const result = await answered(outputSize, 24);
  expect(result).toMatchObject({ outcome: "notYet", score: 0 });
  expect(result.reason?.en).toMatch(/outputSizeOf/);
  expect(outcomesOf(result)).toEqual({ "call-1": "notYet", "call-2": "notYet", "call-3": "notYet" });
});

it("says what a call that throws has thrown, and judges the others", async () => {
  const result = await answered(outputSize, (_i: number, k: number) => {
    if (k === 9) throw new RangeError("nine");
    return k === 5 ? 24 : 10;
  });
  expect(result.score).toBe(2 / 3);
  expect(outcomesOf(result)["call-3"]).toMatch(/nine/);
});

test.each<[PlainValue, unknown, string, string]>([
  [24, 25, "It returned 25. Too large.", "돌려준 값: 25. 값이 너무 큽니다."],
  [24, undefined, "It returned nothing: is a `return` missing?", "돌려준 값이 없습니다."],
  [24, "24", 'It returned "24". Expected a number.', '돌려준 값: "24". 필요한 것: 수.'],
  [24, Number.NaN, "It returned NaN. Not the right value.", "맞는 값이 아닙니다."],
  ["same", "valid", 'It returned "valid". Not the right value.', "맞는 값이 아닙니다."],
  [true, false, "It returned false. Not the right value.", "맞는 값이 아닙니다."],
  [true, 1, "It returned 1. Expected true or false.", "필요한 것: true나 false."],
  [[1, 2], [1], "It returned [1]. The list's length, 1, is not right.", "배열의 길이가 맞지 않습니다(지금은 1)."],
  [[[1, 2]], [[1, 5]], "It returned [[1, 5]]. at [0][1]: Too large.", "[0][1] 자리: 값이 너무 큽니다."],
  [[1, 2], 1, "It returned 1. Expected a list.", "필요한 것: 배열."],
  [{ h: 1, w: 2 }, { h: 1 }, "It returned { h: 1 }. It has no `w`.", "`w` 값이 없습니다."],
  [{ h: 1 }, { h: 1, w: 2 }, "It has a `w` that is not asked for.", "필요하지 않은 `w` 값이 있습니다."],
  [{ h: 1, w: undefined }, { h: 2 }, "at .h: Too large.", ".h 자리: 값이 너무 큽니다."],
  [{ h: 1 }, { h: 0 }, "It returned { h: 0 }. at .h: Too small.", ".h 자리: 값이 너무 작습니다."],
])("of a call that should return %j and returns %j it says why not", async (right, returned, en, ko) => {
  const { outcome, checks } = await answered(returning(right), () => returned);
  expect(outcome).toBe("notYet");
  expect(checks[0]?.reason?.en).toContain(en);
  expect(checks[0]?.reason?.ko).toContain(ko);
});

it("takes numbers in a tensor for nested ones, and what calculation changes of a number", async () => {
  const { tf } = await import("../../../src/tensor/tf.ts");
  expect((await answered(returning([[1, 2]]), () => tf.tensor2d([[1, 2]]))).outcome).toBe("correct");
  expect((await answered(returning([0.3]), () => [0.1 + 0.2])).outcome).toBe("correct");
});

it("shows long arguments and results cut, each argument by itself", async () => {
  const list = Array.from({ length: 100 }, (_, index) => index);
  const examples = [{ arguments: [list, "same", 2], returns: 1 }];
  const long = functionQuestion({ ...ANY_TEXTS, id: "q", answer: "f", examples });
  const { checks } = await answered(long, (all: number[]) => all);
  expect(checks[0]?.title.en).toBe('f([0, 1, 2, 3, 4, 5, 6, 7…, "same", 2)');
  expect(checks[0]?.reason?.en.length).toBeLessThan(150);
});

it("has examples of the learner's own numbers", async () => {
  const own = functionQuestion({
    ...ANY_TEXTS,
    id: "q",
    answer: "double",
    variant: (draw) => ({ size: draw.integer(1, 9) }),
    examples: ({ size }) => [{ arguments: [size], returns: 2 * size }],
  });
  const result = await answered(own, (value: number) => 2 * value, { size: 4 });
  expect(result).toMatchObject({ outcome: "correct", checks: [{ title: { en: "double(4)" } }] });
});
