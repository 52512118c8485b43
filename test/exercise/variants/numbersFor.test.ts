import { expect, it } from "@jest/globals";
import { functionQuestion } from "../../../src/exercise/kinds/functionQuestion.ts";
import { layerQuestion } from "../../../src/exercise/kinds/layerQuestion.ts";
import { numberQuestion } from "../../../src/exercise/kinds/numberQuestion.ts";
import { tableQuestion } from "../../../src/exercise/kinds/tableQuestion.ts";
import type { Draw } from "../../../src/exercise/question/draw.ts";
import type { Question } from "../../../src/exercise/question/question.ts";
import { numbersFor, SameAnswersError } from "../../../src/exercise/question/variant.ts";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { ANY_TEXTS, said } from "../judging/answered.ts";

const sized = (id = "sized") =>
  numberQuestion({
    ...ANY_TEXTS,
    id,
    answer: "sized",
    variant: (draw) => ({ size: draw.integer(0, 1e9), grid: draw.grid(2, 2, 0, 9) }),
    solution: ({ size }) => size,
  }) as Question;

const LEARNERS = Array.from({ length: 1000 }, (_, index) => `${20_240_000 + index}`);

it("gives a learner the same numbers again, also from another copy of the question file", () => {
  const question = sized();
  const numbers = numbersFor(question, "20240001", "02-output-size");
  expect(numbersFor(question, "20240001", "02-output-size")).toBe(numbers);
  expect(numbersFor(sized(), "20240001", "02-output-size")).toEqual(numbers);
});

it("gives the same numbers on every machine, in every version", () => {
  expect(numbersFor(sized(), "20240001", "02-output-size")).toEqual({
    size: 644_397_234,
    grid: [
      [4, 4],
      [2, 4],
    ],
  });
});

it("gives everybody else others, and in another assignment or question too", () => {
  const sizes = [
    ...LEARNERS.map((learner) => numbersFor(sized(), learner, "02-output-size").size),
    numbersFor(sized(), "", "02-output-size").size,
    numbersFor(sized(), "20240000", "03-padding").size,
    numbersFor(sized("other"), "20240000", "02-output-size").size,
    numbersFor(sized("ed"), "20240000", "02-output-sizesiz").size,
  ];
  expect(new Set(sizes).size).toBe(sizes.length);
});

it("takes one spelling of a name for another that looks the same", () => {
  const name = "김가람";
  expect(numbersFor(sized(), name.normalize("NFD"), "a")).toEqual(numbersFor(sized(), name.normalize("NFC"), "a"));
});

it("gives numbers that cannot be changed", () => {
  const { grid } = numbersFor(sized(), "20240001", "a") as { grid: number[][] };
  expect(() => grid[0]?.push(5)).toThrow(TypeError);
});

it("gives nothing where there is nothing to draw, and then calls no solution", () => {
  const solution = () => {
    throw new Error("not to be called");
  };
  const misconceptions = [{ id: "m", value: () => 5, message: said("Five.") }];
  const question = numberQuestion({ ...ANY_TEXTS, id: "q", answer: "q", solution, misconceptions }) as Question;
  expect(numbersFor(question, "20240001", "a")).toEqual({});
});

it("draws again until the right answer and all misconceptions' differ", () => {
  const question = numberQuestion({
    ...ANY_TEXTS,
    id: "q",
    answer: "q",
    variant: (draw) => ({ input: draw.integer(4, 9), strides: draw.integer(1, 3) }),
    solution: ({ input, strides }) => Math.floor((input - 3) / strides) + 1,
    misconceptions: [
      { id: "no-floor", value: ({ input, strides }) => (input - 3) / strides + 1, message: said("Round down.") },
      { id: "no-stride", value: ({ input }) => input - 2, message: said("Divide.") },
      { id: "input", value: ({ input }) => input, message: said("It shrinks.") },
    ],
  });
  const drawn = new Set<string>();
  for (const learner of LEARNERS) {
    const { input, strides } = numbersFor(question as Question, learner, "a") as { input: number; strides: number };
    const exact = (input - 3) / strides + 1;
    expect(new Set([Math.floor(exact), exact, input - 2, input]).size).toBe(4);
    drawn.add(`${input}, ${strides}`);
  }
  // All in which the stride does not divide `input − 3`.
  expect([...drawn].toSorted()).toEqual(["4, 2", "4, 3", "5, 3", "6, 2", "7, 3", "8, 2", "8, 3"]);
});

