import type { FailedAnswer, ValueAnswer } from "../answer/plainAnswer.ts";
import type { LocalText } from "../question/localText.ts";

/** A plain answer in which there is something to read. */
export type GivenAnswer = Exclude<ValueAnswer, FailedAnswer>;

/** What a plain answer is, read as a question's kind. */
export type Reading<Answer> =
  | {
      readonly outcome: "read";
      readonly answer: Answer;
      /** Parts that cannot be judged: a cell with a text. The answer has `undefined` there, a tensor NaN. */
      readonly problems: Problems;
      /** What else to say: of a column that the table does not have. */
      readonly notes: readonly LocalText[];
    }
  | { readonly outcome: "notAttempted" }
  | { readonly outcome: "unreadable"; readonly reason: LocalText };

/** Why parts of an answer cannot be judged, by their places: a row and column, an axis, a number's index. */
export type Problems = ReadonlyMap<string, LocalText>;

/** A reading with nothing to add. */
export function read<Answer>(answer: Answer): Reading<Answer> {
  return { outcome: "read", answer, problems: new Map(), notes: [] };
}

/** The reading of what is something else than was asked for. */
export function unreadable(reason: LocalText): Reading<never> {
  return { outcome: "unreadable", reason };
}
