/**
 * `$$convolab`: the calls that a cell's script was given (see `cell/scriptOf.ts`).
 */
import { fileURLToPath } from "node:url";
import { SESSION_OBJECT } from "../cell/sessionObjectName.ts";
import type { Evaluator } from "./evaluator.ts";
import { FROM_NOTEBOOK, type ModuleLoader } from "./moduleLoader.ts";
import { runningCell } from "./runningCell.ts";
import type { SharedState } from "./sharedState.ts";

/** Times that a cell's code may catch its interrupt and go on. */
const PATIENCE = 20;

/** What an interrupted cell's own code sees at its next `await`. */
class InterruptedError extends Error {
  override readonly name = "InterruptedError";
  constructor() {
    super("The cell was interrupted.");
  }
}

/** Puts the session object into the global scope, where nothing can replace it. */
export function installSessionObject(loader: ModuleLoader, state: SharedState, evaluator: Evaluator): void {
  const session = {
    /** Whether a termination is still to come; read in a loop that waits for it. */
    get terminating(): boolean {
      return state.terminating;
    },
    guard(): void {
      evaluator.guard();
    },
    set value(value: unknown) {
      const cell = runningCell();
      if (cell) cell.value = value;
    },
    set received(value: unknown) {
      evaluator.receive(value);
    },
    start(code: () => Promise<void>): void {
      evaluator.start(code);
    },
    /** After an `await`: gives its result on, or ends the code of an interrupted cell. */
    resume<Value>(value?: Value): Value | undefined {
      const cell = runningCell();
      if (cell?.interrupted) {
        cell.ignoredInterrupts += 1;
        throw new InterruptedError();
      }
      return value;
    },
    /** Before an `await`: holds code that has caught interrupts again and again, as a loop that retries does. */
    gate<Value>(value: Value): Value | Promise<never> {
      const ignored = runningCell()?.ignoredInterrupts ?? 0;
      return ignored > PATIENCE ? new Promise(() => {}) : value;
    },
    use<Resource extends Disposable | null | undefined>(resource: Resource): Resource {
      return resources().use(resource);
    },
    useAsync<Resource extends AsyncDisposable | Disposable | null | undefined>(resource: Resource): Resource {
      return resources().use(resource);
    },
    import: (specifier: string, bindings: Record<string, string>, attributes?: Record<string, string>) =>
      loader.staticImport(specifier, bindings, attributes),
    dynamicImport: (specifier: unknown, options?: ImportCallOptions) => loader.dynamicImport(specifier, options),
    meta: Object.freeze({
      url: loader.notebookUrl,
      dirname: process.cwd(),
      filename: fileURLToPath(loader.notebookUrl),
      resolve: (specifier: string) => import.meta.resolve(FROM_NOTEBOOK + specifier),
    }),
  };
  Object.defineProperty(globalThis, SESSION_OBJECT, { value: Object.freeze(session), enumerable: false });
}

function resources(): AsyncDisposableStack {
  const cell = runningCell();
  if (!cell) throw new Error("`using` at the top level works only in a cell.");
  cell.resources ??= new AsyncDisposableStack();
  return cell.resources;
}
