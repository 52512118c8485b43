import { spawnSync } from "node:child_process";
import path from "node:path";
import { npmCommand } from "../setup/npm.mjs";
import { REPOSITORY } from "../setup/repository.mjs";
import { digest, stampHolds, writeStamp } from "../setup/stamp.mjs";

/**
 * Not `npm ci`: it wants the lock file to name Deno's packages for every platform, and not all of them are published at
 * the same time. The versions and hashes of the lock file hold all the same.
 */
const NPM_ARGUMENTS = ["install", "--no-save", "--ignore-scripts", "--no-progress"];

const BENCH = path.join(REPOSITORY, "bench");

/**
 * Installs the peers of bench/package-lock.json into bench/node_modules, where they are not there yet.
 * @param {NodeJS.ProcessEnv} environment
 */
export async function installPeers(environment) {
  const stamp = path.join(BENCH, "node_modules", ".stamp");
  const wanted = digest(BENCH, ["package.json", "package-lock.json"]);
  if (stampHolds(stamp, wanted)) return;
  process.stderr.write("Installing the kernels to measure beside (once, about 180 MB)…\n");
  const { program, programArguments } = npmCommand(process.execPath);
  const { status, error } = spawnSync(program, [...programArguments, ...NPM_ARGUMENTS], {
    cwd: BENCH,
    env: environment,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (error || status !== 0)
    throw new Error(`npm install in bench/ failed (${error?.message ?? `exit code ${status}`})`);
  writeStamp(stamp, wanted);
}
