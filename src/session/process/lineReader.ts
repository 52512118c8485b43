/**
 * `await input()`: asks the person at the notebook for a line of text.
 */

import type { InputOptions } from "../notebookGlobals.ts";

/** Sends questions up and hands answers back. */
export class LineReader {
  readonly #waiting = new Map<number, { resolve: (line: string) => void; reject: (error: Error) => void }>();
  readonly #ask: (id: number, prompt: string, password: boolean) => void;
  #lastId = 0;

  constructor(ask: (id: number, prompt: string, password: boolean) => void) {
    this.#ask = ask;
  }

  /** See `NotebookGlobals.input`. */
  input(prompt = "", options: InputOptions = {}): Promise<string> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#ask(id, String(prompt), options.password === true);
    });
  }

  /** An answer has come, or the reason why none will. */
  answer(id: number, value: string | null, refusal: string | undefined): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (value === null) waiting?.reject(new Error(refusal ?? "No input."));
    else waiting?.resolve(value);
  }
}
