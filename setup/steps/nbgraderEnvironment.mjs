import { execFileSync } from "node:child_process";
import { symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { NBGRADER_VENV, REPOSITORY, venvProgram } from "../repository.mjs";
import { runProgram } from "../runProgram.mjs";
import { digest, removeStamp, stampHolds, writeStamp } from "../stamp.mjs";
import { pipInstall } from "./pipInstall.mjs";

const LOCK = "nbgrader.lock.txt";
const JUPYTER = path.join("share", "jupyter");

/** What Jupyter looks for in the environment that runs it, and finds in `.venv`: the kernels, and nbconvert's templates. */
const SHARED = ["kernels", "nbconvert"];

const STAMP = path.join(NBGRADER_VENV, ".stamp");

const wanted = () => digest(REPOSITORY, [`setup/python/${LOCK}`], [REPOSITORY]);

/**
 * nbgrader in `.venv/nbgrader`: only the packages that `.venv` lacks, which it finds there too.
 * @type {import("../setUp.mjs").Step}
 */
export const nbgraderEnvironment = {
  title: "nbgraderEnvironment",

  isDone: () => stampHolds(STAMP, wanted()),

  async run({ environment, signal, update, text }) {
    removeStamp(STAMP);
    const python = venvProgram("python");
    const common = { name: "nbgraderEnvironment", remedy: /** @type {const} */ ("retry"), environment, signal };
    await runProgram(python, ["-m", "venv", "--clear", "--without-pip", NBGRADER_VENV], common);
    const target = path.join(NBGRADER_VENV, "bin", "python");
    writeFileSync(path.join(packagesFolder(target), "jupyterlab.pth"), `${packagesFolder(python)}\n`);
    await pipInstall(LOCK, {
      ...common,
      python,
      target,
      onProgress: (done, total) => update(text("fetched", { done, total })),
    });
    for (const part of SHARED) {
      symlinkSync(path.join("..", "..", "..", JUPYTER, part), path.join(NBGRADER_VENV, JUPYTER, part));
    }
    writeStamp(STAMP, wanted());
  },
};

/** @param {string} python @returns {string} where its environment has its packages */
function packagesFolder(python) {
  const program = "import sysconfig; print(sysconfig.get_path('purelib'))";
  return execFileSync(python, ["-I", "-c", program], { encoding: "utf8" }).trim();
}