it("names the question for which no draw tells answers apart", () => {
  const question = numberQuestion({
    ...ANY_TEXTS,
    id: "always-same",
    answer: "q",
    variant: (draw) => ({ size: draw.integer(1, 9) }),
    solution: ({ size }) => size,
    misconceptions: [{ id: "m", value: ({ size }) => size + 1e-9, message: said("No.") }],
  }) as Question;
  expect(() => numbersFor(question, "20240001", "02-output-size")).toThrow(SameAnswersError);
  expect(() => numbersFor(question, "20240001", "02-output-size")).toThrow(/"always-same" of 02-output-size.*200/);
});

it("compares tables as wholes, functions by the examples, layers by their misconceptions alone", () => {
  const variant = (draw: Draw) => ({ size: draw.integer(1, 3) });
  const table = tableQuestion({
    ...ANY_TEXTS,
    id: "table",
    answer: "t",
    variant,
    solution: ({ size }) => ({ a: { x: size, y: 1 } }),
    misconceptions: [{ id: "one", value: () => ({ a: { x: 1, y: 1 } }), message: said("One.") }],
  });
  const called = functionQuestion({
    ...ANY_TEXTS,
    id: "function",
    answer: "f",
    variant,
    examples: ({ size }) => [{ arguments: [size], returns: 2 * size }],
    misconceptions: [{ id: "square", value: () => (value: number) => value ** 2, message: said("Square.") }],
  });
  const layer = layerQuestion({
    ...ANY_TEXTS,
    id: "layer",
    answer: "l",
    variant,
    checks: [],
    misconceptions: [
      { id: "size", value: ({ size }) => conv2d(8, size), message: said("Size.") },
      { id: "two", value: () => conv2d(8, 2), message: said("Two.") },
    ],
  });
  const sizesOf = (question: Question) =>
    [...new Set(LEARNERS.map((learner) => numbersFor(question, learner, "a").size as number))].toSorted(
      (a, b) => a - b,
    );
  expect(sizesOf(table as Question)).toEqual([2, 3]);
  expect(sizesOf(called as Question)).toEqual([1, 3]);
  expect(sizesOf(layer as Question)).toEqual([1, 3]);
});

it("cannot wait for a solution", () => {
  const question = numberQuestion({
    ...ANY_TEXTS,
    id: "late",
    answer: "q",
    variant: (draw) => ({ size: draw.integer(1, 9) }),
    solution: async ({ size }) => size,
    misconceptions: [{ id: "m", value: () => 0, message: said("No.") }],
  }) as Question;
  expect(() => numbersFor(question, "", "a")).toThrow(/"late".*promise/);
});

it("gives the student's version the same numbers", () => {
  const options = { ...ANY_TEXTS, id: "q", answer: "f", variant: (draw: Draw) => ({ size: draw.integer(1, 99) }) };
  const examples = ({ size }: { readonly size: number }) => [{ arguments: [size], returns: 2 * size }];
  const misconceptions = [{ id: "square", value: () => (value: number) => value ** 2, message: said("Square.") }];
  const source = functionQuestion({
    ...options,
    examples,
    misconceptions,
    solution: () => (value: number) => 2 * value,
  });
  const released = functionQuestion({ ...options, examples, misconceptions });
  for (const learner of LEARNERS.slice(0, 100)) {
    expect(numbersFor(source as Question, learner, "a")).toEqual(numbersFor(released as Question, learner, "a"));
  }
});
