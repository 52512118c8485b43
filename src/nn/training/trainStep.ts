import { releaseGradientTape } from "../../tensor/gradientTape.ts";
import {
  type LayersModel,
  type Optimizer,
  type Scalar,
  type Tensor,
  type Tensor1D,
  tf,
  type Variable,
} from "../../tensor/tf.ts";
import type { LossPerExample } from "./losses.ts";
import type { Metric } from "./metrics.ts";

/** What a model is trained for: the loss that steers it and the metrics that are read beside it. */
export interface Objective {
  readonly loss: LossPerExample;
  readonly metrics: readonly Metric[];
}

/** A weight of a TensorFlow.js layer, as far as training reads it (`LayerVariable` of tfjs-layers). */
interface Weight {
  read(): Tensor;
  readonly constraint?: { apply(weight: Tensor): Tensor } | null;
}

/** The weights that training changes. */
export function trainableVariables(model: LayersModel): Variable[] {
  return (model.trainableWeights as readonly Weight[]).map((weight) => weight.read() as Variable);
}

/**
 * One step: the model's answers for a batch, their loss, its gradients, and the weights after them.
 *
 * @param x `[batch, …]`
 * @param y the targets, `[batch, …]`
 * @param sampleWeights how much each example counts, `[batch]`; `undefined`: 1 each
 * @returns the loss with the penalties of regularizers, then each metric: means over the batch
 */
export function trainStep(
  model: LayersModel,
  optimizer: Optimizer,
  variables: Variable[],
  objective: Objective,
  { x, y, sampleWeights }: { readonly x: Tensor; readonly y: Tensor; readonly sampleWeights: Tensor1D | undefined },
): number[] {
  return tf.tidy(() => {
    // Read inside the function whose gradient is taken, whose other tensors are gone after it.
    const figures: Scalar[] = [];
    try {
      const { value, grads } = tf.variableGrads(() => {
        const yPred = model.apply(x, { training: true }) as Tensor;
        for (const { perExample } of objective.metrics) figures.push(tf.keep(perExample(y, yPred).mean()));
        return withPenalties(model, meanLoss(objective.loss(y, yPred), sampleWeights));
      }, variables);
      optimizer.applyGradients(grads);
      constrain(model);
      return readScalars([value, ...figures]);
    } catch (error) {
      releaseGradientTape();
      throw error;
    } finally {
      tf.dispose(figures);
    }
  });
}

/**
 * The loss and the metrics of a batch, without training.
 *
 * @returns as {@link trainStep}
 */
export function evaluateStep(model: LayersModel, objective: Objective, x: Tensor, y: Tensor): number[] {
  return tf.tidy(() => {
    const yPred = model.apply(x, { training: false }) as Tensor;
    const loss = withPenalties(model, objective.loss(y, yPred).mean());
    return readScalars([loss, ...objective.metrics.map(({ perExample }) => perExample(y, yPred).mean() as Scalar)]);
  });
}

function meanLoss(losses: Tensor1D, sampleWeights: Tensor1D | undefined): Scalar {
  return sampleWeights === undefined ? losses.mean() : losses.mul(sampleWeights).mean();
}

/** Adds what regularizers ask for their weights: of each layer once, and, as in Keras, not of frozen ones. */
function withPenalties(model: LayersModel, loss: Scalar): Scalar {
  const layers = model.layers.filter((layer) => layer.trainable || layer.weights.length === 0);
  return layers.flatMap((layer) => layer.calculateLosses()).reduce((sum, penalty) => sum.add(penalty), loss);
}

/** Keras brings weights back to their bounds after every step; TensorFlow.js's training leaves that out. */
function constrain(model: LayersModel): void {
  for (const weight of model.trainableWeights as readonly Weight[]) {
    const { constraint } = weight;
    if (constraint != null) {
      const variable = weight.read() as Variable;
      variable.assign(constraint.apply(variable));
    }
  }
}

/** Reads all figures at once. */
function readScalars(scalars: readonly Scalar[]): number[] {
  return Array.from(tf.stack([...scalars]).dataSync());
}
