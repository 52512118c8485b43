/**
 * A session: the handle by which a kernel (or a grader) drives the process that runs a notebook's code.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { EventEmitter } from "node:events";
import type { Readable, Writable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import {
  BrokenFramesError,
  commandsBeginAnew,
  FRAME,
  FrameReader,
  frameOf,
  INTERRUPT_BYTE,
  outputMarker,
} from "./frames.ts";
import { programPath } from "./installation.ts";
import {
  type EvaluationOutcome,
  type SessionCommand,
  type SessionEvent,
  sessionEventSchema,
} from "./sessionProtocol.ts";

/** How a session is started. */
export interface SessionOptions {
  /** The notebook's folder: where imports start and what `process.cwd()` is. */
  readonly directory: string;
  /** Environment of the process; the caller's own when left out. */
  readonly env?: NodeJS.ProcessEnv;
  /** Limit of V8's heap in MiB. Typed arrays and tensors are outside it. */
  readonly maxHeapMiB?: number;
  /** What the process is started with, to put a sandbox around it: its arguments come before Node's. */
  readonly wrapper?: readonly string[];
}

/** A script for {@link Session.evaluate}. */
export interface Evaluation {
  /** What the learner sees in `cell [n]`. */
  readonly cell: string;
  readonly script: string;
  readonly url: string;
  readonly maps: readonly string[];
  readonly source: string;
  readonly openedAt: number | undefined;
}

/** How a session came to its end. */
export interface SessionEnd {
  /** The process ended itself by `process.exit(code)`, at this place in the learner's code. */
  readonly exit: { readonly code: number; readonly stack: string } | undefined;
  /** A cell was being evaluated, and its evaluation has been rejected with this end. */
  readonly duringEvaluation: boolean;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The last lines that native code printed to stderr, where V8 says why it gave up. */
  readonly lastWords: string;
}

/** What a session reports while it runs. `cell` is the id that {@link Session.evaluate} was given. */
interface SessionEvents {
  output: [stream: "stdout" | "stderr", text: string, cell: number];
  display: [event: SessionEvent & { event: "display" }, cell: number];
  clear: [wait: boolean, cell: number];
  input: [event: SessionEvent & { event: "input" }, cell: number];
  end: [end: SessionEnd];
}

/** Ends the evaluation of a cell whose session is gone. */
export class SessionEndedError extends Error {
  override readonly name = "SessionEndedError";
  readonly end: SessionEnd;
  constructor(end: SessionEnd) {
    super("The session has ended.");
    this.end = end;
  }
}

const NODE_FLAGS = [
  // Without it an interrupt of a loop in a timer's callback ends the process.
  "--no-force-async-hooks-checks",
  "--disable-warning=ExperimentalWarning",
];

/** Enough for a million rows of objects, and little enough to run out of in seconds: typed arrays are outside it. */
const DEFAULT_HEAP_MIB = 1024;
const LAST_WORDS = 4000;
/** Milliseconds a session gets to end by itself when its commands do. */
const GRACE = 300;

/** One process, one set of variables, from {@link Session.start} to its `end` event. */
export class Session extends EventEmitter<SessionEvents> {
  readonly #process: ChildProcess;
  readonly #commands: Writable;
  readonly #interrupts: Writable;
  readonly #waiting = new Map<
    number,
    { resolve: (outcome: EvaluationOutcome) => void; reject: (error: Error) => void }
  >();
  readonly #marks: [PipeMarks, PipeMarks];
  readonly #globals = Promise.withResolvers<readonly string[]>();
  readonly #ended = Promise.withResolvers<SessionEnd>();
  readonly #exited = Promise.withResolvers<void>();
  #drained: NodeJS.Timeout | undefined;
  #end: SessionEnd | undefined;
  #exit: SessionEnd["exit"];
  #lastWords = "";
  #current = 0;
  /** How many interrupts have been sent, and how many of them have been handled. */
  #interruptCount = 0;
  #interruptsHandled = 0;
  /** Commands that wait for the handling of an interrupt, which may take what is sent before it along. */
  #held: SessionCommand[] = [];

  /** Starts the process. It can be given work at once; {@link Session.globals} says when it is up. */
  static start(options: SessionOptions): Session {
    const [command = process.execPath, ...before] = [...(options.wrapper ?? []), process.execPath];
    const heap = `--max-old-space-size=${options.maxHeapMiB ?? DEFAULT_HEAP_MIB}`;
    const child = spawn(command, [...before, ...NODE_FLAGS, heap, programPath("session/process/main")], {
      cwd: options.directory,
      // A group of its own, so that processes which cells have started can be ended with it.
      detached: true,
      env: options.env ?? process.env,
      stdio: ["ignore", "pipe", "pipe", "pipe", "pipe", "pipe"],
    });
    return new Session(child);
  }

