import { type LayersModel, type Tensor, type Tensor2D, tf } from "../../tensor/tf.ts";
import {
  computeSymbols,
  isPassedOn,
  NO_ACTIVATION,
  type SymbolValues,
  stockActivationOf,
  type TensorFlowLayer,
  type TensorFlowSymbol,
  useOf,
  withActivation,
} from "./layerGraph.ts";

/** What is explained: the score before the last softmax or sigmoid, or the probability behind it. */
export type ScoreKind = "logit" | "probability";

/** How the last layer makes probabilities of scores. */
type LastActivation = "softmax" | "sigmoid" | "none";

/** From where on a model makes scores, and what it does with them. */
export interface ScoreHead {
  /** Where scores, before the activation, come from. */
  readonly source: TensorFlowSymbol;
  /** The layer that computes them from `source` without its activation; `undefined` if `source` are the scores. */
  readonly layer: TensorFlowLayer | undefined;
  readonly activation: LastActivation;
}

/** Layers behind which probabilities are what they were: a softmax of 1×1 places is often flattened. */
const RESHAPING: ReadonlySet<string> = new Set(["Flatten", "Reshape"]);

/** What the last layers of a model are for its scores. */
export function scoreHead(model: LayersModel): ScoreHead {
  const answer = model.outputs[0] as TensorFlowSymbol;
  let output = answer;
  while (isPassedOn(output) || RESHAPING.has(output.sourceLayer.getClassName())) {
    output = useOf(output).inputs[0] as TensorFlowSymbol;
  }
  const { layer, inputs } = useOf(output);
  const activation = lastActivation(layer);
  // A softmax at each of several places is one for each, not one over all of them.
  if (activation === "none" || output.shape.at(-1) !== answer.shape.at(-1)) {
    return { source: answer, layer: undefined, activation: "none" };
  }
  const source = inputs[0] as TensorFlowSymbol;
  const onlyActivates = ["Activation", "Softmax"].includes(layer.getClassName());
  return { source, layer: onlyActivates ? undefined : layer, activation };
}

/**
 * Scores of all classes before the last activation, `[count, classes]`. A single sigmoid output says how much speaks for
 * class 1; class 0 then has the score with the other sign: [−z, z].
 */
export function logits({ source, layer, activation }: ScoreHead, known: SymbolValues): Tensor2D {
  const [given] = computeSymbols([source], known) as [Tensor];
  const own = layer === undefined ? given : withoutActivation(layer, given);
  const scores = own.reshape([own.shape[0] as number, -1]) as Tensor2D;
  return activation === "sigmoid" && scores.shape[1] === 1 ? tf.concat([scores.neg(), scores], 1) : scores;
}

/**
 * Probabilities of classes from their scores: softmax (also for a model that leaves it to the loss), or a sigmoid each. A
 * single score without a sigmoid is no class's, and stays what it is.
 */
export function probabilities({ activation }: ScoreHead, scores: Tensor2D): Tensor2D {
  if (activation === "sigmoid") return tf.sigmoid(scores);
  return scores.shape[1] === 1 && activation === "none" ? scores : tf.softmax(scores);
}

function withoutActivation(layer: TensorFlowLayer, given: Tensor): Tensor {
  return withActivation(layer, NO_ACTIVATION).apply(given, { training: false }) as Tensor;
}

function lastActivation(layer: TensorFlowLayer): LastActivation {
  const name = layer.getClassName() === "Softmax" ? "softmax" : stockActivationOf(layer);
  if (name === "softmax" || name === "logSoftmax") return "softmax";
  return name === "sigmoid" ? "sigmoid" : "none";
}
