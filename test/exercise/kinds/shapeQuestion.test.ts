import { expect, it, test } from "@jest/globals";
import { shapeQuestion } from "../../../src/exercise/kinds/shapeQuestion.ts";
import { ANY_TEXTS, answered, outcomesOf, said } from "../judging/answered.ts";

const output = shapeQuestion({
  ...ANY_TEXTS,
  id: "output",
  answer: "output",
  solution: () => [26, 19, 32],
  misconceptions: [
    { id: "same", value: () => [28, 21, 32], message: said("That is same.") },
    { id: "channels-kept", value: () => [26, 19, 1], message: said("Count the filters.") },
    { id: "flat", value: () => [26 * 19, 32], message: said("Keep the axes.") },
  ],
});

const batched = shapeQuestion({ ...ANY_TEXTS, id: "batched", answer: "batched", solution: () => [null, 26, 26, 32] });

it("is judged axis by axis", async () => {
  expect(await answered(output, [26, 18, 32])).toMatchObject({ outcome: "notYet", score: 2 / 3 });
  expect(outcomesOf(await answered(output, [26, 18, 32]))).toEqual({
    "axis-1": "correct",
    "axis-2": "notYet: Too small.",
    "axis-3": "correct",
  });
});

it("calls an image's axes height, width and channels, with the batch before", async () => {
  const { checks } = await answered(batched, undefined);
  expect(checks.map(({ title }) => title)).toEqual([
    { ko: "배치", en: "batch" },
    { ko: "높이", en: "height" },
    { ko: "너비", en: "width" },
    { ko: "채널", en: "channels" },
  ]);
});

it("calls other axes by their author's names, else by number", async () => {
  const axes = [said("images"), said("classes")];
  const options = { ...ANY_TEXTS, id: "q", answer: "q", solution: () => [5, 10] } as const;
  expect((await answered(shapeQuestion({ ...options, axes }), [])).checks.map(({ title }) => title)).toEqual(axes);
  expect((await answered(shapeQuestion(options), [])).checks.map(({ title }) => title.en)).toEqual([
    "axis 1",
    "axis 2",
  ]);
});

it("takes null for the batch, and a typed array", async () => {
  expect((await answered(batched, [null, 26, 26, 32])).score).toBe(1);
  expect((await answered(output, new Int32Array([26, 19, 32]))).score).toBe(1);
});

it("does not mix up the batch and a size", async () => {
  expect(outcomesOf(await answered(batched, [1, null, 26, 32]))).toEqual({
    "axis-1": "notYet: This is the batch, whose size is not known: write null, not a number.",
    "axis-2": "notYet: This size is known: write a number, not null.",
    "axis-3": "correct",
    "axis-4": "correct",
  });
});

it("judges what is filled in", async () => {
  const result = await answered(output, [26, undefined, 32]);
  expect(result).toMatchObject({ outcome: "notYet", score: 2 / 3 });
  expect(outcomesOf(result)).toEqual({ "axis-1": "correct", "axis-2": "notAttempted", "axis-3": "correct" });
});

test.each([[undefined], [[undefined, undefined, undefined]], [new Array(3)]])("%p is not attempted", async (value) => {
  expect(await answered(output, value)).toMatchObject({ outcome: "notAttempted", score: 0 });
});

it("says of a wrong number of axes once what they are", async () => {
  const result = await answered(output, [26, 19]);
  expect(result).toMatchObject({
    outcome: "notYet",
    score: 0,
    reason: {
      ko: "축이 3개여야 합니다(높이, 너비, 채널). 지금은 2개입니다.",
      en: "Expected 3 axes (height, width, channels); yours has 2.",
    },
  });
  expect(outcomesOf(result)).toEqual({ "axis-1": "notYet", "axis-2": "notYet", "axis-3": "notYet" });
});

test.each([
  [26, "Expected a list of sizes, such as [28, 28, 1]; got the number 26."],
  ["26×19×32", 'Expected a list of sizes, such as [28, 28, 1]; got the text "26×19×32".'],
  [{ height: 26 }, "Expected a list of sizes, such as [28, 28, 1]; got an object { height }."],
])("says of %p what a shape is", async (value, reason) => {
  const result = await answered(output, value);
  expect(result).toMatchObject({ outcome: "notYet", score: 0, reason: { en: reason } });
  expect(result.reason?.ko).toMatch(/배열을 써야 합니다/);
});

it("judges the axes beside one that is no number", async () => {
  expect(outcomesOf(await answered(output, [26, "19", 32]))).toEqual({
    "axis-1": "correct",
    "axis-2": 'notYet: Expected a number; got the text "19". Write it without quotes: 19',
    "axis-3": "correct",
  });
});

it("names a misconception at each axis that it explains", async () => {
  expect(outcomesOf(await answered(output, [28, 21, 1]))).toEqual({
    "axis-1": "notYet: That is same.",
    "axis-2": "notYet: That is same.",
    "axis-3": "notYet: Count the filters.",
  });
});

it("recognises a misconception with another number of axes as a whole", async () => {
  expect(await answered(output, [26 * 19, 32])).toMatchObject({ reason: said("Keep the axes."), score: 0 });
  expect((await answered(output, [26 * 19, 31])).reason?.en).toMatch(/^Expected 3 axes/);
});
