import { writeFileSync } from "node:fs";

/** A jest reporter that writes `N passed, N failed` for all projects together; a suite that could not run counts as a failure. */
export default class CountLine {
  /** @param {unknown} _contexts @param {import("@jest/reporters").AggregatedResult} results */
  onRunComplete(_contexts, results) {
    const file = process.env.CONVOLAB_COUNT_LINE;
    if (file === undefined) return;
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    writeFileSync(file, `${results.numPassedTests} passed, ${failed} failed\n`);
  }
}
