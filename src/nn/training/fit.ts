import { currentDisplayHost } from "../../display/displayHost.ts";
import { shownValue } from "../../display/shownValue.ts";
import { type LayersModel, tf, type Variable } from "../../tensor/tf.ts";
import { AtomicStep } from "./atomicStep.ts";
import { type BatchPlan, batchPlan, examplesIn, type OpenedData, openData, ReadyBatches } from "./batchPlan.ts";
import { type ClassWeight, type ExampleWeights, exampleWeights } from "./classWeights.ts";
import { EarlyStopping, type EarlyStoppingOptions } from "./earlyStopping.ts";
import { evaluateRows, nextTurn } from "./evaluate.ts";
import { requireKnownOptions, requireWhole, requireYesOrNo } from "./fitOptions.ts";
import { History, type StopReason } from "./history.ts";
import { type LossFunction, type LossName, lossPerExample } from "./losses.ts";
import { requireMemory } from "./memoryCheck.ts";
import { localMessages } from "./messages.ts";
import { type MetricName, metricsOf } from "./metrics.ts";
import {
  answerSize,
  checkShapes,
  chosenLoss,
  defaultMetrics,
  type TrainableModel,
  tfModelOf,
  warnOfLastLayer,
} from "./objective.ts";
import { forgetOptimizer, type OptimizerOptions, optimizerFor, optimizerMemory } from "./optimizers.ts";
import { TrainingProgress } from "./progress.ts";
import type { ExampleRows, Rows, TrainingData } from "./trainingData.ts";
import {
  type TrainingEnding,
  type TrainingOutline,
  type TrainingState,
  type TrainingView,
  type TrainingViewMaker,
  trainingViewSymbol,
} from "./trainingView.ts";
import { type Objective, trainableVariables, trainStep } from "./trainStep.ts";

/** Figures by name at some moment of a training: `{ loss: 0.12, accuracy: 0.96 }`. */
export type Figures = Readonly<Record<string, number>>;

/**
 * Functions that a training calls as it goes; one that returns (or resolves to) `"stop"` ends it after that batch or
 * epoch.
 */
export interface TrainingCallbacks {
  /** Before the first epoch. */
  readonly onTrainBegin?: () => unknown;
  /** Before each epoch; `epoch` counts from 0. */
  readonly onEpochBegin?: (epoch: number) => unknown;
  /** After each step; `batch` counts from 0 in each epoch, `figures` are means over the epoch so far. */
  readonly onBatchEnd?: (batch: number, figures: Figures) => unknown;
  /** After each epoch; `figures` are the epoch's, those of the validation data included. */
  readonly onEpochEnd?: (epoch: number, figures: Figures) => unknown;
  /** After the last epoch, also where the training ended early, but not after an interrupt. */
  readonly onTrainEnd?: (history: History) => unknown;
  /** What shows the training in place of `fit`'s progress line; `liveTraining()` has it. */
  readonly [trainingViewSymbol]?: TrainingViewMaker;
}

/** How to train; Keras's words and defaults. */
export interface FitOptions extends OptimizerOptions {
  /** Times that all examples are gone through; 1. */
  readonly epochs?: number;
  /** Examples a step; 32. */
  readonly batchSize?: number;
  /**
   * What is to become small. Left out, it follows from the targets: `sparseCategoricalCrossentropy` for class numbers,
   * `categoricalCrossentropy` for one row of probabilities an example behind a softmax, `binaryCrossentropy` for one
   * yes or no behind a sigmoid, else `meanSquaredError`.
   */
  readonly loss?: LossName | LossFunction;
  /** What is measured beside the loss; left out, `["accuracy"]` where the answers are classes. */
  readonly metrics?: readonly MetricName[];
  /** Examples to measure on after each epoch, never trained on. */
  readonly validationData?: TrainingData;
  /** The part of the examples, 0 to 1, that is kept back for that; the last ones, as they come. */
  readonly validationSplit?: number;
  /** Whether each epoch goes through the examples in a new order; `true`. */
  readonly shuffle?: boolean;
  /**
   * What the orders are drawn from, a whole number; 0. The same seed gives a new model the same orders; a model that has
   * been trained before goes on with the order of its next epoch.
   */
  readonly seed?: number;
  /** How much each class counts in the loss: `{ 0: 1, 1: 5 }`; a class left out counts 1. */
  readonly classWeight?: ClassWeight;
  /** Functions to call as it goes. */
  readonly callbacks?: TrainingCallbacks | readonly TrainingCallbacks[];
  /** Stops when an epoch brings nothing any more. */
  readonly earlyStopping?: EarlyStoppingOptions;
  /** `1` (the default): one output that shows the progress; `2`: a line of text an epoch; `0`: nothing. */
  readonly verbose?: 0 | 1 | 2;
}

