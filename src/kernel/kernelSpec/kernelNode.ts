import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { OLDEST_NODE_MAJOR } from "./kernelSpec.ts";

/** Where the repository's set-up puts a Node.js of its own when the PATH's is too old. */
const RUNTIME = fileURLToPath(new URL("../../../.runtime/node_modules/", import.meta.url));

/** The Node.js to start the kernel with: the one that runs this, else the set-up's, else (too old, both) `undefined`. */
export function kernelNode(): string | undefined {
  if (Number.parseInt(process.versions.node, 10) >= OLDEST_NODE_MAJOR) return process.execPath;
  if (!existsSync(RUNTIME)) return undefined;
  return readdirSync(RUNTIME)
    .map((name) => path.join(RUNTIME, name, "bin", "node"))
    .find((file) => existsSync(file));
}
