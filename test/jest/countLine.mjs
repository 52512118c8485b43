import { writeFileSync } from "node:fs";

/**
 * A jest reporter that writes what `setup/test.mjs` reads: `N passed, N failed` for all projects together, where a suite
 * that could not run counts as a failure; and at the very end jest's exit code.
 */
export default class CountLine {
  /** @param {unknown} _contexts @param {import("@jest/reporters").AggregatedResult} results */
  onRunComplete(_contexts, results) {
    const { CONVOLAB_COUNT_LINE: countLine, CONVOLAB_EXIT_CODE: exitCode } = process.env;
    if (countLine !== undefined) {
      const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
      writeFileSync(countLine, `${results.numPassedTests} passed, ${failed} failed\n`);
    }
    if (exitCode === undefined) return;
    // Node.js may wait forever for threads of V8 that are compiling while it exits (nodejs/node#54918). All is said by
    // now, so the process ends without that.
    process.once("exit", (code) => {
      writeFileSync(exitCode, String(code));
      process.kill(process.pid, "SIGKILL");
    });
  }
}
