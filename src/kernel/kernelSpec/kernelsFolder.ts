import { execFileSync } from "node:child_process";
import os from "node:os";
import path from "node:path";

/** Where a kernel spec goes: for the user, into the active Python environment, or below a given prefix. */
export type InstallPlace =
  | { readonly kind: "user" }
  | { readonly kind: "sys-prefix" }
  | { readonly kind: "prefix"; readonly prefix: string };

/** `--sys-prefix` without a Python to ask. */
export class NoPythonPrefixError extends Error {
  override readonly name = "NoPythonPrefixError";
}

/**
 * The folder that holds one folder for each kernel, where Jupyter looks for it ("Common Directories and File
 * Locations", Jupyter documentation).
 * @throws {NoPythonPrefixError} for `sys-prefix` when no Python environment is active and no Python is on the PATH
 */
export function kernelsFolder(place: InstallPlace, environment: NodeJS.ProcessEnv = process.env): string {
  if (place.kind === "user") return path.join(userDataFolder(environment), "kernels");
  const prefix = place.kind === "prefix" ? path.resolve(place.prefix) : pythonPrefix(environment);
  return path.join(prefix, "share", "jupyter", "kernels");
}

function userDataFolder(environment: NodeJS.ProcessEnv): string {
  if (environment.JUPYTER_DATA_DIR) return environment.JUPYTER_DATA_DIR;
  const home = environment.HOME ?? os.homedir();
  if (process.platform === "darwin") return path.join(home, "Library", "Jupyter");
  if (process.platform === "win32") return path.join(environment.APPDATA ?? home, "jupyter");
  return path.join(environment.XDG_DATA_HOME || path.join(home, ".local", "share"), "jupyter");
}

function pythonPrefix(environment: NodeJS.ProcessEnv): string {
  const active = environment.VIRTUAL_ENV || environment.CONDA_PREFIX;
  if (active) return active;
  for (const python of ["python3", "python"]) {
    try {
      const output = execFileSync(python, ["-I", "-c", "import sys; print(sys.prefix)"], {
        encoding: "utf8",
        env: environment,
        stdio: "pipe",
      });
      return output.trim();
    } catch {
      // Not on the PATH, or it does not start: ask the next one.
    }
  }
  throw new NoPythonPrefixError("no Python found");
}
