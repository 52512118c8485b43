import { readFileSync } from "node:fs";
import path from "node:path";
import { isFetchedPackage, npmCommand } from "../npm.mjs";
import { REPOSITORY } from "../repository.mjs";
import { runProgram } from "../runProgram.mjs";
import { runtimeNode } from "../runtimeNode.mjs";
import { digest, removeStamp, stampHolds, writeStamp } from "../stamp.mjs";

/**
 * Not `npm ci`: it wants the lock file to name Deno's packages for every platform, and not all of them are published at
 * the same time. The versions and hashes of the lock file hold all the same.
 */
const NPM_ARGUMENTS = ["install", "--no-save", "--ignore-scripts", "--loglevel=http", "--no-progress"];

const BENCH = path.join(REPOSITORY, "bench");
const STAMP = path.join(BENCH, "node_modules", ".stamp");

const wanted = () => digest(BENCH, ["package.json", "package-lock.json"]);

/**
 * The kernels of bench/package-lock.json in `bench/node_modules`: measured beside ours, and shown our pictures.
 * @type {import("../setUp.mjs").Step}
 */
export const peerKernels = {
  title: "peerKernels",

  isDone: () => stampHolds(STAMP, wanted()),

  async run({ environment, signal, update, text }) {
    removeStamp(STAMP);
    const { program, programArguments } = npmCommand(runtimeNode());
    const total = countPackages();
    let done = 0;
    await runProgram(program, [...programArguments, ...NPM_ARGUMENTS], {
      cwd: BENCH,
      name: "peerKernels",
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

/** @returns {number} how many packages the lock file of `bench` has */
function countPackages() {
  /** @type {import("../platformPackages.mjs").LockFile} */
  const lock = JSON.parse(readFileSync(path.join(BENCH, "package-lock.json"), "utf8"));
  return Object.keys(lock.packages).length - 1;
}
