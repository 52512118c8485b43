import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { exercise } from "../../../src/exercise/exercise.ts";
import { numberQuestion } from "../../../src/exercise/kinds/numberQuestion.ts";
import { shapeQuestion } from "../../../src/exercise/kinds/shapeQuestion.ts";
import { tableQuestion } from "../../../src/exercise/kinds/tableQuestion.ts";
import { textQuestion } from "../../../src/exercise/kinds/textQuestion.ts";

/** A folder as a notebook's, with the exercise in it. */
export class SampleFolder implements Disposable {
  readonly path = mkdtempSync(path.join(tmpdir(), "exercise-"));

  /** The log of checks that notebooks of this folder share. */
  get log(): string {
    return path.join(this.path, "check-log.jsonl");
  }

  /** The exercise as a notebook gets it when it is opened. */
  open() {
    return sampleExercise(pathToFileURL(path.join(this.path, "questions.ts")).href);
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** A question of each of four kinds, with every rule of when a solution is shown. */
function sampleExercise(file: string) {
  return exercise(file, {
    assignment: "02-output-size",
    title: { ko: "출력 크기", en: "Output size" },
    questions: [
      numberQuestion({
        id: "conv-28",
        points: 1,
        title: { ko: "출력 크기 하나", en: "One output size" },
        answer: "conv28",
        variant: (draw) => ({ inputSize: draw.integer(20, 400) }),
        text: ({ inputSize }) => ({
          ko: `크기가 ${inputSize}인 입력에 커널 5를 쓰면 $\\lfloor I - K \\rfloor + 1$은 얼마입니까?`,
          en: `With an input of ${inputSize} and a kernel of 5, what is $\\lfloor I - K \\rfloor + 1$?`,
        }),
        solution: ({ inputSize }) => inputSize - 4,
        explanation: ({ inputSize }) => ({
          ko: `입력 ${inputSize}에서 커널을 빼고 1을 더합니다.`,
          en: `From the input, ${inputSize}, take the kernel and add 1.`,
        }),
        hints: [
          { ko: "공식에서 시작하세요.", en: "Start with the formula." },
          ({ inputSize }) => ({ ko: `$I$는 ${inputSize}입니다.`, en: `$I$ is ${inputSize}.` }),
        ],
        misconceptions: [
          {
            id: "no-plus-one",
            value: ({ inputSize }) => inputSize - 5,
            message: { ko: "마지막에 `1`을 더하세요.", en: "Add the `1` at the end." },
          },
        ],
      }),
      shapeQuestion({
        id: "conv-shape",
        points: 3,
        title: { ko: "출력의 모양 <1>", en: "The output's shape <1>" },
        answer: "convShape",
        text: { ko: "모양은 무엇입니까?", en: "What is the shape?" },
        solution: () => [50, 50, 64],
        explanation: { ko: "반으로 줄고 필터 수가 채널이 됩니다.", en: "Half, and the filters are the channels." },
        showSolution: { afterChecks: 3 },
        hints: [{ ko: "strides를 보세요.", en: "Look at strides." }],
        misconceptions: [
          {
            id: "input-size",
            value: () => [100, 100, 64],
            message: { ko: "strides로 나누세요.", en: "Divide by strides." },
          },
        ],
      }),
      tableQuestion({
        id: "params",
        points: 2,
        title: { ko: "파라미터", en: "Parameters" },
        answer: "params",
        text: { ko: "표를 채우세요.", en: "Fill in the table." },
        rows: { conv1: { ko: "합성곱 1", en: "convolution 1" }, dense: { ko: "완전연결", en: "dense" } },
        columns: { weights: { ko: "가중치", en: "weights" }, biases: { ko: "편향", en: "biases" } },
        solution: () => ({ conv1: { weights: 1600, biases: 64 }, dense: { weights: 500, biases: 10 } }),
        showSolution: "never",
        hints: [],
        misconceptions: [
          {
            id: "no-square",
            value: () => ({ conv1: { weights: 320, biases: 5 }, dense: { weights: 100, biases: 5 } }),
            message: { ko: "커널 크기를 제곱하세요.", en: "Square the kernel's size." },
          },
        ],
      }),
      textQuestion({
        id: "why",
        points: 4,
        title: { ko: "왜 줄어듭니까", en: "Why it shrinks" },
        answer: "why",
        text: { ko: "이유를 쓰세요.", en: "Give the reason." },
        solution: () => "The kernel does not fit at the border.",
        explanation: { ko: "가장자리에는 커널이 다 들어가지 않습니다.", en: "At the border there is no room." },
        showSolution: "always",
        hints: [],
        rubric: [
          { points: 3, text: { ko: "가장자리를 말합니다.", en: "Names the border." } },
          { points: 1, text: { ko: "예가 있습니다.", en: "Has an example." } },
        ],
      }),
    ],
  });
}
