/** What was wrong with a data file. */
export type DataFileProblem = "missing" | "unreadable" | "truncated" | "corrupt" | "wrong file";

/**
 * A data file is missing, unreadable, cut short, corrupt or not the file it should be.
 *
 * The message names the file, says what was expected and what was found, and ends with what to do about it, in the
 * learner's language (`CONVOLAB_LANG`).
 */
export class DataFileError extends Error {
  override readonly name = "DataFileError";

  constructor(
    problem: DataFileProblem,
    file: string,
    description: string,
    remedy: string,
    options?: { readonly cause?: unknown },
  ) {
    super(`${description}\n${remedy}`, options);
    this.problem = problem;
    this.file = file;
    this.remedy = remedy;
  }

  /** The kind of trouble, for a program to act on. */
  readonly problem: DataFileProblem;

  /** Path of the file in question. */
  readonly file: string;

  /** What the reader can do about it: the last line of the message. */
  readonly remedy: string;
}