  private constructor(child: ChildProcess) {
    super();
    this.#process = child;
    const [, stdout, stderr, commands, up, interrupts] = child.stdio as unknown as [
      null,
      Readable,
      Readable,
      Writable,
      Readable,
      Writable,
    ];
    this.#commands = commands;
    this.#interrupts = interrupts;
    // A session that dies takes its pipes along; its end is reported by the `exit` event, not by each of them.
    for (const pipe of [stdout, stderr, commands, up, interrupts]) pipe.on("error", () => {});
    this.#marks = [new PipeMarks(stdout), new PipeMarks(stderr)];
    this.#marks[0].on("text", (text) => this.emit("output", "stdout", text, this.#current));
    this.#marks[1].on("text", (text) => {
      this.#lastWords = (this.#lastWords + text).slice(-LAST_WORDS);
      this.emit("output", "stderr", text, this.#current);
    });
    const reader = new FrameReader();
    up.on("data", (chunk: Buffer) => {
      try {
        this.#receive(reader, chunk);
      } catch (error) {
        if (!(error instanceof BrokenFramesError)) throw error;
        // Code in the session has written to our file descriptor; nothing that comes after can be understood.
        this.#lastWords += error.message;
        this.#killGroup();
      }
    });
    child.on("error", (error) => {
      this.#lastWords += error.message;
      this.#exited.resolve();
      this.#finish(null, null);
    });
    child.on("exit", (code, signal) => {
      this.#exited.resolve();
      // What the session has started holds its pipes open; it goes with the session. A process that has left the group
      // may hold them on, so what is still in them gets a moment to arrive, and no more.
      this.#killGroup();
      this.#drained = setTimeout(() => {
        for (const pipe of [stdout, stderr, up]) pipe.destroy();
        this.#finish(code, signal);
      }, GRACE);
    });
    child.on("close", (code, signal) => this.#finish(code, signal));
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  /** Names that exist before the first cell; rejects when the process does not come up. */
  get globals(): Promise<readonly string[]> {
    return this.#globals.promise;
  }

  /** Resolves when the process is gone. */
  get ended(): Promise<SessionEnd> {
    return this.#ended.promise;
  }

  /**
   * Runs a script and waits for its end, all of its output delivered before.
   *
   * @param id a number that no earlier evaluation of this session had; output events carry it.
   * @throws SessionEndedError when the process ends first.
   */
  async evaluate(id: number, evaluation: Evaluation): Promise<EvaluationOutcome> {
    if (this.#end) throw new SessionEndedError(this.#end);
    this.#current = id;
    const { promise, resolve, reject } = Promise.withResolvers<EvaluationOutcome>();
    this.#waiting.set(id, { resolve, reject });
    this.#send({ command: "evaluate", id, ...evaluation });
    return promise;
  }

  /** Ends what the session is doing; its variables stay. */
  interrupt(): void {
    this.#interruptCount += 1;
    this.#write({ command: "interrupt", number: this.#interruptCount });
    this.#interrupts.write(Buffer.of(INTERRUPT_BYTE));
  }

  /** Answers an `input` event: a line, or why there is none. */
  answerInput(id: number, value: string | null, refusal?: string): void {
    this.#send({ command: "input", id, value, ...(refusal === undefined ? {} : { refusal }) });
  }

  /** Ends the process, by force if need be; resolves when it is gone. */
  async close(): Promise<void> {
    this.#commands.end();
    const force = setTimeout(() => this.#killGroup(), GRACE);
    await this.#exited.promise;
    clearTimeout(force);
    this.#killGroup();
    await this.#ended.promise;
  }

  #killGroup(): void {
    if (this.pid === undefined) return;
    try {
      process.kill(-this.pid, "SIGKILL");
    } catch {
      // Everybody has left already.
    }
  }

  #send(command: SessionCommand): void {
    if (this.#interruptsHandled < this.#interruptCount) this.#held.push(command);
    else this.#write(command);
  }

  #write(command: SessionCommand): void {
    this.#commands.write(frameOf(FRAME.event, 0, JSON.stringify(command)));
  }

  #receive(reader: FrameReader, chunk: Buffer): void {
    let joined = "";
    let joinedKind = 0;
    let joinedCell = 0;
    const deliver = (): void => {
      if (joined !== "") this.emit("output", joinedKind === FRAME.stdout ? "stdout" : "stderr", joined, joinedCell);
      joined = "";
    };
    for (const { kind, cell, payload } of reader.read(chunk)) {
      if (kind === FRAME.event) {
        deliver();
        this.#receiveEvent(cell, payload);
        continue;
      }
      if (kind !== joinedKind || cell !== joinedCell) deliver();
      [joinedKind, joinedCell] = [kind, cell];
      joined += payload.toString();
    }
    deliver();
  }

  #receiveEvent(cell: number, payload: Buffer): void {
    const parsed = parseEvent(payload);
    if (!parsed) return;
    switch (parsed.event) {
      case "ready":
        this.#globals.resolve(parsed.globals);
        return;
      case "evaluated":
        void this.#evaluated(parsed);
        return;
      case "display":
        this.emit("display", parsed, cell);
        return;
      case "clear":
        this.emit("clear", parsed.wait, cell);
        return;
      case "input":
        this.emit("input", parsed, cell);
        return;
      case "interrupted":
        this.#interrupted(parsed);
        return;
      case "exiting":
        this.#exit = { code: parsed.code, stack: parsed.stack };
    }
  }

  async #evaluated({ id, outcome, marked }: SessionEvent & { event: "evaluated" }): Promise<void> {
    await Promise.all(this.#marks.map((pipe, index) => (marked[index] ? pipe.reached(id) : undefined)));
    this.#waiting.get(id)?.resolve(outcome);
    this.#waiting.delete(id);
  }

  #interrupted({ number, begun, commandsLost }: SessionEvent & { event: "interrupted" }): void {
    this.#interruptsHandled = number;
    if (commandsLost) {
      this.#commands.write(commandsBeginAnew(number));
      // An evaluation that was lost with the interrupt would have been interrupted by it.
      const isHeld = (id: number): boolean => this.#held.some((each) => each.command === "evaluate" && each.id === id);
      for (const [id, { resolve }] of this.#waiting) {
        if (id === begun || isHeld(id)) continue;
        this.#waiting.delete(id);
        resolve({ status: "interrupted" });
      }
    }
    const held = this.#held;
    this.#held = [];
    for (const command of held) this.#send(command);
  }

  #finish(code: number | null, signal: NodeJS.Signals | null): void {
    if (this.#end) return;
    clearTimeout(this.#drained);
    const duringEvaluation = this.#waiting.size > 0;
    const end: SessionEnd = { exit: this.#exit, duringEvaluation, code, signal, lastWords: this.#lastWords };
    this.#end = end;
    for (const { reject } of this.#waiting.values()) reject(new SessionEndedError(end));
    this.#waiting.clear();
    this.#globals.promise.catch(() => {});
    this.#globals.reject(new SessionEndedError(end));
    this.#ended.resolve(end);
    this.emit("end", end);
  }
}

function parseEvent(payload: Buffer): SessionEvent | undefined {
  try {
    return sessionEventSchema.parse(JSON.parse(payload.toString()));
  } catch {
    // Code in a session can write to any of its file descriptors. What is no event is nobody's.
    return undefined;
  }
}

/** Text from a pipe, with the marks taken out that end each cell's part. */
class PipeMarks extends EventEmitter<{ text: [text: string] }> {
  readonly #decoder = new StringDecoder("utf8");
  readonly #waiting = new Map<string, () => void>();
  readonly #seen = new Set<string>();
  #rest = "";
  #closed = false;

  constructor(pipe: Readable) {
    super();
    pipe.on("data", (chunk: Buffer) => this.#take(this.#decoder.write(chunk)));
    pipe.on("close", () => {
      this.#closed = true;
      this.#flush();
      for (const resolve of this.#waiting.values()) resolve();
    });
  }

  /** Resolves when everything in front of the mark has been emitted. */
  reached(id: number): Promise<void> | undefined {
    const mark = outputMarker(id);
    if (this.#closed || this.#seen.delete(mark)) return undefined;
    return new Promise((resolve) => this.#waiting.set(mark, resolve));
  }

  #take(text: string): void {
    this.#rest += text;
    for (let match = MARK.exec(this.#rest); match; match = MARK.exec(this.#rest)) {
      const before = this.#rest.slice(0, match.index);
      if (before) this.emit("text", before);
      this.#rest = this.#rest.slice(match.index + match[0].length);
      const resolve = this.#waiting.get(match[0]);
      if (resolve) resolve();
      else this.#seen.add(match[0]);
      this.#waiting.delete(match[0]);
    }
    const open = this.#rest.lastIndexOf("\u0000");
    if (open < 0 || this.#rest.length - open > LONGEST_MARK) this.#flush();
  }

  #flush(): void {
    if (this.#rest) this.emit("text", this.#rest);
    this.#rest = "";
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the mark is set off by characters that nobody prints
const MARK = /\u0000convolab:\d+\u0000/;
const LONGEST_MARK = 40;
