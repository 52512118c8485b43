import { keyedGenerator } from "../../../random/keyedGenerator.ts";

/** Bits that float32 numbers between 0 and 1 have room for. */
const UNIFORM_STEPS = 2 ** 24;

/**
 * Random numbers for weights and dropout, the same on every machine for the same keys.
 */
export class WeightRandom {
  readonly #next: () => number;
  #spare: number | undefined;

  /** @param keys whole numbers that tell apart what is drawn: a model's seed, a layer's and a weight's place */
  constructor(keys: readonly number[]) {
    const generator = keyedGenerator(keys);
    this.#next = () => generator.next();
  }

  /** A number from 0 up to, not including, 1, in steps of 2⁻²⁴. */
  uniform(): number {
    return (this.#next() >>> 8) / UNIFORM_STEPS;
  }

  /**
   * A number of the standard normal distribution (G. Marsaglia's polar method: "A convenient method for generating normal
   * variables", 1964).
   */
  normal(): number {
    const spare = this.#spare;
    if (spare !== undefined) {
      this.#spare = undefined;
      return spare;
    }
    while (true) {
      const x = 2 * this.uniform() - 1;
      const y = 2 * this.uniform() - 1;
      const squared = x * x + y * y;
      if (squared >= 1 || squared === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(squared)) / squared);
      this.#spare = y * factor;
      return x * factor;
    }
  }

  /** As {@link normal}, drawn again where it is more than 2 from 0. */
  truncatedNormal(): number {
    while (true) {
      const value = this.normal();
      if (Math.abs(value) <= 2) return value;
    }
  }
}
