import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { instructorQuestions, type QuestionFacts } from "./instructorQuestions.ts";
import { localMessages } from "./messages.ts";
import { ReleaseError } from "./releaseError.ts";
import { hiddenParts } from "./studentQuestions.ts";

/**
 * Runs what students get of a question file, in a folder of its own: whatever the cut by its text overlooked, nothing
 * hidden is in its questions, and they are all there.
 *
 * @param name the file's name
 * @param questions what the instructor's questions are, in order
 * @throws {ReleaseError} if it does not run, or its questions are others
 */
export async function proveQuestions(
  text: string,
  name: string,
  assignment: string,
  questions: readonly QuestionFacts[],
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "convolab-release-"));
  const file = path.join(folder, assignment, name);
  try {
    mkdirSync(path.dirname(file));
    writeFileSync(file, text);
    const students = await instructorQuestions(file, assignment);
    const isSame =
      students.length === questions.length && questions.every((question, at) => isShown(students[at], question));
    if (!isSame) throw new ReleaseError(localMessages().otherQuestions(name));
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    throw new ReleaseError(localMessages().studentsDoesNotRun(name, error.message), { cause: error });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether a student's question is an instructor's without what is hidden, or with less. */
function isShown(student: QuestionFacts | undefined, question: QuestionFacts): boolean {
  const { id, kind, points, answer, fields } = question;
  const hidden = hiddenParts(question);
  return (
    student?.id === id &&
    student.kind === kind &&
    student.points === points &&
    student.answer === answer &&
    student.fields.every((field) => fields.includes(field) && !hidden.includes(field))
  );
}
