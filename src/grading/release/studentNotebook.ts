import type { Language } from "../../display/language.ts";
import type { Cell, Notebook } from "../../notebook/notebookSchema.ts";
import { signatureOf } from "./cellSignature.ts";
import { answerFaults, cellRoles, importedNames, notebookFaults } from "./exerciseCells.ts";
import type { QuestionFacts } from "./instructorQuestions.ts";
import { localMessages } from "./messages.ts";
import { releasedMetadata } from "./nbgraderMetadata.ts";
import { ReleaseError } from "./releaseError.ts";
import { SourcePlace } from "./sourcePlace.ts";
import { type StudentCode, studentCode } from "./studentCode.ts";

/** What a student gets of a notebook, and how much was taken out. */
export interface StudentNotebook {
  readonly notebook: Notebook;
  readonly solutions: number;
  readonly hiddenTests: number;
}

/**
 * An instructor's notebook as students get it: without solutions, hidden tests, outputs and counts; with nbgrader's
 * metadata, and the cells that are to stay as they are locked and signed.
 *
 * @param name the notebook's file name, for errors
 * @throws {ReleaseError} if the notebook does not fit its question file, or its marks are not in order
 */
export function studentNotebook(
  notebook: Notebook,
  name: string,
  questions: readonly QuestionFacts[],
  signing: { readonly assignment: string; readonly language: Language; readonly key: Uint8Array },
): StudentNotebook {
  const faults = [...notebookFaults(name, notebook, questions)];
  if (notebook.metadata.convolab?.language !== signing.language)
    faults.push(localMessages().otherNotebookLanguage(name, signing.language));
  const roleOf = cellRoles(questions);
  const isStubDefined = importedNames(notebook, "convolab").has("notAttempted");
  let solutions = 0;
  let hiddenTests = 0;
  const cells = notebook.cells.map((cell): Cell => {
    const place = `${name}, ${cell.id}`;
    const code = cell.cell_type === "code" ? codeOf(cell, place, faults) : undefined;
    solutions += code?.solutions ?? 0;
    hiddenTests += code?.hiddenTests ?? 0;
    if (code?.callsNotAttempted && !isStubDefined) faults.push(localMessages().notAttemptedMissing(place));
    const role = roleOf(cell.id);
    const question = questions.find(({ id }) => cell.id === `answer-${id}`);
    if (code !== undefined && question !== undefined)
      faults.push(...answerFaults(place, question, code.text, code.solutions));
    else if (code !== undefined && code.solutions > 0) faults.push(localMessages().solutionElsewhere(place));
    const { nbgrader: _, convolab: __, deletable: ___, editable: ____, execution: _____, ...own } = cell.metadata;
    const metadata = { ...own, ...releasedMetadata(cell.id, role) };
    const student: Cell = {
      ...cell,
      ...(code !== undefined && { source: code.text, outputs: [], execution_count: null }),
      metadata,
    };
    if (role.kind === "answer" || role.kind === "learner") return student;
    return {
      ...student,
      metadata: { ...metadata, convolab: { signature: signatureOf(student, signing, signing.key) } },
    };
  });
  if (faults.length > 0) throw new ReleaseError(faults.join("\n"));
  return { notebook: { ...notebook, cells }, solutions, hiddenTests };
}

/** A fault of the marks is one among others: all of a notebook's are said at once. */
function codeOf(cell: Cell, place: string, faults: string[]): StudentCode {
  try {
    return studentCode(cell.source, new SourcePlace(place, cell.source));
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    faults.push(error.message);
    return { text: cell.source, solutions: 0, hiddenTests: 0, callsNotAttempted: false };
  }
}
