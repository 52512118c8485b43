import { expect, it } from "@jest/globals";
import { functionQuestion } from "../../../src/exercise/kinds/functionQuestion.ts";
import { numberQuestion } from "../../../src/exercise/kinds/numberQuestion.ts";
import { shapeQuestion } from "../../../src/exercise/kinds/shapeQuestion.ts";
import { tensorQuestion } from "../../../src/exercise/kinds/tensorQuestion.ts";
import { ANY_TEXTS, answered, outcomesOf, said } from "./answered.ts";

it("names the misconception that explains most; of equals, the one that was written first", async () => {
  const shape = shapeQuestion({
    ...ANY_TEXTS,
    id: "shape",
    answer: "shape",
    solution: () => [1, 2, 3],
    misconceptions: [
      { id: "one", value: () => [9, 2, 3], message: said("One.") },
      { id: "two", value: () => [9, 9, 3], message: said("Two.") },
      { id: "also-two", value: () => [9, 9, 4], message: said("Also two.") },
    ],
  });
  expect(outcomesOf(await answered(shape, [9, 2, 3]))).toMatchObject({ "axis-1": "notYet: One." });
  expect(outcomesOf(await answered(shape, [9, 9, 3]))).toMatchObject({
    "axis-1": "notYet: Two.",
    "axis-2": "notYet: Two.",
  });
  expect((await answered(shape, [9, 9, 4])).reason).toEqual(said("Also two."));
});

it("prefers, of misconceptions that explain as much, the one that says most of what is right as well", async () => {
  const shape = shapeQuestion({
    ...ANY_TEXTS,
    id: "shape",
    answer: "shape",
    solution: () => [1, 2, 3],
    misconceptions: [
      { id: "all", value: () => [9, 9, 9], message: said("All.") },
      { id: "first", value: () => [9, 2, 3], message: said("First.") },
    ],
  });
  expect(outcomesOf(await answered(shape, [9, 2, 3]))["axis-1"]).toBe("notYet: First.");
  const grid = tensorQuestion({
    ...ANY_TEXTS,
    id: "grid",
    answer: "grid",
    solution: () => [1, 2, 3],
    misconceptions: [
      { id: "all", value: () => [9, 9, 9], message: said("All.") },
      { id: "first", value: () => [9, 2, 3], message: said("First.") },
    ],
  });
  expect(outcomesOf(await answered(grid, [9, 2, 3])).values).toBe("notYet: First.");
});

it("speaks of the learner's own numbers", async () => {
  const question = numberQuestion({
    ...ANY_TEXTS,
    id: "q",
    answer: "q",
    variant: (draw) => ({ size: draw.integer(5, 9) }),
    solution: ({ size }) => size,
    misconceptions: [{ id: "twice", value: ({ size }) => 2 * size, message: ({ size }) => said(`Not twice ${size}.`) }],
  });
  expect((await answered(question, 14, { size: 7 })).checks[0]?.reason).toEqual(said("Not twice 7."));
});

it("looks behind no check of another variable, or of another function", async () => {
  const question = numberQuestion({
    ...ANY_TEXTS,
    id: "q",
    answer: "area",
    checks: [
      { id: "area", title: said("area"), judge: (answer) => answer === 6 || { reason: said("Not 6.") } },
      { id: "side", title: said("side"), ask: { value: "side" }, judge: () => ({ reason: said("Not this side.") }) },
    ],
    misconceptions: [{ id: "added", value: () => 5, message: said("Multiply.") }],
  });
  expect(outcomesOf(await answered(question, 5))).toEqual({
    area: "notYet: Multiply.",
    side: "notYet: Not this side.",
  });
});

it("does not take a function that returns nothing for a misconception's that cannot do it either", async () => {
  const question = functionQuestion({
    ...ANY_TEXTS,
    id: "q",
    answer: "first",
    examples: [],
    checks: [
      {
        id: "empty",
        title: said("empty"),
        ask: { call: "first", arguments: [[]] },
        judge: (answer) => answer === null || { reason: said("It returned nothing.") },
      },
    ],
    misconceptions: [{ id: "length", value: () => (list: number[][]) => list[0]?.length, message: said("Length.") }],
  });
  expect((await answered(question, () => undefined)).checks[0]?.reason).toEqual(said("It returned nothing."));
});

it("makes no misconception's answer where nothing is wrong", async () => {
  const question = numberQuestion({
    ...ANY_TEXTS,
    id: "q",
    answer: "q",
    solution: () => 5,
    misconceptions: [
      {
        id: "costly",
        value: () => {
          throw new Error("made");
        },
        message: said("Costly."),
      },
    ],
  });
  expect((await answered(question, 5)).outcome).toBe("correct");
  await expect(answered(question, 4)).rejects.toThrow("made");
});

it("looks behind a written check only where the misconception itself fails it", async () => {
  const question = numberQuestion({
    ...ANY_TEXTS,
    id: "q",
    answer: "q",
    checks: [
      { id: "even", title: said("even"), judge: (answer) => answer % 2 === 0 || { reason: said("Odd.") } },
      { id: "large", title: said("large"), judge: (answer) => answer > 10 || { reason: said("Small.") } },
    ],
    misconceptions: [{ id: "seven", value: () => 7, message: said("Seven is a lucky number only.") }],
  });
  expect((await answered(question, 7)).reason).toEqual(said("Seven is a lucky number only."));
  expect(outcomesOf(await answered(question, 9))).toEqual({ even: "notYet: Odd.", large: "notYet: Small." });
});
