import { type LayersModel, type Optimizer, tf, type Variable } from "../../tensor/tf.ts";
import { closestName, plainName } from "../layers/closestName.ts";
import { localMessages } from "./messages.ts";
import { shownValue } from "./shownValue.ts";

/** Keras's optimizers by name, with Keras's defaults. */
export type OptimizerName = "adam" | "sgd" | "rmsprop" | "adagrad";

/** How weights follow their gradients. */
export interface OptimizerOptions {
  /**
   * `"adam"` (the default), `"sgd"`, `"rmsprop"`, `"adagrad"`, or one of TensorFlow.js's (`tf.train.adam(0.01)`), which then
   * stays yours to dispose.
   */
  readonly optimizer?: OptimizerName | Optimizer;
  /** The length of a step; Keras's default: 0.01 for `sgd`, 0.001 for the others. */
  readonly learningRate?: number;
  /** For `sgd`: the part of the last step that the next one keeps, 0 (the default) to 1. */
  readonly momentum?: number;
  /** For `sgd`: Nesterov's momentum, which looks ahead. */
  readonly nesterov?: boolean;
}

const OPTIMIZER_NAMES: readonly OptimizerName[] = ["adam", "sgd", "rmsprop", "adagrad"];

/** An optimizer with what it remembers of a model's weights. */
interface ModelOptimizer {
  readonly optimizer: Optimizer;
  /** What was asked for, and for which weights: another wish starts anew. */
  readonly key: string;
  readonly isOwn: boolean;
}

const optimizers = new WeakMap<LayersModel, ModelOptimizer>();

/**
 * The optimizer to train a model with. Asked for the same again it is the same one, with the momentum that it has
 * gathered, as it is after Keras's `compile`; anything else, or other weights to train, starts a new one.
 *
 * @param variables the weights that training changes
 * @throws {RangeError} if an option is out of range, or there is no optimizer of the name
 */
export function optimizerFor(model: LayersModel, variables: readonly Variable[], options: OptimizerOptions): Optimizer {
  const known = optimizers.get(model);
  const weights = variables.map(({ id }) => id).join(" ");
  const { optimizer, learningRate, momentum, nesterov } = options;
  const keeps = [optimizer, learningRate, momentum, nesterov].every((option) => option === undefined);
  if (typeof optimizer === "object") {
    remember(model, { optimizer, key: "", isOwn: false });
    return optimizer;
  }
  const settings = keeps && known?.isOwn ? known.key.slice(0, known.key.indexOf("|")) : settingsOf(options);
  const key = `${settings}|${weights}`;
  if (known?.key === key) return known.optimizer;
  const made = makeOptimizer(settings);
  remember(model, { optimizer: made, key, isOwn: true });
  return made;
}

function remember(model: LayersModel, next: ModelOptimizer): void {
  const known = optimizers.get(model);
  if (known === undefined) forgetWith(model);
  else if (known.optimizer !== next.optimizer) release(known);
  optimizers.set(model, next);
}

/** Whoever disposes a model does not know of its optimizer. */
function forgetWith(model: LayersModel): void {
  const { dispose } = model;
  model.dispose = () => {
    const known = optimizers.get(model);
    if (known !== undefined) release(known);
    optimizers.delete(model);
    model.dispose = dispose;
    return dispose.call(model);
  };
}

function release({ optimizer, isOwn }: ModelOptimizer): void {
  if (isOwn) optimizer.dispose();
}

/** The settings as text, by which two wishes are compared. */
function settingsOf(options: OptimizerOptions): string {
  const name = optimizerName(options.optimizer ?? "adam");
  const { learningRate = name === "sgd" ? 0.01 : 0.001, momentum = 0, nesterov = false } = options;
  const text = localMessages();
  if (typeof learningRate !== "number" || !(learningRate >= 0 && learningRate < Infinity)) {
    throw new RangeError(text.learningRate(shownValue(learningRate)));
  }
  if (typeof momentum !== "number" || !(momentum >= 0 && momentum <= 1)) {
    throw new RangeError(text.momentum(shownValue(momentum)));
  }
  if ((momentum !== 0 || nesterov) && name !== "sgd") throw new RangeError(text.momentumFor(name));
  return JSON.stringify([name, learningRate, momentum, nesterov]);
}

function optimizerName(name: unknown): OptimizerName {
  const wanted = typeof name === "string" ? plainName(name) : "";
  const found = OPTIMIZER_NAMES.find((each) => each === wanted);
  if (found !== undefined) return found;
  const close = typeof name === "string" ? closestName(name, OPTIMIZER_NAMES) : undefined;
  throw new RangeError(localMessages().unknownName("optimizer", shownValue(name), OPTIMIZER_NAMES, close));
}

function makeOptimizer(settings: string): Optimizer {
  const [name, learningRate, momentum, nesterov] = JSON.parse(settings) as [OptimizerName, number, number, boolean];
  switch (name) {
    case "adam":
      return tf.train.adam(learningRate, 0.9, 0.999, 1e-7);
    case "sgd":
      return momentum === 0 ? tf.train.sgd(learningRate) : tf.train.momentum(learningRate, momentum, nesterov);
    case "rmsprop":
      return tf.train.rmsprop(learningRate, 0.9, 0, 1e-7);
    case "adagrad":
      return tf.train.adagrad(learningRate, 0.1);
  }
}
