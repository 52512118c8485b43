/**
 * The session process: runs a notebook's code and nothing else. Started by {@link ../session.ts}, which holds the other
 * ends of its pipes.
 */
import { writeSync } from "node:fs";
import { Socket } from "node:net";
import { Worker } from "node:worker_threads";
import { registerDisplayHost } from "../../display/displayHost.ts";
import { SESSION_OBJECT } from "../cell/sessionObjectName.ts";
import { commandsBeginAnew, FRAME, outputMarker } from "../frames.ts";
import { PACKAGE_FOLDER, programPath } from "../installation.ts";
import type { SessionCommand, SessionEvent } from "../sessionProtocol.ts";
import { CommandReader } from "./commandReader.ts";
import { Evaluator } from "./evaluator.ts";
import { describeFailure } from "./failures.ts";
import { installNotebookGlobals } from "./installGlobals.ts";
import { InterruptListeners } from "./interruptListeners.ts";
import { LineReader } from "./lineReader.ts";
import { ModuleLoader } from "./moduleLoader.ts";
import { OutputBuffer } from "./outputBuffer.ts";
import { asRunningCell, runningCell } from "./runningCell.ts";
import { installSessionObject } from "./sessionObject.ts";
import { SharedState } from "./sharedState.ts";
import { installStackTraces, registerSource } from "./stackTraces.ts";
import { installStandardStreams } from "./standardStreams.ts";

// It has served its purpose; programs that cells start have nothing to do with it.
delete process.env.NODE_COMPILE_CACHE;

const COMMANDS = 3;

const { stringify } = JSON;
const { defineProperty, deleteProperty, getOwnPropertyDescriptor } = Reflect;
const PLAIN_ARRAY: unknown[] = [];

// The watcher sends it with every interrupt, for the programs that cells have started.
process.on("SIGINT", () => {});

const state = new SharedState();
const output = new OutputBuffer(state, 1);
const watcher = new Worker(programPath("session/process/watcher"), {
  workerData: state.memory,
  stdout: false,
  stderr: false,
});
watcher.unref();

/** How many interrupts have been handled, and which evaluation began last. */
let interrupts = 0;
let begun = 0;
const interruptListeners = new InterruptListeners();

/** The cell that output belongs to. A module's own code has lost its cell on the way through Node's loader. */
function cellId(): number {
  return runningCell()?.id ?? evaluator.currentId ?? 0;
}

/** Sends an event. */
function send(event: SessionEvent, cell = cellId()): void {
  output.writeNow(FRAME.event, cell, textOf(event));
}

function textOf(event: SessionEvent): string {
  return withoutToJson(() => stringify(event));
}

/** A `toJSON` that a cell has given to every object must not change what is said about cells. */
function withoutToJson(write: () => string): string {
  if (!("toJSON" in PLAIN_ARRAY)) return write();
  const onObjects = getOwnPropertyDescriptor(Object.prototype, "toJSON");
  const onArrays = getOwnPropertyDescriptor(Array.prototype, "toJSON");
  deleteProperty(Object.prototype, "toJSON");
  deleteProperty(Array.prototype, "toJSON");
  try {
    return write();
  } finally {
    if (onObjects) defineProperty(Object.prototype, "toJSON", onObjects);
    if (onArrays) defineProperty(Array.prototype, "toJSON", onArrays);
  }
}

registerDisplayHost({
  displayData: (data, metadata, { display_id }) =>
    send({ event: "display", update: false, data, metadata, displayId: display_id ?? null }),
  updateDisplayData: (data, metadata, displayId) => send({ event: "display", update: true, data, metadata, displayId }),
  clearOutput: (wait) => send({ event: "clear", wait }),
  updatesInPlace: true,
  waitFor: (work) => runningCell()?.unfinished.push(work),
  interrupted: () => runningCell()?.interrupted ?? false,
  // What a listener shows belongs to the cell that it works for, not to the one that was interrupted.
  onInterrupted: (listener) => interruptListeners.add(asRunningCell(listener)),
});

let isEnding = false;
installStandardStreams((stream, text) => {
  // What `exit` listeners print has nobody left who would write it later.
  if (isEnding) output.writeNow(FRAME[stream], cellId(), text);
  else output.append(FRAME[stream], cellId(), text);
});
installStackTraces();

