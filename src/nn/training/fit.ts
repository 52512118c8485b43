import { currentDisplayHost } from "../../display/displayHost.ts";
import { type LayersModel, type Tensor1D, tf } from "../../tensor/tf.ts";
import { AtomicStep } from "./atomicStep.ts";
import { BatchReader } from "./batchReader.ts";
import { EarlyStopping, type EarlyStoppingOptions } from "./earlyStopping.ts";
import { evaluateRows } from "./evaluate.ts";
import { requireKnownOptions, requireWhole } from "./fitOptions.ts";
import { History, type StopReason } from "./history.ts";
import { type LossFunction, type LossName, lossPerExample } from "./losses.ts";
import { localMessages } from "./messages.ts";
import { type MetricName, metricsOf } from "./metrics.ts";
import { checkShapes, chosenLoss, defaultMetrics, type TrainableModel, tfModelOf } from "./objective.ts";
import { type OptimizerOptions, optimizerFor } from "./optimizers.ts";
import { TrainingProgress, type TrainingState } from "./progress.ts";
import { RowOrder } from "./rowOrder.ts";
import { shownValue } from "./shownValue.ts";
import { examplesOf, type Rows, type TrainingData } from "./trainingData.ts";
import { type Objective, trainableVariables, trainStep } from "./trainStep.ts";

/** Figures by name at some moment of a training: `{ loss: 0.12, accuracy: 0.96 }`. */
export type Figures = Readonly<Record<string, number>>;

/**
 * Functions that a training calls as it goes; one that returns (or resolves to) `"stop"` ends it after that batch or
 * epoch.
 */
export interface TrainingCallbacks {
  readonly onTrainBegin?: () => unknown;
  readonly onEpochBegin?: (epoch: number) => unknown;
  /** `figures`: means over the epoch so far. */
  readonly onBatchEnd?: (batch: number, figures: Figures) => unknown;
  /** `figures`: the epoch's, those of the validation data included. */
  readonly onEpochEnd?: (epoch: number, figures: Figures) => unknown;
  readonly onTrainEnd?: (history: History) => unknown;
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
  /** What the orders are drawn from; 0. The same seed gives the same orders. */
  readonly seed?: number;
  /** How much each class counts in the loss: `{ 0: 1, 1: 5 }`; a class left out counts 1. */
  readonly classWeight?: Readonly<Record<number, number>>;
  readonly callbacks?: TrainingCallbacks | readonly TrainingCallbacks[];
  /** Stops when an epoch brings nothing any more. */
  readonly earlyStopping?: EarlyStoppingOptions;
  /** `1` (the default): progress while it trains; `0`: nothing. */
  readonly verbose?: 0 | 1;
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
 * moments, say) is kept for that as long as the same optimizer is asked for.
 *
 * @param model a model of `sequential` or `model`, or a TensorFlow.js one
 * @param data `{ x, y }`, or images with labels as `loadMnist()` has them; row `i` of `x`, `[count, …]`, belongs to row `i` of
 * `y`
 * @returns the loss and the metrics of every epoch
 * @throws {TypeError} if the data is none
 * @throws {RangeError} if shapes, class numbers or options do not fit the model
 * @throws {Error} if this machine's engine cannot train the model
 */
