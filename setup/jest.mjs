import { REPOSITORY } from "./repository.mjs";
import { runToEnd } from "./runToEnd.mjs";
import { runtimeNode } from "./runtimeNode.mjs";

/**
 * Runs jest on the runtime's Node.js (its ES modules need a flag).
 * @param {string[]} jestArguments
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Promise<number>} jest's exit code
 */
export function runJest(jestArguments, environment) {
  return runToEnd(
    runtimeNode(),
    ["--experimental-vm-modules", "--no-warnings", "node_modules/jest/bin/jest.js", "--forceExit", ...jestArguments],
    { environment, cwd: REPOSITORY },
  );
}
