import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { findPython } from "../findPython.mjs";
import { REPOSITORY, VENV, venvProgram } from "../repository.mjs";
import { runProgram } from "../runProgram.mjs";
import { digest, removeStamp, stampHolds, writeStamp } from "../stamp.mjs";

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
 * A step that brings the packages of one lock file into `.venv`.
 * @param {{ title: "pythonEnvironment" | "testEnvironment", lock: string }} options
 * @returns {import("../setUp.mjs").Step}
 */
function pythonStep({ title, lock }) {
  const lockFile = `setup/python/${lock}`;
  const stamp = path.join(VENV, `.stamp-${title}`);
  const wanted = () => digest(REPOSITORY, [lockFile], [REPOSITORY]);

  return {
    title,

    isDone: () => venvPythonWorks() && stampHolds(stamp, wanted()),

    async run({ environment, signal, update, text }) {
      removeStamp(stamp);
      if (!venvPythonWorks()) await makeVenv(environment, signal);
      const total = readFileSync(path.join(REPOSITORY, lockFile), "utf8").match(/^[\w.-]+==/gm)?.length ?? 0;
      let done = 0;
      await runProgram(venvProgram("python"), ["-m", "pip", ...PIP_INSTALL, "-r", lockFile], {
        name: title,
        remedy: "retry",
        environment,
        signal,
        onLine: (line) => {
          if (!/^(Collecting|Requirement already satisfied:|Ignoring) /.test(line)) return;
          done += 1;
          update(text("fetched", { done: Math.min(done, total), total }));
        },
      });
      writeStamp(stamp, wanted());
    },
  };
}

/** JupyterLab. */
export const pythonEnvironment = pythonStep({ title: "pythonEnvironment", lock: "lab.lock.txt" });

/** JupyterLab's environment with what the tests need beside it (its lock holds all of the other's, in the same versions). */
export const testEnvironment = pythonStep({ title: "testEnvironment", lock: "test.lock.txt" });

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
    const programArguments = ["-m", "pip", "--python", venvProgram("python"), "install", "--no-input", "pip"];
    await runProgram(python, programArguments, common);
  }
  // JupyterLab starts JavaScript files of its own with Node.js; without this they would count as part of this package,
  // whose files are ES modules, and fail.
  writeFileSync(path.join(VENV, "package.json"), '{ "type": "commonjs" }\n');
  writeStamp(MADE, `${REPOSITORY}\n${minorVersion(venvProgram("python"))}`);
}
