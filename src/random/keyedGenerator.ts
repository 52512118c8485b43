import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";

/** A source of random bits. */
export type RandomGenerator = ReturnType<typeof xoroshiro128plusFromState>;

/**
 * Random bits that are the same on every machine for the same keys.
 *
 * The generator is xoroshiro128+ (D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", 2021). Its
 * start comes from a hash of all keys, so that neighbouring seeds, and neighbouring things under one seed, have nothing in
 * common.
 *
 * @param keys whole numbers of at most 2⁵³ − 1 in size: a seed, and what tells apart what is drawn under it
 */
export function keyedGenerator(keys: readonly number[]): RandomGenerator {
  return xoroshiro128plusFromState(hashedState(keys));
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
