import MagicString from "magic-string";
import type { Node } from "../../session/cell/syntaxTree.ts";
import type { QuestionFacts } from "./instructorQuestions.ts";
import { listCut } from "./listCut.ts";
import { type MarkedRegion, markedRegions } from "./markedRegions.ts";
import { localMessages } from "./messages.ts";
import { propertyOf, type QuestionSyntax, questionsIn } from "./questionSyntax.ts";
import { ReleaseError } from "./releaseError.ts";
import { SourcePlace } from "./sourcePlace.ts";
import { parseSource, type SourceSyntax } from "./sourceSyntax.ts";
import { TopLevel } from "./unusedDeclarations.ts";

/** Kinds whose checks compare with the solution: the student's version needs it. */
const COMPARED_KINDS: ReadonlySet<string> = new Set(["number", "shape", "table", "tensor"]);

/** Parts of a question that hold what only the grader may see. */
const HIDDEN_PARTS = ["hiddenChecks", "hiddenCalls"] as const;

/** What a student gets of a question file, and how much was taken out. */
export interface StudentQuestions {
  readonly text: string;
  readonly hiddenChecks: number;
  readonly hiddenCalls: number;
  readonly solutions: number;
  readonly explanations: number;
  readonly hiddenTests: number;
  /** Declarations that only parts that were taken out used. */
  readonly declarations: number;
  /** Names of declarations that parts that were taken out used and others use too: students see them. */
  readonly shared: readonly string[];
}

/**
 * A question file without what is hidden: hidden checks and calls, solutions that no check compares with, explanations
 * that are never shown, regions of hidden tests, and what only these used.
 *
 * @param questions what the file's questions are when it runs, in order
 * @param exportsUsed what the assignment's notebooks import from the file
 * @throws {ReleaseError} if something cannot be cut out surely
 */
export function studentQuestions(
  source: string,
  name: string,
  questions: readonly QuestionFacts[],
  exportsUsed: ReadonlySet<string>,
): StudentQuestions {
  const messages = localMessages();
  const { text, hiddenTests } = withoutRegions(source, new SourcePlace(name, source));
  const place = new SourcePlace(name, text);
  const syntax = parsed(text, place);
  const written = questionsIn(syntax.program, place);
  const isSame = written.length === questions.length;
  if (!isSame || written.some(({ id, kind }, at) => id !== questions[at]?.id || kind !== questions[at]?.kind))
    throw new ReleaseError(messages.otherQuestions(name));

  const student = new MagicString(text);
  const before = new TopLevel(text, syntax, exportsUsed);
  const cut: Node[] = [];
  const count = { hiddenChecks: 0, hiddenCalls: 0, solutions: 0, explanations: 0 };
  for (const [at, question] of written.entries()) {
    const facts = questions[at] as QuestionFacts;
    for (const part of HIDDEN_PARTS) count[part] += countedEntries(question, part, place);
    const parts = hiddenParts(question, facts);
    if (parts.includes("solution")) count.solutions += 1;
    if (parts.includes("explanation")) count.explanations += 1;
    const { start, end, properties } = question.options;
    const isCut = properties.map((property) => parts.some((part) => property === propertyOf(question.options, part)));
    cut.push(...properties.filter((_, index) => isCut[index]));
    const list = { start: start + 1, end: end - 1 };
    for (const range of listCut(text, list, properties, (index) => isCut[index] === true, syntax.comments))
      student.remove(range.start, range.end);
  }

  const rest = student.toString();
  const topLevel = new TopLevel(rest, parsed(rest, place), exportsUsed);
  const staying = new Set(topLevel.ownNames);
  for (const [at, question] of written.entries()) {
    if (!hiddenParts(question, questions[at] as QuestionFacts).includes("solution")) continue;
    const value = propertyOf(question.options, "solution")?.value;
    const name = directName(value);
    if (value && name !== undefined && staying.has(name) && before.namesUsedIn(value).has(name))
      throw new ReleaseError(messages.solutionStays(question.id, name));
  }
  const result = topLevel.withoutUnneeded();
  refuseHidden(result, name, questions);
  return {
    ...count,
    text: result,
    hiddenTests,
    declarations: topLevel.unneeded,
    shared: [...staying].filter((each) => cut.some((node) => before.namesUsedIn(node).has(each))),
  };
}

function withoutRegions(source: string, place: SourcePlace): { text: string; hiddenTests: number } {
  const { comments } = parsed(source, place);
  const regions: readonly MarkedRegion[] = markedRegions(source, comments, place);
  const solution = regions.find(({ kind }) => kind === "SOLUTION");
  if (solution !== undefined) throw new ReleaseError(localMessages().solutionInFile(place.at(solution.start)));
  const text = new MagicString(source);
  for (const { start, end } of regions) text.remove(start, end);
  return { text: text.toString(), hiddenTests: regions.length };
}

function parsed(text: string, place: SourcePlace): SourceSyntax {
  const syntax = parseSource(text);
  if (syntax instanceof Error) throw new ReleaseError(localMessages().restNotCode(String(place), syntax.message));
  return syntax;
}

/** Names of a question's properties that a student does not get. */
function hiddenParts({ kind }: QuestionSyntax, { showsSolution }: QuestionFacts): readonly string[] {
  return [
    ...HIDDEN_PARTS,
    ...(COMPARED_KINDS.has(kind) ? [] : ["solution"]),
    ...(showsSolution ? [] : ["explanation"]),
  ];
}

/** How many hidden checks or calls are written out; data that are written elsewhere might stay there. */
function countedEntries({ options }: QuestionSyntax, part: string, place: SourcePlace): number {
  const list = propertyOf(options, part)?.value;
  if (list === undefined) return 0;
  if (list.type !== "ArrayExpression")
    throw new ReleaseError(localMessages().hiddenNotPlain(place.at(list.start), part));
  for (const entry of list.elements) {
    const type = entry?.type;
    if (type !== "ObjectExpression" && type !== "ArrayExpression" && type !== "CallExpression")
      throw new ReleaseError(localMessages().hiddenNotPlain(place.at((entry ?? list).start), part));
  }
  return list.elements.length;
}

/** The name of what a solution is or returns, where it does nothing but that. */
function directName(solution: Node | null | undefined): string | undefined {
  if (solution?.type === "Identifier") return solution.name;
  if (solution?.type !== "ArrowFunctionExpression" && solution?.type !== "FunctionExpression") return undefined;
  const { body } = solution;
  if (body?.type !== "BlockStatement") return body?.type === "Identifier" ? body.name : undefined;
  const [statement] = body.body;
  const returned = statement?.type === "ReturnStatement" ? statement.argument : undefined;
  return returned?.type === "Identifier" ? returned.name : undefined;
}

/** Reads the result as a student's: whatever went wrong above, nothing hidden leaves. */
function refuseHidden(text: string, name: string, questions: readonly QuestionFacts[]): void {
  const place = new SourcePlace(name, text);
  for (const [at, question] of questionsIn(parsed(text, place).program, place).entries()) {
    const part = hiddenParts(question, questions[at] as QuestionFacts).find((each) =>
      propertyOf(question.options, each),
    );
    if (part !== undefined)
      throw new ReleaseError(localMessages().hiddenNotPlain(place.at(question.options.start), part));
  }
}
