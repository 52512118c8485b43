import { expect, it, test } from "@jest/globals";
import { tableQuestion } from "../../../src/exercise/kinds/tableQuestion.ts";
import { ANY_TEXTS, answered, outcomesOf, said } from "../judging/answered.ts";

const params = tableQuestion({
  ...ANY_TEXTS,
  id: "params",
  answer: "params",
  rows: { conv1: said("first convolution") },
  columns: { weights: said("weights"), biases: said("biases") },
  solution: () => ({ conv1: { weights: 1600, biases: 64 }, conv2: { weights: 18_432, biases: 32 } }),
  misconceptions: [
    {
      id: "not-squared",
      value: () => ({ conv1: { weights: 320, biases: 64 }, conv2: { weights: 6144, biases: 32 } }),
      message: said("Square the kernel."),
    },
    {
      id: "no-channels",
      value: () => ({ conv1: { weights: 1600, biases: 64 }, conv2: { weights: 288, biases: 32 } }),
      message: said("Multiply by the channels."),
    },
    {
      id: "first-only",
      value: () => ({ conv1: { weights: 320, biases: 1 }, conv2: { weights: 0, biases: 1 } }),
      message: said("Only one."),
    },
  ],
});

const right = { conv1: { weights: 1600, biases: 64 }, conv2: { weights: 18_432, biases: 32 } };

it("is judged cell by cell, each knowing its row and column", async () => {
  const result = await answered(params, { ...right, conv1: { weights: 1600, biases: 65 } });
  expect(result).toMatchObject({ outcome: "notYet", score: 0.75 });
  expect(outcomesOf(result)).toEqual({
    "conv1-weights": "correct",
    "conv1-biases": "notYet: Too large.",
    "conv2-weights": "correct",
    "conv2-biases": "correct",
  });
  expect(result.checks[0]?.cell).toEqual({
    row: { key: "conv1", title: said("first convolution") },
    column: { key: "weights", title: said("weights") },
  });
  expect(result.checks[2]?.cell?.row).toEqual({ key: "conv2", title: { ko: "conv2", en: "conv2" } });
  expect(result.checks[0]?.title.en).toBe("first convolution, weights");
});

it("is correct with every cell", async () => {
  expect(await answered(params, right)).toMatchObject({ outcome: "correct", score: 1 });
});

test.each([
  [undefined],
  [{}],
  [{ conv1: undefined }],
  [{ conv1: { weights: undefined, biases: undefined }, conv2: { weights: undefined, biases: undefined } }],
])("%j is not attempted", async (value) => {
  expect(await answered(params, value)).toMatchObject({ outcome: "notAttempted", score: 0, notes: [] });
});

it("judges what is filled in; missing rows and columns are not filled in", async () => {
  const result = await answered(params, { conv2: { weights: 18_432 } });
  expect(result).toMatchObject({ outcome: "notYet", score: 0.25 });
  expect(outcomesOf(result)).toEqual({
    "conv1-weights": "notAttempted",
    "conv1-biases": "notAttempted",
    "conv2-weights": "correct",
    "conv2-biases": "notAttempted",
  });
});

it("names rows and columns that there are not, and which may be meant", async () => {
  const { outcome, notes } = await answered(params, { conv_2: { weights: 1 }, conv1: { bias: 64, price: 5 } });
  expect(outcome).toBe("notYet");
  expect(notes).toEqual([
    {
      ko: "표에 `conv_2` 행이 없습니다. 혹시 `conv2`인가요?",
      en: "The table has no row `conv_2`: did you mean `conv2`?",
    },
    {
      ko: "`conv1` 행에 `bias` 열이 없습니다. 혹시 `biases`인가요?",
      en: "Row `conv1` has no column `bias`: did you mean `biases`?",
    },
    {
      ko: "`conv1` 행에 `price` 열이 없습니다. 이 행의 열: weights, biases.",
      en: "Row `conv1` has no column `price`. Its columns: weights, biases.",
    },
  ]);
});

it("judges the cells beside one that is no number", async () => {
  expect(
    outcomesOf(await answered(params, { ...right, conv1: { weights: "1600", biases: Number.NaN } })),
  ).toMatchObject({
    "conv1-weights": 'notYet: Expected a number; got the text "1600". Write it without quotes: 1600',
    "conv1-biases": expect.stringMatching(/^notYet: The result is NaN/),
    "conv2-weights": "correct",
  });
});

it("says what a row is", async () => {
  expect(outcomesOf(await answered(params, { ...right, conv1: 1664 }))).toMatchObject({
    "conv1-weights": "notYet: Row conv1: expected { weights: …, biases: … }; got the number 1664.",
    "conv1-biases": "notYet: Row conv1: expected { weights: …, biases: … }; got the number 1664.",
    "conv2-weights": "correct",
  });
});

test.each([
  [[1600, 64], "a list of 2"],
  [1664, "the number 1664"],
  ["1664", 'the text "1664"'],
])("says of %p what a table is", async (value, came) => {
  expect((await answered(params, value)).reason?.en).toBe(
    `Expected a table, such as { conv1: { weights: …, biases: … }, … }; got ${came}.`,
  );
});

it("names at each cell the misconception that explains most", async () => {
  const result = await answered(params, { conv1: { weights: 320, biases: 64 }, conv2: { weights: 6144, biases: 1 } });
  expect(outcomesOf(result)).toEqual({
    "conv1-weights": "notYet: Square the kernel.",
    "conv1-biases": "correct",
    "conv2-weights": "notYet: Square the kernel.",
    "conv2-biases": "notYet: Only one.",
  });
});

it("gives cells ids of lower-case words, each its own", async () => {
  const odd = tableQuestion({
    ...ANY_TEXTS,
    id: "odd",
    answer: "odd",
    solution: () => ({ firstLayer: { outputSize: 1 }, first_layer: { outputSize: 2 }, 층: { 크기: 3 } }),
  });
  expect((await answered(odd, undefined)).checks.map(({ id }) => id)).toEqual([
    "first-layer-output-size",
    "first-layer-output-size-2",
    "cell",
  ]);
});

it("is not misled by names that every object has", async () => {
  const named = tableQuestion({
    ...ANY_TEXTS,
    id: "q",
    answer: "q",
    solution: () => ({ constructor: { toString: 5 } }),
  });
  expect((await answered(named, {})).outcome).toBe("notAttempted");
  expect((await answered(named, { constructor: { toString: 5 } })).outcome).toBe("correct");
});

it("takes as much as the author's tolerance allows, for the right numbers and for misconceptions'", async () => {
  const shares = tableQuestion({
    ...ANY_TEXTS,
    id: "shares",
    answer: "shares",
    tolerance: 0.0051,
    solution: () => ({ three: { recall: 26 / 31, precision: 26 / 29 } }),
    misconceptions: [
      { id: "swapped", value: () => ({ three: { recall: 26 / 29, precision: 26 / 31 } }), message: said("Swapped.") },
    ],
  });
  expect((await answered(shares, { three: { recall: 0.84, precision: 0.8966 } })).score).toBe(1);
  expect(outcomesOf(await answered(shares, { three: { recall: 0.9, precision: 0.88 } }))).toEqual({
    "three-recall": "notYet: Swapped.",
    "three-precision": "notYet: Too small.",
  });
});
