import type { AnswerKind } from "../../../src/exercise/answer/answers.ts";
import type { PlainAnswer } from "../../../src/exercise/answer/plainAnswer.ts";
import { putAsk } from "../../../src/exercise/answer/putAsk.ts";
import { checkQuestion } from "../../../src/exercise/judging/answerQuestion.ts";
import { checksOf, hiddenChecksOf } from "../../../src/exercise/judging/checksOf.ts";
import { judgeQuestion } from "../../../src/exercise/judging/judgeQuestion.ts";
import type { QuestionResult } from "../../../src/exercise/judging/result.ts";
import type { Question, Variant } from "../../../src/exercise/question/question.ts";

/**
 * What comes of a learner's variable or function with this value, as in a notebook.
 *
 * @param numbers the learner's own
 */
export function answered<Numbers, Kind extends AnswerKind>(
  question: Question<string, Numbers, Kind>,
  value: unknown,
  numbers: Variant = {},
): Promise<QuestionResult> {
  return checkQuestion(question as Question, numbers, { read: () => value });
}

/** What comes of it for a grader, who checks what is hidden too. */
export async function answeredWithHidden<Numbers, Kind extends AnswerKind>(
  question: Question<string, Numbers, Kind>,
  value: unknown,
  numbers: Variant = {},
): Promise<QuestionResult> {
  const checks = [...(await checksOf(question, numbers)), ...(await hiddenChecksOf(question, numbers))];
  const answers = new Map<string, PlainAnswer>();
  for (const { id, ask } of checks) answers.set(id, await putAsk(ask, { read: () => value }));
  return judgeQuestion(question as Question, numbers, answers, "all");
}

/** Outcomes of the checks by id, and their reasons: `notYet: Too large.` */
export function outcomesOf(result: QuestionResult, language: "ko" | "en" = "en"): Record<string, string> {
  return Object.fromEntries(
    result.checks.map(({ id, outcome, reason }) => [
      id,
      reason === undefined ? outcome : `${outcome}: ${reason[language]}`,
    ]),
  );
}

/** Title, text and hints, which do not matter here. */
export const ANY_TEXTS = {
  points: 1,
  title: { ko: "문제", en: "Question" },
  text: { ko: "답을 쓰세요.", en: "Write the answer." },
  hints: [],
} as const;

/** A text in both languages for a misconception. */
export function said(en: string): { readonly ko: string; readonly en: string } {
  return { ko: `한국어: ${en}`, en };
}
