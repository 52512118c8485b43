import { expect, it, test } from "@jest/globals";
import { tensorQuestion } from "../../../src/exercise/kinds/tensorQuestion.ts";
import type { NestedRows } from "../../../src/nn/training/trainingData.ts";
import { tf } from "../../../src/tensor/tf.ts";
import { ANY_TEXTS, answered, outcomesOf, said } from "../judging/answered.ts";

const pooled = tensorQuestion({
  ...ANY_TEXTS,
  id: "pooled",
  answer: "pooled",
  solution: () => [
    [6, 8],
    [9, 7],
  ],
  misconceptions: [
    {
      id: "average",
      value: () => [
        [3, 4],
        [5, 7],
      ],
      message: said("That is the average."),
    },
    {
      id: "one-less",
      value: () => [
        [6, 8],
        [9, 3],
      ],
      message: said("The last window."),
    },
    {
      id: "stride-1",
      value: () => [
        [6, 7, 8],
        [6, 9, 8],
        [9, 9, 7],
      ],
      message: said("Move by 2."),
    },
  ],
});

const of = (solution: NestedRows) => tensorQuestion({ ...ANY_TEXTS, id: "q", answer: "q", solution: () => solution });

it("is correct with all numbers, in nested arrays, typed arrays or a tensor", async () => {
  const rows = [
    [6, 8],
    [9, 7],
  ];
  for (const value of [rows, rows.map((row) => new Float32Array(row)), tf.tensor2d(rows)]) {
    expect(await answered(pooled, value)).toMatchObject({ outcome: "correct", score: 1 });
  }
});

it("scores the share of right numbers, and names the first wrong one", async () => {
  const result = await answered(pooled, [
    [6, 8.5],
    [9, 0],
  ]);
  expect(result).toMatchObject({ outcome: "notYet", score: 0.5 });
  expect(result.checks).toMatchObject([
    { id: "shape", outcome: "correct", weight: 0 },
    {
      id: "values",
      outcome: "notYet",
      share: 0.5,
      weight: 1,
      reason: {
        ko: "수 4개 중 2개가 아직 맞지 않습니다. 첫 번째는 1행 2열: 정수가 나와야 합니다.",
        en: "2 of 4 numbers not right yet. First, row 1, column 2: A whole number is expected here.",
      },
    },
  ]);
});

test.each([
  [[[6, 8]], "Too few rows: 1.", "행 개수가 너무 적습니다(1개)."],
  [
    [
      [6, 8, 1],
      [9, 7, 1],
    ],
    "Too many columns: 3.",
    "열 개수가 너무 많습니다(3개).",
  ],
  [
    [6, 8, 9, 7],
    "Expected numbers in 2 dimensions; yours are in 1.",
    "2차원으로 늘어놓아야 합니다. 지금은 1차원입니다.",
  ],
  [[], "Expected numbers in 2 dimensions; yours are in 1.", "2차원으로"],
])("says of %j why its shape is not right, and scores nothing", async (value, en, ko) => {
  const result = await answered(pooled, value);
  expect(result).toMatchObject({ outcome: "notYet", score: 0 });
  expect(outcomesOf(result)).toEqual({ shape: `notYet: ${en}`, values: "notYet" });
  expect(outcomesOf(result, "ko").shape).toContain(ko);
});

test.each([
  [[[6, 8], [9]], "row 2: 1 in a row where the rows before have 2. All must be of one length."],
  [[[6, 8], 9], "row 2: Expected numbers, such as [1, 2, 3]; got the number 9."],
  [
    [
      [6, [8]],
      [9, 7],
    ],
    "row 1, column 2: Expected a number; got a list of 1. Write the number alone, without [ ].",
  ],
  [[[6, 8], "97"], 'row 2: Expected numbers, such as [1, 2, 3]; got the text "97".'],
  [6, "Expected numbers, such as [[1, 2], [3, 4]]; got the number 6."],
  ["6 8 9 7", 'Expected numbers, such as [[1, 2], [3, 4]]; got the text "6 8 9 7".'],
])("names the place of what is uneven: %j", async (value, reason) => {
  const result = await answered(pooled, value);
  expect(result).toMatchObject({ outcome: "notYet", score: 0, reason: { en: reason } });
  expect(result.reason?.ko).toMatch(/[가-힣]/);
});

