/** @typedef {import("./messages.mjs").MessageKey} MessageKey */

/** A step of the set-up that failed: why, and what a person can do about it. */
export class StepFailure extends Error {
  /**
   * @param {{ why: MessageKey, values?: Record<string, string | number>, remedy: MessageKey, output?: string, logFile?: string }} details
   *   `output`: the last lines of the program that failed; `logFile`: all its lines
   */
  constructor(details) {
    super(details.why);
    this.name = "StepFailure";
    this.details = details;
  }
}
