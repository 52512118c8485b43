/**
 * The learner's own lines with the mistakes marked, one frame a mistake.
 */

import { columnsOf } from "../session/cell/columns.ts";
import { type ParsedCell, sourceOffset } from "../session/cell/parseCell.ts";
import type { CellDiagnostic } from "./language/typeChecker.ts";
import { messages } from "./messages.ts";

const RED = "\u001b[31m";
const BOLD = "\u001b[1m";
const DIM = "\u001b[2m";
const RESET = "\u001b[0m";

/** Mistakes that are shown in full; the rest is counted. */
const MAX_FRAMES = 10;
/** Lines shown above the marked one. */
const CONTEXT = 1;
/** What name the protocol's `error` message has for a cell that did not pass the check. */
const TYPE_ERROR_NAME = "TypeScriptError";

/** The `ename`, `evalue` and `traceback` of a cell that was not run because of these mistakes. */
export function typeErrorContent(
  cell: ParsedCell,
  diagnostics: readonly CellDiagnostic[],
  count: string,
): { ename: string; evalue: string; traceback: string[] } {
  const [first] = diagnostics;
  const traceback = diagnostics.slice(0, MAX_FRAMES).map((diagnostic) => codeFrame(cell, diagnostic, count));
  const more = diagnostics.length - MAX_FRAMES;
  if (more > 0) traceback.push(messages().moreErrors(more));
  const evalue = first ? `${label(first)}: ${first.message.split("\n")[0]}` : "";
  return { ename: TYPE_ERROR_NAME, evalue, traceback };
}

/**
 *     cell [3]:1:7 - error TS2322: Type 'number' is not assignable to type 'string'.
 *       1 | const name: string = 3
 *         |       ^^^^
 */
function codeFrame(cell: ParsedCell, diagnostic: CellDiagnostic, count: string): string {
  const start = sourceOffset(cell, diagnostic.start);
  const end = Math.max(sourceOffset(cell, diagnostic.end), start + 1);
  const lines = cell.source.split("\n");
  const before = cell.source.slice(0, start).split("\n");
  const line = before.length - 1;
  const column = before.at(-1)?.length ?? 0;
  const text = lines[line] ?? "";
  const marked = text.slice(column, Math.min(text.length, column + end - start));
  const width = String(line + 1).length;
  const shown: string[] = [];
  for (let at = Math.max(0, line - CONTEXT); at <= line; at++) {
    shown.push(`  ${DIM}${String(at + 1).padStart(width)} |${RESET} ${lines[at]}`);
  }
  const lead = text.slice(0, column).replace(/[^\t]/gu, (character) => " ".repeat(columnsOf(character)));
  shown.push(
    `  ${DIM}${" ".repeat(width)} |${RESET} ${lead}${RED}${"^".repeat(Math.max(1, columnsOf(marked)))}${RESET}`,
  );
  const place = `cell [${count}]:${line + 1}:${column + 1}`;
  const head = `${place} - ${RED}${BOLD}error ${label(diagnostic)}${RESET}: ${diagnostic.message}`;
  return [head, ...shown].join("\n");
}

function label({ code }: CellDiagnostic): string {
  return code > 0 ? `TS${code}` : "syntax";
}