const OPTION_NAMES: readonly (keyof FitOptions)[] = [
  "epochs",
  "batchSize",
  "optimizer",
  "learningRate",
  "momentum",
  "nesterov",
  "loss",
  "metrics",
  "validationData",
  "validationSplit",
  "shuffle",
  "seed",
  "classWeight",
  "callbacks",
  "earlyStopping",
  "verbose",
];

const CALLBACK_NAMES: readonly (keyof TrainingCallbacks & string)[] = [
  "onTrainBegin",
  "onEpochBegin",
  "onBatchEnd",
  "onEpochEnd",
  "onTrainEnd",
];

/** The models that are in training. */
const inTraining = new WeakMap<LayersModel, Training>();

/** How many epochs each model has been trained so far: another training goes on with the next epoch's order. */
const epochsTrained = new WeakMap<LayersModel, number>();

/** Milliseconds that training may go on before it lets messages in and out. */
const LONGEST_STRETCH = 15;

/**
 * Trains a model.
 *
 * ```ts
 * const history = await fit(model, train, { epochs: 3, batchSize: 128, validationData: test });
 * ```
 *
 * Images are read as numbers from 0 to 1. While it trains, one output shows how far it is. An interrupt ends it between two
 * steps: the weights so far stay, and training can go on from them with another `fit`. The optimizer's memory (Adam's
 * moments, say) is kept for that as long as the same optimizer is asked for, or none; to start anew, pass a new one:
 * `optimizer: tf.train.adam(0.001)`.
 *
 * A loss that is no longer a number is said in the progress and in the history; the training goes on.
 *
 * @param model a model of `sequential` or `model`, or a TensorFlow.js one
 * @param data `{ x, y }`, or images with labels as `loadMnist()` has them; row `i` of `x`, `[count, …]`, belongs to row `i` of
 * `y`. Or ready batches of these (`batches(train, { batchSize: 64, shuffle: true })`): a pass over them is an epoch
 * @returns the loss and the metrics of every epoch
 * @throws {TypeError} if the data is none
 * @throws {RangeError} if shapes, class numbers or options do not fit the model
 * @throws {Error} if the model is being trained already, or this machine's engine cannot train it
 */
