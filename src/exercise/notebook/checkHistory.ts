import type { QuestionResult } from "../judging/result.ts";
import type { CheckLog } from "./checkLog.ts";
import type { CheckLogEntry } from "./checkLogEntry.ts";

/** What was checked of one assignment: in this session, and by its log in earlier ones. */
export class CheckHistory {
  readonly #assignment: string;
  readonly #log: CheckLog;
  /** Kept beside the log, which may be off, not writable, or deleted meanwhile. */
  readonly #ofThisSession: CheckLogEntry[] = [];

  constructor(assignment: string, log: CheckLog) {
    this.#assignment = assignment;
    this.#log = log;
  }

  /** Takes down what came of a check just now. */
  add({ question, outcome, score }: QuestionResult): void {
    const entry = { time: new Date().toISOString(), assignment: this.#assignment, question, outcome, score };
    this.#ofThisSession.push(entry);
    this.#log.append(entry);
  }

  /** All checks of a question, the earliest first. */
  checksOf(question: string): readonly CheckLogEntry[] {
    return this.#all().filter((entry) => entry.question === question);
  }

  /** The latest check of each question that was checked. */
  latest(): ReadonlyMap<string, CheckLogEntry> {
    return new Map(this.#all().map((entry) => [entry.question, entry]));
  }

  #all(): readonly CheckLogEntry[] {
    const known = new Set(this.#ofThisSession.map(identity));
    const others = this.#log
      .content()
      .entries.filter((entry) => entry.assignment === this.#assignment && !known.has(identity(entry)));
    // ISO times of one zone sort as texts; the sort is stable, so that equal times stay in order.
    return [...others, ...this.#ofThisSession].sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
  }
}

/** A line of the log that this session wrote is the same check as the one it remembers. */
function identity({ time, question, outcome, score }: CheckLogEntry): string {
  return JSON.stringify([time, question, outcome, score]);
}
