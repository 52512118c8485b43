import { cpSync, mkdirSync } from "node:fs";
import path from "node:path";
import { REPOSITORY, VENV } from "../repository.mjs";
import { runProgram } from "../runProgram.mjs";
import { runtimeNode } from "../runtimeNode.mjs";
import { digest, stampHolds, writeStamp } from "../stamp.mjs";

const STAMP = path.join(VENV, "share", "jupyter", "kernels", "convolab", ".stamp");
/**
 * JupyterLab's defaults for this course: no questions about news, no look-ups outside; a completion may take longer than
 * a second (the first one does on a busy machine) and still be shown.
 */
const LAB_SETTINGS = path.join(VENV, "share", "jupyter", "lab", "settings");

/** The server's defaults for this course: it drops no output of a cell that prints a lot; the kernel has a limit. */
const SERVER_SETTINGS = path.join(VENV, "etc", "jupyter");

function wanted() {
  return digest(REPOSITORY, ["dist/.stamp", "setup/jupyter"], [REPOSITORY, runtimeNode()]);
}

/**
 * The kernel in the Python environment's list of kernels.
 * @type {import("../setUp.mjs").Step}
 */
export const kernelSpec = {
  title: "kernelSpec",

  isDone: () => stampHolds(STAMP, wanted()),

  async run({ environment, signal }) {
    await runProgram(runtimeNode(), ["dist/cli/main.js", "kernel", "install", "--prefix", VENV], {
      name: "kernelSpec",
      remedy: "reinstall",
      environment,
      signal,
    });
    mkdirSync(LAB_SETTINGS, { recursive: true });
    cpSync(path.join(REPOSITORY, "setup", "jupyter", "overrides.json"), path.join(LAB_SETTINGS, "overrides.json"));
    mkdirSync(SERVER_SETTINGS, { recursive: true });
    cpSync(
      path.join(REPOSITORY, "setup", "jupyter", "server.json"),
      path.join(SERVER_SETTINGS, "jupyter_server_config.json"),
    );
    writeStamp(STAMP, wanted());
  },
};
