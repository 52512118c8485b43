import { mkdirSync } from "node:fs";
import path from "node:path";
import { CACHE, VENV } from "./repository.mjs";

/**
 * Environment variables that keep every cache, setting and temporary file of npm, pip, Python, Jupyter and a browser
 * inside the repository. Where packages come from (the user's npm and pip configuration) is left alone.
 */
const PLACES = {
  npm_config_cache: path.join(CACHE, "npm"),
  PIP_CACHE_DIR: path.join(CACHE, "pip"),
  TMPDIR: path.join(CACHE, "tmp"),
  XDG_CACHE_HOME: path.join(CACHE, "xdg"),
  PYTHONPYCACHEPREFIX: path.join(CACHE, "pycache"),
  JUPYTER_CONFIG_DIR: path.join(CACHE, "jupyter", "config"),
  JUPYTER_DATA_DIR: path.join(CACHE, "jupyter", "data"),
  JUPYTER_RUNTIME_DIR: path.join(CACHE, "jupyter", "runtime"),
  IPYTHONDIR: path.join(CACHE, "ipython"),
};

/**
 * The environment for every process that set-up, `npm run lab` and `npm test` start.
 * @param {NodeJS.ProcessEnv} [outer]
 * @returns {NodeJS.ProcessEnv}
 */
export function repositoryEnvironment(outer = process.env) {
  // The connection files of running kernels hold their keys: for nobody else's eyes.
  mkdirSync(PLACES.JUPYTER_RUNTIME_DIR, { recursive: true, mode: 0o700 });
  for (const place of Object.values(PLACES)) mkdirSync(place, { recursive: true });
  return {
    ...outer,
    ...PLACES,
    npm_config_logs_max: "0",
    npm_config_update_notifier: "false",
    npm_config_audit: "false",
    npm_config_fund: "false",
    PIP_DISABLE_PIP_VERSION_CHECK: "1",
    // Bytecode goes to .cache: without it every start would compile again.
    PYTHONDONTWRITEBYTECODE: "",
    // A user's own packages must neither hide nor stand in for the locked ones.
    PYTHONNOUSERSITE: "1",
    PATH: [path.join(VENV, "bin"), outer.PATH].filter(Boolean).join(path.delimiter),
  };
}
