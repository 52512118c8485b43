import { shownValue } from "../../display/shownValue.ts";
import type { LayersModel, Tensor } from "../../tensor/tf.ts";
import { requireKnownOptions, requireYesOrNo } from "./fitOptions.ts";
import { localMessages } from "./messages.ts";

/** When to stop because training no longer helps (Keras's `EarlyStopping`). */
export interface EarlyStoppingOptions {
  /** The figure to watch: `valLoss` if there is validation data, else `loss`; accuracies are to rise, all others to fall. */
  readonly monitor?: string;
  /** How many epochs in a row may bring nothing before training stops, 0 (the default) or more. */
  readonly patience?: number;
  /** How much better counts as better, 0 (the default) or more. */
  readonly minDelta?: number;
  /** Whether the weights of the best epoch are put back at the end. */
  readonly restoreBestWeights?: boolean;
}

const OPTION_NAMES: readonly (keyof EarlyStoppingOptions)[] = ["monitor", "patience", "minDelta", "restoreBestWeights"];

/** Watches one figure over the epochs. */
export class EarlyStopping {
  readonly #options: Required<EarlyStoppingOptions>;
  readonly #model: LayersModel;
  #best = Number.NaN;
  #bestEpoch = 0;
  #epochsWithoutGain = 0;
  #bestWeights: Tensor[] = [];

  /**
   * @param figures the names that each epoch reports
   * @throws {RangeError} if an option is out of range, or no epoch reports the figure
   */
  constructor(model: LayersModel, options: EarlyStoppingOptions, figures: readonly string[]) {
    const text = localMessages();
    requireKnownOptions("earlyStopping", options, OPTION_NAMES);
    const { monitor = figures.includes("valLoss") ? "valLoss" : "loss", patience = 0, minDelta = 0 } = options;
    if (!figures.includes(monitor)) throw new RangeError(text.unknownMonitor(shownValue(monitor), figures));
    if (!Number.isInteger(patience) || patience < 0) throw new RangeError(text.patience(shownValue(patience)));
    if (typeof minDelta !== "number" || !(minDelta >= 0)) throw new RangeError(text.minDelta(shownValue(minDelta)));
    const restoreBestWeights = requireYesOrNo("restoreBestWeights", options.restoreBestWeights ?? false);
    this.#model = model;
    this.#options = { monitor, patience, minDelta, restoreBestWeights };
  }

  /** The epoch with the best figure, from 0. */
  get bestEpoch(): number {
    return this.#bestEpoch;
  }

  /**
   * Takes in an epoch.
   *
   * @returns whether training should stop
   */
  epochEnds(epoch: number, figures: Readonly<Record<string, number>>): boolean {
    const value = figures[this.#options.monitor] as number;
    if (this.#isBetter(value)) {
      this.#best = value;
      this.#bestEpoch = epoch;
      this.#epochsWithoutGain = 0;
      this.#keepWeights();
      return false;
    }
    // Keras's, too, keeps the first epoch's weights whatever its figure was, and goes on after it.
    if (epoch === 0) this.#keepWeights();
    this.#epochsWithoutGain += 1;
    return epoch > 0 && this.#epochsWithoutGain >= this.#options.patience;
  }

  /** Puts the best weights back if that was asked for. */
  restore(): void {
    if (this.#bestWeights.length > 0) this.#model.setWeights(this.#bestWeights);
  }

  /** Frees what was kept. */
  end(): void {
    this.#forgetWeights();
  }

  #isBetter(value: number): boolean {
    if (Number.isNaN(value)) return false;
    if (Number.isNaN(this.#best)) return true;
    const gain = /accuracy$/i.test(this.#options.monitor) ? value - this.#best : this.#best - value;
    return gain > this.#options.minDelta;
  }

  #keepWeights(): void {
    if (!this.#options.restoreBestWeights) return;
    this.#forgetWeights();
    this.#bestWeights = this.#model.getWeights().map((weight) => weight.clone());
  }

  #forgetWeights(): void {
    for (const weight of this.#bestWeights.splice(0)) weight.dispose();
  }
}
