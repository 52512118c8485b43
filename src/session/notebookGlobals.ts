/**
 * What every notebook can use without an import: the types, which the kernel's type checker reads.
 */
import type { clearOutput, display } from "../display/display.ts";

/** How a question is asked. */
export interface InputOptions {
  /** The answer is not shown while it is typed, nor kept in the notebook. */
  readonly password?: boolean;
}

export interface NotebookGlobals {
  readonly display: typeof display;
  readonly clearOutput: typeof clearOutput;
  /**
   * Asks for a line of text.
   *
   * @param prompt shown beside the box.
   * @returns the line without its end.
   * @throws Error where nobody can answer (`nbconvert --execute`, graders).
   */
  readonly input: (prompt?: string, options?: InputOptions) => Promise<string>;
}
