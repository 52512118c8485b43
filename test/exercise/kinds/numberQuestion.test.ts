import { expect, it, test } from "@jest/globals";
import { numberQuestion } from "../../../src/exercise/kinds/numberQuestion.ts";
import { ANY_TEXTS, answered, outcomesOf, said } from "../judging/answered.ts";

const size = numberQuestion({
  ...ANY_TEXTS,
  id: "size",
  answer: "size",
  solution: () => 24,
  misconceptions: [{ id: "no-plus-one", value: () => 23, message: said("Add 1.") }],
});

it("is correct with the right number, and scores 1", async () => {
  expect(await answered(size, 24)).toMatchObject({
    question: "size",
    outcome: "correct",
    score: 1,
    notes: [],
    checks: [{ id: "value", outcome: "correct", share: 1 }],
  });
});

it("is not attempted without a value, and scores 0", async () => {
  expect(await answered(size, undefined)).toMatchObject({
    outcome: "notAttempted",
    score: 0,
    checks: [{ id: "value", outcome: "notAttempted" }],
  });
});

it("names the misconception behind a wrong number", async () => {
  const result = await answered(size, 23);
  expect(result).toMatchObject({ outcome: "notYet", score: 0 });
  expect(result.checks).toMatchObject([{ misconception: "no-plus-one", reason: said("Add 1.") }]);
});

test.each([
  [25, "Too large.", "값이 너무 큽니다."],
  [1, "Too small.", "값이 너무 작습니다."],
  [-24, "The sign is not right.", "부호가 다릅니다."],
  [23.5, "A whole number is expected here.", "정수가 나와야 합니다."],
  [Number.NaN, "The result is NaN", "결과가 NaN"],
  [Number.NEGATIVE_INFINITY, "The result is infinite", "결과가 무한대입니다."],
  ["24", 'Expected a number; got the text "24". Write it without quotes: 24', "따옴표 없이 쓰세요: 24"],
  ["none", 'Expected a number; got the text "none".', '수를 써야 합니다. 받은 것: 문자열 "none".'],
  [[24], "Expected a number; got a list of 1. Write the number alone, without [ ].", "[ ] 없이 수만 쓰세요."],
  [true, "Expected a number; got true.", "수를 써야 합니다. 받은 것: true."],
  [24n, "24n", "24n"],
  [Promise.resolve(24), "await", "await"],
  [() => 24, "function", "함수"],
  [null, "Expected a number; got null.", "수를 써야 합니다. 받은 것: null."],
  [{ size: 24 }, "Expected a number; got an object { size }.", "받은 것: 객체 { size }."],
])("says why %p is not yet right", async (value, en, ko) => {
  const { outcome, score, checks } = await answered(size, value);
  expect({ outcome, score }).toEqual({ outcome: "notYet", score: 0 });
  expect(checks[0]?.reason?.en).toContain(en);
  expect(checks[0]?.reason?.ko).toContain(ko);
});

it("never gives the right number away", async () => {
  for (const wrong of [0, 1, 22, 25, 26, 23.9, 24.5, -24, 1e9]) {
    const { checks } = await answered(size, wrong);
    expect(outcomesOf({ checks } as never).value).not.toMatch(/24/);
  }
});

test.each([
  ["a whole number, but for rounding", 3, 0.1 * 3 * 10, true],
  ["a large whole number exactly", 16_640_000, 16_640_001, false],
  ["a fraction to 10⁻⁶ of it", 1 / 3, 0.3333333, true],
  ["a fraction that was rounded", 1 / 3, 0.3333, false],
  ["zero, but for rounding", 0, 5e-17, true],
  ["zero and a small number", 0, 1e-6, false],
])("compares %s", async (_what, right, answer, isRight) => {
  const question = numberQuestion({ ...ANY_TEXTS, id: "q", answer: "q", solution: () => right });
  expect((await answered(question, answer)).score).toBe(isRight ? 1 : 0);
});

it("takes as much as the author's tolerance allows", async () => {
  const share = numberQuestion({ ...ANY_TEXTS, id: "share", answer: "share", tolerance: 0.01, solution: () => 0.5 });
  expect((await answered(share, 0.509)).outcome).toBe("correct");
  expect((await answered(share, 0.511)).outcome).toBe("notYet");
});

it("waits for a solution that is a promise", async () => {
  const late = numberQuestion({ ...ANY_TEXTS, id: "late", answer: "late", solution: async () => 7 });
  expect((await answered(late, 7)).outcome).toBe("correct");
});
