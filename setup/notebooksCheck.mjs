import path from "node:path";
import { REPOSITORY } from "./repository.mjs";
import { runToEnd } from "./runToEnd.mjs";
import { runtimeNode } from "./runtimeNode.mjs";
import { setUp } from "./setUp.mjs";

/** `npm run notebooks:check -- [--fix] [places…]`: what is wrong with the notebooks. It needs neither the build, nor the engine, nor Python. */
const environment = await setUp("check");
process.exitCode = await runToEnd(
  runtimeNode(),
  [path.join("src", "cli", "main.ts"), "notebooks", "check", ...process.argv.slice(2)],
  { environment, cwd: REPOSITORY },
);
