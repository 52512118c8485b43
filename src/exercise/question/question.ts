/**
 * What a question is: data and functions, written in the TypeScript file beside its notebook. `kinds/` has a builder for
 * each kind of answer (`numberQuestion`, `shapeQuestion`, …), `exercise()` checks them by a schema and makes them work.
 */

import type { AnswerKind, Answers } from "../answer/answers.ts";
import type { AskFor } from "../answer/ask.ts";
import type { Draw } from "./draw.ts";
import type { LocalText, TextOf } from "./localText.ts";

/** A learner's own numbers: what `variant` draws. */
export type Variant = Readonly<
  Record<string, number | string | boolean | readonly number[] | readonly (readonly number[])[]>
>;

/** Why a check is not yet right. */
export interface NotYet {
  /** What to do about it. */
  readonly reason: LocalText;
}

/** What a judge says of one check: right, or not yet and why. */
export type Verdict = true | NotYet;

/**
 * One thing that is checked of an answer. It has two halves, so that a hidden one can be judged where no submission
 * reaches: what is *asked* of the learner's code, and how the plain answer is *judged*.
 */
export interface Check<Kind extends AnswerKind = AnswerKind, Numbers = Variant> {
  /** Unique in its question: lower-case words with hyphens. */
  readonly id: string;
  /** What is checked, in a few words: "height", "the second call". Of a hidden check this is all that feedback ever says. */
  readonly title: TextOf<Numbers>;
  /** What is asked; left out, the value of the question's answer. */
  readonly ask?: AskFor<Kind> | ((numbers: Numbers) => AskFor<Kind>);
  /** Sees a plain, schema-checked answer of the question's kind, and no code of the learner's. */
  readonly judge: (answer: Answers[Kind], numbers: Numbers) => Verdict | Promise<Verdict>;
  /** Its share of the question's score, beside the other checks' shares; default 1. */
  readonly weight?: number;
}

/** A wrong answer that can be expected, recognised by its value. */
export interface Misconception<Value, Numbers = Variant> {
  /** Unique in its question: lower-case words with hyphens. */
  readonly id: string;
  /**
   * The answer of a learner who thinks so. It differs from the right one and from the other misconceptions'. A model is a
   * new one at each call: it is disposed of once it is compared.
   */
  readonly value: (numbers: Numbers) => Value;
  /** What to do about it: "You left out the 64 biases." */
  readonly message: TextOf<Numbers>;
}

/** After so many checks. */
export interface AfterChecks {
  /** Checks with an answer, at least 1. */
  readonly afterChecks: number;
}

/** When `solution(id)` shows the solution. */
export type SolutionRule =
  | "always"
  | "never"
  /** Once the question has its full score. */
  | "afterFullScore"
  /** Once it was checked (with an answer) so many times, or has its full score. */
  | AfterChecks;

/** What every question has, whatever is answered. */
export interface QuestionOptions<Kind extends AnswerKind, Value, Numbers = Variant, Id extends string = string> {
  /** Unique in its exercise: lower-case words with hyphens. */
  readonly id: Id;
  /** What full marks are worth, > 0. */
  readonly points: number;
  /** A few words. */
  readonly title: LocalText;
  /** The question, Markdown. */
  readonly text: TextOf<Numbers>;
  /** Name of the variable or function that the learner provides. */
  readonly answer: string;
  /**
   * Draws a learner's own numbers. Numbers for which a misconception cannot be told from the right answer, or from another
   * misconception, are drawn again. Left out: everybody has the same question.
   */
  readonly variant?: (draw: Draw) => Numbers;
  /**
   * The right answer. The student's version keeps it where the checks compare with it (number, shape, table, tensor), and
   * has none where they do not (function, layer, model, text); an instructor's file always has one.
   */
  readonly solution?: (numbers: Numbers) => Value | Promise<Value>;
  /** How one comes to it, Markdown: what `solution(id)` shows. */
  readonly explanation?: TextOf<Numbers>;
  /** When `solution(id)` shows it; default `afterFullScore`. Where it is `never`, the student's version has no explanation. */
  readonly showSolution?: SolutionRule;
  /** One more at each `hint(id)`, from a nudge to nearly all of it. */
  readonly hints: readonly TextOf<Numbers>[];
  /** Wrong answers to expect. */
  readonly misconceptions?: readonly Misconception<Value, Numbers>[];
  /** What is checked, in the learner's notebook and by the grader; left out, what goes without saying for the kind. */
  readonly checks?: readonly Check<Kind, Numbers>[];
  /** What only the grader checks; the student's version has none of it. */
  readonly hiddenChecks?: readonly Check<Kind, Numbers>[];
}

/**
 * A question of any kind, as `exercise` gets it from the builders. What the options' functions take and return is the
 * builders' knowledge; here they are taken as they are.
 */
export interface Question<Id extends string = string, Numbers = Variant, Kind extends AnswerKind = AnswerKind> {
  /** What is answered. */
  readonly kind: Kind;
  /** Unique in its exercise. */
  readonly id: Id;
  /** The options as they were written, unchecked. */
  readonly options: object;
  /** Only for the type checker: the type of the question's numbers. */
  readonly numbers?: Numbers;
}