const globals = namesIn(globalThis);
const loader = new ModuleLoader(process.cwd(), PACKAGE_FOLDER);
const lines = new LineReader((id, prompt, password) => send({ event: "input", id, prompt, password }));
const evaluator = new Evaluator(state, () => interruptListeners.notify());
interruptListeners.add(() => loader.forgetHalfLoadedModules());
installSessionObject(loader, state, evaluator);
installNotebookGlobals(loader, lines);

for (const kind of ["uncaughtException", "unhandledRejection"] as const) {
  process.on(kind, (error) => {
    try {
      if ((error as { name?: unknown } | undefined)?.name === "InterruptedError" && runningCell()?.interrupted) return;
      output.append(FRAME.stderr, cellId(), `${describeFailure(error).traceback.join("\n")}\n`);
    } catch {
      // An error that cannot even be described, in a session whose means a cell has broken, is no reason to end it.
    }
  });
}

// The learner is told where a session was ended on purpose: the stack is what says it.
const reallyExit = process.exit;
process.exit = (code) => {
  const { stack } = describeExit();
  send({ event: "exiting", code: Number(code ?? process.exitCode ?? 0), stack });
  return code === undefined ? reallyExit() : reallyExit(code);
};
process.on("exit", () => {
  isEnding = true;
  output.flush();
});

function describeExit(): { stack: string } {
  return { stack: describeFailure(new Error("process.exit")).traceback.slice(1).join("\n") };
}

function namesIn(scope: object): string[] {
  const names = new Set<string>();
  for (let at: object | null = scope; at !== null; at = Object.getPrototypeOf(at)) {
    for (const name of Object.getOwnPropertyNames(at)) names.add(name);
  }
  return [...names, "display", "clearOutput", "input", "require", "__dirname"];
}

/** Marks the end of a cell's output on a pipe that native code and child processes share. */
function mark(descriptor: 1 | 2, id: number): boolean {
  try {
    writeSync(descriptor, outputMarker(id));
    return true;
  } catch {
    return false;
  }
}

function evaluate(command: SessionCommand & { command: "evaluate" }): void {
  const { id, cell, url, script, maps, source, openedAt } = command;
  begun = id;
  registerSource(url, { name: `cell [${cell}]`, source, maps, openedAt });
  void evaluator.evaluate(id, script, (outcome) => {
    const report = textOf({ event: "evaluated", id, outcome, marked: [mark(1, id), mark(2, id)] });
    return () => output.writeNow(FRAME.event, id, report);
  });
}

/** @param commandsLost whether the interrupt came without its command, which a termination has then taken along */
function interrupt(number: number, commandsLost: boolean): void {
  if (number <= interrupts) return;
  interrupts = number;
  if (commandsLost) commands.skipTo(commandsBeginAnew(number));
  state.answer(number);
  state.recoverLock();
  send({ event: "interrupted", number, begun, commandsLost });
  evaluator.interrupt();
}

function obey(command: SessionCommand): void {
  switch (command.command) {
    case "evaluate":
      evaluate(command);
      return;
    case "interrupt":
      interrupt(command.number, false);
      return;
    case "input":
      lines.answer(command.id, command.value, command.refusal);
  }
}

const commands = new CommandReader();
new Socket({ fd: COMMANDS, readable: true, writable: false })
  .on("data", (chunk) => {
    evaluator.enterOwn();
    for (const command of commands.read(chunk)) {
      obey(command);
      // A cell that has begun has left it.
      evaluator.enterOwn();
    }
    state.leaveOwn();
  })
  .on("close", () => reallyExit(0));
watcher.on("message", (number: number) => evaluator.protect(() => interrupt(number, true)));

send({ event: "ready", globals });

/** Values are shown faster when the code that does it has run before; the first cell is still being checked. */
async function warmUp(): Promise<void> {
  for (const value of ["1", "({ a: [1, 'b'] })", "new Error('')"]) {
    await evaluator.evaluate(0, `${SESSION_OBJECT}.value = ${value}`, () => () => {});
  }
}
void warmUp();
