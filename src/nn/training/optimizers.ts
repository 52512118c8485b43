import { closestName, plainName } from "../../display/closestName.ts";
import { shownValue } from "../../display/shownValue.ts";
import { type LayersModel, type Optimizer, type Tensor, tf, type Variable } from "../../tensor/tf.ts";
import { localMessages } from "./messages.ts";

/** Keras's optimizers by name, with Keras's defaults. */
export type OptimizerName = "adam" | "sgd" | "rmsprop" | "adagrad";

/** How weights follow their gradients. What is left out is as in the last training of the model. */
export interface OptimizerOptions {
  /**
   * `"adam"` (the default), `"sgd"`, `"rmsprop"`, `"adagrad"`, or one of TensorFlow.js's (`tf.train.adam(0.01)`), which then
   * stays yours to dispose.
   */
  readonly optimizer?: OptimizerName | Optimizer;
  /** The length of a step, 0 or more; Keras's default: 0.01 for `sgd`, 0.001 for the others. */
  readonly learningRate?: number;
  /** For `sgd`: the part of the last step that the next one keeps, 0 (the default) to 1. */
  readonly momentum?: number;
  /** For `sgd`: Nesterov's momentum, which looks ahead. */
  readonly nesterov?: boolean;
}

interface Settings {
  readonly name: OptimizerName;
  readonly learningRate: number;
  readonly momentum: number;
  readonly nesterov: boolean;
}

/** An optimizer with what it remembers of a model's weights. */
interface ModelOptimizer {
  readonly optimizer: Optimizer;
  /** What was asked for; `undefined`: an optimizer of the learner's own. */
  readonly settings: Settings | undefined;
  /** The ids of the weights that it remembers something of. */
  readonly weights: string;
}

const OPTIMIZER_NAMES: readonly OptimizerName[] = ["adam", "sgd", "rmsprop", "adagrad"];

const optimizers = new WeakMap<LayersModel, ModelOptimizer>();

/**
 * The optimizer to train a model with. Asked for the same again it is the same one, with the momentum that it has
 * gathered, as it is after Keras's `compile`; a new `learningRate` is then all that changes. Another optimizer, or other
 * weights to train, start anew.
 *
 * @param variables the weights that training changes
 * @throws {TypeError} if the optimizer is none
 * @throws {RangeError} if an option is out of range, or there is no optimizer of the name
 */
export function optimizerFor(model: LayersModel, variables: readonly Variable[], options: OptimizerOptions): Optimizer {
  const { optimizer, learningRate, momentum, nesterov } = options;
  const weights = variables.map(({ id }) => id).join(" ");
  const known = optimizers.get(model);
  const hasSettings = [learningRate, momentum, nesterov].some((option) => option !== undefined);
  if (optimizer !== undefined && typeof optimizer !== "string") {
    if (!isOptimizer(optimizer)) throw new TypeError(localMessages().notOptimizer(shownValue(optimizer)));
    if (hasSettings) throw new RangeError(localMessages().optimizerHasSettings());
    if (known?.optimizer === optimizer) requireSameWeights(known, weights);
    remember(model, { optimizer, settings: undefined, weights });
    return optimizer;
  }
  if (optimizer === undefined && !hasSettings && known !== undefined && known.settings === undefined) {
    requireSameWeights(known, weights);
    return known.optimizer;
  }

  const settings = settingsOf(options, known?.settings);
  if (known?.settings !== undefined && known.weights === weights && areAlike(known.settings, settings)) {
    if (known.settings.learningRate !== settings.learningRate) setLearningRate(known.optimizer, settings.learningRate);
    optimizers.set(model, { ...known, settings });
    return known.optimizer;
  }
  const made = makeOptimizer(settings);
  remember(model, { optimizer: made, settings, weights });
  abandoned.register(model, made, made);
  return made;
}

/** Lets the next training of a model start with a new optimizer. */
export function forgetOptimizer(model: LayersModel): void {
  const known = optimizers.get(model);
  if (known?.settings === undefined) return;
  optimizers.delete(model);
  abandoned.unregister(known.optimizer);
  disposeOptimizer(known.optimizer);
}

function disposeOptimizer(optimizer: Optimizer): void {
  optimizer.dispose();
  // The learning rate's tensor, which `MomentumOptimizer` forgets.
  const { c } = optimizer as { readonly c?: Tensor };
  if (c?.isDisposed === false) c.dispose();
}

/** What an optimizer remembers: TensorFlow.js has it in fields, some of them lists, that each kind names differently. */
export function optimizerMemory(optimizer: Optimizer): Variable[] {
  const fields: unknown[] = Object.values(optimizer).flat();
  return fields
    .map((field) => {
      // A variable itself, such as Adam's powers of β, has a method of that name too.
      const isHolder = typeof field === "object" && field !== null && Object.hasOwn(field, "variable");
      return isHolder ? (field as { readonly variable: unknown }).variable : field;
    })
    .filter((field) => field instanceof tf.Variable);
}