export async function fit(model: TrainableModel, data: TrainingData, options: FitOptions = {}): Promise<History> {
  requireKnownOptions("fit", options, OPTION_NAMES);
  const epochs = requireWhole("epochs", options.epochs ?? 1, 1);
  const batchSize = requireWhole("batchSize", options.batchSize ?? 32, 1);
  const { train, validation } = splitExamples(data, options);
  const tfModel = tfModelOf(model);
  const loss = chosenLoss(tfModel, train.y, options.loss);
  checkShapes(tfModel, train, loss);
  if (validation !== undefined) checkShapes(tfModel, validation, loss);
  const metrics = metricsOf(options.metrics ?? defaultMetrics(loss), loss);
  const objective: Objective = { loss: lossPerExample(loss), metrics };

  const names = ["loss", ...metrics.map(({ name }) => name)];
  const reported = validation === undefined ? names : [...names, ...names.map(validationName)];
  const variables = trainableVariables(tfModel);
  if (variables.length === 0) throw new RangeError(localMessages().nothingToTrain());
  const stopping =
    options.earlyStopping === undefined ? undefined : new EarlyStopping(tfModel, options.earlyStopping, reported);

  const training = new Training({
    tfModel,
    objective,
    names,
    train,
    validation,
    epochs,
    batchSize,
    order: new RowOrder(train.x.count, options.shuffle ?? true, options.seed ?? 0),
    optimizer: optimizerFor(tfModel, variables, options),
    variables,
    classWeight: options.classWeight,
    callbacks: [options.callbacks ?? []].flat(),
    stopping,
    progress: options.verbose === 0 ? undefined : new TrainingProgress(typeof loss === "string" ? loss : "loss"),
  });
  return training.run();
}

interface ExampleRows {
  readonly x: Rows;
  readonly y: Rows;
}

interface TrainingPlan {
  readonly tfModel: LayersModel;
  readonly objective: Objective;
  readonly names: readonly string[];
  readonly train: ExampleRows;
  readonly validation: ExampleRows | undefined;
  readonly epochs: number;
  readonly batchSize: number;
  readonly order: RowOrder;
  readonly optimizer: ReturnType<typeof optimizerFor>;
  readonly variables: ReturnType<typeof trainableVariables>;
  readonly classWeight: Readonly<Record<number, number>> | undefined;
  readonly callbacks: readonly TrainingCallbacks[];
  readonly stopping: EarlyStopping | undefined;
  readonly progress: TrainingProgress | undefined;
}

/** One training, from its first batch to its last. */
class Training {
  readonly #plan: TrainingPlan;
  readonly #history: History;
  readonly #step: AtomicStep;
  readonly #batches: number;
  #stop: StopReason | undefined;
  #isOver = false;
  #batchesDone = 0;
  #secondsTraining = 0;
  #lastPause = performance.now();
  #removeListener: (() => void) | undefined;

  constructor(plan: TrainingPlan) {
    this.#plan = plan;
    this.#batches = Math.ceil(plan.train.x.count / plan.batchSize);
    this.#history = new History({ epochs: plan.epochs, steps: this.#batches, batchSize: plan.batchSize });
    this.#step = new AtomicStep(plan.tfModel);
  }

