/**
 * TypeScript 7 as a service of the kernel: texts in, complaints out, answered one question after the other by
 * {@link ./compilerThread.ts}.
 */
import path from "node:path";
import { Worker } from "node:worker_threads";
import { programPath } from "../../session/installation.ts";
import { serverExecutable } from "./server/executable.ts";

/** What the thread is started with. */
export interface CompilerSetUp {
  readonly directory: string;
  readonly executable: string | undefined;
  /** Path of the (virtual) `tsconfig.json` of the program. */
  readonly configPath: string;
}

/** A complaint about a file, positions in UTF-16 units. */
export interface Complaint {
  readonly code: number;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** A check of one file. */
export interface Check {
  /** Files whose text here is newer than TypeScript's. */
  readonly texts: readonly (readonly [path: string, text: string])[];
  /** Files on disk that have changed. */
  readonly changed: readonly string[];
  /** Files on disk that TypeScript may have looked for in vain. */
  readonly created: readonly string[];
  readonly file: string;
  readonly syntaxOnly: boolean;
  /** Whether to say which files of the program are on disk and not a package's. */
  readonly listsLocalFiles: boolean;
}

/** The outcome of a {@link Check}. */
export interface CheckResult {
  readonly complaints: readonly Complaint[];
  readonly localFiles: readonly string[];
}

export type CompilerQuestion =
  | ({ readonly question: "diagnose"; readonly id: number } & Check)
  | { readonly question: "options"; readonly id: number; readonly file: string };

export type CompilerAnswer =
  | ({ readonly id: number } & CheckResult)
  | { readonly id: number; readonly failure: string };
export type CompilerOptionsAnswer = { readonly id: number; readonly options: Readonly<Record<string, unknown>> };

type Answer = CompilerAnswer | CompilerOptionsAnswer;

/** What asked for an answer was given up before there was one. */
class CheckAbortedError extends Error {
  override readonly name = "CheckAbortedError";
  constructor() {
    super("The check was given up.");
  }
}

/** Whether a check was given up. By name: the program that starts the compiler is built apart from the one that asks it. */
export function isAbortedCheck(error: unknown): boolean {
  return error instanceof Error && error.name === "CheckAbortedError";
}

export class Compiler {
  readonly #waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
  readonly #setUp: CompilerSetUp;
  #thread: Worker;
  #pid: number | undefined;
  #lastId = 0;

  /** Starts TypeScript for a notebook's folder. */
  constructor(directory: string) {
    const { path: executable } = serverExecutable();
    this.#setUp = { directory, executable, configPath: path.join(directory, ".convolab-tsconfig.json") };
    this.#thread = this.#start();
  }

  /** Path of the (virtual) `tsconfig.json` of the program that is checked. */
  get configPath(): string {
    return this.#setUp.configPath;
  }

  /** Checks a file. */
  async diagnose(check: Check): Promise<CheckResult> {
    const answer = await this.#ask((id) => ({ question: "diagnose", id, ...check }));
    return "complaints" in answer ? answer : { complaints: [], localFiles: [] };
  }

  /** The compiler options of a `tsconfig.json` on disk, with what it extends. */
  async optionsOf(file: string): Promise<unknown> {
    const answer = await this.#ask((id) => ({ question: "options", id, file }));
    return "options" in answer ? answer.options : {};
  }

  /**
   * Gives up what is being checked and starts TypeScript anew. It knows no texts then.
   *
   * Types can take minutes to check, and the thread cannot be told anything while it waits; its process can be ended.
   */
  async abort(): Promise<void> {
    const ended = this.close();
    this.#thread = this.#start();
    await ended;
  }

  /** Ends TypeScript; resolves when it has. */
  async close(): Promise<void> {
    const thread = this.#thread;
    if (this.#pid !== undefined) kill(this.#pid);
    this.#pid = undefined;
    this.#failAll(new CheckAbortedError());
    await thread.terminate();
  }

  #start(): Worker {
    const thread = new Worker(programPath("kernel/language/compilerThread"), { workerData: this.#setUp });
    thread.on("message", (message: Answer | { pid: number }) => {
      if ("pid" in message) this.#pid = message.pid;
      else this.#receive(message);
    });
    thread.on("error", (error) => this.#failAll(error));
    return thread;
  }

  #ask(question: (id: number) => CompilerQuestion): Promise<Answer> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#thread.postMessage(question(id));
    });
  }

  #receive(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ("failure" in answer) waiting?.reject(new Error(answer.failure));
    else waiting?.resolve(answer);
  }

  #failAll(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
}
