import { execFileSync } from "node:child_process";
import { StepFailure } from "./stepFailure.mjs";

const CANDIDATES = ["python3", "python", "python3.14", "python3.13", "python3.12", "python3.11"];

const PROBE = `
import importlib.util, sys
if sys.version_info < (3, 11): sys.exit(3)
import venv
has = importlib.util.find_spec
print(sys.executable)
print('ensurepip' if has('ensurepip') else 'own' if has('pip') else 'none')
`;

/**
 * The first Python ≥ 3.11 of the PATH (or the one that CONVOLAB_PYTHON names), and where its environments get pip from.
 * Debian keeps `ensurepip` in a package of its own; Python's own pip serves as well.
 * @param {NodeJS.ProcessEnv} environment
 * @returns {{ python: string, pip: "ensurepip" | "own" }}
 * @throws {StepFailure} when there is none
 */
export function findPython(environment) {
  const named = environment.CONVOLAB_PYTHON;
  const candidates = named ? [named] : CANDIDATES;
  /** @type {string | undefined} */
  let withoutPip;
  for (const candidate of candidates) {
    const [python, pip] = probe(candidate, environment);
    if (python === undefined) continue;
    if (pip === "ensurepip" || pip === "own") return { python, pip };
    withoutPip ??= python;
  }
  if (withoutPip !== undefined) {
    throw new StepFailure({ why: "noPip", values: { python: withoutPip }, remedy: "installPython" });
  }
  throw new StepFailure({ why: "noPython", values: { tried: candidates.join(", ") }, remedy: "installPython" });
}

/** @param {string} candidate @param {NodeJS.ProcessEnv} environment */
function probe(candidate, environment) {
  try {
    const output = execFileSync(candidate, ["-c", PROBE], { encoding: "utf8", env: environment, stdio: "pipe" });
    return output.trim().split("\n");
  } catch {
    return [];
  }
}
