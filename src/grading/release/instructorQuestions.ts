import path from "node:path";
import { pathToFileURL } from "node:url";
import { definitionOf } from "../../exercise/notebook/definitionOf.ts";
import { localMessages } from "./messages.ts";
import { ReleaseError } from "./releaseError.ts";

/** What the release needs to know of a question. */
export interface QuestionFacts {
  readonly id: string;
  readonly kind: string;
  readonly points: number;
  /** Name of what the learner provides. */
  readonly answer: string;
  /** Whether a learner ever sees the solution. */
  readonly showsSolution: boolean;
  /** The names of all its options. */
  readonly fields: readonly string[];
}

/**
 * Runs an instructor's question file, which checks it, and says what its questions are.
 *
 * @throws {ReleaseError} if the file does not run, has a fault, or is not of this assignment
 */
export async function instructorQuestions(file: string, assignment: string): Promise<readonly QuestionFacts[]> {
  const messages = localMessages();
  let exports: { readonly check?: unknown };
  try {
    exports = await import(pathToFileURL(path.resolve(file)).href);
  } catch (error) {
    throw new ReleaseError(messages.doesNotRun(file, (error as Error).message), { cause: error });
  }
  if (exports.check === undefined) throw new ReleaseError(messages.noCheckExport(file));
  const definition = definitionOf(exports.check);
  if (definition.assignment !== assignment)
    throw new ReleaseError(messages.otherAssignment(path.basename(file), definition.assignment, assignment));
  return definition.questions.map(({ id, kind, options }) => {
    // `exercise` has checked the options by their schema.
    const { points, answer, showSolution } = options as { points: number; answer: string; showSolution?: unknown };
    return { id, kind, points, answer, showsSolution: showSolution !== "never", fields: Object.keys(options) };
  });
}
