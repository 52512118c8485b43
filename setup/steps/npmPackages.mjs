import { readFileSync } from "node:fs";
import path from "node:path";
import { isFetchedPackage, NPM_INSTALL, npmCommand } from "../npm.mjs";
import { REPOSITORY } from "../repository.mjs";
import { runProgram } from "../runProgram.mjs";
import { runtimeNode } from "../runtimeNode.mjs";
import { digest, removeStamp, stampHolds, writeStamp } from "../stamp.mjs";

const STAMP = path.join(REPOSITORY, "node_modules", ".convolab-stamp");

function wanted() {
  return digest(REPOSITORY, ["package-lock.json"], [process.platform, process.arch]);
}

/**
 * The packages of package-lock.json in `node_modules`.
 * @type {import("../setUp.mjs").Step}
 */
export const npmPackages = {
  title: "npmPackages",

  isDone: () => stampHolds(STAMP, wanted()),

  async run({ environment, signal, update, text }) {
    removeStamp(STAMP);
    const { program, programArguments } = npmCommand(runtimeNode());
    const total = countPackages();
    let done = 0;
    await runProgram(program, [...programArguments, ...NPM_INSTALL], {
      name: "npmPackages",
      remedy: "retry",
      environment,
      signal,
      onLine: (line) => {
        if (!isFetchedPackage(line)) return;
        done += 1;
        update(text("fetched", { done: Math.min(done, total), total }));
      },
    });
    writeStamp(STAMP, wanted());
  },
};

/** @returns {number} how many packages of the lock file this machine gets */
function countPackages() {
  /** @type {import("../platformPackages.mjs").LockFile} */
  const lock = JSON.parse(readFileSync(path.join(REPOSITORY, "package-lock.json"), "utf8"));
  return Object.entries(lock.packages).filter(
    ([place, { os, cpu }]) =>
      place !== "" && (os?.includes(process.platform) ?? true) && (cpu?.includes(process.arch) ?? true),
  ).length;
}
