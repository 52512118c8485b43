import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { z } from "zod";
import { readKernelSpec } from "./installation.ts";
import { KERNEL_NAME, type KernelTarget, kernelEntryPoint, OLDEST_NODE_MAJOR } from "./kernelSpec.ts";

const run = promisify(execFile);
const require = createRequire(import.meta.url);

/** What can be right or wrong with an installation of the kernel. */
export type HealthCheckName =
  | "nodeVersion"
  | "built"
  | "zeromq"
  | "parser"
  | "canvas"
  | "typescript"
  | "jupyter"
  | "kernelSpec"
  | "launcher";

/** One finding. `detail`: what was found (a version, a path) or what went wrong, as the failing part itself says it. */
export interface Finding {
  readonly check: HealthCheckName;
  readonly ok: boolean;
  readonly detail: string;
}

/** Looks at everything the kernel needs, in the order in which one thing needs the other. Changes nothing. */
export async function checkKernelHealth(environment: NodeJS.ProcessEnv = process.env): Promise<Finding[]> {
  const findings = await Promise.all([
    built(),
    loads("zeromq", "zeromq"),
    loads("parser", "oxc-parser"),
    loads("canvas", "canvas"),
    typescript(),
    jupyter(environment),
  ]);
  return findings.flat();
}

function built(): Finding {
  const entryPoint = kernelEntryPoint();
  return { check: "built", ok: existsSync(entryPoint), detail: entryPoint };
}

/** A package with a native part: it is there, and its part for this machine starts. */
async function loads(check: HealthCheckName, packageName: string): Promise<Finding> {
  try {
    await import(packageName);
    return { check, ok: true, detail: packageName };
  } catch (error) {
    return { check, ok: false, detail: firstLine(error) };
  }
}

async function typescript(): Promise<Finding> {
  try {
    const folder = path.dirname(require.resolve("typescript-native/package.json"));
    const { stdout } = await run(process.execPath, [path.join(folder, "bin", "tsc"), "--version"]);
    return { check: "typescript", ok: true, detail: stdout.trim() };
  } catch (error) {
    return { check: "typescript", ok: false, detail: firstLine(error) };
  }
}

const kernelListSchema = z.object({ kernelspecs: z.record(z.string(), z.object({ resource_dir: z.string() })) });

/** Jupyter is found, it lists the kernel, and the kernel's launcher points at a good Node.js and an entry point. */
async function jupyter(environment: NodeJS.ProcessEnv): Promise<Finding[]> {
  const program = findJupyter(environment);
  if (program === undefined) return [{ check: "jupyter", ok: false, detail: "jupyter" }];
  let folder: string | undefined;
  try {
    const { stdout } = await run(program, ["kernelspec", "list", "--json"], { env: environment });
    folder = kernelListSchema.parse(JSON.parse(stdout)).kernelspecs[KERNEL_NAME]?.resource_dir;
  } catch (error) {
    return [{ check: "jupyter", ok: false, detail: firstLine(error) }];
  }
  const found: Finding = { check: "jupyter", ok: true, detail: program };
  const spec = folder === undefined ? undefined : readKernelSpec(folder);
  if (folder === undefined || spec === undefined) {
    return [found, { check: "kernelSpec", ok: false, detail: folder ?? KERNEL_NAME }];
  }
  return [found, { check: "kernelSpec", ok: true, detail: folder }, ...(await launcher(spec.metadata.convolab))];
}

/** The PATH's Jupyter, else the one of the repository that this package is built in. */
function findJupyter(environment: NodeJS.ProcessEnv): string | undefined {
  const onPath = (environment.PATH ?? "").split(path.delimiter).filter(Boolean);
  const ownEnvironment = fileURLToPath(new URL("../../../.venv/bin", import.meta.url));
  return [...onPath, ownEnvironment].map((folder) => path.join(folder, "jupyter")).find((file) => existsSync(file));
}

async function launcher({ node, entryPoint }: KernelTarget): Promise<Finding[]> {
  const missing = [node, entryPoint].find((file) => !existsSync(file));
  if (missing !== undefined) return [{ check: "launcher", ok: false, detail: missing }];
  const { stdout } = await run(node, ["--version"]);
  const ok = Number.parseInt(stdout.slice(1), 10) >= OLDEST_NODE_MAJOR;
  return [
    { check: "launcher", ok: true, detail: entryPoint },
    { check: "nodeVersion", ok, detail: `${stdout.trim()} (${node})` },
  ];
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split("\n", 1)[0] ?? text;
}
