import { type DisplayHandle, display } from "../../display/display.ts";
import { currentDisplayHost } from "../../display/displayHost.ts";
import { escapeHtml } from "../../display/htmlText.ts";
import { type Displayable, displaySymbol, type MimeBundle } from "../../display/mimeBundle.ts";
import { figureText } from "./figureText.ts";
import type { StepNumber, StopReason } from "./history.ts";
import { localMessages } from "./messages.ts";

/** Milliseconds between two updates: at most four a second. */
const UPDATE_INTERVAL = 250;
const BAR_LENGTH = 20;

/** How far a training is. */
export interface TrainingState {
  /** From 0. */
  readonly epoch: number;
  readonly epochs: number;
  /** Batches of this epoch that are done. */
  readonly batch: number;
  readonly batches: number;
  /** Mean over this epoch so far, by name. */
  readonly figures: Readonly<Record<string, number>>;
  readonly imagesPerSecond: number;
  /** Seconds until all epochs are done. */
  readonly secondsLeft: number;
  /** The first step with a loss that was not a number. */
  readonly notANumberSince: StepNumber | undefined;
}

/** One output that shows how far a training is, updated in place; in a terminal, one line an epoch. */
export class TrainingProgress {
  readonly #lossLabel: string | undefined;
  #handle: DisplayHandle<[value: unknown]> | undefined;
  #state: TrainingState | undefined;
  readonly #isLines: boolean;
  #shownAt = Number.NEGATIVE_INFINITY;

  /**
   * @param lossLabel the loss's name: "sparseCategoricalCrossentropy"; `undefined` for one of the learner's own
   * @param isLines whether a notebook, too, gets a line an epoch
   */
  constructor(lossLabel: string | undefined, isLines: boolean) {
    this.#lossLabel = lossLabel;
    this.#isLines = isLines;
  }

  /** After every batch; shows what it is told if the last time is long enough ago. */
  update(state: TrainingState): void {
    this.#state = state;
    const now = performance.now();
    if (now - this.#shownAt < UPDATE_INTERVAL || !this.#updatesInPlace) return;
    this.#shownAt = now;
    this.#show(new ProgressLine(state, this.#lossLabel, undefined));
  }

  /** After every epoch: a terminal gets its line. */
  epochEnds(state: TrainingState): void {
    this.#state = state;
    if (!this.#updatesInPlace) console.log(lineText(state, this.#lossLabel, "done"));
  }

  /** Shows where the training ended, and why if it was early. */
  end(stoppedBy: StopReason | undefined): void {
    if (this.#state === undefined) return;
    if (this.#updatesInPlace) this.#show(new ProgressLine(this.#state, this.#lossLabel, stoppedBy ?? "done"));
    else if (stoppedBy !== undefined) console.log(lineText(this.#state, this.#lossLabel, stoppedBy));
  }

  get #updatesInPlace(): boolean {
    return !this.#isLines && currentDisplayHost().updatesInPlace;
  }

  #show(line: ProgressLine): void {
    if (this.#handle === undefined) this.#handle = display(line as unknown);
    else this.#handle.update(line);
  }
}

/** What the output shows at one moment. */
class ProgressLine implements Displayable {
  readonly #state: TrainingState;
  readonly #lossLabel: string | undefined;
  readonly #ending: StopReason | "done" | undefined;

  constructor(state: TrainingState, lossLabel: string | undefined, ending: StopReason | "done" | undefined) {
    this.#state = state;
    this.#lossLabel = lossLabel;
    this.#ending = ending;
  }

  [displaySymbol](): MimeBundle {
    const { batch, batches, epoch, epochs } = this.#state;
    const done = ((epoch * batches + batch) / (epochs * batches)) * 100;
    const bar = `<progress value="${done.toFixed(1)}" max="100" style="width: 12em; vertical-align: middle" aria-label="${escapeHtml(localMessages().progress())}"></progress>`;
    const parts = lineParts(this.#state, this.#lossLabel, this.#ending).map(
      (part) => `<span style="display: inline-block">${escapeHtml(part)}</span>`,
    );
    return {
      "text/html": `<div style="font-variant-numeric: tabular-nums">${bar} ${parts.join(" · ")}</div>`,
      "text/plain": lineText(this.#state, this.#lossLabel, this.#ending),
    };
  }
}

function lineText(
  state: TrainingState,
  lossLabel: string | undefined,
  ending: StopReason | "done" | undefined,
): string {
  const filled = Math.round((state.batch / state.batches) * BAR_LENGTH);
  const bar = `[${"█".repeat(filled)}${"░".repeat(BAR_LENGTH - filled)}]`;
  return `${bar} ${lineParts(state, lossLabel, ending).join(" · ")}`;
}

function lineParts(
  state: TrainingState,
  lossLabel: string | undefined,
  ending: StopReason | "done" | undefined,
): string[] {
  const text = localMessages();
  const { epoch, epochs, batch, batches, figures, imagesPerSecond, secondsLeft, notANumberSince } = state;
  const shown = Object.entries(figures).map(([name, value]) => {
    const label =
      name === "loss" && lossLabel !== undefined ? `${text.figure(name)} (${lossLabel})` : text.figure(name);
    return `${label} ${figureText(name, value)}`;
  });
  const parts = [text.epochOf(epoch + 1, epochs), text.batchOf(batch, batches), ...shown, text.speed(imagesPerSecond)];
  if (ending === undefined) parts.push(text.timeLeft(secondsLeft));
  else if (ending === "interrupted") parts.push(text.interruptedAt(epoch + 1, batch));
  else if (ending !== "done") parts.push(text.stoppedBy(ending));
  if (notANumberSince !== undefined) parts.push(text.notANumber(notANumberSince.epoch + 1, notANumberSince.batch + 1));
  return parts;
}
