import { appendFileSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { env } from "node:process";
import type { CheckLogContent, CheckLogEntry } from "./checkLogEntry.ts";

/** The log's name, in the folder of the question file and its notebooks. */
const FILE_NAME = "check-log.jsonl";

/**
 * A log of checks in a folder: a line of JSON for each. It says when a question was checked and what came of it, and
 * nothing of the answer. Whoever learns there can read and delete it.
 */
export class CheckLog {
  /** The file's path. */
  readonly file: string;
  readonly #read: (text: string) => CheckLogContent;
  #unwritable = false;

  /**
   * @param folder the notebook's folder
   * @param read `readCheckLog`, which is loaded only where there is an exercise
   */
  constructor(folder: string, read: (text: string) => CheckLogContent) {
    this.file = path.join(folder, FILE_NAME);
    this.#read = read;
  }

  /** Whether checks are written down at all: not where a grader checks, nor where `CONVOLAB_CHECK_LOG` is `off`. */
  get isOn(): boolean {
    return env.CONVOLAB_CHECK_LOG !== "off" && !env.CONVOLAB_LEARNER && env.NBGRADER_EXECUTION !== "autograde";
  }

  /** Whether the last line could not be written: the folder is read-only, or full. */
  get isUnwritable(): boolean {
    return this.#unwritable;
  }

  /** Writes a line; where that cannot be, `isUnwritable` says so, and nothing else happens. */
  append(entry: CheckLogEntry): void {
    if (!this.isOn) return;
    try {
      // One write to a file that is opened for appending: the system puts the line at the end whole, so that the Korean
      // and the English notebook of one folder can be open at once.
      appendFileSync(this.file, `${JSON.stringify(entry)}\n`);
      this.#unwritable = false;
    } catch {
      this.#unwritable = true;
    }
  }

  /** What was written so far, by any session; nothing where there is no file or it cannot be read. */
  content(): CheckLogContent {
    try {
      return this.#read(this.isOn ? readFileSync(this.file, "utf8") : "");
    } catch {
      return { entries: [], unreadable: 0 };
    }
  }

  /**
   * Deletes the file, if there is one.
   *
   * @throws {Error} the file system's, if it cannot be deleted
   */
  delete(): void {
    rmSync(this.file, { force: true });
  }
}
