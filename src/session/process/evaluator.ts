/**
 * Runs scripts on this thread and says how they ended.
 *
 * The scripts go through an inspector session of the same thread, the one way to run code so that this code goes on when
 * the script is ended by `Runtime.terminateExecution`.
 */
import { type Runtime, Session } from "node:inspector";
import { toMimeBundle } from "../../display/mimeBundle.ts";
import type { EvaluationOutcome } from "../sessionProtocol.ts";
import { describeFailure } from "./failures.ts";
import { type RunningCell, runAs } from "./runningCell.ts";
import type { SharedState } from "./sharedState.ts";
import { SESSION_OBJECT } from "../cell/sessionObjectName.ts";

/** How the script itself ended, before anything is made of its value. */
type Ending = { readonly kind: "done" } | { readonly kind: "threw"; readonly error: unknown } | { readonly kind: "interrupted" };

/** What the inspector keeps alive for a cell, until this group is released. */
const OBJECT_GROUP = "cell";

const INTERRUPTED: Ending = { kind: "interrupted" };
const DONE: Ending = { kind: "done" };


/** Evaluates one cell at a time. */
export class Evaluator {
  readonly #inspector = new Session();
  readonly #state: SharedState;
  #current: { readonly cell: RunningCell; readonly interrupt: () => void } | undefined;
  #contextId = 1;
  #received: unknown;
  #started: Promise<void> | undefined;

  /** @param state shared with the watcher, which asks for terminations. */
  constructor(state: SharedState) {
    this.#state = state;
    this.#inspector.connect();
    this.#inspector.once("Runtime.executionContextCreated", ({ params }) => {
      this.#contextId = params.context.id;
    });
    this.#inspector.post("Runtime.enable");
    this.#inspector.post("Runtime.disable");
  }

  /** Runs a script to its end, the promise that is its last value included. */
  async evaluate(id: number, script: string): Promise<EvaluationOutcome> {
    const cell: RunningCell = { id, interrupted: false, unfinished: [] };
    const interrupted = new Promise<Ending>((resolve) => {
      this.#current = { cell, interrupt: () => resolve(INTERRUPTED) };
    });
    try {
      const ran = await Promise.race([this.#run(cell, script), interrupted]);
      const ending = ran.kind === "done" ? await Promise.race([this.#settleValue(cell), interrupted]) : ran;
      const disposed = cell.resources ? await Promise.race([this.#dispose(cell, ending), interrupted]) : ending;
      const outcome = await this.#outcome(cell, disposed, interrupted);
      await Promise.race([Promise.allSettled(cell.unfinished), interrupted]);
      return outcome;
    } finally {
      this.#current = undefined;
      this.#inspector.post("Runtime.releaseObjectGroup", { objectGroup: OBJECT_GROUP });
    }
  }

  /** Ends the running cell from our side: its promise may never settle. */
  interrupt(): void {
    if (!this.#current) return;
    this.#current.cell.interrupted = true;
    this.#current.interrupt();
  }

  /** Lets a termination that is on its way hit a loop made for it instead of the session's own code. */
  absorbTermination(): void {
    if (!this.#state.terminating) return;
    this.#inspector.post("Runtime.evaluate", { expression: `while (${SESSION_OBJECT}.terminating);` });
    this.#state.terminated();
  }

  /** Runs the synchronous part of a script, and waits for what it started. */
  #run(cell: RunningCell, script: string): Promise<Ending> {
    return runAs(cell, () => {
      let answer: Runtime.EvaluateReturnType | undefined;
      this.#started = undefined;
      this.#state.enterCell();
      this.#inspector.post(
        "Runtime.evaluate",
        { expression: script, objectGroup: OBJECT_GROUP, silent: true },
        (error: Error | null, result: Runtime.EvaluateReturnType) => {
          // V8 answers with an error of the protocol, not of the script, when it has been told to terminate.
          if (error === null) answer = result;
        },
      );
      const undisturbed = this.#state.leaveCell();
      this.#state.recoverLock();
      if (!answer) {
        this.#state.terminated();
        return Promise.resolve(INTERRUPTED);
      }
      if (!undisturbed) this.absorbTermination();
      if (answer.exceptionDetails) {
        return Promise.resolve<Ending>({ kind: "threw", error: this.#thrown(answer.exceptionDetails) });
      }
      const started = this.#started as Promise<void> | undefined;
      if (!started) return Promise.resolve(DONE);
      return started.then(
        () => DONE,
        (error: unknown): Ending => ({ kind: "threw", error }),
      );
    });
  }

  /** Called through {@link SESSION_OBJECT} by a script that awaits something. */
  start(code: () => Promise<void>): void {
    this.#started = code();
  }

  /** A promise as last value is awaited. */
  async #settleValue(cell: RunningCell): Promise<Ending> {
    if (!isThenable(cell.value)) return DONE;
    try {
      cell.value = await cell.value;
      return DONE;
    } catch (error) {
      return { kind: "threw", error };
    }
  }

  async #dispose(cell: RunningCell, ending: Ending): Promise<Ending> {
    try {
      await runAs(cell, () => cell.resources?.disposeAsync());
      return ending;
    } catch (error) {
      if (ending.kind !== "threw") return { kind: "threw", error };
      return { kind: "threw", error: new SuppressedError(error, ending.error, "An error was suppressed during disposal.") };
    }
  }

  async #outcome(cell: RunningCell, ending: Ending, interrupted: Promise<Ending>): Promise<EvaluationOutcome> {
    if (ending.kind === "interrupted") return { status: "interrupted" };
    if (ending.kind === "threw") return { status: "error", failure: describeFailure(ending.error) };
    if (cell.value === undefined) return { status: "ok", data: null, metadata: {} };
    const shown = await Promise.race([runAs(cell, () => toMimeBundle(cell.value)), interrupted]);
    if (shown === null) return { status: "ok", data: null, metadata: {} };
    return "kind" in shown ? { status: "interrupted" } : { status: "ok", data: shown.data, metadata: shown.metadata };
  }

  #thrown({ exception, text }: Runtime.ExceptionDetails): unknown {
    return exception ? this.#local(exception) : new Error(text);
  }

  /** The value behind the inspector's description of it. */
  #local({ objectId, unserializableValue, value }: Runtime.RemoteObject): unknown {
    const argument = objectId !== undefined ? { objectId } : unserializableValue !== undefined ? { unserializableValue } : { value };
    this.#received = undefined;
    this.#inspector.post("Runtime.callFunctionOn", {
      functionDeclaration: `function (value) { ${SESSION_OBJECT}.received = value; }`,
      arguments: [argument],
      executionContextId: this.#contextId,
      silent: true,
    });
    return this.#received;
  }

  /** Called through {@link SESSION_OBJECT} with the value that was asked for. */
  receive(value: unknown): void {
    this.#received = value;
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  if ((typeof value !== "object" || value === null) && typeof value !== "function") return false;
  try {
    return typeof (value as { then?: unknown }).then === "function";
  } catch {
    return false;
  }
}
