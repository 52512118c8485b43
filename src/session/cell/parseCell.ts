/**
 * Text of a cell → syntax tree. The one liberty taken with TypeScript's grammar: a cell that ends in `{a: 1, b: 2}` means
 * the object, as in every JavaScript console, although the grammar reads a block there.
 */
import type { Program } from "@oxc-project/types";
import { type OxcError, parseSync } from "oxc-parser";

/** A parsed cell. */
export interface ParsedCell {
  /** The text as the learner wrote it. */
  readonly source: string;
  /** The text that is checked and run: `source`, or `source` with its last object in parentheses. */
  readonly text: string;
  /** UTF-16 offset in `text` at which {@link OPENING} was put in, if it was. */
  readonly openedAt: number | undefined;
  readonly program: Program;
  /** Syntax errors; the tree of a cell that has any is not to be relied on. */
  readonly errors: readonly OxcError[];
}

/** What turns a block into an object; the semicolon ends a line before it that has none. */
const OPENING = ";(";

const OPTIONS = { lang: "ts", sourceType: "module", astType: "ts", range: true } as const;

/** Parses `source` as a TypeScript module, objects at its end taken as values. */
export function parseCell(source: string): ParsedCell {
  const text = source.startsWith("#!") ? `//${source.slice(2)}` : source;
  const result = parseSync("cell.ts", text, OPTIONS);
  const parsed = {
    source,
    text,
    openedAt: undefined,
    program: result.program,
    errors: result.errors.filter((error) => error.severity === "Error"),
  };
  const last = parsed.program.body.findLast((statement) => statement.type !== "EmptyStatement");
  const looksLikeObject =
    parsed.errors.length > 0 ||
    (last?.type === "BlockStatement" && isObjectLikeBlock(text.slice(last.start, last.end)));
  return (looksLikeObject && withObjectAtEnd(source, text)) || parsed;
}

/** `{}`, `{a}` and `{a: 1}` parse as blocks, but nobody means one. */
function isObjectLikeBlock(block: string): boolean {
  return !block.includes(";") && /^\{\s*(?:[\w$]+\s*(?::[\s\S]*)?)?\}$/u.test(block);
}

/** Retries with parentheses around the text from the last lines that start with `{`. */
function withObjectAtEnd(source: string, text: string): ParsedCell | undefined {
  const end = text.trimEnd().replace(/;$/, "").length;
  if (text[end - 1] !== "}") return undefined;
  const starts = [...text.matchAll(/^[ \t]*\{/gm)].map((match) => match.index + match[0].length - 1);
  for (const start of starts.reverse().slice(0, 40)) {
    const wrapped = `${text.slice(0, start)}${OPENING}${text.slice(start, end)})${text.slice(end)}`;
    const { program, errors } = parseSync("cell.ts", wrapped, OPTIONS);
    const last = program.body.at(-1);
    if (errors.length > 0 || last?.type !== "ExpressionStatement" || last.start !== start + 1) continue;
    return { source, text: wrapped, openedAt: start, program, errors: [] };
  }
  return undefined;
}

/** Offset in the learner's text of an offset in the parsed text. */
export function sourceOffset(cell: Pick<ParsedCell, "openedAt" | "source">, offset: number): number {
  const shifted = cell.openedAt !== undefined && offset > cell.openedAt ? offset - OPENING.length : offset;
  return Math.min(Math.max(shifted, 0), cell.source.length);
}