/** An optimizer of the learner's own remembers weights by their place in a list: with others it would go wrong. */
function requireSameWeights(known: ModelOptimizer, weights: string): void {
  if (known.weights !== weights) throw new RangeError(localMessages().optimizerOfOtherWeights());
}

function isOptimizer(given: unknown): given is Optimizer {
  return typeof given === "object" && given !== null && "applyGradients" in given;
}

function remember(model: LayersModel, next: ModelOptimizer): void {
  const known = optimizers.get(model);
  if (known === undefined) disposeWith(model);
  else if (known.optimizer !== next.optimizer) forgetOptimizer(model);
  optimizers.set(model, next);
}

const watched = new WeakSet<LayersModel>();

/** A model that nobody can reach any more, as after a cell was run again, leaves its optimizer's memory behind. */
const abandoned = new FinalizationRegistry<Optimizer>(disposeOptimizer);

/** Whoever disposes a model does not know of its optimizer. */
function disposeWith(model: LayersModel): void {
  if (watched.has(model)) return;
  watched.add(model);
  const { dispose } = model;
  model.dispose = () => {
    forgetOptimizer(model);
    return dispose.call(model);
  };
}

function settingsOf(options: OptimizerOptions, last: Settings | undefined): Settings {
  const isNamed = options.optimizer !== undefined;
  const name = isNamed ? optimizerName(options.optimizer) : (last?.name ?? "adam");
  const {
    learningRate = name === "sgd" ? 0.01 : 0.001,
    momentum = 0,
    nesterov = false,
  } = isNamed ? options : { ...last, ...withoutUndefined(options) };
  const text = localMessages();
  if (typeof learningRate !== "number" || !(learningRate >= 0 && learningRate < Infinity)) {
    throw new RangeError(text.learningRate(shownValue(learningRate)));
  }
  if (typeof momentum !== "number" || !(momentum >= 0 && momentum <= 1)) {
    throw new RangeError(text.momentum(shownValue(momentum)));
  }
  if (typeof nesterov !== "boolean") throw new TypeError(text.yesOrNo("nesterov", shownValue(nesterov)));
  if ((momentum !== 0 || nesterov) && name !== "sgd") throw new RangeError(text.momentumFor(name));
  return { name, learningRate, momentum, nesterov };
}

function withoutUndefined({ learningRate, momentum, nesterov }: OptimizerOptions): Partial<Settings> {
  return {
    ...(learningRate === undefined ? {} : { learningRate }),
    ...(momentum === undefined ? {} : { momentum }),
    ...(nesterov === undefined ? {} : { nesterov }),
  };
}

function areAlike(one: Settings, other: Settings): boolean {
  return one.name === other.name && one.momentum === other.momentum && one.nesterov === other.nesterov;
}

function optimizerName(name: unknown): OptimizerName {
  const wanted = typeof name === "string" ? plainName(name) : "";
  const found = OPTIMIZER_NAMES.find((each) => each === wanted);
  if (found !== undefined) return found;
  const close = typeof name === "string" ? closestName(name, OPTIMIZER_NAMES) : undefined;
  throw new RangeError(localMessages().unknownName("optimizer", shownValue(name), OPTIMIZER_NAMES, close));
}

function setLearningRate(optimizer: Optimizer, learningRate: number): void {
  // TensorFlow.js's `sgd` and `momentum` have a method for it; the others read their field, protected in the types, at
  // each step.
  const settable = optimizer as Optimizer & { setLearningRate?(learningRate: number): void };
  if (settable.setLearningRate !== undefined) settable.setLearningRate(learningRate);
  else Reflect.set(optimizer, "learningRate", learningRate);
}

function makeOptimizer({ name, learningRate, momentum, nesterov }: Settings): Optimizer {
  switch (name) {
    case "adam":
      return kerasAdam(learningRate);
    case "sgd":
      return momentum === 0 && !nesterov
        ? tf.train.sgd(learningRate)
        : tf.train.momentum(learningRate, momentum, nesterov);
    case "rmsprop":
      return tf.train.rmsprop(learningRate, 0.9, 0, 1e-7);
    case "adagrad":
      return tf.train.adagrad(learningRate, 0.1);
  }
}

/**
 * Adam as Keras calculates it (D. P. Kingma and J. Ba, "Adam", 2015, the form at the end of section 2). There ε is added to
 * the root of the second moment before that is corrected for its start at 0, in TensorFlow.js after it: the same
 * step needs ε / √(1 − β₂ᵗ), which is 32 ε at first.
 */
function kerasAdam(learningRate: number): Optimizer {
  const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-7];
  const adam = tf.train.adam(learningRate, beta1, beta2, epsilon);
  const applyGradients = adam.applyGradients.bind(adam);
  adam.applyGradients = (gradients) => {
    // The field is protected in the types.
    Reflect.set(adam, "epsilon", epsilon / Math.sqrt(1 - beta2 ** (adam.iterations + 1)));
    applyGradients(gradients);
  };
  return adam;
}
