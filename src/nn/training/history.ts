import { inspect } from "node:util";
import { escapeHtml } from "../../display/htmlText.ts";
import { type Displayable, displaySymbol, type MimeBundle } from "../../display/mimeBundle.ts";
import { figureText } from "./figureText.ts";
import { localMessages } from "./messages.ts";

/** Why a training ended before its last epoch. */
export type StopReason = "interrupted" | "earlyStopping" | "callback";

/** A step of a training, both numbers from 0. */
export interface StepNumber {
  /** From 0. */
  readonly epoch: number;
  /** From 0 in each epoch. */
  readonly batch: number;
}

/** How long and in what steps a training went. */
export interface TrainingParams {
  /** Epochs asked for. */
  readonly epochs: number;
  /** Batches an epoch. */
  readonly steps: number;
  /** Examples a batch. */
  readonly batchSize: number;
}

/** What a training has reported (Keras's `History`): every figure of every epoch. Shows itself as a table. */
export class History implements Displayable {
  /** Each figure by name, a value for every epoch that was completed: `history.loss`, `history.valAccuracy`. */
  readonly history: Record<string, number[]> = {};
  /** The completed epochs' numbers, from 0. */
  readonly epoch: number[] = [];
  /** What was asked for. */
  readonly params: TrainingParams;
  #stoppedBy: StopReason | undefined;
  #notANumberSince: StepNumber | undefined;
  #seconds: number[] = [];

  /** @param params what was asked for */
  constructor(params: TrainingParams) {
    this.params = params;
  }

  /** Why the training ended early; `undefined` if it did not. */
  get stoppedBy(): StopReason | undefined {
    return this.#stoppedBy;
  }

  /** The first step with a loss that was not a number; `undefined` if there was none. */
  get notANumberSince(): StepNumber | undefined {
    return this.#notANumberSince;
  }

  /** Takes in a completed epoch. */
  add(epoch: number, figures: Readonly<Record<string, number>>, seconds: number): void {
    this.epoch.push(epoch);
    this.#seconds.push(seconds);
    for (const [name, value] of Object.entries(figures)) {
      const values = this.history[name] ?? [];
      values.push(value);
      this.history[name] = values;
    }
  }

  /** Notes that the training ended early. */
  stop(reason: StopReason): void {
    this.#stoppedBy = reason;
  }

  /** Notes that the loss of a step was not a number. */
  lost(epoch: number, batch: number): void {
    this.#notANumberSince ??= { epoch, batch };
  }

  /** One line an epoch. */
  toString(): string {
    const text = localMessages();
    const names = Object.keys(this.history);
    const lines = this.epoch.map((epoch, row) => {
      const figures = names.map((name) => `${text.figure(name)} ${this.#figure(name, row)}`);
      return [text.epochOf(epoch + 1, this.params.epochs), ...figures, text.seconds(this.#seconds[row] as number)].join(
        " · ",
      );
    });
    if (lines.length === 0) lines.push(text.noEpoch());
    return [...lines, ...this.#notes()].join("\n");
  }

  [inspect.custom](): string {
    return this.toString();
  }

  [displaySymbol](): MimeBundle {
    if (this.epoch.length === 0) return { "text/plain": this.toString() };
    const text = localMessages();
    const names = Object.keys(this.history);
    const head = [text.epoch(), ...names.map((name) => text.figure(name)), text.time()];
    const rows = this.epoch.map((epoch, row) =>
      cells([
        String(epoch + 1),
        ...names.map((name) => this.#figure(name, row)),
        text.seconds(this.#seconds[row] as number),
      ]),
    );
    const notes = this.#notes().map((note) => `<p>${escapeHtml(note)}</p>`);
    const headings = head.map((heading) => `<th scope="col">${escapeHtml(heading)}</th>`).join("");
    return {
      "text/html": `<table><thead><tr>${headings}</tr></thead><tbody>${rows.join("")}</tbody></table>${notes.join("")}`,
      "text/plain": this.toString(),
    };
  }

  #notes(): string[] {
    const text = localMessages();
    const notes = this.#stoppedBy === undefined ? [] : [text.stoppedBy(this.#stoppedBy)];
    if (this.#notANumberSince !== undefined) {
      const { epoch, batch } = this.#notANumberSince;
      notes.push(text.notANumber(epoch + 1, batch + 1));
    }
    return notes;
  }

  #figure(name: string, row: number): string {
    return figureText(name, this.history[name]?.[row] as number);
  }
}

function cells(texts: readonly string[]): string {
  return `<tr>${texts.map((each) => `<td style="text-align: right">${escapeHtml(each)}</td>`).join("")}</tr>`;
}
