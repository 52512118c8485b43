import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";
import { requireWhole } from "./optionChecks.ts";

/**
 * Random numbers that are the same on every machine for the same keys.
 *
 * The generator is xoroshiro128+ (D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", 2021).
 * Its start comes from a hash of all keys, so that neighbouring seeds, and neighbouring images under one seed, have
 * nothing in common: image 7 is then the same whether it is drawn alone or as one of a thousand.
 */
export class SeededRandom {
  /**
   * @param seed the caller's seed, a whole number of at most 2⁵³ − 1 in size
   * @param stream whole numbers that tell apart what is drawn under one seed: a purpose, an image's index
   * @throws {RangeError} if the seed is not such a number
   */
  constructor(seed: number, ...stream: readonly number[]) {
    requireWhole("seed", seed, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
    this.#generator = xoroshiro128plusFromState(hashedState([seed, ...stream]));
  }

  readonly #generator: ReturnType<typeof xoroshiro128plusFromState>;

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
    for (let last = values.length - 1; last > 0; last--) {
      const chosen = this.whole(0, last);
      const value = values[last] as number;
      values[last] = values[chosen] as number;
      values[chosen] = value;
    }
  }
}

/** 128 bits that depend on every bit of every key; two lanes of 32 bits, so that thousands of streams do not collide. */
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
