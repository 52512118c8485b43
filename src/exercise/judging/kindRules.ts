import type { AnswerKind, Answers } from "../answer/answers.ts";
import type { Ask } from "../answer/ask.ts";
import type { LocalText } from "../question/localText.ts";
import type { Variant } from "../question/question.ts";
import type { GivenAnswer, Problems, Reading } from "./reading.ts";
import type { CheckResult } from "./result.ts";
import type { Values, WrittenQuestion } from "./writtenQuestion.ts";

/** What a check says of an answer. */
export type Judgement =
  | { readonly outcome: "correct" }
  | { readonly outcome: "notAttempted" }
  | {
      readonly outcome: "notYet";
      readonly reason?: LocalText;
      /** How much of it is right; left out, 0. */
      readonly share?: number;
      /** The check itself failed, and why: its author's error. */
      readonly fault?: string;
    };

/** How many parts of an answer, one as a rule, are the same as another answer's. */
export interface Likeness {
  /** Of the parts that are wrong: 0 where that may be chance. Of a check that is wrong these are all. */
  readonly ofWrong: number;
  readonly ofAll: number;
}

/** The likeness of answers of which a check looks at one part. */
export function likenessOfPart(isSame: boolean): Likeness {
  return isSame ? { ofWrong: 1, ofAll: 1 } : { ofWrong: 0, ofAll: 0 };
}

/** A check with everything filled in, for one learner's numbers. */
export interface FullCheck<Kind extends AnswerKind = AnswerKind> {
  readonly id: string;
  readonly title: LocalText;
  readonly ask: Ask;
  /** Beside the question's other checks, ≥ 0. */
  readonly weight: number;
  /** The cell of a table that it is about. */
  readonly cell?: CheckResult["cell"];
  /** Judges an answer; `problems`: of which parts nothing is known. */
  judge(answer: Answers[Kind], problems: Problems): Judgement | Promise<Judgement>;
  /** How far an answer is, here, what a learner with a misconception would have answered. */
  likeness(answer: Answers[Kind], other: Answers[Kind]): Likeness;
}

/** An ask whose right answer stands in the question. */
export interface AnsweredAsk<Kind extends AnswerKind> {
  readonly ask: Ask;
  readonly right: Answers[Kind];
}

/** What judging knows about a kind of answer. */
export interface KindRules<Kind extends AnswerKind> {
  /**
   * Reads a plain answer as this kind, or says why it is none.
   *
   * @throws {AnswerProblemError} if what it describes cannot be made: a layer, a model
   */
  read(
    plain: GivenAnswer,
    question: WrittenQuestion<Kind>,
    numbers: Variant,
  ): Reading<Answers[Kind]> | Promise<Reading<Answers[Kind]>>;
  /** What goes without saying: the checks of a question whose author wrote none. */
  impliedChecks(
    question: WrittenQuestion<Kind>,
    numbers: Variant,
  ): readonly FullCheck<Kind>[] | Promise<readonly FullCheck<Kind>[]>;
  /** What goes without saying for a grader alone; left out, nothing does. */
  impliedHiddenChecks?(question: WrittenQuestion<Kind>, numbers: Variant): Promise<readonly FullCheck<Kind>[]>;
  /** What a learner would answer whose variable or function had this value. */
  answerTo(ask: Ask, value: Values[Kind]): Answers[Kind];
  /** By which asks answers are told apart; left out, by the variable's whole value, of which the solution is right. */
  examples?(question: WrittenQuestion<Kind>, numbers: Variant): readonly AnsweredAsk<Kind>[];
  /** Whether two answers are the same as a whole. */
  isSame(first: Answers[Kind], second: Answers[Kind], question: WrittenQuestion<Kind>): boolean;
  /** Gives back what an answer holds outside of JavaScript's memory; left out, it holds nothing there. */
  free?(answer: Answers[Kind]): void;
}
