import MagicString from "magic-string";
import { type Node, walk } from "../../session/cell/syntaxTree.ts";
import { type MarkedRegion, markedRegions } from "./markedRegions.ts";
import { localMessages } from "./messages.ts";
import { ReleaseError } from "./releaseError.ts";
import type { SourcePlace } from "./sourcePlace.ts";
import { parseSource, type SourceSyntax } from "./sourceSyntax.ts";

/** What a student gets of a cell's code. */
export interface StudentCode {
  readonly text: string;
  /** How many solutions were taken out. */
  readonly solutions: number;
  /** How many regions of hidden tests were taken out. */
  readonly hiddenTests: number;
  /** Whether a stub calls `notAttempted`. */
  readonly callsNotAttempted: boolean;
}

/**
 * A cell's code without its marked regions. A solution leaves a stub: in the body of a function one that says "not
 * attempted" when it is called, elsewhere a comment; both type-check.
 *
 * @throws {ReleaseError} if marks are not in order, or what is left is no code
 */
export function studentCode(source: string, place: SourcePlace): StudentCode {
  const messages = localMessages();
  const syntax = parseSource(source);
  const regions = markedRegions(source, syntax instanceof Error ? undefined : syntax.comments, place);
  if (regions.length === 0) return { text: source, solutions: 0, hiddenTests: 0, callsNotAttempted: false };
  if (syntax instanceof Error) throw new ReleaseError(messages.notCode(String(place), syntax.message));
  const student = new MagicString(source);
  let callsNotAttempted = false;
  for (const region of regions) {
    const [around, ...above] = nodesAround(syntax, region, place);
    if (around !== undefined && !PLACES.has(around.type))
      throw new ReleaseError(messages.notStatements(place.at(region.start)));
    if (methodAround(above) === "constructor") refuseSuper(syntax, region, place);
    if (region.kind === "SOLUTION") {
      const call = around === undefined ? undefined : stubCall([around, ...above]);
      callsNotAttempted ||= call !== undefined;
      const lines = ["// YOUR CODE HERE", ...(call === undefined ? [] : [call])];
      student.update(region.start, region.end, lines.map((line) => `${region.indent}${line}\n`).join(""));
    } else student.remove(region.start, region.end);
  }
  const text = student.toString().trimEnd();
  const left = parseSource(text);
  if (left instanceof Error) throw new ReleaseError(messages.restNotCode(String(place), left.message));
  const solutions = regions.filter(({ kind }) => kind === "SOLUTION").length;
  return { text, solutions, hiddenTests: regions.length - solutions, callsNotAttempted };
}

/** The nodes around a region, from the innermost to the outermost, which are the same at both of its marks. */
function nodesAround({ program }: SourceSyntax, { marks }: MarkedRegion, place: SourcePlace): readonly Node[] {
  const [begin, end] = marks.map((mark) => {
    const around: Node[] = [];
    walk(program, (node) => {
      // A program begins with its first token: comments before it stand in it all the same.
      if (node !== program && !(node.start < mark && mark < node.end)) return false;
      around.unshift(node);
      return true;
    });
    return around;
  });
  if (begin?.[0] !== end?.[0]) throw new ReleaseError(localMessages().notWhole(place.at(marks[0]), place.at(marks[1])));
  return begin ?? [];
}

/** What a region may stand in: its place holds statements or a class's members, so that what is left without it is code. */
const PLACES: ReadonlySet<string> = new Set([
  "Program",
  "BlockStatement",
  "StaticBlock",
  "SwitchStatement",
  "ClassBody",
  "TSModuleBlock",
]);

/** What ends a function's body before it does anything; `undefined` where the place is in none. */
function stubCall([around, ...above]: readonly Node[]): string | undefined {
  const owner = above.find(isFunctionOrBlock);
  if (around?.type !== "BlockStatement" || owner === undefined || owner.type === "StaticBlock") return undefined;
  const method = methodAround(above);
  // A setter returns nothing; behind a constructor's `return`, TypeScript would miss the fields that it is to set.
  return method === "set" || method === "constructor" ? "notAttempted();" : "return notAttempted();";
}

function isFunctionOrBlock({ type }: Node): boolean {
  return (
    type === "FunctionDeclaration" ||
    type === "FunctionExpression" ||
    type === "ArrowFunctionExpression" ||
    type === "StaticBlock"
  );
}

/** What kind of method the innermost function is: `get`, `set`, `constructor`, …; `undefined` where it is none. */
function methodAround(above: readonly Node[]): string | undefined {
  const index = above.findIndex(isFunctionOrBlock);
  const parent = above[index + 1];
  const isMember = parent?.type === "MethodDefinition" || parent?.type === "Property";
  return isMember && parent.value === above[index] ? parent.kind : undefined;
}

/** A constructor of a derived class has to call `super`, whatever else it does. */
function refuseSuper({ program }: SourceSyntax, { marks }: MarkedRegion, place: SourcePlace): void {
  walk(program, (node) => {
    if (
      node.type === "CallExpression" &&
      node.callee.type === "Super" &&
      marks[0] < node.start &&
      node.start < marks[1]
    )
      throw new ReleaseError(localMessages().noSuper(place.at(node.start)));
    return true;
  });
}
