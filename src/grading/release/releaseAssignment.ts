import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import path from "node:path";
import type { Language } from "../../display/language.ts";
import type { Notebook } from "../../notebook/notebookSchema.ts";
import { notebookText } from "../../notebook/notebookText.ts";
import { NotebookFormatError, readNotebook } from "../../notebook/readNotebook.ts";
import { importedNames, QUESTIONS_MODULE } from "./exerciseCells.ts";
import { instructorQuestions } from "./instructorQuestions.ts";
import { localMessages } from "./messages.ts";
import { proveQuestions } from "./proveQuestions.ts";
import { putInPlace } from "./putInPlace.ts";
import { ReleaseError } from "./releaseError.ts";
import { studentNotebook } from "./studentNotebook.ts";
import { type StudentQuestions, studentQuestions } from "./studentQuestions.ts";

const LANGUAGES: readonly Language[] = ["ko", "en"];
const QUESTIONS = "questions.ts";

/** What a run of a notebook, JupyterLab and editors leave in a folder. */
const LEFT_BEHIND = /^(?:\..*|check-log\.jsonl|.*~)$/;

/** How much of an assignment there is, and how much of it students do not get. */
export interface ReleaseSummary {
  readonly assignment: string;
  readonly questions: number;
  readonly points: number;
  /** Cells of one language's notebook. */
  readonly cells: number;
  /** What was taken out; solutions of the notebooks are counted in one language. */
  readonly takenOut: Omit<StudentQuestions, "text" | "shared" | "solutions"> & {
    readonly notebookSolutions: number;
    readonly fileSolutions: number;
  };
  /** Names in the question file that hidden parts use and public ones use too, so that students see them. */
  readonly shared: readonly string[];
}

/** An assignment as students get it. */
export interface ReleasedAssignment {
  /** The text of each file by its name. */
  readonly files: ReadonlyMap<string, string>;
  readonly summary: ReleaseSummary;
}

/** The names of the assignments in a folder: its folders with a question file. */
export function assignmentsIn(folder: string): string[] {
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  return entries
    .filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, QUESTIONS)))
    .map(({ name }) => name)
    .sort();
}

/**
 * Makes the student's version of an assignment and puts it where students find it: whole or not at all.
 *
 * What else lies in the target folder (a learner's log, notebooks of their own) stays there.
 *
 * @param source the instructor's folder: `questions.ts`, `<assignment>.ko.ipynb`, `<assignment>.en.ipynb`
 * @param target the student's folder, of the same name
 * @param key signs the locked cells
 * @throws {ReleaseError} if the assignment has a fault, or the target cannot be written or is the source
 */
export async function releaseAssignment(source: string, target: string, key: Uint8Array): Promise<ReleaseSummary> {
  const [from, to] = [source, target].map((folder) =>
    existsSync(folder) ? realpathSync(folder) : path.resolve(folder),
  );
  // The student's files have the names of the instructor's.
  if (isIn(from, to) || isIn(to, from)) throw new ReleaseError(localMessages().sameFolder(source, target));
  const { files, summary } = await releasedAssignment(source, key);
  putInPlace(target, files);
  return summary;
}

function isIn(folder = "", other = ""): boolean {
  const way = path.relative(other, folder);
  return way.split(path.sep)[0] !== ".." && !path.isAbsolute(way);
}

/**
 * What of an assignment's student's version is out of step with its source: a line for each file; none where a release
 * would change nothing.
 *
 * @throws {ReleaseError} if the assignment has a fault
 */
export async function outOfStep(source: string, target: string, key: Uint8Array): Promise<string[]> {
  const messages = localMessages();
  const { files } = await releasedAssignment(source, key);
  return [...files].flatMap(([name, text]) => {
    const file = path.join(target, name);
    if (!existsSync(file)) return [messages.missing(file)];
    return readFileSync(file, "utf8") === text ? [] : [messages.different(file)];
  });
}

