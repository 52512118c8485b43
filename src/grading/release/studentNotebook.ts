import type { Language } from "../../display/language.ts";
import type { Cell, CodeCell, Notebook } from "../../notebook/notebookSchema.ts";
import { languageInfo } from "../../session/languageInfo.ts";
import { signatureOf } from "./cellSignature.ts";
import { answerFaults, cellRoles, importedNames, notebookFaults } from "./exerciseCells.ts";
import type { QuestionFacts } from "./instructorQuestions.ts";
import { lostNames } from "./lostNames.ts";
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
 * An instructor's notebook as students get it: without solutions, hidden tests, outputs, counts and metadata; with
 * nbgrader's metadata, and the cells that are to stay as they are locked and signed.
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
  const roleOf = cellRoles(questions);
  const isStubDefined = importedNames(notebook, "convolab").get("notAttempted") === "notAttempted";
  const faults: string[] = [];
  let solutions = 0;
  let hiddenTests = 0;
  const cells = notebook.cells.map((cell): Cell => {
    const place = `${name}, ${cell.id}`;
    const metadata = releasedMetadata(cell.id, roleOf(cell.id));
    if (cell.cell_type !== "code") return { ...withAttachmentsUsed(cell), metadata };
    const code = codeOf(cell, place, faults);
    solutions += code.solutions;
    hiddenTests += code.hiddenTests;
    if (code.callsNotAttempted && !isStubDefined) faults.push(localMessages().notAttemptedMissing(place));
    const question = questions.find(({ id }) => cell.id === `answer-${id}`);
    if (question !== undefined) faults.push(...answerFaults(place, question, code.text, code.solutions));
    else if (code.solutions > 0) faults.push(localMessages().solutionElsewhere(place));
    return { ...cell, source: code.text, outputs: [], execution_count: null, metadata };
  });
  if (notebook.metadata.convolab?.language !== signing.language)
    faults.unshift(localMessages().otherNotebookLanguage(name, signing.language));
  faults.unshift(...notebookFaults(name, cells, questions));
  for (const lost of lostNames(notebook.cells, cells))
    faults.push(localMessages().lostName(`${name}, ${lost.cell}`, lost.name));
  if (faults.length > 0) throw new ReleaseError(faults.join("\n"));
  const signed = cells.map((cell): Cell => {
    const { kind } = roleOf(cell.id);
    if (kind === "answer" || kind === "learner") return cell;
    const convolab = { signature: signatureOf(cell, signing, signing.key) };
    return { ...cell, metadata: { ...cell.metadata, convolab } };
  });
  return { notebook: { ...notebook, cells: signed, metadata: givenOut(notebook.metadata) }, solutions, hiddenTests };
}

/** What editors keep in a notebook besides (states of widgets, values of variables, other versions) stays with the instructor. */
function givenOut({ convolab, kernelspec }: Notebook["metadata"]): Notebook["metadata"] {
  return {
    ...(convolab !== undefined && { convolab: { language: convolab.language } }),
    ...(kernelspec !== undefined && {
      kernelspec: { display_name: kernelspec.display_name, language: languageInfo.name, name: kernelspec.name },
    }),
    language_info: { ...languageInfo },
  };
}

/** A text's pictures without those that it does not show any more. */
function withAttachmentsUsed(cell: Exclude<Cell, CodeCell>): Cell {
  const { attachments = {}, ...rest } = cell;
  const used = Object.entries(attachments).filter(([name]) =>
    [name, encodeURI(name)].some((each) => cell.source.includes(`attachment:${each}`)),
  );
  return used.length === 0 ? rest : { ...rest, attachments: Object.fromEntries(used) };
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
