import path from "node:path";
import { REPOSITORY } from "./repository.mjs";
import { runToEnd } from "./runToEnd.mjs";
import { runtimeNode } from "./runtimeNode.mjs";
import { setUp } from "./setUp.mjs";

/** `npm run book -- [--output FOLDER]`: the course as a static site, in `book/`. */
const environment = await setUp("book");
process.exitCode = await runToEnd(
  runtimeNode(),
  [path.join("dist", "cli", "main.js"), "book", ...process.argv.slice(2)],
  { environment, cwd: REPOSITORY },
);
