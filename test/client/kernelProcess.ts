import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";

/** Every process that a kernel starts inherits this variable, by which it is found even after its parent has gone. */
const MARK = "TEST_KERNEL_FAMILY";

export interface SpawnOptions {
  cwd?: string;
  /** Added to this process's environment; undefined takes a variable away. */
  env?: Readonly<Record<string, string | undefined>>;
}

/** A kernel process and all that it starts. */
export class KernelProcess {
  readonly #child: ChildProcess;
  readonly #mark: string;
  readonly #exited: Promise<unknown>;
  #log = "";

  constructor(argv: readonly string[], { cwd, env }: SpawnOptions = {}) {
    const [command, ...args] = argv;
    if (command === undefined) throw new Error("an empty argv starts no kernel");
    this.#mark = randomUUID();
    this.#child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env, [MARK]: this.#mark },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#exited = once(this.#child, "exit");
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        this.#log += text;
      });
    }
  }

  get pid(): number {
    if (this.#child.pid === undefined) throw new Error(`the kernel did not start: ${this.#child.spawnfile}`);
    return this.#child.pid;
  }

  /** What the kernel itself has written, not its cells: its log. */
  get log(): string {
    return this.#log;
  }

  /** Closes our end of the pipes that it logs to, as a Jupyter that is killed does. */
  stopReading(): void {
    this.#child.stdout?.destroy();
    this.#child.stderr?.destroy();
  }

  get hasExited(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  get exitCode(): number | null {
    return this.#child.exitCode;
  }

  /** The kernel and its descendants that are alive (Linux: read from /proc; elsewhere the kernel alone). */
  family(): number[] {
    if (process.platform !== "linux") return this.hasExited ? [] : [this.pid];
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name) && isAlive(name) && environment(name).includes(`${MARK}=${this.#mark}`))
      .map(Number);
  }

  /** Resident memory of the kernel and its descendants together, in bytes (Linux only). */
  residentBytes(): number {
    return this.family().reduce((sum, pid) => sum + residentBytes(pid), 0);
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Resolves when the kernel process has ended; rejects after `timeout` ms. */
  async exit(timeout: number): Promise<void> {
    if (this.hasExited) return;
    const timer = new AbortController();
    const late = delay(timeout, true, { signal: timer.signal, ref: false }).catch(() => false);
    const isLate = await Promise.race([this.#exited.then(() => false), late]);
    timer.abort();
    if (isLate) throw new Error(`the kernel is still running ${timeout} ms later; its log:\n${this.log}`);
  }

  /** Resolves when the log from position `from` on matches `text`; rejects after `timeout` ms. */
  async logged(text: RegExp, from: number, timeout: number): Promise<void> {
    const deadline = Date.now() + timeout;
    while (!text.test(this.log.slice(from))) {
      if (Date.now() > deadline) throw new Error(`${text} was not logged in ${timeout} ms:\n${this.log.slice(from)}`);
      await delay(10);
    }
  }

  /** Resolves when process `pid` has ended; rejects after `timeout` ms. */
  async processGone(pid: number, timeout: number): Promise<void> {
    const deadline = Date.now() + timeout;
    while (isAlive(String(pid))) {
      if (Date.now() > deadline) throw new Error(`still running after ${timeout} ms: ${describe(pid)}`);
      await delay(10);
    }
  }

  /** Resolves when no process of the family is left; rejects with those that are after `timeout` ms. */
  async familyGone(timeout: number): Promise<void> {
    const deadline = Date.now() + timeout;
    for (let left = this.family(); left.length > 0; left = this.family()) {
      if (Date.now() > deadline) throw new Error(`left running: ${left.map(describe).join("; ")}`);
      await delay(10);
    }
  }

  /** Ends the whole family at once. */
  async kill(): Promise<void> {
    for (const pid of this.family()) {
      try {
        process.kill(pid, "SIGKILL");
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
      }
    }
    await this.exit(20_000);
  }
}

function readProc(pid: string | number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}

function environment(pid: string): string[] {
  return readProc(pid, "environ").split("\0");
}

/** A zombie is dead: it only waits for its parent to ask for its exit code. */
function isAlive(pid: string): boolean {
  const state = readProc(pid, "stat").split(") ").at(-1)?.[0];
  return state !== undefined && state !== "Z" && state !== "X";
}

function residentBytes(pid: number): number {
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(readProc(pid, "status"))?.[1];
  return Number(kibibytes ?? 0) * 1024;
}

function describe(pid: number): string {
  return `${pid} (${readProc(pid, "cmdline").replaceAll("\0", " ").trim()})`;
}
