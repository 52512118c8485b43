import { spawn } from "node:child_process";
import { constants } from "node:os";
import { onEndRequested } from "./endSignals.mjs";

/**
 * Runs the program that a command is about, in the foreground, and ends this process as it ended.
 * Ctrl-C in a terminal reaches the program by itself (it may ask back); a signal sent to this process alone is passed on.
 * @param {string} program
 * @param {string[]} programArguments
 * @param {{ environment: NodeJS.ProcessEnv, cwd: string }} options
 * @returns {Promise<number>} the exit code, 128 + n for signal n
 */
export async function runToEnd(program, programArguments, { environment, cwd }) {
  const child = spawn(program, programArguments, { cwd, env: environment, stdio: "inherit" });
  const fromTerminal = process.stdin.isTTY === true;
  onEndRequested((reason) => {
    // In a terminal the program has got this signal too, and may ask back. Elsewhere nobody could answer it.
    if (reason === "SIGINT" && fromTerminal) return;
    child.kill("SIGTERM");
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}
