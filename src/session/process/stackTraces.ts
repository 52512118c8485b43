/**
 * Stack traces in the learner's terms: `cell [3]:2:7` instead of a place in generated code.
 */
import { createRequire } from "node:module";
import type { TraceMap } from "@jridgewell/trace-mapping";
import { errorProperty } from "./errorProperty.ts";

const require = createRequire(import.meta.url);

/** A script or module that the session has transformed. */
export interface MappedSource {
  /** What to call it: `cell [3]`, or a file's path. */
  readonly name: string;
  /** The text as it was written. */
  readonly source: string;
  /** Source maps (version 3, JSON) from the code that runs to `source`, to be applied in order. */
  readonly maps: readonly string[];
  /** Offset in the transformed text after which columns and lines are those of a text with two characters more. */
  readonly openedAt?: number | undefined;
}

/** A place in a source, lines and columns from 1. */
export interface Place {
  readonly name: string;
  readonly line: number;
  readonly column: number;
  /** The text of that line. */
  readonly text: string;
}

const sources = new Map<string, MappedSource & { traced?: TraceMap[] }>();
const byName = new Map<string, MappedSource>();

/** Remembers how to translate positions in the script called `url`. */
export function registerSource(url: string, source: MappedSource): void {
  sources.set(url, source);
  byName.set(source.name, source);
}

/** The lines of a source that was registered under that name. */
export function linesOf(name: string): string[] | undefined {
  return byName.get(name)?.source.split("\n");
}

/** Translates a position (line and column from 1) in a script; `undefined` for one that was not registered. */
function placeOf(url: string, line: number, column: number): Place | undefined {
  const source = sources.get(url);
  if (!source) return undefined;
  const { originalPositionFor, LEAST_UPPER_BOUND } = traceMapping();
  let position = { line, column: column - 1 };
  for (const map of tracedMaps(source)) {
    const exact = originalPositionFor(map, position);
    // Code that was put in front of a statement has no origin of its own: the statement behind it is meant.
    const found = exact.line === null ? originalPositionFor(map, { ...position, bias: LEAST_UPPER_BOUND }) : exact;
    if (found.line === null) continue;
    position = { line: found.line, column: found.column };
  }
  return atSource(source, position.line, position.column);
}

function tracedMaps(source: MappedSource & { traced?: TraceMap[] }): TraceMap[] {
  const { TraceMap } = traceMapping();
  source.traced ??= source.maps.map((map) => new TraceMap(map));
  return source.traced;
}

/** Loaded with the first error: a session without errors does without. */
function traceMapping(): typeof import("@jridgewell/trace-mapping") {
  return require("@jridgewell/trace-mapping") as typeof import("@jridgewell/trace-mapping");
}

function atSource(source: MappedSource, line: number, column: number): Place {
  const lines = source.source.split("\n");
  let text = lines[line - 1] ?? "";
  if (source.openedAt !== undefined) {
    const before = source.source.slice(0, source.openedAt).split("\n");
    const opened = before.at(-1)?.length ?? 0;
    if (line === before.length && column > opened) column = Math.max(opened, column - 2);
  }
  if (line > lines.length) text = "";
  return { name: source.name, line, column: column + 1, text };
}

/**
 * Makes `error.stack` translated for everybody who reads it, be it a learner's `console.log(error.stack)`.
 * Code that sets `Error.prepareStackTrace` itself gets what it asked for.
 */
export function installStackTraces(): void {
  Error.stackTraceLimit = 30;
  Error.prepareStackTrace = (error, sites) => {
    const lines = framesOfLearner(sites).map((site) => `\n    at ${frameText(site)}`);
    return headerOf(error) + lines.join("");
  };
}

/** The first line of a stack, as `Error.prototype.toString` makes it (ECMAScript, 20.5.3.4). */
function headerOf(error: object): string {
  const [name, message] = [errorProperty(error, "name"), errorProperty(error, "message")];
  const shownName = typeof name === "string" ? name : "Error";
  if (typeof message !== "string" || message === "") return shownName;
  return shownName === "" ? message : `${shownName}: ${message}`;
}

/** Without what is ours: everything below the outermost place in a cell, and the session's calls between. */
function framesOfLearner(sites: readonly NodeJS.CallSite[]): NodeJS.CallSite[] {
  const outermost = sites.findLastIndex((site) => sources.has(site.getScriptNameOrSourceURL() ?? ""));
  const inner = outermost < 0 ? sites : sites.slice(0, outermost + 1);
  // The innermost place in a cell is where it happened, wherever V8 says that is.
  const innermost = inner.findIndex((site) => sources.has(site.getScriptNameOrSourceURL() ?? ""));
  return inner.filter((site, index) => !isOwnFrame(site) && (index === innermost || !isAroundCell(site)));
}

const OWN_FOLDER = new URL(".", import.meta.url).href;

function isOwnFrame(site: NodeJS.CallSite): boolean {
  const file = site.getFileName() ?? "";
  return file.startsWith(OWN_FOLDER) || file.startsWith("node:inspector") || file.startsWith("node:internal");
}

/** The call that starts an asynchronous cell: it stands in the cell's script, and is not the learner's. */
function isAroundCell(site: NodeJS.CallSite): boolean {
  const source = sources.get(site.getScriptNameOrSourceURL() ?? "");
  const first = source && tracedMaps(source)[0];
  if (!first || site.isAsync() || site.getFunctionName() !== null) return false;
  const position = { line: site.getLineNumber() ?? 1, column: (site.getColumnNumber() ?? 1) - 1 };
  return traceMapping().originalPositionFor(first, position).line === null;
}

function frameText(site: NodeJS.CallSite): string {
  const text = String(site);
  const url = site.getScriptNameOrSourceURL() ?? "";
  const place = placeOf(url, site.getLineNumber() ?? 1, site.getColumnNumber() ?? 1);
  if (!place) return text;
  const written = `${url}:${site.getLineNumber()}:${site.getColumnNumber()}`;
  return text.replace(written, `${place.name}:${place.line}:${place.column}`);
}
