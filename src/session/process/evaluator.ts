/**
 * Runs scripts on this thread and says how they ended.
 *
 * The scripts go through an inspector session of the same thread, the one way to run code so that this code goes on when
 * the script is ended by `Runtime.terminateExecution`.
 */
import { type Runtime, Session } from "node:inspector";
import { toMimeBundle } from "../../display/mimeBundle.ts";
import { SESSION_OBJECT } from "../cell/sessionObjectName.ts";
import type { EvaluationOutcome, Failure } from "../sessionProtocol.ts";
import { describeFailure } from "./failures.ts";
import { type RunningCell, runAs } from "./runningCell.ts";
import type { SharedState } from "./sharedState.ts";

/** How the script itself ended, before anything is made of its value. */
type Ending =
  | { readonly kind: "done" }
  | { readonly kind: "threw"; readonly error: unknown }
  | { readonly kind: "interrupted" };

/** What the inspector keeps alive for a cell, until this group is released. */
const OBJECT_GROUP = "cell";

const INTERRUPTED: Ending = { kind: "interrupted" };
const DONE: Ending = { kind: "done" };

/** Evaluates one cell at a time. */
export class Evaluator {
  readonly #inspector = new Session();
  readonly #state: SharedState;
  readonly #afterInterrupt: () => void;
  /** How many terminations there had been when `#afterInterrupt` was last called. */
  #terminationsTold = 0;
  #current: { readonly cell: RunningCell; readonly interrupt: () => void } | undefined;
  #contextId = 1;
  #received: unknown;
  #script = "";
  #answer: Runtime.EvaluateReturnType | undefined;
  #started: Promise<void> | undefined;