export async function fit(model: TrainableModel, data: TrainingData, options: FitOptions = {}): Promise<History> {
  requireKnownOptions("fit", options, OPTION_NAMES);
  const epochs = requireWhole("epochs", options.epochs ?? 1, 1);
  const batchSize = requireWhole("batchSize", options.batchSize ?? 32, 1);
  const verbose = options.verbose ?? 1;
  if (![0, 1, 2].includes(verbose)) throw new RangeError(localMessages().verbose(shownValue(verbose)));
  const shuffle = requireYesOrNo("shuffle", options.shuffle ?? true);
  const seed = requireWhole("seed", options.seed ?? 0);
  const callbacks = callbackList(options.callbacks);
  const tfModel = tfModelOf(model);
  if (inTraining.has(tfModel)) throw new Error(localMessages().inTraining());
  const { train, validation } = splitData(data, options);
  const { y } = examplesIn(train);
  const loss = chosenLoss(tfModel, y.rowShape, options.loss);
  warnOfLastLayer(tfModel, loss);
  const check = (examples: ExampleRows): void => checkShapes(tfModel, examples, loss);
  check(examplesIn(train));
  requireMemory(tfModel, Math.min(batchSize, y.count), true);
  if (validation !== undefined) check(examplesIn(validation));
  const metrics = metricsOf(options.metrics ?? defaultMetrics(loss), loss);
  const objective: Objective = { loss: lossPerExample(loss), metrics };

  const names = ["loss", ...metrics.map(({ name }) => name)];
  const validationNames = validation === undefined ? [] : names.map(validationName);
  const reported = [...names, ...validationNames];
  const variables = trainableVariables(tfModel);
  if (variables.length === 0) throw new RangeError(localMessages().nothingToTrain());
  const { classWeight, earlyStopping } = options;
  const training = new Training({
    tfModel,
    objective,
    names,
    train: batchPlan(train, { batchSize, shuffle, seed, check }),
    validation:
      validation === undefined ? undefined : batchPlan(validation, { batchSize, shuffle: false, seed, check }),
    epochs,
    batchSize: train instanceof ReadyBatches ? y.count : batchSize,
    weightsOf: classWeight === undefined ? undefined : exampleWeights(classWeight, y.rowShape, answerSize(tfModel)),
    callbacks,
    stopping: earlyStopping === undefined ? undefined : new EarlyStopping(tfModel, earlyStopping, reported),
    optimizer: optimizerFor(tfModel, variables, options),
    variables,
    views: trainingViews(callbacks, verbose, {
      lossName: typeof loss === "string" ? loss : undefined,
      figures: names,
      validationFigures: validationNames,
      epochs,
    }),
  });
  return training.run();
}

interface TrainingPlan {
  readonly tfModel: LayersModel;
  readonly objective: Objective;
  readonly names: readonly string[];
  readonly train: BatchPlan;
  readonly validation: BatchPlan | undefined;
  readonly epochs: number;
  readonly batchSize: number;
  readonly optimizer: ReturnType<typeof optimizerFor>;
  readonly variables: ReturnType<typeof trainableVariables>;
  readonly weightsOf: ExampleWeights | undefined;
  readonly callbacks: readonly TrainingCallbacks[];
  readonly stopping: EarlyStopping | undefined;
  readonly views: readonly TrainingView[];
}

/** One training, from its first batch to its last. */
class Training {
  readonly #plan: TrainingPlan;
  readonly #history: History;
  readonly #step: AtomicStep;
  readonly #batches: number;
  #stop: StopReason | undefined;
  #batchesDone = 0;
  #examplesDone = 0;
  #secondsTraining = 0;
  #lastPause = performance.now();
  #removeListener: (() => void) | undefined;

  constructor(plan: TrainingPlan) {
    this.#plan = plan;
    this.#batches = plan.train.length;
    this.#history = new History({ epochs: plan.epochs, steps: this.#batches, batchSize: plan.batchSize });
    const weights = plan.tfModel.weights.map((weight) => weight.read() as Variable);
    this.#step = new AtomicStep(() => [...weights, ...optimizerMemory(plan.optimizer)]);
  }

