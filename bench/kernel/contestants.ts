import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** A kernel to measure and how to start it. */
export interface Contestant {
  name: string;
  version: string;
  argv: (connectionFile: string) => readonly string[];
  env?: Readonly<Record<string, string>>;
  /** The cell that brings `tf` into scope, where the kernel can. */
  importTf?: string;
}

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const BENCH = fileURLToPath(new URL("../", import.meta.url));
const requireFromBench = createRequire(join(BENCH, "package.json"));

function versionIn(packageJson: string): string {
  const { version } = requireFromBench(packageJson) as { version: string };
  return version;
}

/** Deno's own program, without the Node script that its npm package starts it by. */
function denoProgram(): string {
  const { optionalDependencies } = requireFromBench("deno/package.json") as { optionalDependencies: object };
  for (const name of Object.keys(optionalDependencies)) {
    try {
      return join(
        dirname(requireFromBench.resolve(`${name}/package.json`)),
        process.platform === "win32" ? "deno.exe" : "deno",
      );
    } catch {
      // Of the packages for each platform, npm installs this machine's only.
    }
  }
  throw new Error("npm has no Deno for this machine");
}

export const CONTESTANTS: readonly Contestant[] = [
  {
    name: "convolab",
    version: versionIn(join(ROOT, "package.json")),
    argv: (file) => [process.execPath, join(ROOT, "dist/kernel/main.js"), file],
    importTf: 'import { tf } from "convolab";',
  },
  {
    name: "Deno",
    version: versionIn("deno/package.json"),
    argv: (file) => [denoProgram(), "jupyter", "--kernel", "--conn", file],
    env: { DENO_DIR: join(BENCH, "node_modules/.cache/deno"), DENO_NO_UPDATE_CHECK: "1" },
    // Fetched by Deno on first use. TensorFlow.js without its native add-on, which Deno's kernel cannot be given.
    importTf: `import * as tf from "npm:@tensorflow/tfjs@${versionIn(join(ROOT, "node_modules/@tensorflow/tfjs/package.json"))}";`,
  },
  {
    name: "tslab",
    version: versionIn("tslab/package.json"),
    argv: (file) => [process.execPath, requireFromBench.resolve("tslab/bin/tslab"), "kernel", "--config-path", file],
  },
];
