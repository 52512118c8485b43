/**
 * Who wants to know of interrupts. The code that an interrupt ends is ended without its `finally` blocks, so a library
 * that keeps state across calls has to put it right afterwards.
 */
export class InterruptListeners {
  #listeners: readonly (() => void)[] = [];

  /** Calls `listener` after every interrupt, until the function that this returns is called. */
  add(listener: () => void): () => void {
    this.#listeners = [...this.#listeners, listener];
    return () => {
      this.#listeners = this.#listeners.filter((other) => other !== listener);
    };
  }

  /** Calls everybody, whatever one of them throws: the interrupted cell has to be reported as such. */
  notify(): void {
    const listeners = this.#listeners;
    for (let index = 0; index < listeners.length; index++) {
      try {
        listeners[index]?.();
      } catch {
        // What it looks after stays as it is; the next cell will say what is wrong with it.
      }
    }
  }
}