it("judges the numbers beside one that is none", async () => {
  const result = await answered(pooled, [
    [6, "8"],
    [9, 7],
  ]);
  expect(result.score).toBe(0.75);
  expect(outcomesOf(result).values).toContain(
    'First, row 1, column 2: Expected a number; got the text "8". Write it without quotes: 8',
  );
});

it("judges what is filled in", async () => {
  const result = await answered(pooled, [[6, undefined], undefined]);
  expect(result.score).toBe(0.25);
  expect(outcomesOf(result)).toEqual({
    shape: "correct",
    values: "notYet: 3 of 4 numbers not right yet. First, row 1, column 2: not filled in yet.",
  });
});

test.each([
  [undefined],
  [
    [
      [undefined, undefined],
      [undefined, undefined],
    ],
  ],
  [[[undefined, undefined], undefined]],
])("%j is not attempted", async (value) => {
  expect(await answered(pooled, value)).toMatchObject({ outcome: "notAttempted", score: 0 });
});

it("names the misconception that explains most of the wrong numbers, and at least half", async () => {
  expect(
    outcomesOf(
      await answered(pooled, [
        [3, 4],
        [5, 7],
      ]),
    ).values,
  ).toBe("notYet: That is the average.");
  expect(
    outcomesOf(
      await answered(pooled, [
        [3, 4],
        [1, 7],
      ]),
    ).values,
  ).toBe("notYet: That is the average.");
  expect(
    outcomesOf(
      await answered(pooled, [
        [3, 1],
        [1, 7],
      ]),
    ).values,
  ).toMatch(/^notYet: 3 of 4 numbers/);
  expect(
    outcomesOf(
      await answered(pooled, [
        [6, 8],
        [9, 3],
      ]),
    ).values,
  ).toBe("notYet: The last window.");
});

it("takes one number that is a misconception's, of many that would have to be, for chance", async () => {
  expect(
    outcomesOf(
      await answered(pooled, [
        [3, 8],
        [9, 7],
      ]),
    ).values,
  ).toBe("notYet: 1 of 4 numbers not right yet. First, row 1, column 1: Too small.");
});

it("recognises a misconception by its shape", async () => {
  expect(
    outcomesOf(
      await answered(pooled, [
        [1, 2, 3],
        [4, 5, 6],
        [7, 8, 9],
      ]),
    ),
  ).toEqual({
    shape: "notYet: Move by 2.",
    values: "notYet",
  });
});

it("does not make the rows that are missing of a gigantic answer", async () => {
  const value = [new Float64Array(20_000), ...new Array(20_000)];
  expect(outcomesOf(await answered(pooled, value)).shape).toBe("notYet: Too many rows: 20001.");
});

it("says where in one, and in more than two dimensions", async () => {
  expect(outcomesOf(await answered(of([1, 2, 3]), [1, 2, 4])).values).toBe(
    "notYet: 1 of 3 numbers not right yet. First, number 3: Too large.",
  );
  expect(outcomesOf(await answered(of([[[1], [2]]]), [[[1], [0]]])).values).toBe(
    "notYet: 1 of 2 numbers not right yet. First, at [0][1][0]: Too small.",
  );
  expect((await answered(of([[[1], [2]]]), [[[1], [2, 3]]])).reason?.en).toMatch(/^at \[0\]\[1\]: 2 in a row/);
});

it("takes as much as the author's tolerance allows", async () => {
  const mean = tensorQuestion({ ...ANY_TEXTS, id: "q", answer: "q", tolerance: 0.01, solution: () => [1 / 3, 2 / 3] });
  expect((await answered(mean, [0.33, 0.67])).score).toBe(1);
  expect((await answered(mean, [0.3, 0.67])).score).toBe(0.5);
});
