import path from "node:path";
import { REPOSITORY } from "./repository.mjs";
import { runToEnd } from "./runToEnd.mjs";
import { runtimeNode } from "./runtimeNode.mjs";
import { setUp } from "./setUp.mjs";

/** `npm run release -- [assignments…]`: `convolab release` on this repository's exercises, with the sample key. */
const environment = await setUp("release");
process.exitCode = await runToEnd(
  runtimeNode(),
  [
    path.join("dist", "cli", "main.js"),
    "release",
    "--key",
    path.join("solutions", "sample.key"),
    ...process.argv.slice(2),
  ],
  { environment, cwd: REPOSITORY },
);
