import { holds } from "../../display/primordials.ts";

// Taken now: a cell may replace the method.
const matched = Function.prototype.call.bind(RegExp.prototype.exec) as unknown as (
  pattern: RegExp,
  text: string,
) => readonly string[] | null;

/** ECMAScript 2025, 12.7: `IdentifierName` without escapes. */
const IDENTIFIER_NAME = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;

/** Words of the language that no variable can be called (ECMAScript 2025, 12.7.2, in a module), and what acts like one. */
const RESERVED_WORDS: readonly string[] = (
  "arguments await break case catch class const continue debugger default delete do else enum eval export extends " +
  "false finally for function if implements import in instanceof interface let new null package private protected " +
  "public return static super switch this throw true try typeof undefined NaN Infinity var void while with yield"
).split(" ");

/** Whether a cell can declare a variable of this name: evaluating it does no more than read that variable. */
export function isVariableName(name: string): boolean {
  return matched(IDENTIFIER_NAME, name) !== null && !holds(RESERVED_WORDS, name);
}
