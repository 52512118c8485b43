import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { keyedGenerator, type RandomGenerator } from "../random/keyedGenerator.ts";
import { shuffle } from "../random/shuffle.ts";
import { requireWhole } from "./optionChecks.ts";

/**
 * Random numbers that are the same on every machine for the same keys: image 7 is the same whether it is drawn alone or as
 * one of a thousand.
 */
export class SeededRandom {
  /**
   * @param seed the caller's seed, a whole number of at most 2⁵³ − 1 in size
   * @param stream whole numbers that tell apart what is drawn under one seed: a purpose, an image's index
   * @throws {RangeError} if the seed is not such a number
   */
  constructor(seed: number, ...stream: readonly number[]) {
    requireWhole("seed", seed, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
    this.#generator = keyedGenerator([seed, ...stream]);
  }

  readonly #generator: RandomGenerator;

  /** A number from `low` up to, not including, `high`, in steps of 2⁻⁵³ of the range. */
  uniform(low = 0, high = 1): number {
    return low + (high - low) * uniformFloat64(this.#generator);
  }

  /** A whole number from `smallest` to `largest`, both included, each as likely as the others. */
  whole(smallest: number, largest: number): number {
    return uniformInt(this.#generator, smallest, largest);
  }

  /** `true` with the given probability, from 0 (never) to 1 (always). */
  chance(probability: number): boolean {
    return this.uniform() < probability;
  }

  /** 32 random bits as a whole number from −2³¹ to 2³¹ − 1. */
  bits(): number {
    return this.#generator.next();
  }

  /**
   * A direction, each as likely as the others, as a vector `[x, y]` of length 1.
   *
   * Points of the unit square are drawn until one lies in the circle (J. von Neumann, "Various techniques used in
   * connection with random digits", 1951): no sine, which differs in its last bit between machines.
   */
  direction(): readonly [x: number, y: number] {
    while (true) {
      const x = this.uniform(-1, 1);
      const y = this.uniform(-1, 1);
      const squared = x * x + y * y;
      if (squared > 1 || squared < 1e-6) continue;
      const length = Math.sqrt(squared);
      return [x / length, y / length];
    }
  }

  /** The numbers 0 to `length - 1` in random order (R. Durstenfeld, "Algorithm 235: Random permutation", 1964). */
  permutation(length: number): Uint32Array {
    const order = Uint32Array.from({ length }, (_, index) => index);
    this.shuffle(order);
    return order;
  }

  /** Puts the values into random order, in place. */
  shuffle(values: Uint32Array | number[]): void {
    shuffle(values, this.#generator);
  }
}
