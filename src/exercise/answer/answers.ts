import type { Layer } from "../../nn/layers/layer.ts";
import type { Model } from "../../nn/model/model.ts";

/** A tensor, or a nested array of numbers, as data. */
export interface TensorAnswer {
  /** How many along each axis. */
  readonly shape: readonly number[];
  /** In row-major order. */
  readonly values: ArrayLike<number>;
}

/** A table: row → column → number. `undefined`: not filled in yet. */
export type TableAnswer = Readonly<Record<string, Readonly<Record<string, number | undefined>>>>;

/** Data without code: a number, a text, a list … */
export type PlainValue =
  | number
  | string
  | boolean
  | null
  | undefined
  | readonly PlainValue[]
  | { readonly [key: string]: PlainValue };

/**
 * By a question's kind, what its judges see: the answer after it has left the learner's code as plain data and was
 * checked, so without getters, proxies, promises or foreign prototypes. Layers and models are made anew from their settings.
 */
export interface Answers {
  /** It may be one that is not finite: NaN, Infinity. */
  number: number;
  /** `undefined`: an axis that is not filled in yet; `null`: the batch. */
  shape: readonly (number | null | undefined)[];
  /** With the cells that are not filled in yet. */
  table: TableAnswer;
  /** Of a tensor, or of arrays in arrays. */
  tensor: TensorAnswer;
  /** Made anew from its settings. */
  layer: Layer;
  /** Made anew from its layers, with its weights where they were asked for. */
  model: Model;
  /** What one call returned. */
  function: PlainValue;
  /** As it was written. */
  text: string;
}

/** What a learner provides. */
export type AnswerKind = keyof Answers;
