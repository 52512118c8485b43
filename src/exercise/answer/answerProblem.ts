/** Why a value cannot be an answer, as data; `problemText` has the words for it. */
export type AnswerProblem =
  // What a learner gave that is no data.
  | { readonly code: "getter" }
  | { readonly code: "proxy" }
  | { readonly code: "promise" }
  | { readonly code: "function"; readonly name: string }
  | { readonly code: "class"; readonly name: string }
  | { readonly code: "symbol" }
  /** `digits`: what stands before the `n`; `null`: very many. */
  | { readonly code: "bigint"; readonly digits: string | null }
  /** `new Number(5)`; `className`: `Number`, `String`, `Boolean`, `Symbol` or `BigInt`. */
  | { readonly code: "boxed"; readonly className: string }
  /** An object that is no `{ … }`: a `Date`, a `Map`, one of the learner's own class. */
  | { readonly code: "instance"; readonly className: string }
  | { readonly code: "cycle" }
  // What is too much.
  | { readonly code: "tooDeep"; readonly most: number }
  | { readonly code: "tooLong"; readonly length: number; readonly most: number }
  | { readonly code: "tooManyValues"; readonly most: number }
  | { readonly code: "textTooLong"; readonly length: number; readonly most: number }
  | { readonly code: "tensorTooLarge"; readonly size: number; readonly most: number }
  | { readonly code: "weightsTooLarge"; readonly bytes: number; readonly most: number }
  // Tensors, layers and models.
  | { readonly code: "disposedTensor" }
  | { readonly code: "tensorType"; readonly type: string }
  | { readonly code: "foreignTensor" }
  | { readonly code: "symbolicTensor" }
  /** Made by TensorFlow.js's own `tf.sequential`, `tf.layers.dense`. */
  | { readonly code: "tensorFlowModel" }
  | { readonly code: "tensorFlowLayer" }
  | { readonly code: "unreadable"; readonly what: "value" | "tensor" | "layer" | "model"; readonly reason: string }
  /** A built-in, `Array.prototype.map`, was replaced, on which reading relies. */
  | { readonly code: "patchedBuiltIn"; readonly name: string }
  // What happened when it was asked.
  /** The learner's function, or the reading of a variable, threw: `RangeError: …`. */
  | { readonly code: "threw"; readonly error: string }
  /** Something else where a function was asked for. */
  | { readonly code: "notAFunction"; readonly name: string; readonly got: AnswerDataKind }
  /** The function changed the argument at this place, from 0. */
  | { readonly code: "changedArgument"; readonly index: number }
  | { readonly code: "timeout"; readonly seconds: number }
  /** What came from a sandbox is no answer. */
  | { readonly code: "malformed"; readonly reason: string };

/** What kinds of data there are. */
export type AnswerDataKind =
  | "number"
  | "text"
  | "boolean"
  | "null"
  | "undefined"
  | "list"
  | "record"
  | "tensor"
  | "layer"
  | "model";

/** Thrown where an answer that was read cannot be made into what a question is about. */
export class AnswerProblemError extends Error {
  /** `"AnswerProblemError"`. */
  override readonly name = "AnswerProblemError";

  /** Why, as data. */
  readonly problem: AnswerProblem;

  /** @param problem why, as data */
  constructor(problem: AnswerProblem, options?: { readonly cause?: unknown }) {
    super(problem.code, options);
    this.problem = problem;
  }
}
