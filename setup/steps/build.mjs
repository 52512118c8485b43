import path from "node:path";
import { REPOSITORY } from "../repository.mjs";
import { runProgram } from "../runProgram.mjs";
import { runtimeNode } from "../runtimeNode.mjs";
import { digest, stampHolds, writeStamp } from "../stamp.mjs";

const STAMP = path.join(REPOSITORY, "dist", ".stamp");
const INPUTS = [
  "src",
  "tsconfig.json",
  "tsconfig.build.json",
  "package.json",
  "package-lock.json",
  "setup/build.mjs",
  "setup/bundleNodeTypes.mjs",
  "setup/bundleTensorTypes.mjs",
  "setup/browserTypes.d.ts",
];

/**
 * `src` compiled to `dist`.
 * @type {import("../setUp.mjs").Step}
 */
export const build = {
  title: "build",

  isDone: () => stampHolds(STAMP, digest(REPOSITORY, INPUTS)),

  async run({ environment, signal }) {
    const wanted = digest(REPOSITORY, INPUTS);
    const remedy = "fixSource";
    await runProgram(runtimeNode(), ["setup/build.mjs"], { name: "build", remedy, environment, signal });
    writeStamp(STAMP, wanted);
  },
};
