/** Words of the language that no variable can be called (ECMAScript 2025, 12.7.2, in a module), and what acts like one. */
const RESERVED_WORDS = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends " +
    "false finally for function if implements import in instanceof interface let new null package private protected " +
    "public return static super switch this throw true try typeof undefined NaN Infinity var void while with yield"
  ).split(" "),
);

/**
 * What an exercise notebook has already: what it imports, what every notebook has, and what a learner would read before
 * they have written anything of their own.
 */
export const NOTEBOOK_NAMES: ReadonlySet<string> = new Set(
  (
    "check checkLog hint learner numbers progress question solution notAttempted exercise " +
    "display clearOutput input console globalThis global process require module exports Buffer URL fetch crypto " +
    "performance navigator structuredClone queueMicrotask setTimeout setInterval setImmediate clearTimeout clearInterval " +
    "Array Boolean Date Error Function Iterator JSON Map Math Number Object Promise Proxy Reflect RegExp Set String Symbol"
  ).split(" "),
);

/** Whether a cell can declare a variable of this name. */
export function isVariableName(name: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u.test(name) && !RESERVED_WORDS.has(name);
}
