import type { TrainingOutline, TrainingState } from "../../nn/training/trainingView.ts";
import { type LinePoint, ThinnedLine } from "./thinnedLine.ts";

/** What a figure was in the course of a training; places are counted in epochs: 1.5 is in the middle of the second. */
export interface FigureCurve {
  /** `"loss"`, `"accuracy"`. */
  readonly name: string;
  /** `"valLoss"`; `undefined` where there is no validation data. */
  readonly validationName: string | undefined;
  /** Of each step, or the mean of a few that follow each other. */
  readonly training: readonly LinePoint[];
  /** After each epoch. */
  readonly validation: readonly LinePoint[];
  /** The mean over the last epoch so far. */
  readonly latest: number;
  /** After the last epoch that is complete. */
  readonly latestValidation: number | undefined;
}

/** Collects a training's figures from its states. */
export class TrainingCurves {
  readonly #outline: TrainingOutline;
  readonly #training: readonly ThinnedLine[];
  readonly #validation: readonly ThinnedLine[];
  #state: TrainingState | undefined;

  constructor(outline: TrainingOutline) {
    this.#outline = outline;
    this.#training = outline.figures.map(() => new ThinnedLine());
    this.#validation = outline.validationFigures.map(() => new ThinnedLine());
  }

  /** The state that came last; `undefined` before the first step. */
  get state(): TrainingState | undefined {
    return this.#state;
  }

  /** The loss's own name. */
  get lossName(): string | undefined {
    return this.#outline.lossName;
  }

  /** How many epochs the training has gone. */
  get epochsDone(): number {
    return this.#state === undefined ? 0 : placeOf(this.#state);
  }

  /** Takes in a step. */
  step(state: TrainingState): void {
    this.#state = state;
    const x = placeOf(state);
    for (const [index, line] of this.#training.entries()) line.add(x, state.batchFigures[index] as number);
  }

  /** Takes in what the validation data gave after an epoch. */
  epochEnds(state: TrainingState): void {
    this.#state = state;
    for (const [index, name] of this.#outline.validationFigures.entries()) {
      this.#validation[index]?.add(state.epoch + 1, state.figures[name] as number);
    }
  }

  /** The curve of a figure that is measured on the training data. */
  curve(name: string): FigureCurve {
    const index = this.#outline.figures.indexOf(name);
    const validation = this.#validation[index]?.points ?? [];
    return {
      name,
      validationName: this.#outline.validationFigures[index],
      training: this.#training[index]?.points ?? [],
      validation,
      latest: this.#state?.figures[name] ?? Number.NaN,
      latestValidation: validation.at(-1)?.y,
    };
  }
}

function placeOf({ epoch, batch, batches }: TrainingState): number {
  return epoch + batch / batches;
}
