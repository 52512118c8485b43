import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { findPython } from "../findPython.mjs";
import { REPOSITORY, VENV, venvProgram } from "../repository.mjs";
import { runProgram } from "../runProgram.mjs";
import { digest, removeStamp, stampHolds, writeStamp } from "../stamp.mjs";
import { StepFailure } from "../stepFailure.mjs";
import { pipInstall } from "./pipInstall.mjs";

/**
 * A step that brings the packages of one lock file into `.venv`.
 * @param {{ title: "pythonEnvironment" | "testEnvironment" | "bookEnvironment", lock: string, includes?: PythonStep }} options
 *   `includes`: a step whose packages this one brings too
 * @typedef {import("../setUp.mjs").Step & { markDone: () => void }} PythonStep
 * @returns {PythonStep}
 */
function pythonStep({ title, lock, includes }) {
  const stamp = path.join(VENV, `.stamp-${title}`);
  const wanted = () => digest(REPOSITORY, [`setup/python/${lock}`], [REPOSITORY]);

  const markDone = () => writeStamp(stamp, wanted());

  return {
    title,
    markDone,

    isDone: () => venvPythonWorks() && stampHolds(stamp, wanted()),

    async run({ environment, signal, update, text }) {
      removeStamp(stamp);
      if (!venvPythonWorks()) await makeVenv(environment, signal);
      // While pip is at work there is no sound environment; after a pip that was killed it is made anew.
      removeStamp(MADE);
      try {
        await pipInstall(lock, {
          python: venvProgram("python"),
          name: title,
          remedy: "retry",
          environment,
          signal,
          onProgress: (done, total) => update(text("fetched", { done, total })),
        });
        markMade();
      } catch (error) {
        // A pip that gave up by itself (no network, say) has left everything as it was.
        if (error instanceof StepFailure) markMade();
        throw error;
      }
      markDone();
      includes?.markDone();
    },
  };
}

/** JupyterLab. */
export const pythonEnvironment = pythonStep({ title: "pythonEnvironment", lock: "lab.lock.txt" });

/** JupyterLab's environment with what the tests need beside it (its lock holds all of the other's, in the same versions). */
export const testEnvironment = pythonStep({
  title: "testEnvironment",
  lock: "test.lock.txt",
  includes: pythonEnvironment,
});

/** JupyterLab's environment with what makes the book. */
export const bookEnvironment = pythonStep({
  title: "bookEnvironment",
  lock: "book.lock.txt",
  includes: pythonEnvironment,
});

const MADE = path.join(VENV, ".stamp-venv");

/** @returns {boolean} whether `.venv` was made here, to its end, and its Python is still the same minor version */
function venvPythonWorks() {
  const python = venvProgram("python");
  if (!existsSync(python) || !existsSync(MADE)) return false;
  const [repository, version] = readFileSync(MADE, "utf8").trim().split("\n");
  if (repository !== REPOSITORY) return false;
  try {
    return minorVersion(python) === version;
  } catch {
    return false;
  }
}

/** @param {string} python */
function minorVersion(python) {
  const program = "import sys; print('%d.%d' % sys.version_info[:2])";
  return execFileSync(python, ["-I", "-S", "-c", program], { encoding: "utf8" }).trim();
}

/** @param {NodeJS.ProcessEnv} environment @param {AbortSignal} signal */
async function makeVenv(environment, signal) {
  const { python, pip } = findPython(environment);
  const common = { name: "venv", remedy: /** @type {const} */ ("installPython"), environment, signal };
  await runProgram(python, ["-m", "venv", "--clear", ...(pip === "ensurepip" ? [] : ["--without-pip"]), VENV], common);
  if (pip === "own") {
    await pipInstall("pip.lock.txt", { python, target: venvProgram("python"), ...common });
  }
  // JupyterLab starts JavaScript files of its own with Node.js; without this they would count as part of this package,
  // whose files are ES modules, and fail.
  writeFileSync(path.join(VENV, "package.json"), '{ "type": "commonjs" }\n');
}

function markMade() {
  writeStamp(MADE, `${REPOSITORY}\n${minorVersion(venvProgram("python"))}`);
}
