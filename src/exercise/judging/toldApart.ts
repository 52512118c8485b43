import type { AnswerKind, Answers } from "../answer/answers.ts";
import type { Variant } from "../question/question.ts";
import type { AnsweredAsk } from "./kindRules.ts";
import { rulesOf } from "./rulesOf.ts";
import { judgedOptions, solutionOf, type Values, type WrittenQuestion } from "./writtenQuestion.ts";

/** What a learner would answer to each of a question's asks. */
type WholeAnswer<Kind extends AnswerKind> = readonly Answers[Kind][];

/**
 * Whether all expected answers, the right one and the misconceptions', differ from each other as wholes: functions by what
 * they return for the examples, layers and models by `recognisedBy`.
 *
 * It is known without the solutions that the student's version has not: a function's right results stand in its examples,
 * and of layers and models only misconceptions are compared.
 *
 * @throws {TypeError} if the solution is a promise
 */
export function areToldApart<Kind extends AnswerKind>(question: WrittenQuestion<Kind>, numbers: Variant): boolean {
  const misconceptions = judgedOptions(question).misconceptions ?? [];
  if (misconceptions.length === 0) return true;
  const rules = rulesOf(question.kind);
  const examples = rules.examples?.(question, numbers);
  const asks = examples?.map(({ ask }) => ask) ?? [{ value: question.options.answer }];
  const answersOf = (value: Values[Kind]): WholeAnswer<Kind> => asks.map((ask) => rules.answerTo(ask, value));
  const isSame = (first: WholeAnswer<Kind>, second: WholeAnswer<Kind>) =>
    first.every((answer, index) => rules.isSame(answer, second[index] as Answers[Kind], question));

  const answers = misconceptions.map(({ value }) => answersOf(value(numbers)));
  const right = rightAnswer(question, numbers, examples, answersOf);
  if (right !== undefined) answers.push(right);
  return answers.every((answer, index) => answers.slice(index + 1).every((other) => !isSame(answer, other)));
}

function rightAnswer<Kind extends AnswerKind>(
  question: WrittenQuestion<Kind>,
  numbers: Variant,
  examples: readonly AnsweredAsk<Kind>[] | undefined,
  answersOf: (value: Values[Kind]) => WholeAnswer<Kind>,
): WholeAnswer<Kind> | undefined {
  if (examples !== undefined) return examples.map(({ right }) => right);
  if (question.kind === "layer" || question.kind === "model") return undefined;
  const solution = solutionOf(question, numbers);
  if (solution instanceof Promise) {
    throw new TypeError(`question "${question.id}": with misconceptions, a solution that is not a promise is needed`);
  }
  return answersOf(solution as Values[Kind]);
}
