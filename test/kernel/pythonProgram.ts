import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./convolabKernel.ts";

const PYTHON = join(ROOT, ".venv/bin/python");

export interface Finished {
  /** The exit code; null if a signal ended it. */
  code: number | null;
  /** stdout and stderr, one after the other. */
  output: string;
}

export interface ProgramOptions {
  cwd: string;
  /** Jupyter's data folder, so that nobody's own history is touched. */
  dataDirectory: string;
  /** What is typed into it. */
  input?: string;
  /** Ends it after so many ms. */
  timeout: number;
}

/** Runs the Python of the environment in which set-up has installed JupyterLab and the kernel. */
export async function runPython(args: readonly string[], options: ProgramOptions): Promise<Finished> {
  if (!existsSync(PYTHON)) throw new Error("there is no Python environment: `npm test` makes it");
  const { cwd, dataDirectory, input = "", timeout } = options;
  const env = {
    ...process.env,
    JUPYTER_DATA_DIR: dataDirectory,
    JUPYTER_RUNTIME_DIR: join(dataDirectory, "runtime"),
    CONVOLAB_LANG: "en",
    NO_COLOR: "1",
    PYTHONIOENCODING: "utf-8",
  };
  return await new Promise((resolve) => {
    const child = execFile(PYTHON, args, { cwd, env, timeout, killSignal: "SIGKILL", maxBuffer: 1e8 }, (_, out, err) =>
      resolve({ code: child.exitCode, output: out + err }),
    );
    child.stdin?.end(input);
  });
}
