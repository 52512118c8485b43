import { conv2d, sequential } from "../../../src/index.ts";

const both = (text: string) => ({ ko: `${text} 문제`, en: text });

const every = (answer: string) => ({
  id: answer.toLowerCase(),
  points: 2,
  title: both("Title"),
  text: both("Text"),
  answer,
  hints: [both("Hint")],
});

const size = (numbers: { readonly inputSize: number }) => numbers.inputSize - 4;

const check = { id: "first", title: both("First"), judge: () => true };

/** By kind, the options of a question that is right in every field. */
export const GOOD_OPTIONS = {
  number: {
    ...every("size"),
    variant: (draw: { integer(min: number, max: number): number }) => ({ inputSize: draw.integer(20, 40) }),
    text: ({ inputSize }: { readonly inputSize: number }) => both(`${inputSize}`),
    solution: size,
    explanation: both("It is."),
    showSolution: { afterChecks: 3 },
    misconceptions: [
      {
        id: "no-kernel",
        value: (numbers: { readonly inputSize: number }) => size(numbers) + 4,
        message: both("The kernel counts."),
      },
    ],
    hiddenChecks: [{ ...check, ask: { value: "size" }, weight: 0.5 }],
    tolerance: 0.01,
  },
  shape: {
    ...every("shape"),
    solution: () => [24, 24, null],
    axes: [both("height"), both("width"), both("channels")],
    misconceptions: [{ id: "same", value: () => [28, 28, 1], message: both("It shrinks.") }],
  },
  table: {
    ...every("params"),
    solution: () => ({ conv1: { weights: 25, biases: 1 }, conv2: { weights: 50 } }),
    rows: { conv1: both("first") },
    columns: { biases: both("biases") },
    misconceptions: [
      {
        id: "none",
        value: () => ({ conv1: { weights: 25, biases: 0 }, conv2: { weights: 25 } }),
        message: both("Biases count."),
      },
    ],
  },
  tensor: {
    ...every("pooled"),
    solution: () => [
      [1, 2],
      [3, 4],
    ],
  },
  function: {
    ...every("outputSize"),
    id: "output-size",
    solution: () => (input: number, kernel: number) => input - kernel + 1,
    explanation: both("Slide it."),
    examples: [{ arguments: [28, 5], returns: 24 }],
    hiddenCalls: [[32, 3]],
    misconceptions: [
      { id: "no-one", value: () => (input: number, kernel: number) => input - kernel, message: both("One more.") },
    ],
  },
  layer: {
    ...every("layer"),
    solution: () => conv2d(8, 3),
    showSolution: "never",
    checks: [check],
    recognisedBy: () => 1,
  },
  model: {
    ...every("cnn"),
    solution: () => sequential([conv2d(8, 3, { inputShape: [28, 28, 1] })]),
    explanation: both("So."),
    checks: [{ ...check, ask: { value: "cnn", weights: true } }],
    weights: true,
  },
  text: {
    ...every("reason"),
    solution: () => "Because.",
    explanation: both("Because."),
    rubric: [
      { points: 1.5, text: both("says why") },
      { points: 0.5, text: both("says it well") },
    ],
  },
};

/** The kinds of question. */
export type Kind = keyof typeof GOOD_OPTIONS;

/** A question as its builder would return it, some options changed (`undefined`: left out). */
export function changed(kind: Kind, changes: Readonly<Record<string, unknown>> = {}): { readonly id: unknown } {
  const options = Object.fromEntries(
    Object.entries({ ...GOOD_OPTIONS[kind], ...changes }).filter(([, value]) => value !== undefined),
  );
  return { kind, id: options.id, options } as { readonly id: unknown };
}

/** What `exercise` gets, with these questions. */
export function definitionWith(...questions: readonly unknown[]): unknown {
  return { assignment: "02-output-size", title: both("Sizes"), questions };
}