/** Makes the student's version of an assignment, and writes nothing. */
export async function releasedAssignment(source: string, key: Uint8Array): Promise<ReleasedAssignment> {
  const assignment = path.basename(path.resolve(source));
  const own = ownFiles(assignment);
  refuseOtherFiles(source, own);
  const questions = await instructorQuestions(path.join(source, QUESTIONS), assignment);
  const notebooks = new Map(LANGUAGES.map((language) => [language, notebookIn(source, assignment, language)]));
  refuseOtherCode(assignment, notebooks);
  const imported = [...notebooks.values()].flatMap((notebook) => [...importedNames(notebook, QUESTIONS_MODULE).keys()]);
  // `check` stands for the exercise itself, which stays whatever the notebooks import.
  const exportsUsed = new Set(["check", ...imported]);
  const file = studentQuestions(readFileSync(path.join(source, QUESTIONS), "utf8"), QUESTIONS, questions, exportsUsed);
  await proveQuestions(file.text, QUESTIONS, assignment, questions);
  const files = new Map([[QUESTIONS, file.text]]);
  let notebookSolutions = 0;
  let hiddenTests = 0;
  for (const [language, notebook] of notebooks) {
    const name = notebookName(assignment, language);
    const student = studentNotebook(notebook, name, questions, { assignment, language, key });
    files.set(name, notebookText(student.notebook));
    notebookSolutions = student.solutions;
    hiddenTests = student.hiddenTests;
  }
  const { text: _, shared, solutions: fileSolutions, ...takenOut } = file;
  const summary: ReleaseSummary = {
    assignment,
    questions: questions.length,
    points: questions.reduce((sum, { points }) => sum + points, 0),
    cells: notebooks.get("ko")?.cells.length ?? 0,
    takenOut: { ...takenOut, notebookSolutions, fileSolutions, hiddenTests: file.hiddenTests + hiddenTests },
    shared,
  };
  return { files, summary };
}

function notebookName(assignment: string, language: Language): string {
  return `${assignment}.${language}.ipynb`;
}

/** The files that a release makes. */
function ownFiles(assignment: string): ReadonlySet<string> {
  return new Set([QUESTIONS, ...LANGUAGES.map((language) => notebookName(assignment, language))]);
}

/** What lies there for another reason might be what students are not to have, or what they need. */
function refuseOtherFiles(source: string, own: ReadonlySet<string>): void {
  const names = readdirSync(source);
  const strange = names.filter((name) => !own.has(name) && !LEFT_BEHIND.test(name));
  if (strange.length > 0) throw new ReleaseError(localMessages().strangeFiles(source, strange.join(", ")));
  const missing = [...own].filter((name) => !names.includes(name));
  if (missing.length > 0) throw new ReleaseError(localMessages().missingFiles(source, missing.join(", ")));
}

function notebookIn(source: string, assignment: string, language: Language): Notebook {
  try {
    return readNotebook(path.join(source, notebookName(assignment, language)));
  } catch (error) {
    const { message } = error as Error;
    throw new ReleaseError(error instanceof NotebookFormatError ? message : localMessages().notRead(source, message));
  }
}

/** Code is the same in both languages: what is checked in one is checked in the other. */
function refuseOtherCode(assignment: string, notebooks: ReadonlyMap<Language, Notebook>): void {
  const [ko = [], en = []] = LANGUAGES.map((language) =>
    (notebooks.get(language)?.cells ?? []).map(({ id, cell_type, source }) => ({
      id,
      code: cell_type === "code" ? source : cell_type,
    })),
  );
  const differing = [...ko, ...en].find(
    ({ id, code }) => ![ko, en].every((cells) => cells.some((cell) => cell.id === id && cell.code === code)),
  );
  if (differing !== undefined)
    throw new ReleaseError(
      localMessages().otherCode(notebookName(assignment, "ko"), notebookName(assignment, "en"), differing.id),
    );
}
