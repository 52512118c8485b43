import path from "node:path";
import { NBGRADER_VENV } from "./repository.mjs";
import { runToEnd } from "./runToEnd.mjs";
import { setUp } from "./setUp.mjs";

/**
 * `npm --prefix CONVOLAB run nbgrader -- …`: the set-up where it is missing, then nbgrader in the folder where npm was
 * called, a course's.
 */
const environment = await setUp("nbgrader");
const programs = path.join(NBGRADER_VENV, "bin");
process.exitCode = await runToEnd(path.join(programs, "nbgrader"), process.argv.slice(2), {
  // It starts programs of its own environment by their names.
  environment: { ...environment, PATH: [programs, environment.PATH].join(path.delimiter) },
  cwd: process.env.INIT_CWD ?? process.cwd(),
});
