import { type LayersModel, type Tensor, tf, type Variable } from "../../tensor/tf.ts";

/**
 * Keeps the weights of before a step until it is over. An interrupt can end a step in the middle of writing them, where
 * no `finally` block runs; then {@link restore} brings back a model in which every weight is of the same step.
 */
export class AtomicStep {
  readonly #weights: readonly Variable[];
  #before: readonly Tensor[] = [];

  constructor(model: LayersModel) {
    this.#weights = model.weights.map((weight) => weight.read() as Variable);
  }

  /** Runs a step. A weight's new value takes the place of the old one, so keeping the old one copies nothing. */
  run<Result>(step: () => Result): Result {
    this.#before = this.#weights.map((weight) => tf.keep(weight.clone()));
    const result = step();
    this.#forget();
    return result;
  }

  /** The weights as they were before the step that did not end; nothing if every step has. */
  restore(): void {
    for (const [index, before] of this.#before.entries()) this.#weights[index]?.assign(before);
    this.#forget();
  }

  #forget(): void {
    for (const tensor of this.#before) tensor.dispose();
    this.#before = [];
  }
}
