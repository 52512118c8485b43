/** What an exercise notebook consists of, and whether it fits its question file. */
import type { Cell, Notebook } from "../../notebook/notebookSchema.ts";
import { declarationsOf } from "../../session/cell/declarations.ts";
import { walk } from "../../session/cell/syntaxTree.ts";
import type { QuestionFacts } from "./instructorQuestions.ts";
import { hasLikeAMark } from "./markedRegions.ts";
import { localMessages } from "./messages.ts";
import type { CellRole } from "./nbgraderMetadata.ts";
import { parseSource } from "./sourceSyntax.ts";

/** How a notebook calls the question file beside it. */
export const QUESTIONS_MODULE = "./questions.ts";

interface ExpectedCell {
  readonly id: string;
  readonly type: Cell["cell_type"];
  /** What it says exactly; left out, anything. */
  readonly source?: string;
}

/** What every exercise notebook begins with, whatever it asks. */
const FIRST_CELLS: readonly ExpectedCell[] = [
  { id: "title", type: "markdown" },
  { id: "start", type: "code" },
  // An instructor's own id would go out to all students.
  { id: "learner", type: "code", source: 'learner("");' },
];
const LAST_CELLS: readonly ExpectedCell[] = [{ id: "progress", type: "code", source: "progress()" }];

/** What a check cell says: its value is what the answer scores, in points. */
function checkSource({ id, kind, points }: QuestionFacts): string {
  const check = `await check(${JSON.stringify(id)})`;
  return kind === "text" || points === 1 ? check : `${check} * ${points}`;
}

/** What each cell is for, by its id. */
export function cellRoles(questions: readonly QuestionFacts[]): (id: string) => CellRole {
  const roles = new Map<string, CellRole>([["learner", { kind: "learner" }]]);
  for (const { id, kind, points } of questions) {
    // A person reads a text: its cell is worth the points, and its check none.
    roles.set(`answer-${id}`, kind === "text" ? { kind: "answer", points } : { kind: "answer" });
    if (kind !== "text") roles.set(`check-${id}`, { kind: "check", points });
  }
  return (id) => roles.get(id) ?? { kind: "given" };
}

/**
 * What is wrong with the cells of a notebook: some that are missing, in another order, or say other things.
 *
 * @param cells as students get them: without hidden tests
 */
export function* notebookFaults(
  name: string,
  cells: readonly Cell[],
  questions: readonly QuestionFacts[],
): Generator<string> {
  const messages = localMessages();
  const byId = new Map(cells.map((cell) => [cell.id, cell]));
  const expected = expectedCells(questions);
  const ids = cells.map(({ id }) => id);
  let last = { id: "", place: -1 };
  for (const { id, type, source } of expected) {
    const cell = byId.get(id);
    if (cell === undefined) {
      yield messages.noCell(name, id);
      continue;
    }
    if (cell.cell_type !== type) yield messages.otherCellType(`${name}, ${id}`, type);
    else if (source !== undefined && cell.source !== source) yield messages.otherSource(`${name}, ${id}`, source);
    const place = ids.indexOf(id);
    if (place < last.place) yield messages.otherPlace(`${name}, ${id}`, last.id);
    else last = { id, place };
  }
  const known = new Set(expected.map(({ id }) => id));
  for (const cell of cells) {
    const place = `${name}, ${cell.id}`;
    if (/^(?:question|answer|check)-/.test(cell.id) && !known.has(cell.id)) yield messages.noQuestion(place);
    else if (!known.has(cell.id) && callsCheck(cell)) yield messages.strayCheck(place);
    if (cell.cell_type === "code") yield* importFaults(place, cell);
    else yield* textFaults(place, cell);
  }
}

/** A text has no marks, and nothing that only its reader does not see. */
function* textFaults(place: string, { source }: Cell): Generator<string> {
  // Bold and code are no reason to overlook a mark.
  if (hasLikeAMark(source.replaceAll(/[*`]/g, ""))) yield localMessages().markInText(place);
  if (source.includes("<!--")) yield localMessages().commentInText(place);
}

/** Students have no other files, and of the question file what is imported by name. */
function* importFaults(place: string, { source }: Cell): Generator<string> {
  const syntax = parseSource(source);
  const faults: string[] = [];
  if (syntax instanceof Error) return;
  walk(syntax.program, (node) => {
    const from = "source" in node && node.source !== null && typeof node.source === "object" ? node.source : undefined;
    if (from?.type !== "Literal" || typeof from.value !== "string" || !/^(?:[./]|file:)/.test(from.value)) return true;
    const isByName =
      node.type === "ImportDeclaration" &&
      node.specifiers.every((each) => each.type === "ImportSpecifier" && each.imported.type === "Identifier");
    if (from.value !== QUESTIONS_MODULE || !isByName) faults.push(localMessages().otherCellImport(place));
    return true;
  });
  yield* faults;
}

function expectedCells(questions: readonly QuestionFacts[]): ExpectedCell[] {
  return [
    ...FIRST_CELLS,
    ...questions.flatMap((question): ExpectedCell[] => [
      { id: `about-${question.id}`, type: "markdown" },
      { id: `question-${question.id}`, type: "code", source: `question(${JSON.stringify(question.id)})` },
      { id: `answer-${question.id}`, type: "code" },
      { id: `check-${question.id}`, type: "code", source: checkSource(question) },
    ]),
    ...LAST_CELLS,
  ];
}

function callsCheck(cell: Cell): boolean {
  return cell.cell_type === "code" && /\bawait\s+check\s*\(/.test(cell.source);
}

/** What is wrong with what a student gets of an answer cell. */
export function* answerFaults(
  place: string,
  question: QuestionFacts,
  studentSource: string,
  solutions: number,
): Generator<string> {
  const messages = localMessages();
  if (solutions === 0) yield messages.noSolutionRegion(place);
  const syntax = parseSource(studentSource);
  const names = syntax instanceof Error ? [] : declarationsOf(syntax.program).map(({ name }) => name);
  if (!names.includes(question.answer)) yield messages.notDeclared(place, question.answer);
}

/** What a notebook imports from a module by name, and what it calls that. */
export function importedNames({ cells }: Notebook, from: string): Map<string, string> {
  const names = new Map<string, string>();
  for (const cell of cells) {
    const syntax = cell.cell_type === "code" ? parseSource(cell.source) : undefined;
    if (syntax === undefined || syntax instanceof Error) continue;
    for (const statement of syntax.program.body) {
      if (statement.type !== "ImportDeclaration" || statement.source.value !== from) continue;
      for (const specifier of statement.specifiers)
        if (specifier.type === "ImportSpecifier" && specifier.imported.type === "Identifier")
          names.set(specifier.imported.name, specifier.local.name);
    }
  }
  return names;
}
