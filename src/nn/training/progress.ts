import { type DisplayHandle, display } from "../../display/display.ts";
import { currentDisplayHost } from "../../display/displayHost.ts";
import { escapeHtml } from "../../display/htmlText.ts";
import { type Displayable, displaySymbol, type MimeBundle } from "../../display/mimeBundle.ts";
import { figureText } from "./figureText.ts";
import { localMessages } from "./messages.ts";
import type { TrainingEnding, TrainingState, TrainingView } from "./trainingView.ts";

/** Milliseconds between two updates: at most four a second. */
const UPDATE_INTERVAL = 250;
const BAR_LENGTH = 20;

/** One output that shows how far a training is, updated in place; in a terminal, one line an epoch. */
export class TrainingProgress implements TrainingView {
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
    if (!this.#updatesInPlace) console.log(progressText(state, this.#lossLabel, "done"));
  }

  /** Shows where the training ended, and why if it was early. */
  end(ending: TrainingEnding): void {
    if (this.#state === undefined) return;
    if (this.#updatesInPlace) this.#show(new ProgressLine(this.#state, this.#lossLabel, ending));
    else if (ending !== "done") console.log(progressText(this.#state, this.#lossLabel, ending));
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
  readonly #ending: TrainingEnding | undefined;

  constructor(state: TrainingState, lossLabel: string | undefined, ending: TrainingEnding | undefined) {
    this.#state = state;
    this.#lossLabel = lossLabel;
    this.#ending = ending;
  }

  [displaySymbol](): MimeBundle {
    return {
      "text/html": progressHtml(this.#state, this.#lossLabel, this.#ending),
      "text/plain": progressText(this.#state, this.#lossLabel, this.#ending),
    };
  }
}

/** Which part of a training's batches is done, 0 to 1. */
export function progressPart({ batch, batches, epoch, epochs }: TrainingState): number {
  return (epoch * batches + batch) / (epochs * batches);
}

/** A line of HTML with a bar: how far a training is, or how it ended. */
export function progressHtml(
  state: TrainingState,
  lossLabel: string | undefined,
  ending: TrainingEnding | undefined,
): string {
  const done = progressPart(state) * 100;
  const bar = `<progress value="${done.toFixed(1)}" max="100" style="width: 12em; vertical-align: middle" aria-label="${escapeHtml(localMessages().progress())}"></progress>`;
  const parts = progressParts(state, lossLabel, ending).map(
    (part) => `<span style="display: inline-block">${escapeHtml(part)}</span>`,
  );
  return `<div style="font-variant-numeric: tabular-nums">${bar} ${parts.join(" · ")}</div>`;
}

/** The same as a line of text. */
export function progressText(
  state: TrainingState,
  lossLabel: string | undefined,
  ending: TrainingEnding | undefined,
): string {
  const filled = Math.round((state.batch / state.batches) * BAR_LENGTH);
  const bar = `[${"█".repeat(filled)}${"░".repeat(BAR_LENGTH - filled)}]`;
  return `${bar} ${progressParts(state, lossLabel, ending).join(" · ")}`;
}

/** How far a training is, or how it ended: the parts of a line, in words. */
export function progressParts(
  state: TrainingState,
  lossLabel: string | undefined,
  ending: TrainingEnding | undefined,
): string[] {
  const text = localMessages();
  const { epoch, epochs, batch, batches, figures, imagesPerSecond, secondsLeft, notANumberSince } = state;
  const shown = Object.entries(figures).map(
    ([name, value]) => `${figureLabel(name, lossLabel)} ${figureText(name, value)}`,
  );
  const parts = [text.epochOf(epoch + 1, epochs), text.batchOf(batch, batches), ...shown, text.speed(imagesPerSecond)];
  if (ending === undefined) parts.push(text.timeLeft(secondsLeft));
  else if (ending === "interrupted") parts.push(text.interruptedAt(epoch + 1, batch));
  else if (ending === "failed") parts.push(text.failed());
  else if (ending !== "done") parts.push(text.stoppedBy(ending));
  if (notANumberSince !== undefined) parts.push(text.notANumber(notANumberSince.epoch + 1, notANumberSince.batch + 1));
  return parts;
}

/** A figure's name in words, the loss's own name with it: "loss (sparseCategoricalCrossentropy)". */
export function figureLabel(name: string, lossLabel: string | undefined): string {
  const label = localMessages().figure(name);
  return name === "loss" && lossLabel !== undefined ? `${label} (${lossLabel})` : label;
}
