import type { Program } from "@oxc-project/types";
import { type OxcError, type ParseResult, parseSync } from "oxc-parser";
import { parseCell } from "../../session/cell/parseCell.ts";
import { nextIndent } from "./indent.ts";

/** The content of an `is_complete_reply`. */
type IsCompleteReply = { status: "complete" | "invalid" } | { status: "incomplete"; indent: string };

type Status = IsCompleteReply["status"];

/**
 * Continuations to try. A source in which the parser finds an error before its end, but that parses (or fails only at
 * its end) with one of these after it, is unfinished all the same: the parser tells `const x`, a string that goes on
 * after a backslash, and above all type arguments and arrow functions only by what follows them.
 */
const CONTINUATIONS = [
  ...["x", "= 0", "{", "(", ": x", "x => x", "catch {}", "'", '"'].map((line) => `\n${line}`),
  ...[" => x", " x) => x", ") => x", "> => x", " x> => x", ">()", "]>()"],
];

/** Errors of the lexer at the end of the source that a further line cannot mend: `0x`, `#`, a lone backslash. */
const BROKEN_TOKEN = /^(Unexpected end of file|Invalid )/;

/**
 * Answers an `is_complete_request`: may the cell run, is more to come, or is it wrong whatever comes?
 *
 * Unfinished are open brackets, templates and comments, and whatever the parser misses at the end of the source (an
 * operand, a body, an initializer). An object as last line (`{a: 1, b: 2}`) is complete, as it is in a cell.
 *
 * @param code the cell
 * @returns for "incomplete" also the indent of the next line: two spaces more where the last line opens something
 */
export function isComplete(code: string): IsCompleteReply {
  const own = statusOf(code);
  const status = own === "invalid" && isUnfinishedObject(code) ? "incomplete" : own;
  return status === "incomplete" ? { status, indent: nextIndent(code) } : { status };
}

function statusOf(code: string): Status {
  const { program, errors, text } = parseCell(code);
  if (errors.length === 0) {
    return endsWithBodilessFunction(program, text) ? "incomplete" : "complete";
  }
  const first = errors[0];
  if (first !== undefined && (isOpenText(first, code) || isAtEnd(first, code))) {
    return "incomplete";
  }
  // A program that was read to its end has an error of another kind (`return 1`), which a continuation must not merely
  // hide behind one at its own end.
  const mayEndOpen = program.body.length === 0;
  return CONTINUATIONS.some((text) => goesOn(code + text, mayEndOpen)) ? "incomplete" : "invalid";
}

/** Whether the last line that begins with `{` starts an object, which the parser takes for a block, without its end. */
function isUnfinishedObject(code: string): boolean {
  const start = code.lastIndexOf("\n{") + 1;
  const before = code.slice(0, start);
  return (
    code[start] === "{" &&
    parse(before).errors.length === 0 &&
    statusOf(`${before}(${code.slice(start)}`) === "incomplete"
  );
}

function goesOn(code: string, mayEndOpen: boolean): boolean {
  const [first] = parse(code).errors;
  return first === undefined || (mayEndOpen && isAtEnd(first, code));
}

function isAtEnd(error: OxcError, code: string): boolean {
  return error.labels.some((label) => label.start >= code.trimEnd().length) && !BROKEN_TOKEN.test(error.message);
}

/** A template or a block comment without its end; a string in quotes or a regular expression must end on its line. */
function isOpenText(error: OxcError, code: string): boolean {
  const start = code[error.labels[0]?.start ?? code.length];
  return (
    error.message.startsWith("Unterminated multiline comment") ||
    (error.message.startsWith("Unterminated string") && (start === "`" || start === "}"))
  );
}

/** `function f(x: number)` is a whole overload signature to the parser; a learner is about to write the body. */
function endsWithBodilessFunction(program: Program, code: string): boolean {
  const last = program.body.at(-1);
  const declaration = last?.type === "ExportNamedDeclaration" ? last.declaration : last;
  return declaration?.type === "TSDeclareFunction" && !declaration.declare && code[declaration.end - 1] !== ";";
}

function parse(code: string): ParseResult {
  return parseSync("cell.ts", code, { lang: "ts", sourceType: "module" });
}
