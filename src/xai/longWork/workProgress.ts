import { type DisplayHandle, display } from "../../display/display.ts";
import { currentDisplayHost } from "../../display/displayHost.ts";
import { escapeHtml } from "../../display/htmlText.ts";
import { type Displayable, displaySymbol, type MimeBundle } from "../../display/mimeBundle.ts";
import { localMessages } from "./messages.ts";

/** Milliseconds between two updates: at most four a second. */
const UPDATE_INTERVAL = 250;

/** Milliseconds. */
const SILENT_FOR = 700;

/** One output that shows how far a slow method is, updated in place; nothing in a terminal, nor where the work is quick. */
export class WorkProgress {
  readonly #method: string;
  readonly #startedAt = performance.now();
  #shownAt: number;
  #handle: DisplayHandle<[value: unknown]> | undefined;

  /**
   * @param method whose progress it is: `integratedGradients`
   * @param silentFor milliseconds before anything shows; left out, 700: what is done by then needs no progress bar
   */
  constructor(method: string, silentFor = SILENT_FOR) {
    this.#method = method;
    this.#shownAt = this.#startedAt + silentFor - UPDATE_INTERVAL;
  }

  /** @param part how much is done, 0 to 1 */
  update(part: number): void {
    const now = performance.now();
    if (now - this.#shownAt < UPDATE_INTERVAL || part <= 0 || !currentDisplayHost().updatesInPlace) return;
    this.#shownAt = now;
    const secondsLeft = ((now - this.#startedAt) / 1000) * (1 / part - 1);
    const percent = Math.floor(part * 100);
    this.#show(new ProgressLine(this.#method, part, localMessages().progress(this.#method, percent, secondsLeft)));
  }

  /** Shows that the work is done, where it showed at all. */
  end(): void {
    if (this.#handle === undefined) return;
    const taken = (performance.now() - this.#startedAt) / 1000;
    this.#show(new ProgressLine(this.#method, 1, localMessages().finished(this.#method, taken)));
  }

  #show(line: ProgressLine): void {
    if (this.#handle === undefined) this.#handle = display(line as unknown);
    else this.#handle.update(line);
  }
}

/** What the output shows at one moment. */
class ProgressLine implements Displayable {
  readonly #method: string;
  readonly #part: number;
  readonly #text: string;

  constructor(method: string, part: number, text: string) {
    this.#method = method;
    this.#part = part;
    this.#text = text;
  }

  [displaySymbol](): MimeBundle {
    const label = escapeHtml(localMessages().bar(this.#method));
    const bar = `<progress value="${(this.#part * 100).toFixed(1)}" max="100" style="width: 12em; vertical-align: middle" aria-label="${label}"></progress>`;
    return {
      "text/html": `<div style="font-variant-numeric: tabular-nums">${bar} ${escapeHtml(this.#text)}</div>`,
      "text/plain": this.#text,
    };
  }
}
