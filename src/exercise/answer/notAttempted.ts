import { inheritedValue } from "../../display/ownProperty.ts";
import { isProxy } from "../../display/primordials.ts";
import { localMessages } from "./messages.ts";

/** Recognised across copies of this module, as a notebook and a grader may have one each. */
const notAttemptedSymbol: unique symbol = Symbol.for("convolab.notAttempted");

/** Thrown by a function that is not written yet. */
class NotAttempted extends Error {
  /** `"NotAttempted"`. */
  override readonly name = "NotAttempted";
  /** The brand. */
  readonly [notAttemptedSymbol] = true;
}

/**
 * Stands in a function that a learner is to write, and says when the function is called that it is not written yet.
 *
 * ```ts
 * function outputSize(inputSize: number): number {
 *   // YOUR CODE HERE
 *   return notAttempted();
 * }
 * ```
 *
 * @throws {Error} always; a check takes it as "not attempted"
 */
export function notAttempted(): never {
  throw new NotAttempted(localMessages().notAttempted());
}

/** Whether a thrown value comes from `notAttempted()`, of this copy of the module or another. */
export function isNotAttempted(thrown: unknown): boolean {
  if (typeof thrown !== "object" || thrown === null || isProxy(thrown)) return false;
  return inheritedValue(thrown, notAttemptedSymbol) === true;
}
