import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the repository: everything that set-up makes goes below it. */
export const REPOSITORY = path.resolve(fileURLToPath(import.meta.url), "..", "..");

/** Caches, temporary files, logs, Jupyter's own settings: may be deleted at any time, at the price of downloading again. */
export const CACHE = path.join(REPOSITORY, ".cache");

/** The Python environment that holds JupyterLab. */
export const VENV = path.join(REPOSITORY, ".venv");

/** @param {string} name of a program in the Python environment, e.g. `jupyter-lab` */
export function venvProgram(name) {
  return path.join(VENV, "bin", name);
}

/**
 * The environment that holds nbgrader: on top of JupyterLab's, whose packages it sees, and apart from it, because
 * nbgrader brings extensions that JupyterLab would load. It lies inside the other, and so goes with it.
 */
export const NBGRADER_VENV = path.join(VENV, "nbgrader");
