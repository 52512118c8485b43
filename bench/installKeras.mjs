import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import path from "node:path";
import { findPython } from "../setup/findPython.mjs";
import { CACHE, REPOSITORY } from "../setup/repository.mjs";
import { digest, stampHolds, writeStamp } from "../setup/stamp.mjs";

const LOCK = "bench/keras.lock.txt";

/**
 * Keras with the TensorFlow that the native engine is built from, in a Python environment of its own.
 * @param {NodeJS.ProcessEnv} environment
 * @returns {string} its Python
 */
export function installKeras(environment) {
  const folder = path.join(CACHE, "bench", "keras");
  const python = path.join(folder, "bin", "python");
  const stamp = path.join(folder, ".stamp");
  const wanted = digest(REPOSITORY, [LOCK]);
  if (stampHolds(stamp, wanted)) return python;
  process.stderr.write("Installing Keras to measure beside (once, about 330 MB)…\n");
  rmSync(folder, { recursive: true, force: true });
  const found = findPython(environment);
  const ownPip = found.pip === "own" ? ["--without-pip", "--system-site-packages"] : [];
  run(found.python, ["-m", "venv", ...ownPip, folder], environment);
  installLocked(python, LOCK, environment);
  writeStamp(stamp, wanted);
  return python;
}

/**
 * Installs exactly the packages of a lock file.
 * @param {string} python of an environment of its own
 * @param {string} lock
 * @param {NodeJS.ProcessEnv} environment
 */
export function installLocked(python, lock, environment) {
  const pip = ["-m", "pip", "install", "--require-hashes", "--only-binary=:all:", "--no-deps", "--no-input", "--quiet"];
  run(python, [...pip, "-r", lock], environment);
}

/**
 * @param {string} program
 * @param {readonly string[]} programArguments
 * @param {NodeJS.ProcessEnv} environment
 */
function run(program, programArguments, environment) {
  const { status, error } = spawnSync(program, programArguments, {
    cwd: REPOSITORY,
    env: environment,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (error || status !== 0) {
    throw new Error(`${program} ${programArguments[1]} failed (${error?.message ?? `exit code ${status}`})`);
  }
}
