/**
 * What cells print → `stream` messages: many lines in one message, in order with everything else that a cell shows, and
 * never more than a notebook can bear.
 */
import { messages } from "./messages.ts";
import type { Header } from "./wireFormat.ts";

type StreamName = "stdout" | "stderr";

/** Sends a message to everybody who listens. */
export type Publish = (type: string, parent: Header | undefined, content: Readonly<Record<string, unknown>>) => void;

const MEGABYTE = 1_000_000;
/** Milliseconds between two messages of a cell that keeps printing: more often nobody can see. */
const INTERVAL = 40;
/**
 * Milliseconds more for each megabyte that the cell has printed before, up to {@link LONGEST_INTERVAL}. A front end lays
 * out all of a cell's text again with every message, so a million lines in a hundred messages would take it minutes.
 */
const INTERVAL_PER_MEGABYTE = 400;
const LONGEST_INTERVAL = 2000;
/** Megabytes that a cell may print, unless `CONVOLAB_OUTPUT_LIMIT_MB` says otherwise. */
const DEFAULT_LIMIT = 40;

export class OutputPublisher {
  readonly #publish: Publish;
  readonly #limit: number;
  #pending: { readonly name: StreamName; readonly parent: Header | undefined; readonly parts: string[] } | undefined;
  #timer: NodeJS.Timeout | undefined;
  #lastSent = 0;
  /** Characters printed, by the message that asked for the cell. */
  readonly #printed = new WeakMap<Header, number>();

  constructor(publish: Publish, limit = Number(process.env.CONVOLAB_OUTPUT_LIMIT_MB ?? DEFAULT_LIMIT)) {
    this.#publish = publish;
    this.#limit = limit * MEGABYTE;
  }

  /** Takes printed text of the cell that `parent` asked for. */
  print(name: StreamName, text: string, parent: Header | undefined): void {
    const allowed = this.#within(text, parent);
    if (allowed === "") return;
    if (this.#pending && (this.#pending.name !== name || this.#pending.parent !== parent)) this.flush();
    this.#pending ??= { name, parent, parts: [] };
    this.#pending.parts.push(allowed);
    const wait = this.#lastSent + this.#interval(parent) - performance.now();
    if (wait <= 0) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), wait);
  }

  #interval(parent: Header | undefined): number {
    const megabytes = ((parent && this.#printed.get(parent)) ?? 0) / MEGABYTE;
    return Math.min(INTERVAL + megabytes * INTERVAL_PER_MEGABYTE, LONGEST_INTERVAL);
  }

  /** Sends what is waiting. Called before anything else is published, and before a cell is said to be done. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const pending = this.#pending;
    if (!pending) return;
    this.#pending = undefined;
    this.#lastSent = performance.now();
    this.#publish("stream", pending.parent, { name: pending.name, text: pending.parts.join("") });
  }

  #within(text: string, parent: Header | undefined): string {
    if (!parent) return text;
    const before = this.#printed.get(parent) ?? 0;
    this.#printed.set(parent, before + text.length);
    if (before + text.length <= this.#limit) return text;
    if (before > this.#limit) return "";
    return text.slice(0, this.#limit - before) + messages().outputLimit(this.#limit / MEGABYTE);
  }
}
