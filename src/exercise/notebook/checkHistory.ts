import type { QuestionResult } from "../judging/result.ts";
import type { Variant } from "../question/question.ts";
import type { CheckLog } from "./checkLog.ts";
import type { CheckLogEntry } from "./checkLogEntry.ts";
import { numbersMark } from "./numbersMark.ts";

/**
 * What was checked of one assignment: in this session, and by its log in earlier ones. Of a question only the checks count
 * that were of the numbers that it has now: another learner has others.
 */
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
  add({ question, outcome, score }: QuestionResult, numbers: Variant): void {
    const mark = numbersMark(numbers);
    const entry = {
      time: new Date().toISOString(),
      assignment: this.#assignment,
      question,
      outcome,
      score,
      ...(mark !== undefined && { numbers: mark }),
    };
    this.#ofThisSession.push(entry);
    this.#log.append(entry);
  }

  /** All checks of a question with these numbers, the earliest first. */
  checksOf(question: string, numbers: Variant): readonly CheckLogEntry[] {
    const mark = numbersMark(numbers);
    return this.#all().filter((entry) => entry.question === question && entry.numbers === mark);
  }

  /** The latest check of each question that was checked, of those given with their numbers. */
  latest(questions: ReadonlyMap<string, Variant>): ReadonlyMap<string, CheckLogEntry> {
    const marks = new Map([...questions].map(([question, numbers]) => [question, numbersMark(numbers)]));
    const counting = this.#all().filter(({ question, numbers }) => numbers === marks.get(question));
    return new Map(counting.map((entry) => [entry.question, entry]));
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
