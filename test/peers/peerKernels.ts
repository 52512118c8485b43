import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { RunningKernel } from "../client/runningKernel.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const BENCH = path.join(ROOT, "bench");
const requireFromBench = createRequire(path.join(BENCH, "package.json"));

/** The names of the kernels that lessons and pictures are tried in beside our own. */
export type PeerName = "Deno" | "tslab";

/** A kernel of somebody else's. */
export interface Peer {
  readonly name: PeerName;
  /** The command that starts it. */
  readonly argv: (connectionFile: string) => readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** A call at the end of a cell as it has to be written for its picture to show. */
  readonly shown: (call: string) => string;
}

/** The kernels. tslab shows no cell's last value but as text: there, a picture is shown by `display`. */
export const PEERS: readonly Peer[] = [
  { name: "Deno", argv: denoKernel, env: { DENO_NO_UPDATE_CHECK: "1" }, shown: (call) => call },
  { name: "tslab", argv: tslabKernel, env: {}, shown: (call) => `display(${call});` },
];

/** How long a peer may take to answer for the first time, in ms; half a minute is ten times what it takes on a busy machine. */
const START_TIMEOUT = 60_000;

/** So often a peer is started that does not answer. */
const ATTEMPTS = 3;

/**
 * Starts a peer, in a folder, and resolves when it answers. tslab binds one socket after the other and listens meanwhile:
 * a request that comes too early makes it deaf for good (once in 60 starts), so it is then started anew.
 */
export async function startPeer({ argv, env }: Peer, cwd: string, timeout: number): Promise<RunningKernel> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await RunningKernel.start({ argv, env, cwd, strict: false, timeout, startTimeout: START_TIMEOUT });
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

/** Deno's own program, without the Node script that its npm package starts it by. */
function denoKernel(connectionFile: string): readonly string[] {
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
function tslabKernel(connectionFile: string): readonly string[] {
  return [process.execPath, requireFromBench.resolve("tslab/bin/tslab"), "kernel", "--config-path", connectionFile];
}
