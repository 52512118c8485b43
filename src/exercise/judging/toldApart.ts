import type { AnswerKind, Answers } from "../answer/answers.ts";
import type { Ask } from "../answer/ask.ts";
import type { Variant } from "../question/question.ts";
import { examplesOf } from "./functionRules.ts";
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
  const asks = asksOf(question, numbers);
  const answersOf = (value: Values[Kind]): WholeAnswer<Kind> => asks.map((ask) => rules.answerTo(ask, value));
  const answers = misconceptions.map(({ value }) => answersOf(value(numbers)));
  const right = rightAnswer(question, numbers, answersOf);
  if (right !== undefined) answers.push(right);
  const isSame = (first: WholeAnswer<Kind>, second: WholeAnswer<Kind>) =>
    first.every((answer, index) => rules.isSame(answer, second[index] as Answers[Kind], question));
  return answers.every((answer, index) => answers.slice(index + 1).every((other) => !isSame(answer, other)));
}

function asksOf(question: WrittenQuestion, numbers: Variant): readonly Ask[] {
  const name = question.options.answer;
  if (!isFunctionQuestion(question)) return [{ value: name }];
  return examplesOf(question, numbers).map((example) => ({ call: name, arguments: example.arguments }));
}

function rightAnswer<Kind extends AnswerKind>(
  question: WrittenQuestion<Kind>,
  numbers: Variant,
  answersOf: (value: Values[Kind]) => WholeAnswer<Kind>,
): WholeAnswer<Kind> | undefined {
  if (question.kind === "layer" || question.kind === "model") return undefined;
  if (isFunctionQuestion(question)) {
    return examplesOf(question, numbers).map(({ returns }) => returns) as WholeAnswer<AnswerKind> as WholeAnswer<Kind>;
  }
  const solution = solutionOf(question, numbers);
  if (solution instanceof Promise) {
    throw new TypeError(`question "${question.id}": with misconceptions, a solution that is not a promise is needed`);
  }
  return answersOf(solution as Values[Kind]);
}

function isFunctionQuestion(question: WrittenQuestion): question is WrittenQuestion<"function"> {
  return question.kind === "function";
}
