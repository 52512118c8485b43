import type { StepNumber, StopReason } from "./history.ts";

/** The key of the method by which a callbacks object brings a view of its own in place of `fit`'s progress line. */
export const trainingViewSymbol: unique symbol = Symbol.for("convolab.trainingView");

/** Makes the view of a training that is about to begin. */
export type TrainingViewMaker = (outline: TrainingOutline) => TrainingView;

/** What is known of a training before it begins. */
export interface TrainingOutline {
  /** The loss's name: `"sparseCategoricalCrossentropy"`; `undefined` for one of the learner's own. */
  readonly lossName: string | undefined;
  /** What is measured on the training data: `["loss", "accuracy"]`. */
  readonly figures: readonly string[];
  /** What is measured on the validation data, in the same order: `["valLoss", "valAccuracy"]`, or nothing. */
  readonly validationFigures: readonly string[];
  /** Epochs asked for. */
  readonly epochs: number;
}

/** How far a training is. */
export interface TrainingState {
  /** From 0. */
  readonly epoch: number;
  /** Epochs asked for. */
  readonly epochs: number;
  /** Batches of this epoch that are done. */
  readonly batch: number;
  /** Batches an epoch. */
  readonly batches: number;
  /** Mean over this epoch so far, by name; after the epoch, what the validation data gave as well. */
  readonly figures: Readonly<Record<string, number>>;
  /** Mean over the last batch alone, in the order of the outline's `figures`. */
  readonly batchFigures: ArrayLike<number>;
  /** Speed of the steps so far. */
  readonly imagesPerSecond: number;
  /** Seconds until all epochs are done. */
  readonly secondsLeft: number;
  /** The first step with a loss that was not a number. */
  readonly notANumberSince: StepNumber | undefined;
}

/** How a training ended: after its last epoch, early, or by an error (one that a callback threw, say). */
export type TrainingEnding = "done" | StopReason | "failed";

/** Whoever shows a training as it goes. */
export interface TrainingView {
  /** After every batch: what takes time is done only now and then. */
  update(state: TrainingState): void;
  /** After every epoch. */
  epochEnds(state: TrainingState): void;
  /** Once, at the end; after an interrupt too, when the code that it ended is no longer running. */
  end(ending: TrainingEnding): void;
}
