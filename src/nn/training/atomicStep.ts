import { type Tensor, tf, type Variable } from "../../tensor/tf.ts";

/** A variable and what it held before a step. */
interface SavedVariable {
  readonly variable: Variable;
  readonly before: Tensor;
  /** How many tensors shared its numbers, `before` among them. */
  readonly references: number;
}

/**
 * Keeps what variables held before a step until it is over. An interrupt can end a step in the middle of writing them,
 * where no `finally` block runs; then {@link restore} brings back variables that are all of the same step.
 */
export class AtomicStep {
  readonly #variables: () => readonly Variable[];
  #saved: SavedVariable[] = [];

  /** @param variables what a step may change, asked for before each step */
  constructor(variables: () => readonly Variable[]) {
    this.#variables = variables;
  }

  /**
   * Runs a step. A variable's new numbers take the place of the old ones, so keeping the old ones copies nothing.
   *
   * @throws what `step` throws; the variables are then as they were before
   */
  run<Result>(step: () => Result): Result {
    for (const variable of this.#variables()) {
      const before = tf.keep(variable.clone());
      this.#saved.push({ variable, before, references: tf.backend().refCount(before.dataId) });
    }
    try {
      const result = step();
      const saved = this.#saved;
      // From here on the step counts: an interrupt of what follows has nothing to bring back.
      this.#saved = [];
      for (const { before } of saved) before.dispose();
      return result;
    } catch (error) {
      this.restore();
      throw error;
    }
  }

  /**
   * Brings back what the variables held before the step that did not end.
   *
   * @returns the variables that were there before it; `undefined` if every step has ended
   */
  restore(): ReadonlySet<Variable> | undefined {
    if (this.#saved.length === 0) return undefined;
    const saved = this.#saved;
    this.#saved = [];
    for (const { variable, before, references } of saved) {
      if (variable.dataId !== before.dataId) variable.assign(before);
      // Ended inside `assign`, between giving up the old numbers and taking the new ones: the variable needs `before`'s
      // claim on them.
      else if (tf.backend().refCount(before.dataId) < references) continue;
      before.dispose();
    }
    return new Set(saved.map(({ variable }) => variable));
  }
}
