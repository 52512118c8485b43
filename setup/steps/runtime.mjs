import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { NPM_INSTALL, npmCommand } from "../npm.mjs";
import { CACHE, REPOSITORY } from "../repository.mjs";
import { runProgram } from "../runProgram.mjs";
import { bootstrapNodeSuffices, ownNode, RUNTIME } from "../runtimeNode.mjs";
import { digest, stampHolds, writeStamp } from "../stamp.mjs";
import { StepFailure } from "../stepFailure.mjs";

const STAMP = path.join(RUNTIME, ".stamp");

function wanted() {
  return digest(REPOSITORY, ["setup/runtime"], [process.platform, process.arch]);
}

/**
 * Node.js 24 in `.runtime`, where the PATH's is older.
 * @type {import("../setUp.mjs").Step}
 */
export const runtime = {
  title: "runtime",

  isDone: () => bootstrapNodeSuffices() || stampHolds(STAMP, wanted()),

  async run({ environment, signal }) {
    const node = ownNode();
    if (node === undefined) {
      throw new StepFailure({
        why: "noNodePackage",
        values: { platform: `${process.platform}-${process.arch}` },
        remedy: "installNode",
      });
    }
    mkdirSync(path.join(CACHE, "tmp"), { recursive: true });
    const draft = mkdtempSync(path.join(CACHE, "tmp", "runtime-"));
    try {
      cpSync(path.join(REPOSITORY, "setup", "runtime"), draft, { recursive: true });
      const { program, programArguments } = npmCommand(process.execPath);
      await runProgram(program, [...programArguments, ...NPM_INSTALL], {
        name: "runtime",
        remedy: "retry",
        environment,
        signal,
        cwd: draft,
      });
      checkRuns(path.join(draft, path.relative(RUNTIME, node)));
      writeStamp(path.join(draft, ".stamp"), wanted());
      rmSync(RUNTIME, { recursive: true, force: true });
      renameSync(draft, RUNTIME);
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
  },
};

/** @param {string} node a binary for another C library, say, installs well but does not start */
function checkRuns(node) {
  try {
    execFileSync(node, ["--version"], { stdio: "pipe" });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StepFailure({ why: "startedNot", values: { program: "node", reason }, remedy: "installNode" });
  }
}
