import { existsSync } from "node:fs";
import path from "node:path";
import { StepFailure } from "./stepFailure.mjs";

/**
 * How to start npm: the one that runs this command, else the PATH's.
 * @param {string} node the Node.js to run it on
 * @returns {{ program: string, programArguments: string[] }}
 */
export function npmCommand(node) {
  const running = process.env.npm_execpath;
  if (running !== undefined && path.basename(running) === "npm-cli.js" && existsSync(running)) {
    return { program: node, programArguments: [running] };
  }
  const onPath = (process.env.PATH ?? "").split(path.delimiter).map((folder) => path.join(folder, "npm"));
  const program = onPath.find((file) => existsSync(file));
  if (program === undefined) throw new StepFailure({ why: "noNpm", remedy: "installNode" });
  return { program, programArguments: [] };
}

/** No dependency's install script runs: none is needed, whatever the npm version's own default is. */
export const NPM_INSTALL = ["ci", "--ignore-scripts", "--loglevel=http", "--no-progress"];

/** @param {string} line of npm's output @returns {boolean} whether a package has arrived */
export function isFetchedPackage(line) {
  return /^npm http (fetch|cache) .*\.tgz/.test(line);
}
