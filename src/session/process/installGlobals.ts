/**
 * Puts what every notebook can use without an import into its global scope.
 */
import { clearOutput, display } from "../../display/display.ts";
import type { NotebookGlobals } from "../notebookGlobals.ts";
import type { LineReader } from "./lineReader.ts";
import type { ModuleLoader } from "./moduleLoader.ts";

/** Defines the notebook's globals; a cell may declare any of these names for itself. */
export function installNotebookGlobals(loader: ModuleLoader, lines: LineReader): void {
  const globals: NotebookGlobals & Record<string, unknown> = {
    display,
    clearOutput,
    input: (prompt, options) => lines.input(prompt, options),
    require: loader.require,
    __dirname: process.cwd(),
  };
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
  }
}
