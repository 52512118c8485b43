import type { LayerConfig } from "../../nn/layers/layerConfig.ts";
import type { ModelTopology } from "../../nn/model/saved/savedModel.ts";
import type { AnswerProblem } from "./answerProblem.ts";

/**
 * A learner's answer as data, without a trace of the learner's code: what the asking side makes of a value (`readValue`),
 * what passes from a sandbox to a grader as text (`encodeAnswer`, `decodeAnswer`), and all that the judging side sees.
 *
 * A part that could not be read stands in its place as `failed`, so that the parts around it can still be judged.
 */
export type PlainAnswer = NotAttemptedAnswer | ValueAnswer;

/** A value as data, also within a list or record. */
export type ValueAnswer =
  | FailedAnswer
  | NumberAnswer
  | TextAnswer
  | BooleanAnswer
  | NullAnswer
  | UndefinedAnswer
  | ListAnswer
  | RecordAnswer
  | TensorValuesAnswer
  | LayerSettingsAnswer
  | ModelDocumentAnswer;

/** Nothing there: the name is not declared, or `undefined`, or the function threw `notAttempted()`. */
export interface NotAttemptedAnswer {
  readonly kind: "notAttempted";
}

/** A value that cannot be an answer, or a function that threw; at the top or in a list or record. */
export interface FailedAnswer {
  readonly kind: "failed";
  /** Why, as data: `problemText` has the words for it. */
  readonly problem: AnswerProblem;
}

/** A number: NaN, the infinities and −0 too. */
export interface NumberAnswer {
  readonly kind: "number";
  readonly value: number;
}

/** A text. */
export interface TextAnswer {
  readonly kind: "text";
  readonly value: string;
}

/** `true` or `false`. */
export interface BooleanAnswer {
  readonly kind: "boolean";
  readonly value: boolean;
}

/** `null`. */
export interface NullAnswer {
  readonly kind: "null";
}

/** `undefined` in a list or record, which is not filled in yet, or what a function returned. */
export interface UndefinedAnswer {
  readonly kind: "undefined";
}

/** An array, or a typed array. */
export interface ListAnswer {
  readonly kind: "list";
  /** A place of the array where there is nothing is `undefined`. */
  readonly items: readonly ValueAnswer[];
}

/** An object `{ … }`. */
export interface RecordAnswer {
  readonly kind: "record";
  /** Keys and values in the object's order, every key once. */
  readonly entries: readonly (readonly [key: string, value: ValueAnswer])[];
}

/** A tensor of TensorFlow.js with its values. */
export interface TensorValuesAnswer {
  readonly kind: "tensor";
  /** As many values as the axes' product; `[]` of a scalar. */
  readonly shape: readonly number[];
  /** Row by row: float32, or int32 (of an integer tensor, or of truth values as 0 and 1). */
  readonly values: Float32Array | Int32Array;
}

/** A layer, by its settings; `layerAnswer` makes it anew. */
export interface LayerSettingsAnswer {
  readonly kind: "layer";
  /** The name it was given; `null`: none. */
  readonly name: string | null;
  readonly trainable: boolean;
  readonly config: LayerConfig;
}

/** A model, by its layers and how they are connected; `modelAnswer` makes it anew. */
export interface ModelDocumentAnswer {
  readonly kind: "model";
  readonly topology: ModelTopology;
  /** Its weights, float32, little-endian, one after the other in Keras's order; `null`: not asked for. */
  readonly weights: Uint8Array | null;
}

/** The answer of what cannot be one. */
export function failed(problem: AnswerProblem): FailedAnswer {
  return { kind: "failed", problem };
}
