import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const BENCH = path.join(ROOT, "bench");
const requireFromBench = createRequire(path.join(BENCH, "package.json"));

/** Deno's own program, without the Node script that its npm package starts it by. */
export function denoKernel(connectionFile: string): readonly string[] {
  const { optionalDependencies } = requireFromBench("deno/package.json") as { optionalDependencies: object };
  for (const name of Object.keys(optionalDependencies)) {
    try {
      const folder = path.dirname(requireFromBench.resolve(`${name}/package.json`));
      return [path.join(folder, "deno"), "jupyter", "--kernel", "--conn", connectionFile];
    } catch {
      // Of the packages for each platform, npm installs this machine's only.
    }
  }
  throw new Error("npm has no Deno for this machine");
}

/** tslab's kernel. */
export function tslabKernel(connectionFile: string): readonly string[] {
  return [process.execPath, requireFromBench.resolve("tslab/bin/tslab"), "kernel", "--config-path", connectionFile];
}