  /**
   * @param state shared with the watcher, which asks for terminations.
   * @param afterInterrupt called when an interrupt has ended what was running; must not throw.
   */
  constructor(state: SharedState, afterInterrupt: () => void) {
    this.#state = state;
    this.#afterInterrupt = afterInterrupt;
    this.#inspector.connect();
    this.#inspector.once("Runtime.executionContextCreated", ({ params }) => {
      this.#contextId = params.context.id;
    });
    this.#inspector.post("Runtime.enable");
    this.#inspector.post("Runtime.disable");
  }

  /** Id of the cell that is being evaluated. */
  get currentId(): number | undefined {
    return this.#current?.cell.id;
  }

  /**
   * Runs a script to its end, the promise that is its last value included. Never rejects. It uses no method of
   * `Promise`, which the script may have replaced.
   *
   * @param report makes the report of the outcome, and returns what sends it. An interrupt may end the making, and is
   * then what is reported; the sending it cannot end, nor what listeners put right after it.
   */
  evaluate(id: number, script: string, report: (outcome: EvaluationOutcome) => () => void): Promise<void> {
    const cell: RunningCell = { id, interrupted: false, ignoredInterrupts: 0, unfinished: [] };
    return new Promise((resolve) => {
      const settle = (outcome: EvaluationOutcome): void => {
        if (this.#current?.cell !== cell) return;
        const send = report(outcome);
        this.protect(() => {
          if (outcome.status === "interrupted") {
            cell.interrupted = true;
            this.#tell();
          }
          this.#current = undefined;
          // Timers and promises of the cell keep it; they need not keep what it has shown.
          cell.value = undefined;
          this.#inspector.post("Runtime.releaseObjectGroup", { objectGroup: OBJECT_GROUP });
          send();
        });
        resolve();
      };
      this.#current = { cell, interrupt: () => settle({ status: "interrupted" }) };
      void this.#toTheEnd(cell, script, settle);
    });
  }

  async #toTheEnd(cell: RunningCell, script: string, settle: (outcome: EvaluationOutcome) => void): Promise<void> {
    const { terminations } = this.#state;
    try {
      const ending = await this.#dispose(cell, await this.#settleValue(cell, await this.#run(cell, script)));
      const outcome = await this.#outcome(cell, ending);
      for (let index = 0; index < cell.unfinished.length; index++) await settled(cell.unfinished[index]);
      // What was terminated may have ended as if nothing had happened.
      settle(this.#state.terminations === terminations ? outcome : { status: "interrupted" });
    } catch (error) {
      settle({ status: "error", failure: failureWithoutHelp(error) });
    }
  }

  /** Ends the running cell from our side: its promise may never settle. */
  interrupt(): void {
    if (this.#current) this.#current.interrupt();
    // Without a cell it may have ended a timer's callback.
    else if (this.#state.terminations !== this.#terminationsTold) this.protect(() => this.#tell());
  }

  #tell(): void {
    this.#terminationsTold = this.#state.terminations;
    this.#afterInterrupt();
  }

  /** Runs the session's own code, which no termination ends in the middle. It must call nothing of a cell's. */
  protect(code: () => void): void {
    const entered = this.enterOwn();
    try {
      code();
    } finally {
      if (entered) this.#state.leaveOwn();
    }
  }

  /** From here to {@link SharedState.leaveOwn} no termination can be asked for; `false` where that was so before. */
  enterOwn(): boolean {
    this.#absorbTermination();
    return this.#state.enterOwn();
  }

  /** Lets a termination that is on its way hit a loop made for it instead of the session's own code. */
  #absorbTermination(): void {
    if (!this.#state.terminating) return;
    this.#inspector.post("Runtime.evaluate", { expression: `while (${SESSION_OBJECT}.terminating);` });
    this.#state.terminated();
  }

  /** Runs the synchronous part of a script, and waits for what it started. */
  async #run(cell: RunningCell, script: string): Promise<Ending> {
    const ending = runAs(cell, () => this.#runSynchronously(script));
    if (ending.kind !== "done" || !this.#started) return ending;
    try {
      await this.#started;
      return DONE;
    } catch (error) {
      return { kind: "threw", error };
    }
  }

  /**
   * Runs a script inside a second evaluation that guards it. A termination that comes a moment too late for the script
   * then ends the guard, and not the session's own code, which would be left in the middle of what it was doing.
   */
  #runSynchronously(script: string): Ending {
    this.#started = undefined;
    this.#answer = undefined;
    this.#script = script;
    this.#inspector.post("Runtime.evaluate", { expression: `${SESSION_OBJECT}.guard()`, silent: true });
    this.#state.leaveCell();
    this.#state.terminated();
    this.#state.recoverLock();
    const answer = this.#answer as Runtime.EvaluateReturnType | undefined;
    if (!answer) return INTERRUPTED;
    return answer.exceptionDetails ? { kind: "threw", error: this.#thrown(answer.exceptionDetails) } : DONE;
  }

  /** Called through {@link SESSION_OBJECT}: evaluates the script, and waits for a termination that was asked for. */
  guard(): void {
    this.#state.enterCell();
    this.#inspector.post(
      "Runtime.evaluate",
      { expression: this.#script, objectGroup: OBJECT_GROUP, silent: true },
      (error: Error | null, result: Runtime.EvaluateReturnType) => {
        // V8 answers with an error of the protocol, not of the script, when it has been told to terminate.
        if (error === null) this.#answer = result;
        else this.#state.terminated();
      },
    );
    if (!this.#state.leaveCell()) while (this.#state.terminating);
  }

  /** Called through {@link SESSION_OBJECT} by a script that awaits something. */
  start(code: () => Promise<void>): void {
    this.#started = code();
  }

  /** A promise as last value is awaited. */
  async #settleValue(cell: RunningCell, ending: Ending): Promise<Ending> {
    if (ending.kind !== "done" || !isThenable(cell.value)) return ending;
    try {
      cell.value = await cell.value;
      return DONE;
    } catch (error) {
      return { kind: "threw", error };
    }
  }

  async #dispose(cell: RunningCell, ending: Ending): Promise<Ending> {
    if (!cell.resources) return ending;
    try {
      await runAs(cell, () => cell.resources?.disposeAsync());
      return ending;
    } catch (error) {
      if (ending.kind !== "threw") return { kind: "threw", error };
      return {
        kind: "threw",
        error: new SuppressedError(error, ending.error, "An error was suppressed during disposal."),
      };
    }
  }

  async #outcome(cell: RunningCell, ending: Ending): Promise<EvaluationOutcome> {
    if (ending.kind === "interrupted") return { status: "interrupted" };
    if (ending.kind === "threw") return { status: "error", failure: describeFailure(ending.error) };
    const shown = await runAs(cell, () => toMimeBundle(cell.value));
    return { status: "ok", data: shown?.data ?? null, metadata: shown?.metadata ?? {} };
  }

  #thrown({ exception, text }: Runtime.ExceptionDetails): unknown {
    return exception ? this.#local(exception) : new Error(text);
  }

  /** The value behind the inspector's description of it. */
  #local({ objectId, unserializableValue, value }: Runtime.RemoteObject): unknown {
    const argument =
      objectId !== undefined ? { objectId } : unserializableValue !== undefined ? { unserializableValue } : { value };
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

async function settled(work: unknown): Promise<void> {
  try {
    await work;
  } catch {
    // Whoever made the output has said what went wrong.
  }
}

/** For a session so patched that not even its errors can be described. */
function failureWithoutHelp(error: unknown): Failure {
  let evalue = "";
  try {
    evalue = String((error as { message?: unknown } | undefined)?.message ?? error);
  } catch {
    // Then there is nothing to say.
  }
  return { ename: "Error", evalue, traceback: [evalue] };
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  if ((typeof value !== "object" || value === null) && typeof value !== "function") return false;
  try {
    return typeof (value as { then?: unknown }).then === "function";
  } catch {
    return false;
  }
}
