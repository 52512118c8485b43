import { clearTimeout, setTimeout } from "node:timers";
import { isNativeError, isPromise, isProxy, PromiseType, reflectApply } from "../../display/primordials.ts";
import { errorName, thrownText } from "../../display/thrownText.ts";
import { type Ask, type AskCall, askedName, isCall } from "./ask.ts";
import { argumentCopies, changedArgument } from "./callArguments.ts";
import { isNotAttempted } from "./notAttempted.ts";
import { failed, type PlainAnswer } from "./plainAnswer.ts";
import { readValue } from "./readValue.ts";
import { isVariableName } from "./variableName.ts";

/** Where a learner's variables are. */
export interface Environment {
  /**
   * The value of a variable or function.
   *
   * @throws {ReferenceError} if there is none of that name
   */
  read(name: string): unknown;
  /** How long a function's promise is waited for, in milliseconds; default 10,000. */
  readonly patience?: number;
}

/** Milliseconds: nothing that a question asks for takes a second. */
const PATIENCE = 10_000;

// Taken now: cells may declare names of their own like these, or replace the methods.
// biome-ignore lint/security/noGlobalEval: a cell's `let` and `const` can be read in no other way
const evaluate = eval;
const objectSetPrototypeOf: <Value extends object>(value: Value, prototype: null) => Value = Object.setPrototypeOf;
const promiseThen = Function.prototype.call.bind(Promise.prototype.then) as unknown as (
  promise: Promise<unknown>,
  fulfilled: (value: unknown) => void,
  rejected: (reason: unknown) => void,
) => void;

/** The session's variables: all that cells have declared. Called by another name, `eval` works in the global scope. */
const session: Environment = { read: (name) => evaluate(name) as unknown };

/**
 * Puts a question to the learner's code, in the process where that code runs, and takes down the answer as data. It knows
 * nothing of what is right.
 *
 * A variable's value is read as it is. A function is called with copies of the arguments; where it returns a promise of
 * JavaScript's own, its value is waited for, 10 seconds at most, which keeps no process alive. Whatever the learner's code
 * does, it ends in an answer, `notAttempted` and `failed` among them, and not in an error.
 *
 * @param environment where the variables are; left out, the notebook's session
 * @throws {TypeError} if the question names no variable: whoever wrote it has made a mistake
 */
export async function putAsk(ask: Ask, environment: Environment = session): Promise<PlainAnswer> {
  const name = askedName(ask);
  if (!isVariableName(name)) throw new TypeError(`"${name}" is not the name of a variable`);
  const found = foundVariable(name, environment);
  if (found.kind === "answer") return passable(found.answer);
  if (!isCall(ask)) return passable(readValue(found.value, { weights: ask.weights }));
  return passable(await answerOfCall(ask, found.value, environment.patience ?? PATIENCE));
}

type FoundVariable =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "answer"; readonly answer: PlainAnswer };

function foundVariable(name: string, environment: Environment): FoundVariable {
  try {
    const value = environment.read(name);
    return value === undefined ? { kind: "answer", answer: { kind: "notAttempted" } } : { kind: "value", value };
  } catch (thrown) {
    // Not declared, or declared by a cell that failed before it had a value for it.
    const isMissing = isNativeError(thrown) && errorName(thrown) === "ReferenceError";
    return { kind: "answer", answer: isMissing ? { kind: "notAttempted" } : answerOfThrown(thrown) };
  }
}

async function answerOfCall(ask: AskCall, callable: unknown, patience: number): Promise<PlainAnswer> {
  const read = readValue(callable);
  if (read.kind !== "failed") return passable(failed({ code: "notAFunction", name: ask.call, got: read.kind }));
  // A function is the one thing that cannot be an answer and yet can be called.
  if (read.problem.code !== "function") return passable(read);

  const given = argumentCopies(ask.arguments);
  let answer: PlainAnswer;
  try {
    const returned: unknown = reflectApply(callable as () => unknown, undefined, given);
    answer =
      !isProxy(returned) && isPromise(returned) ? await answerOfPromise(returned, patience) : readValue(returned);
  } catch (thrown) {
    return passable(answerOfThrown(thrown));
  }
  if (answer.kind === "notAttempted" || (answer.kind === "failed" && answer.problem.code === "threw")) {
    return passable(answer);
  }
  const changed = changedArgument(ask.arguments, given);
  return passable(changed === undefined ? answer : failed({ code: "changedArgument", index: changed }));
}

function answerOfPromise(promise: Promise<unknown>, patience: number): Promise<PlainAnswer> {
  return new PromiseType((resolve) => {
    const timer = setTimeout(() => resolve(passable(failed({ code: "timeout", seconds: patience / 1000 }))), patience);
    timer.unref();
    const settle = (answer: PlainAnswer): void => {
      clearTimeout(timer);
      resolve(passable(answer));
    };
    promiseThen(
      promise,
      (value) => settle(readValue(value)),
      (reason) => settle(answerOfThrown(reason)),
    );
  });
}

function answerOfThrown(thrown: unknown): PlainAnswer {
  return isNotAttempted(thrown) ? { kind: "notAttempted" } : failed({ code: "threw", error: thrownText(thrown) });
}

/** The answer so that a promise can have it for its value: a cell may have given all objects a `then`, which it would call. */
function passable(answer: PlainAnswer): PlainAnswer {
  return objectSetPrototypeOf(answer, null);
}
