import { isDeepStrictEqual } from "node:util";
import MagicString from "magic-string";
import type { Node } from "../../session/cell/syntaxTree.ts";
import type { QuestionFacts } from "./instructorQuestions.ts";
import { listCut } from "./listCut.ts";
import { type MarkedRegion, markedRegions } from "./markedRegions.ts";
import { localMessages } from "./messages.ts";
import { fieldName, propertyOf, type QuestionSyntax, questionsIn } from "./questionSyntax.ts";
import { ReleaseError } from "./releaseError.ts";
import { SourcePlace } from "./sourcePlace.ts";
import { parseSource, type SourceSyntax } from "./sourceSyntax.ts";
import { TopLevel } from "./topLevel.ts";

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
  const place = new SourcePlace(name, source);
  const syntax = parsed(source, place);
  const regions = hiddenRegions(source, syntax, place);
  const written = questionsIn(syntax.program, place, regions);
  if (!isDeepStrictEqual(written.map(writtenFacts), questions.map(runFacts)))
    throw new ReleaseError(messages.otherQuestions(name));

  const student = new MagicString(source);
  for (const { start, end } of regions) student.remove(start, end);
  const cut: Node[] = [];
  const count = { hiddenChecks: 0, hiddenCalls: 0, solutions: 0, explanations: 0 };
  for (const [at, question] of written.entries()) {
    const parts = hiddenParts(questions[at] as QuestionFacts);
    const { start, end, properties } = question.options;
    const isCut = properties.map((property) => parts.includes(fieldName(property)));
    cut.push(...properties.filter((_, index) => isCut[index]));
    const list = { start: start + 1, end: end - 1 };
    for (const range of listCut(source, list, properties, (index) => isCut[index] === true, syntax.comments))
      student.remove(range.start, range.end);
    for (const part of HIDDEN_PARTS) count[part] += countedEntries(question, part, place);
    if (parts.includes("solution") && propertyOf(question.options, "solution")) count.solutions += 1;
    if (parts.includes("explanation") && propertyOf(question.options, "explanation")) count.explanations += 1;
  }

  const before = new TopLevel(source, syntax, exportsUsed);
  const rest = student.toString();
  const topLevel = new TopLevel(rest, parsed(rest, place), exportsUsed);
  const staying = new Set(topLevel.ownNames);
  const sharedWith = (node: Node) => [...staying].filter((each) => before.namesUsedIn(node).has(each));
  for (const [at, { id, options }] of written.entries()) {
    const solution = propertyOf(options, "solution")?.value;
    if (solution === undefined || !hiddenParts(questions[at] as QuestionFacts).includes("solution")) continue;
    const stays = sharedWith(solution).find((each) => each === directName(solution));
    if (stays !== undefined) throw new ReleaseError(messages.solutionStays(id, stays));
  }
  const result = topLevel.withoutUnneeded();
  refuseHidden(result, name, questions);
  return {
    ...count,
    text: result,
    hiddenTests: regions.length,
    declarations: topLevel.unneeded,
    shared: [...new Set(cut.flatMap(sharedWith))],
  };
}

/** What is compared of a question as it is written and as it is when the file runs: what is added later is not cut. */
function writtenFacts({ kind, id, options }: QuestionSyntax): readonly string[] {
  return [kind, id, ...options.properties.map(fieldName).sort()];
}

function runFacts({ kind, id, fields }: QuestionFacts): readonly string[] {
  return [kind, id, ...[...fields].sort()];
}

function hiddenRegions(source: string, { comments }: SourceSyntax, place: SourcePlace): readonly MarkedRegion[] {
  const regions = markedRegions(source, comments, place);
  const solution = regions.find(({ kind }) => kind === "SOLUTION");
  if (solution !== undefined) throw new ReleaseError(localMessages().solutionInFile(place.at(solution.start)));
  return regions;
}

function parsed(text: string, place: SourcePlace): SourceSyntax {
  const syntax = parseSource(text);
  if (syntax instanceof Error) throw new ReleaseError(localMessages().restNotCode(String(place), syntax.message));
  return syntax;
}

/** Names of a question's properties that a student does not get. */
export function hiddenParts({ kind, showsSolution }: QuestionFacts): readonly string[] {
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
  const left = questionsIn(parsed(text, place).program, place);
  if (left.length !== questions.length || left.some(({ id }, at) => id !== questions[at]?.id))
    throw new ReleaseError(localMessages().otherQuestions(name));
  for (const [at, { options }] of left.entries()) {
    const part = hiddenParts(questions[at] as QuestionFacts).find((each) => propertyOf(options, each));
    if (part !== undefined) throw new ReleaseError(localMessages().hiddenNotPlain(place.at(options.start), part));
  }
}
