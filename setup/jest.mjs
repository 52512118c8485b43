import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { REPOSITORY } from "./repository.mjs";
import { runToEnd } from "./runToEnd.mjs";
import { runtimeNode } from "./runtimeNode.mjs";

/**
 * Runs jest on the runtime's Node.js (its ES modules need a flag).
 * @param {string[]} jestArguments
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Promise<number>} jest's exit code, as its reporter `test/jest/countLine.mjs` has written it down
 */
export async function runJest(jestArguments, environment) {
  const folder = mkdtempSync(path.join(tmpdir(), "jest-"));
  const exitCode = path.join(folder, "exit-code");
  try {
    const code = await runToEnd(
      runtimeNode(),
      ["--experimental-vm-modules", "--no-warnings", "node_modules/jest/bin/jest.js", "--forceExit", ...jestArguments],
      { environment: { ...environment, CONVOLAB_EXIT_CODE: exitCode }, cwd: REPOSITORY },
    );
    return existsSync(exitCode) ? Number(readFileSync(exitCode, "utf8")) : code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
