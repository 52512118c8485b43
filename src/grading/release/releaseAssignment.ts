import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Language } from "../../display/language.ts";
import type { Notebook } from "../../notebook/notebookSchema.ts";
import { notebookText } from "../../notebook/notebookText.ts";
import { NotebookFormatError, readNotebook } from "../../notebook/readNotebook.ts";
import { importedNames } from "./exerciseCells.ts";
import { instructorQuestions } from "./instructorQuestions.ts";
import { localMessages } from "./messages.ts";
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
 * @throws {ReleaseError} if the assignment has a fault
 */
export async function releaseAssignment(source: string, target: string, key: Uint8Array): Promise<ReleaseSummary> {
  const { files, summary } = await releasedAssignment(source, key);
  const draft = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}`);
  const old = `${draft}.old`;
  try {
    // Of a process that was killed.
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { recursive: true });
    if (existsSync(target)) {
      const own = ownFiles(path.basename(target));
      cpSync(target, draft, { recursive: true, filter: (file) => !own.has(path.relative(target, file)) });
    }
    for (const [name, text] of files) writeFileSync(path.join(draft, name), text);
    if (existsSync(target)) renameSync(target, old);
    try {
      renameSync(draft, target);
    } catch (error) {
      if (existsSync(old)) renameSync(old, target);
      throw error;
    }
  } finally {
    for (const folder of [draft, old]) rmSync(folder, { recursive: true, force: true });
  }
  return summary;
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
  const imported = [...notebooks.values()].flatMap((notebook) => [...importedNames(notebook, `./${QUESTIONS}`)]);
  // `check` stands for the exercise itself, which stays whatever the notebooks import.
  const exportsUsed = new Set(["check", ...imported]);
  const file = studentQuestions(readFileSync(path.join(source, QUESTIONS), "utf8"), QUESTIONS, questions, exportsUsed);
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
    if (error instanceof NotebookFormatError) throw new ReleaseError(error.message);
    throw error;
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
