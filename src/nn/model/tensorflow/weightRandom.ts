import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";

/** Bits that float32 numbers between 0 and 1 have room for. */
const UNIFORM_STEPS = 2 ** 24;

/**
 * Random numbers for weights and dropout: xoroshiro128+ (D. Blackman and S. Vigna, "Scrambled linear pseudorandom number
 * generators", 2021), the same on every machine for the same keys.
 */
export class WeightRandom {
  readonly #next: () => number;
  #spare: number | undefined;

  /** @param keys whole numbers that tell apart what is drawn: a model's seed, a layer's and a weight's place */
  constructor(keys: readonly number[]) {
    const generator = xoroshiro128plusFromState(hashedState(keys));
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

/** 128 bits that depend on every bit of every key. */
function hashedState(keys: readonly number[]): readonly [number, number, number, number] {
  let first = 0x243f6a88;
  let second = 0x13198a2e;
  for (const key of keys) {
    for (const word of [key | 0, Math.floor(key / 2 ** 32) | 0]) {
      first = mixed((Math.imul(first, 5) + 0x3c6ef372) ^ word);
      second = mixed((Math.imul(second, 9) + 0x1b873593) ^ word);
    }
  }
  return [first, second, mixed(first ^ 0x5bd1e995), mixed(second ^ 0x27d4eb2f) | 1];
}

/** Spreads 32 bits so that each depends on all of them: the last step of MurmurHash3 (A. Appleby, public domain). */
function mixed(word: number): number {
  let bits = word ^ (word >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
