import type { LocalText } from "../question/localText.ts";

/** How a check came out. */
export type Outcome = "correct" | "notYet" | "notAttempted";

/** How a question came out. `toBeRead`: there is a text, which a person reads and scores. */
export type QuestionOutcome = Outcome | "toBeRead";

/** A row or a column of a table question: its key in the learner's table, and what it is called. */
export interface TableLine {
  readonly key: string;
  readonly title: LocalText;
}

/** What came of one check. */
export interface CheckResult {
  /** Unique in its question: lower-case words with hyphens. */
  readonly id: string;
  readonly title: LocalText;
  readonly outcome: Outcome;
  /** What the check counts beside the question's other checks, ≥ 0. */
  readonly weight: number;
  /** How much of it is right, from 0 to 1: of a tensor the share of right numbers, else 0 or 1. */
  readonly share: number;
  /** Why it is not yet correct. Left out where nothing is to be added to the question's own `reason`, or to the outcome. */
  readonly reason?: LocalText;
  /** The id of the misconception whose message the reason is. */
  readonly misconception?: string;
  /** The cell of a table question that was checked. */
  readonly cell?: { readonly row: TableLine; readonly column: TableLine };
  /** The check itself failed: its author's error, for the instructor to read. It scores nothing until they have. */
  readonly fault?: string;
}

/** What came of a question. */
export interface QuestionResult {
  /** The question's id. */
  readonly question: string;
  /** `correct`: every check is; `notAttempted`: nothing was filled in. */
  readonly outcome: QuestionOutcome;
  /** What is right of the checks, by weight, from 0 to 1. Of a text 0: a person scores it. */
  readonly score: number;
  /** What is to be said of the answer as a whole, such as its type: then the checks have no reasons. */
  readonly reason?: LocalText;
  /** What else the learner should know: a column that the table does not have. Mostly empty. */
  readonly notes: readonly LocalText[];
  /** In order; of a text none. */
  readonly checks: readonly CheckResult[];
}
