import { readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { asWritten, judgedOptions } from "../../src/exercise/judging/writtenQuestion.ts";
import { definitionOf } from "../../src/exercise/notebook/definitionOf.ts";
import type { Question } from "../../src/exercise/question/question.ts";

const SOLUTIONS = path.resolve("solutions");

/** The course's exercises, as an instructor's question files have them. */
export const exercises = await Promise.all(
  readdirSync(SOLUTIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(async ({ name }) => {
      const file = pathToFileURL(path.join(SOLUTIONS, name, "questions.ts")).href;
      const { check } = (await import(file)) as { readonly check: unknown };
      return { folder: name, ...definitionOf(check) };
    }),
);

/** All their questions. */
export const courseQuestions = exercises.flatMap(({ assignment, questions }) =>
  questions.map((question) => ({ name: `${assignment}: ${question.id}`, assignment, question })),
);

/** Whether a solution takes seconds because it trains a model; `trainedSolutions.test.ts` has it. */
export function isSlow(question: Question): boolean {
  return judgedOptions(asWritten(question)).solution?.constructor.name === "AsyncFunction";
}
