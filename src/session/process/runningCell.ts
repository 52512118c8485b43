/**
 * The cell whose code is running, also long after it was reported as done: timers and promises carry their cell along.
 */
import { AsyncLocalStorage } from "node:async_hooks";

/** One evaluation in the session. */
export interface RunningCell {
  readonly id: number;
  /** Value of the last expression; absent for a cell that has none. */
  value?: unknown;
  /** An interrupt has ended it: its code stops at its next `await`. */
  interrupted: boolean;
  /** How often its code has been told so. */
  ignoredInterrupts: number;
  /** Outputs that are still being made; the cell is not done before they are shown. */
  readonly unfinished: Promise<unknown>[];
  /** What `using` at the top level must dispose when the cell ends. */
  resources?: AsyncDisposableStack;
}

const storage = new AsyncLocalStorage<RunningCell>();

/** Cell of the code that calls; `undefined` for code that no cell started. */
export function runningCell(): RunningCell | undefined {
  return storage.getStore();
}

/** Runs `code` as part of `cell`. */
export function runAs<Result>(cell: RunningCell, code: () => Result): Result {
  return storage.run(cell, code);
}

/** Makes `code` part of the running cell, whenever it is called. */
export function asRunningCell(code: () => void): () => void {
  const cell = runningCell();
  return cell === undefined ? code : () => runAs(cell, code);
}
