import { readFileSync } from "node:fs";
import path from "node:path";
import { REPOSITORY } from "../repository.mjs";
import { runProgram } from "../runProgram.mjs";

/** Every requirement comes as a wheel with a known hash: nothing is compiled or run while it is installed. */
const PIP_INSTALL = [
  "install",
  "--require-hashes",
  "--only-binary=:all:",
  "--no-deps",
  "--no-input",
  "--progress-bar=off",
];

/**
 * Brings the packages of a lock file into a Python environment.
 * @param {string} lock the lock file's name in `setup/python/`
 * @param {object} options
 * @param {string} options.python runs its pip
 * @param {string} [options.target] the Python of the environment; left out, `python` itself
 * @param {string} options.name of the log
 * @param {import("../messages.mjs").MessageKey} options.remedy
 * @param {NodeJS.ProcessEnv} options.environment
 * @param {AbortSignal} options.signal
 * @param {(done: number, total: number) => void} [options.onProgress] how many of the lock's packages are there
 */
export async function pipInstall(lock, { python, target, name, remedy, environment, signal, onProgress }) {
  const lockFile = `setup/python/${lock}`;
  const total = readFileSync(path.join(REPOSITORY, lockFile), "utf8").match(/^[\w.-]+==/gm)?.length ?? 0;
  let done = 0;
  const into = target === undefined ? [] : ["--python", target];
  await runProgram(python, ["-m", "pip", ...into, ...PIP_INSTALL, "-r", lockFile], {
    name,
    remedy,
    environment,
    signal,
    onLine: (line) => {
      if (!/^(Collecting|Requirement already satisfied:|Ignoring) /.test(line)) return;
      done += 1;
      onProgress?.(Math.min(done, total), total);
    },
  });
}
