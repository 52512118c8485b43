import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { missingPlatformPackages } from "./platformPackages.mjs";
import { REPOSITORY } from "./repository.mjs";

/**
 * `node setup/completeLock.mjs [folder]`: adds to the folder's package-lock.json the platform packages that npm left out because its registry
 * did not carry them (a mirror with this machine's only, say). Without them `npm ci` refuses the lock everywhere. Run
 * it after a change of dependencies; a registry that has them all leaves nothing to do.
 */
const file = path.join(path.resolve(process.argv[2] ?? REPOSITORY), "package-lock.json");
/** @type {import("./platformPackages.mjs").LockFile} */
const lock = JSON.parse(readFileSync(file, "utf8"));
const missing = missingPlatformPackages(lock);
const packages = Object.entries({ ...lock.packages, ...missing }).sort(([one], [other]) => (one < other ? -1 : 1));
writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`);
process.stdout.write(`${Object.keys(missing).length} packages added\n`);
