import { readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "@jest/globals";
import { definitionOf } from "../../../src/exercise/notebook/definitionOf.ts";
import { numbersFor } from "../../../src/exercise/question/variant.ts";
import { exercises } from "../courseQuestions.ts";

const RELEASE = path.resolve("notebooks/exercises");

const released = await Promise.all(
  readdirSync(RELEASE).map(async (assignment) => {
    const file = pathToFileURL(path.join(RELEASE, assignment, "questions.ts")).href;
    return definitionOf(((await import(file)) as { readonly check: unknown }).check);
  }),
);

test.each(released)(
  "$assignment: learners have the numbers that their instructor's file has",
  ({ assignment, questions }) => {
    const source = exercises.find((exercise) => exercise.assignment === assignment)?.questions ?? [];
    expect(questions.map(({ id }) => id)).toEqual(source.map(({ id }) => id));
    for (const learner of ["", ...Array.from({ length: 100 }, (_, index) => `${20_240_000 + index}`)]) {
      const numbersOf = (all: typeof questions) => all.map((question) => numbersFor(question, learner, assignment));
      expect(numbersOf(questions)).toEqual(numbersOf(source));
    }
  },
);
