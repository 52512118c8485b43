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

/** What ends a function's body before it does anything; `undefined` where the place is in none. */
function stubCall([around, ...above]: readonly Node[]): string | undefined {
  if (around?.type !== "BlockStatement") return undefined;
  const index = above.findIndex(
    ({ type }) =>
      type === "FunctionDeclaration" ||
      type === "FunctionExpression" ||
      type === "ArrowFunctionExpression" ||
      type === "StaticBlock",
  );
  const owner = above[index];
  if (owner === undefined || owner.type === "StaticBlock") return undefined;
  const method = above[index + 1];
  const isSetter =
    (method?.type === "MethodDefinition" || method?.type === "Property") &&
    method.kind === "set" &&
    method.value === owner;
  return isSetter ? "notAttempted();" : "return notAttempted();";
}
