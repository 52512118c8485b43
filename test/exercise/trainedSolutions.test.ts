/**
 * The questions of `allQuestions.test.ts` whose solution trains a model: each once, with all that a grader checks.
 */
import { expect, test } from "@jest/globals";
import { asWritten, judgedOptions } from "../../src/exercise/judging/writtenQuestion.ts";
import { numbersFor } from "../../src/exercise/question/variant.ts";
import { courseQuestions, isSlow } from "./courseQuestions.ts";
import { answeredWithHidden } from "./judging/answered.ts";

const slow = courseQuestions.filter(({ question }) => isSlow(question));

test.each(slow)(
  "$name: the solution scores full marks, also of hidden checks",
  async ({ assignment, question }) => {
    const numbers = numbersFor(question, "", assignment);
    const value = await judgedOptions(asWritten(question)).solution?.(numbers);
    expect(await answeredWithHidden(question, value, numbers)).toMatchObject({ outcome: "correct", score: 1 });
  },
  120_000,
);