  async run(): Promise<History> {
    const { epochs, callbacks, stopping, progress } = this.#plan;
    // An interrupt may end this function where it is, for good: what has to be done then is done by the listener.
    this.#removeListener = currentDisplayHost().onInterrupted?.(() => this.#interrupted());
    try {
      for (const { onTrainBegin } of callbacks) await this.#call(onTrainBegin?.());
      for (let epoch = 0; epoch < epochs && this.#stop === undefined; epoch++) await this.#epoch(epoch);
      stopping?.end();
      for (const { onTrainEnd } of callbacks) await onTrainEnd?.(this.#history);
      this.#end();
    } catch (error) {
      stopping?.end();
      this.#removeListener?.();
      throw error;
    }
    if (this.#stop === undefined) progress?.end(undefined);
    return this.#history;
  }

  async #epoch(epoch: number): Promise<void> {
    const { objective, names, train, validation, batchSize, order, classWeight, callbacks, stopping } = this.#plan;
    const { tfModel, optimizer, variables, progress, epochs } = this.#plan;
    for (const { onEpochBegin } of callbacks) await this.#call(onEpochBegin?.(epoch));
    const reader = new BatchReader(train.x, train.y, batchSize);
    const sums = new Array<number>(names.length).fill(0);
    const rows = order.epoch(epoch);
    const start = performance.now();
    let examples = 0;
    let state: TrainingState | undefined;
    for (let batch = 0; batch < this.#batches && this.#stop === undefined; batch++) {
      const indices = rows.subarray(batch * batchSize, (batch + 1) * batchSize);
      const before = performance.now();
      const figures = this.#step.run(() => {
        const { x, y, labels } = reader.read(indices);
        const sampleWeights = classWeight === undefined ? undefined : weightsOf(labels, classWeight);
        try {
          return trainStep(tfModel, optimizer, variables, objective, { x, y, sampleWeights });
        } finally {
          tf.dispose([x, y, ...(sampleWeights === undefined ? [] : [sampleWeights])]);
        }
      });
      this.#batchesDone += 1;
      this.#secondsTraining += (performance.now() - before) / 1000;
      for (const [index, figure] of figures.entries()) sums[index] = (sums[index] as number) + figure * indices.length;
      examples += indices.length;

      const means = namedMeans(names, sums, examples);
      const rate = (this.#batchesDone * batchSize) / this.#secondsTraining;
      const examplesLeft = (epochs - epoch) * train.x.count - examples;
      state = {
        epoch,
        epochs,
        batch: batch + 1,
        batches: this.#batches,
        figures: means,
        imagesPerSecond: rate,
        secondsLeft: examplesLeft / rate,
      };
      progress?.update(state);
      for (const { onBatchEnd } of callbacks) {
        const answer = onBatchEnd?.(batch, means);
        if (answer !== undefined) await this.#call(answer);
      }
      await this.#pause();
    }
    if (state === undefined || this.#stop === "interrupted") return;

    const figures: Record<string, number> = { ...state.figures };
    if (validation !== undefined) {
      const measured = await evaluateRows(tfModel, objective, names, validation, batchSize);
      for (const [name, value] of Object.entries(measured)) figures[validationName(name)] = value;
      if (this.#noticeInterrupt()) return;
    }
    this.#history.add(epoch, figures, (performance.now() - start) / 1000);
    progress?.epochEnds({ ...state, figures });
    for (const { onEpochEnd } of callbacks) await this.#call(onEpochEnd?.(epoch, figures));
    if (stopping?.epochEnds(epoch, figures) && epoch + 1 < epochs) this.#endEarly("earlyStopping");
  }

  /** Lets messages in and out now and then, so that a training can be interrupted and its progress arrives. */
  async #pause(): Promise<void> {
    if (performance.now() - this.#lastPause < LONGEST_STRETCH) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.#lastPause = performance.now();
    this.#noticeInterrupt();
  }

  #noticeInterrupt(): boolean {
    if (this.#stop !== "interrupted" && currentDisplayHost().interrupted?.()) this.#interrupted();
    return this.#stop === "interrupted";
  }

  /** Calls wait for what a callback returns; `"stop"` ends the training. */
  async #call(answer: unknown): Promise<void> {
    if ((await answer) === "stop") this.#endEarly("callback");
  }

  #interrupted(): void {
    if (this.#stop === "interrupted") return;
    this.#step.restore();
    this.#plan.stopping?.end();
    this.#endEarly("interrupted");
    this.#end();
  }

  #endEarly(reason: StopReason): void {
    this.#stop ??= reason;
    this.#history.stop(this.#stop);
  }

  #end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#removeListener?.();
    if (this.#stop !== undefined) this.#plan.progress?.end(this.#stop);
  }
}

function splitExamples(
  data: TrainingData,
  { validationData, validationSplit }: FitOptions,
): { readonly train: ExampleRows; readonly validation: ExampleRows | undefined } {
  const all = examplesOf(data);
  if (validationData !== undefined) return { train: all, validation: examplesOf(validationData) };
  if (validationSplit === undefined || validationSplit === 0) return { train: all, validation: undefined };
  if (typeof validationSplit !== "number" || !(validationSplit > 0 && validationSplit < 1)) {
    throw new RangeError(localMessages().validationSplit(shownValue(validationSplit)));
  }
  // Keras's place to cut (`train_validation_split` in `data_adapter_utils.py`).
  const count = Math.floor(all.x.count * (1 - validationSplit));
  if (count === 0 || count === all.x.count)
    throw new RangeError(localMessages().emptySplit(all.x.count, validationSplit));
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

function weightsOf(labels: Float32Array, classWeight: Readonly<Record<number, number>>): Tensor1D {
  return tf.tensor1d(labels.map((label) => classWeight[label] ?? 1));
}
