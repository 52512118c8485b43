import { localMessages } from "./messages.ts";

/** What was wrong with a saved model. */
export type ModelFileProblem =
  | "missing"
  | "unreadable"
  | "unwritable"
  | "not a model"
  | "newer version"
  | "unknown layer"
  | "wrong content"
  | "wrong weights";

/**
 * A saved model is missing, cannot be read or written, or is not what it should be.
 *
 * The message names the file, says what was expected and what was found, and what to do about it, in the learner's
 * language (`CONVOLAB_LANG`).
 */
export class ModelFileError extends Error {
  /** `"ModelFileError"`. */
  override readonly name = "ModelFileError";

  /**
   * @param problem the kind of trouble
   * @param file path of the file in question
   * @param message the whole message
   */
  constructor(problem: ModelFileProblem, file: string, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.problem = problem;
    this.file = file;
  }

  /** The kind of trouble, for a program to act on. */
  readonly problem: ModelFileProblem;

  /** Path of the file or folder in question. */
  readonly file: string;
}

/** What a saved model says at `place` (`layers[3].config.filters`) is not what `saveModel` writes. */
export function wrongContent(file: string, place: string, reason: string, cause?: unknown): ModelFileError {
  const message = localMessages().wrongContent(file, place, reason);
  return new ModelFileError("wrong content", file, message, cause === undefined ? undefined : { cause });
}
