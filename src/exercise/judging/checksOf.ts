import { thrownText } from "../../display/thrownText.ts";
import type { AnswerKind, Answers } from "../answer/answers.ts";
import type { Ask } from "../answer/ask.ts";
import { textFor } from "../question/localText.ts";
import type { Check, Question, Variant, Verdict } from "../question/question.ts";
import { type FullCheck, type Judgement, type KindRules, likenessOfPart } from "./kindRules.ts";
import { inBoth } from "./messages.ts";
import { rulesOf } from "./rulesOf.ts";
import { asWritten, judgedOptions, type WrittenQuestion } from "./writtenQuestion.ts";

/**
 * What is checked in the learner's notebook: what the author wrote, or what goes without saying for the kind.
 *
 * @throws {Error} if the solution throws, or if there is none where the kind's checks compare with it
 */
export async function checksOf<Kind extends AnswerKind>(
  question: Question<string, unknown, Kind>,
  numbers: Variant,
): Promise<readonly FullCheck<Kind>[]> {
  const written = asWritten(question);
  const { checks } = judgedOptions(written);
  if (checks === undefined) return rulesOf(written.kind).impliedChecks(written, numbers);
  return checks.map((check) => fullCheck(written, check, numbers));
}

/**
 * What only a grader checks, from the instructor's question file; the student's version has none of it.
 *
 * @throws {Error} if the solution throws, or if there is none for the hidden calls
 */
export async function hiddenChecksOf<Kind extends AnswerKind>(
  question: Question<string, unknown, Kind>,
  numbers: Variant,
): Promise<readonly FullCheck<Kind>[]> {
  const written = asWritten(question);
  const { hiddenChecks = [] } = judgedOptions(written);
  const implied = (await rulesOf(written.kind).impliedHiddenChecks?.(written, numbers)) ?? [];
  return [...hiddenChecks.map((check) => fullCheck(written, check, numbers)), ...implied];
}

function fullCheck<Kind extends AnswerKind>(
  question: WrittenQuestion<Kind>,
  check: Check<Kind>,
  numbers: Variant,
): FullCheck<Kind> {
  const rules = rulesOf(question.kind);
  return {
    id: check.id,
    title: textFor(check.title, numbers),
    ask: askOf(question, check, numbers),
    weight: check.weight ?? 1,
    judge: (answer) => judgement(question, check, answer, numbers),
    likeness: (answer, other) => likenessOfPart(isSame(rules, answer, other, question)),
  };
}

function askOf<Kind extends AnswerKind>(question: WrittenQuestion<Kind>, check: Check<Kind>, numbers: Variant): Ask {
  if (typeof check.ask === "function") return check.ask(numbers);
  if (check.ask !== undefined) return check.ask;
  const { options } = question;
  return "weights" in options ? { value: options.answer, weights: options.weights } : { value: options.answer };
}

/**
 * What an author's judge says. One that throws is the author's error, but for a layer that cannot work as it is asked to:
 * the layer's own words say why, which there are only in the language of this process.
 */
async function judgement<Kind extends AnswerKind>(
  question: WrittenQuestion<Kind>,
  check: Check<Kind>,
  answer: Answers[Kind],
  numbers: Variant,
): Promise<Judgement> {
  try {
    const verdict: Verdict = await check.judge(answer, numbers);
    if (verdict === true) return { outcome: "correct" };
    return { outcome: "notYet", reason: { ko: verdict.reason.ko, en: verdict.reason.en } };
  } catch (error) {
    if (error instanceof RangeError && (question.kind === "layer" || question.kind === "model")) {
      return { outcome: "notYet", reason: inBoth((text) => text.cannotWork(error.message)) };
    }
    return {
      outcome: "notYet",
      reason: inBoth((text) => text.checkFailed),
      fault: `question "${question.id}", check "${check.id}": ${thrownText(error)}`,
    };
  }
}

/** The author's `recognisedBy` may not expect every layer that learners make. */
function isSame<Kind extends AnswerKind>(
  rules: KindRules<Kind>,
  answer: Answers[Kind],
  other: Answers[Kind],
  question: WrittenQuestion<Kind>,
): boolean {
  try {
    return rules.isSame(answer, other, question);
  } catch {
    return false;
  }
}
