import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

/** The name by which front ends ask for the kernel, and the folder of its spec. */
export const KERNEL_NAME = "convolab";

/** The oldest Node.js that the kernel runs on. */
export const OLDEST_NODE_MAJOR = 24;

/** The file in the spec's folder that finds a Node.js and becomes the kernel. */
export const LAUNCHER_NAME = "start.sh";

/** The logos that front ends look for, by the names of Jupyter's documentation ("Making kernels for Jupyter"). */
export const LOGO_NAMES = ["logo-32x32.png", "logo-64x64.png", "logo-svg.svg"] as const;

/** The folder of the logos: beside this file, in `src` as in `dist`. */
export const LOGO_FOLDER = fileURLToPath(new URL("./files/", import.meta.url));

const specSchema = z.object({
  argv: z.array(z.string()).min(1),
  display_name: z.string(),
  language: z.string(),
  interrupt_mode: z.enum(["message", "signal"]),
  metadata: z
    .object({ convolab: z.object({ version: z.string(), node: z.string(), entryPoint: z.string() }) })
    .catchall(z.unknown()),
});

/** What `kernel.json` says. `argv` may hold `{connection_file}`, which the front end fills in. */
export type KernelSpec = z.infer<typeof specSchema>;

/** What a kernel is started with. */
export interface KernelTarget {
  /** Absolute path of the Node.js that convolab was installed with. */
  readonly node: string;
  /** Absolute path of the kernel's entry point. */
  readonly entryPoint: string;
}

/**
 * @param folder the absolute path of the folder that the spec will lie in
 * @param version of convolab
 * @param target what the launcher in that folder starts: written down for `convolab doctor`
 */
export function kernelSpec(folder: string, version: string, target: KernelTarget): KernelSpec {
  const { node, entryPoint } = target;
  return {
    argv: ["/bin/sh", path.join(folder, LAUNCHER_NAME), "{connection_file}"],
    display_name: "TypeScript (convolab)",
    language: "typescript",
    interrupt_mode: "message",
    metadata: { debugger: false, convolab: { version, node, entryPoint } },
  };
}

/** @returns the spec, or `undefined` if the text is not one of convolab's kernel specs */
export function parseKernelSpec(text: string): KernelSpec | undefined {
  try {
    return specSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** The file that the launcher starts: beside this one in `dist`. */
export function kernelEntryPoint(): string {
  const entry = fileURLToPath(new URL("../main.js", import.meta.url));
  return existsSync(entry) ? entry : fileURLToPath(new URL("../../../dist/kernel/main.js", import.meta.url));
}
