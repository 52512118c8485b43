import { localMessages } from "./messages.ts";

/** One thing that is wrong in a question file. */
export interface QuestionProblem {
  /** The question it is in, counted from 1; left out where it is about the exercise. */
  readonly question?: { readonly number: number; readonly id?: string };
  /** Where, as one writes it: `misconceptions[0].message.ko`; `text(numbers)` is what that function returned. */
  readonly field: string;
  /** What was expected and what came, in the reader's language. */
  readonly message: string;
}

const MOST_LISTED = 5;

/**
 * A question file does not say what it should.
 *
 * The message names the file, and of each problem (of the first five) the question, the field, what was expected and what
 * came, in the reader's language (`CONVOLAB_LANG`).
 */
export class QuestionFileError extends Error {
  override readonly name = "QuestionFileError";

  constructor(file: string, problems: readonly QuestionProblem[]) {
    const text = localMessages();
    const listed = problems.slice(0, MOST_LISTED).map((problem) => `- ${text.place(problem)}: ${problem.message}`);
    const left = problems.length - listed.length;
    super([text.badFile(file, problems.length), ...listed, ...(left > 0 ? [text.moreProblems(left)] : [])].join("\n"));
    this.file = file;
    this.problems = problems;
  }

  /** Path of the question file. */
  readonly file: string;

  /** Everything that is wrong, in the file's order. */
  readonly problems: readonly QuestionProblem[];
}
