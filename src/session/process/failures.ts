/**
 * What was thrown → the `ename`, `evalue` and `traceback` of Jupyter's `error` message, made for somebody who looks for
 * the line to change: frames of cells with their source, frames of libraries counted only, causes below.
 */
import path from "node:path";
import { pathToFileURL } from "node:url";
import { textPlain } from "../../display/textPlain.ts";
import { columnsOf } from "../cell/columns.ts";
import { PACKAGE_FOLDER } from "../installation.ts";
import type { Failure } from "../sessionProtocol.ts";
import { linesOf } from "./stackTraces.ts";

const RED = "\u001b[31m";
const DIM = "\u001b[2m";
const BOLD = "\u001b[1m";
const RESET = "\u001b[0m";

/** Causes and aggregated errors below this depth are not followed. */
const MAX_DEPTH = 8;
/** Characters of a message that are shown. */
const MAX_MESSAGE = 20_000;
/** Errors of one `AggregateError` that are shown. */
const MAX_ERRORS = 10;

interface ErrorLike {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly stack?: unknown;
  readonly cause?: unknown;
  readonly errors?: unknown;
}

/** Describes anything that can be thrown, an `Error` or not. Never throws. */
export function describeFailure(thrown: unknown): Failure {
  const ename = nameOf(thrown);
  const evalue = messageOf(thrown);
  return { ename, evalue, traceback: traceback(thrown, new Set(), 0) };
}

function isErrorLike(thrown: unknown): thrown is ErrorLike {
  if (typeof thrown !== "object" || thrown === null) return false;
  try {
    return thrown instanceof Error || typeof (thrown as ErrorLike).stack === "string";
  } catch {
    return false;
  }
}

function nameOf(thrown: unknown): string {
  if (!isErrorLike(thrown)) return "Uncaught";
  const name = read(thrown, "name");
  return typeof name === "string" && name !== "" ? name : "Error";
}

function messageOf(thrown: unknown): string {
  if (!isErrorLike(thrown)) return textPlain(thrown);
  const message = read(thrown, "message");
  if (typeof message !== "string") return textPlain(message);
  return message.length > MAX_MESSAGE ? `${message.slice(0, MAX_MESSAGE)}… (${message.length})` : message;
}

function traceback(thrown: unknown, seen: Set<unknown>, depth: number): string[] {
  if (!isErrorLike(thrown)) return [`${RED}${BOLD}Uncaught${RESET} ${textPlain(thrown)}`];
  if (seen.has(thrown)) return [`${DIM}(the same error again)${RESET}`];
  seen.add(thrown);
  const lines = [`${RED}${BOLD}${nameOf(thrown)}${RESET}: ${messageOf(thrown)}`, ...frames(thrown)];
  if (depth >= MAX_DEPTH) return lines;
  const errors = read(thrown, "errors");
  if (Array.isArray(errors)) {
    for (const [index, error] of errors.slice(0, MAX_ERRORS).entries()) {
      lines.push(
        `${DIM}[${index + 1}/${errors.length}]${RESET}`,
        ...traceback(error, seen, depth + 1).map((line) => `  ${line}`),
      );
    }
  }
  const cause = read(thrown, "cause");
  if (cause !== undefined) lines.push(`${DIM}[cause]${RESET}`, ...traceback(cause, seen, depth + 1));
  return lines;
}

/** Reads a property that may be an accessor: libraries' errors make their messages when they are asked for. */
function read(error: ErrorLike, key: keyof ErrorLike): unknown {
  try {
    return error[key];
  } catch {
    return undefined;
  }
}

/** What a frame's place has in it where the code is not the learner's: packages, Node.js, and this package itself. */
const LIBRARIES = [
  "node_modules",
  "node:",
  "<anonymous>",
  ...["dist", "src"].map((folder) => `${pathToFileURL(path.join(PACKAGE_FOLDER, folder)).href}/`),
];

function frames(error: ErrorLike): string[] {
  const stack = read(error, "stack");
  if (typeof stack !== "string") return [];
  const lines: string[] = [];
  let folded = 0;
  const unfold = (): void => {
    if (folded > 0) lines.push(`    ${DIM}… ${folded} library frame${folded === 1 ? "" : "s"}${RESET}`);
    folded = 0;
  };
  let before = "";
  let repeated = 0;
  const endRepeats = (): void => {
    if (repeated > 0) lines.push(`    ${DIM}… ${repeated}×${RESET}`);
    repeated = 0;
  };
  for (const line of stack.split("\n")) {
    if (!/^\s+at /.test(line)) continue;
    // An endless recursion is the same place again and again.
    if (line === before) {
      repeated += 1;
      continue;
    }
    endRepeats();
    before = line;
    const cell = /(cell \[[^\]]*\]):(\d+):(\d+)/.exec(line);
    if (!cell && LIBRARIES.some((library) => line.includes(library))) {
      folded += 1;
      continue;
    }
    unfold();
    lines.push(`    ${line.trim()}`);
    if (cell) lines.push(...sourceLines(cell[1] ?? "", Number(cell[2]), Number(cell[3])));
  }
  endRepeats();
  // What lies below the outermost cell is the session itself.
  if (lines.length === 0) unfold();
  return lines;
}

function sourceLines(name: string, line: number, column: number): string[] {
  const text = linesOf(name)?.[line - 1];
  if (text === undefined) return [];
  const number = String(line);
  const lead = text.slice(0, column - 1).replace(/[^\t]/gu, (character) => " ".repeat(columnsOf(character)));
  return [
    `      ${DIM}${number} |${RESET} ${text}`,
    `      ${DIM}${" ".repeat(number.length)} |${RESET} ${lead}${RED}^${RESET}`,
  ];
}