  async run(): Promise<History> {
    const { epochs, stopping, tfModel } = this.#plan;
    inTraining.set(tfModel, this);
    // An interrupt may end this function where it is, for good: what has to be done then is done by the listener.
    this.#removeListener = currentDisplayHost().onInterrupted?.(() => this.#interrupted());
    try {
      await this.#tell(({ onTrainBegin }) => onTrainBegin?.());
      for (let epoch = 0; epoch < epochs && this.#stop === undefined; epoch++) await this.#epoch(epoch);
      if (this.#noticeInterrupt()) return this.#history;
      if (stopping !== undefined) this.#step.run(() => stopping.restore());
      const reason = this.#stop;
      await this.#tell(async ({ onTrainEnd }) => void (await onTrainEnd?.(this.#history)));
      if (!this.#noticeInterrupt()) this.#endViews(reason ?? "done");
      return this.#history;
    } catch (error) {
      if (this.#stop !== "interrupted") this.#endViews("failed");
      throw error;
    } finally {
      this.#end();
    }
  }

  async #epoch(epoch: number): Promise<void> {
    const { objective, names, train, validation, weightsOf, stopping } = this.#plan;
    const { tfModel, optimizer, variables, views, epochs } = this.#plan;
    await this.#tell(({ onEpochBegin }) => onEpochBegin?.(epoch));
    const sums = new Array<number>(names.length).fill(0);
    const start = performance.now();
    let batch = 0;
    let examples = 0;
    let state: TrainingState | undefined;
    const epochsBefore = epochsTrained.get(tfModel) ?? 0;
    epochsTrained.set(tfModel, epochsBefore + 1);
    for (const { count, read } of train.epoch(epochsBefore)) {
      if (this.#stop !== undefined) break;
      const before = performance.now();
      const figures = this.#step.run(() =>
        tf.tidy(() => {
          const { x, y, labels } = read();
          const sampleWeights = weightsOf === undefined ? undefined : tf.tensor1d(weightsOf(labels));
          return trainStep(tfModel, optimizer, variables, objective, { x, y, sampleWeights });
        }),
      );
      this.#batchesDone += 1;
      this.#examplesDone += count;
      this.#secondsTraining += (performance.now() - before) / 1000;
      for (const [index, figure] of figures.entries()) sums[index] = (sums[index] as number) + figure * count;
      examples += count;
      if (Number.isNaN(figures[0])) this.#history.lost(epoch, batch);

      const means = namedMeans(names, sums, examples);
      const batchesLeft = (epochs - epoch) * this.#batches - (batch + 1);
      state = {
        epoch,
        epochs,
        batch: batch + 1,
        batches: this.#batches,
        figures: means,
        batchFigures: figures,
        imagesPerSecond: this.#examplesDone / this.#secondsTraining,
        secondsLeft: (batchesLeft * this.#secondsTraining) / this.#batchesDone,
        notANumberSince: this.#history.notANumberSince,
      };
      for (const view of views) view.update(state);
      const done = batch;
      await this.#tell(({ onBatchEnd }) => onBatchEnd?.(done, means));
      await this.#pause();
      batch += 1;
    }
    if (state === undefined || this.#stop === "interrupted") return;

    const figures: Record<string, number> = { ...state.figures };
    if (validation !== undefined) {
      const measured = await evaluateRows(tfModel, objective, names, validation);
      for (const [name, value] of Object.entries(measured)) figures[validationName(name)] = value;
      if (this.#noticeInterrupt()) return;
    }
    this.#history.add(epoch, figures, (performance.now() - start) / 1000);
    for (const view of views) view.epochEnds({ ...state, figures });
    await this.#tell(({ onEpochEnd }) => onEpochEnd?.(epoch, figures));
    if (stopping?.epochEnds(epoch, figures) && epoch + 1 < epochs) this.#endEarly("earlyStopping");
  }

  /** Lets messages in and out now and then, so that a training can be interrupted and its progress arrives. */
  async #pause(): Promise<void> {
    if (performance.now() - this.#lastPause < LONGEST_STRETCH) return;
    await nextTurn();
    this.#lastPause = performance.now();
    this.#noticeInterrupt();
  }

  #noticeInterrupt(): boolean {
    if (this.#stop !== "interrupted" && currentDisplayHost().interrupted?.()) this.#interrupted();
    return this.#stop === "interrupted";
  }

  /** Calls the learner's functions, in order, and waits for what they return; `"stop"` ends the training. */
  async #tell(call: (callbacks: TrainingCallbacks) => unknown): Promise<void> {
    for (const callbacks of this.#plan.callbacks) {
      // Nothing of the learner's is called for a cell that has been stopped.
      if (this.#stop === "interrupted") return;
      const answer = call(callbacks);
      if (answer !== undefined && (await answer) === "stop") this.#endEarly("callback");
    }
  }

  #interrupted(): void {
    if (this.#stop === "interrupted") return;
    this.#stop = "interrupted";
    this.#history.stop("interrupted");
    const { optimizer, tfModel } = this.#plan;
    const before = this.#step.restore();
    // What the optimizer has begun to remember in the very step that was ended is of no step.
    if (before !== undefined && optimizerMemory(optimizer).some((each) => !before.has(each))) forgetOptimizer(tfModel);
    this.#end();
    this.#endViews("interrupted");
  }

  #endViews(ending: TrainingEnding): void {
    for (const view of this.#plan.views) view.end(ending);
  }

  #endEarly(reason: StopReason): void {
    this.#stop ??= reason;
    this.#history.stop(this.#stop);
  }

  #end(): void {
    this.#removeListener?.();
    this.#plan.stopping?.end();
    // An interrupted training may come to its end when the next one is under way already.
    if (inTraining.get(this.#plan.tfModel) === this) inTraining.delete(this.#plan.tfModel);
  }
}

function callbackList(given: FitOptions["callbacks"]): readonly TrainingCallbacks[] {
  const text = localMessages();
  const list = [given ?? []].flat();
  for (const callbacks of list) {
    // A learner's cell may pass what the types do not allow.
    if (typeof callbacks !== "object" || callbacks === null)
      throw new TypeError(text.notCallbacks(shownValue(callbacks)));
    requireKnownOptions("callbacks", callbacks, CALLBACK_NAMES);
    for (const [name, callback] of Object.entries(callbacks) as [string, unknown][]) {
      if (callback !== undefined && typeof callback !== "function") {
        throw new TypeError(text.notFunction(name, shownValue(callback)));
      }
    }
  }
  return list;
}

/** Whoever shows the training: `fit`'s own progress, unless a callbacks object brings a view that takes its place. */
function trainingViews(
  callbacks: readonly TrainingCallbacks[],
  verbose: 0 | 1 | 2,
  outline: TrainingOutline,
): readonly TrainingView[] {
  const views = callbacks.flatMap((each) => each[trainingViewSymbol]?.(outline) ?? []);
  // In a terminal such a view has nothing to draw on: the lines stay.
  const isReplaced = views.length > 0 && verbose === 1 && currentDisplayHost().updatesInPlace;
  if (verbose !== 0 && !isReplaced) views.push(new TrainingProgress(outline.lossName, verbose === 2));
  return views;
}

function splitData(
  data: TrainingData,
  { validationData, validationSplit, ...options }: FitOptions,
): { readonly train: OpenedData; readonly validation: OpenedData | undefined } {
  const text = localMessages();
  const all = openData(data, "data");
  const validation = validationData === undefined ? undefined : openData(validationData, "validationData");
  if (all instanceof ReadyBatches) {
    const decided = { batchSize: options.batchSize, shuffle: options.shuffle, seed: options.seed, validationSplit };
    for (const [option, value] of Object.entries(decided)) {
      if (value !== undefined) throw new RangeError(text.batchesDecide(option));
    }
    return { train: all, validation };
  }
  if (validation !== undefined || validationSplit === undefined || validationSplit === 0) {
    return { train: all, validation };
  }
  if (typeof validationSplit !== "number" || !(validationSplit > 0 && validationSplit < 1)) {
    throw new RangeError(text.validationSplit(shownValue(validationSplit)));
  }
  // Keras's place to cut (`train_validation_split` in `data_adapter_utils.py`).
  const count = Math.floor(all.x.count * (1 - validationSplit));
  if (count === 0 || count === all.x.count) throw new RangeError(text.emptySplit(all.x.count, validationSplit));
  return {
    train: { x: partOf(all.x, 0, count), y: partOf(all.y, 0, count) },
    validation: { x: partOf(all.x, count, all.x.count), y: partOf(all.y, count, all.y.count) },
  };
}

function partOf(rows: Rows, start: number, end: number): Rows {
  return {
    count: end - start,
    rowShape: rows.rowShape,
    read: (indices, target) => rows.read(start === 0 ? indices : indices.map((index) => index + start), target),
  };
}

function namedMeans(names: readonly string[], sums: readonly number[], count: number): Record<string, number> {
  return Object.fromEntries(names.map((name, index) => [name, (sums[index] as number) / count]));
}

function validationName(name: string): string {
  return `val${name[0]?.toUpperCase()}${name.slice(1)}`;
}
