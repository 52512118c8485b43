import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { CACHE, REPOSITORY } from "./repository.mjs";
import { StepFailure } from "./stepFailure.mjs";

const LAST_LINES = 15;

/**
 * Runs a program of a set-up step to its end. Its output goes to a log; its last lines are in the failure's report.
 * @param {string} program
 * @param {string[]} programArguments
 * @param {{
 *   name: string,
 *   remedy: import("./messages.mjs").MessageKey,
 *   environment: NodeJS.ProcessEnv,
 *   signal: AbortSignal,
 *   cwd?: string,
 *   onLine?: (line: string) => void,
 * }} options `name` names the log; `signal` ends the program and all it started
 * @throws {StepFailure} when it cannot be started or ends with another exit code than 0
 */
export async function runProgram(program, programArguments, options) {
  const { name, remedy, environment, signal, cwd = REPOSITORY, onLine } = options;
  signal.throwIfAborted();
  const logFile = path.join(CACHE, "log", `${name}.log`);
  mkdirSync(path.dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile);
  const called = path.basename(program);
  // A group of its own, so that an interrupt can end the program's children too.
  const child = spawn(program, programArguments, {
    cwd,
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const stop = () => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, "SIGTERM");
    } catch {
      // It has ended by itself.
    }
  };
  signal.addEventListener("abort", stop);
  /** @type {string[]} */
  const lastLines = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => {
      log.write(`${line}\n`);
      lastLines.push(line);
      if (lastLines.length > LAST_LINES) lastLines.shift();
      onLine?.(line);
    });
  }
  try {
    const code = await new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    });
    signal.throwIfAborted();
    if (code === 0) return;
    throw new StepFailure({
      why: "exitCode",
      values: { program: called, code },
      remedy,
      output: lastLines.join("\n"),
      logFile: path.relative(REPOSITORY, logFile),
    });
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).syscall?.startsWith("spawn")) {
      throw new StepFailure({ why: "startedNot", values: { program: called, reason: String(error) }, remedy });
    }
    throw error;
  } finally {
    signal.removeEventListener("abort", stop);
    log.end();
  }
}
