import { spawn } from "node:child_process";

export interface ProgramOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Ends the program; the run rejects with its reason. */
  readonly signal?: AbortSignal | undefined;
  /** What the run rejects with where there is no such program on the PATH. */
  readonly missing: () => Error;
  /** What the run rejects with where somebody ends this process. */
  readonly interrupted: () => Error;
}

export interface ProgramRun {
  /** Its exit code; `null` where a signal ended it. */
  readonly code: number | null;
  /** What it wrote to stdout and stderr, in the order in which it came. */
  readonly output: string;
}

/** Signals by which a person, a shell or a test runner ends this process. */
const END_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs a program to its end. Whoever ends this process meanwhile ends the program first: the run rejects, those who wait
 * for it clean up, and then the signal does what it would have done.
 */
export async function runProgram(
  program: string,
  args: readonly string[],
  { env, cwd, signal, missing, interrupted }: ProgramOptions,
): Promise<ProgramRun> {
  return await new Promise((resolve, reject) => {
    const child = spawn(program, args, { env, cwd, stdio: ["ignore", "pipe", "pipe"] });
    const end = () => child.kill("SIGTERM");
    let endedBy: NodeJS.Signals | undefined;
    const endBySignal = (name: NodeJS.Signals) => {
      endedBy = name;
      end();
    };
    const done = () => {
      process.removeListener("exit", end);
      for (const name of END_SIGNALS) process.removeListener(name, endBySignal);
      signal?.removeEventListener("abort", end);
    };
    process.once("exit", end);
    for (const name of END_SIGNALS) process.on(name, endBySignal);
    signal?.addEventListener("abort", end, { once: true });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (text: string) => {
        output += text;
      });
    }
    child.once("error", (error: NodeJS.ErrnoException) => {
      done();
      reject(error.code === "ENOENT" ? missing() : error);
    });
    child.once("close", (code, endOfRun) => {
      done();
      if (endedBy !== undefined) {
        reject(interrupted());
        setImmediate(endThisProcess, endedBy);
      } else if (signal?.aborted) reject(signal.reason);
      else resolve({ code, output: endOfRun === null ? output : `${output}\n${program}: ${endOfRun}` });
    });
  });
}

/** Others that listen to the signal have heard it the first time. */
function endThisProcess(name: NodeJS.Signals): void {
  if (process.listenerCount(name) === 0) process.kill(process.pid, name);
}
