import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import {
  KERNEL_NAME,
  kernelEntryPoint,
  kernelSpec,
  LAUNCHER_NAME,
  LOGO_FOLDER,
  LOGO_NAMES,
  parseKernelSpec,
} from "./kernelSpec.ts";
import { launcherScript } from "./launcher.ts";

/** What `installKernel` is told. */
export interface InstallOptions {
  /** From `kernelsFolder`. */
  readonly kernelsFolder: string;
  /** Of convolab: written into the spec. */
  readonly version: string;
  /** Absolute path of the Node.js to run the kernel on, from `kernelNode`. */
  readonly node: string;
  /** Flags for it. */
  readonly nodeFlags?: readonly string[];
}

/**
 * Writes the kernel's spec, launcher and logos, replacing an earlier version in one step.
 * @returns the spec's folder
 */
export function installKernel({ kernelsFolder, version, node, nodeFlags = [] }: InstallOptions): string {
  const folder = path.join(kernelsFolder, KERNEL_NAME);
  mkdirSync(kernelsFolder, { recursive: true });
  const draft = mkdtempSync(path.join(kernelsFolder, `.${KERNEL_NAME}-`));
  try {
    const target = { node, entryPoint: kernelEntryPoint() };
    const spec = JSON.stringify(kernelSpec(folder, version, target), null, 2);
    writeFileSync(path.join(draft, "kernel.json"), `${spec}\n`);
    writeFileSync(path.join(draft, LAUNCHER_NAME), launcherScript(target, nodeFlags), { mode: 0o755 });
    for (const name of LOGO_NAMES) copyFileSync(path.join(LOGO_FOLDER, name), path.join(draft, name));
    // mkdtemp makes a folder that only its owner can read; a system-wide kernel is for everyone.
    chmodSync(draft, 0o755);
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}

/** What `uninstallKernel` found: `foreign` is a kernel of the same name that is not convolab's, and is left alone. */
export type UninstallResult = { readonly folder: string; readonly outcome: "removed" | "absent" | "foreign" };

export function uninstallKernel(kernelsFolder: string): UninstallResult {
  const folder = path.join(kernelsFolder, KERNEL_NAME);
  if (!existsSync(folder)) return { folder, outcome: "absent" };
  if (readKernelSpec(folder) === undefined) return { folder, outcome: "foreign" };
  rmSync(folder, { recursive: true });
  return { folder, outcome: "removed" };
}

/** @returns the spec in a folder, or `undefined` if there is none of convolab's */
export function readKernelSpec(folder: string): ReturnType<typeof parseKernelSpec> {
  const file = path.join(folder, "kernel.json");
  return existsSync(file) ? parseKernelSpec(readFileSync(file, "utf8")) : undefined;
}
