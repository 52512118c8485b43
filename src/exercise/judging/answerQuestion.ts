import type { PlainAnswer } from "../answer/plainAnswer.ts";
import { type Environment, putAsk } from "../answer/putAsk.ts";
import type { Question, Variant } from "../question/question.ts";
import { checksOf } from "./checksOf.ts";
import { askKey, judgeQuestion } from "./judgeQuestion.ts";
import type { QuestionResult } from "./result.ts";

/**
 * Puts a question's asks to the learner's code in this process.
 *
 * @param numbers the learner's own
 * @param environment where the learner's variables are; left out, what the notebook's cells declared
 * @returns the plain answers by the checks' ids, for `judgeQuestion`
 */
export async function askQuestion(
  question: Question,
  numbers: Variant,
  environment?: Environment,
): Promise<ReadonlyMap<string, PlainAnswer>> {
  const answers = new Map<string, PlainAnswer>();
  const asked = new Map<string, PlainAnswer>();
  // One after the other: a learner's function may change variables that another reads.
  for (const check of await checksOf(question, numbers)) {
    const key = askKey(check);
    const answer = asked.get(key) ?? (await putAsk(check.ask, environment));
    asked.set(key, answer);
    answers.set(check.id, answer);
  }
  return answers;
}

/**
 * Asks and judges: what `check(id)` of a notebook does.
 *
 * @param numbers the learner's own
 * @param environment where the learner's variables are; left out, what the notebook's cells declared
 */
export async function checkQuestion(
  question: Question,
  numbers: Variant,
  environment?: Environment,
): Promise<QuestionResult> {
  return judgeQuestion(question, numbers, await askQuestion(question, numbers, environment));
}
