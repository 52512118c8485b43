import { type Comment, parseSync } from "oxc-parser";
import type { Program } from "../../session/cell/syntaxTree.ts";

/** A source's syntax tree and comments, offsets in UTF-16. */
export interface SourceSyntax {
  readonly program: Program;
  readonly comments: readonly Comment[];
}

/** Parses a TypeScript module; what the parser says of its first error, where it has any. */
export function parseSource(text: string): SourceSyntax | Error {
  const { program, comments, errors } = parseSync("source.ts", text, {
    lang: "ts",
    sourceType: "module",
    astType: "ts",
    range: true,
  });
  const fault = errors.find((error) => error.severity === "Error");
  return fault === undefined ? { program, comments } : new Error(fault.message);
}
