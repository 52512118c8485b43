import { objectHasOwn } from "../../display/primordials.ts";
import type { AnswerKind, PlainValue } from "./answers.ts";

/** The value of a variable. */
export interface AskValue {
  /** The variable's name. */
  readonly value: string;
  /** Of a model: its weights too, and not only its layers. */
  readonly weights?: boolean;
}

/** What a function returns for these arguments, of which it gets copies. */
export interface AskCall {
  /** The function's name. */
  readonly call: string;
  /** In order. */
  readonly arguments: readonly PlainValue[];
}

/** What can be asked of a learner's code: plain data, so that a grader can send it into its sandbox. */
export type Ask = AskValue | AskCall;

/** Functions are called, everything else is read. */
export type AskFor<Kind extends AnswerKind> = Kind extends "function" ? AskCall : AskValue;

/** The name of the variable or function that is asked for. */
export function askedName(ask: Ask): string {
  return isCall(ask) ? ask.call : ask.value;
}

/** Whether it asks for a call. */
export function isCall(ask: Ask): ask is AskCall {
  // Not by `in`, which would find what a cell has given to all objects.
  return objectHasOwn(ask, "call");
}
