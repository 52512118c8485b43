import { expect, it } from "@jest/globals";
import fc from "fast-check";
import { keyedGenerator } from "../../src/random/keyedGenerator.ts";
import { shuffle } from "../../src/random/shuffle.ts";

const bits = (keys: readonly number[]) => {
  const generator = keyedGenerator(keys);
  return Array.from({ length: 8 }, () => generator.next());
};

it("draws the same bits for the same keys", () => {
  expect(bits([1, 2])).toEqual(bits([1, 2]));
});

it("draws other bits for other keys: neighbours, more keys, another order, keys 2³² apart", () => {
  const streams = [[0], [1], [-1], [2 ** 32], [0, 0], [0, 1], [1, 0], [Number.MAX_SAFE_INTEGER]].map((keys) =>
    bits(keys).join(),
  );
  expect(new Set(streams).size).toBe(streams.length);
});

it("a shuffle keeps every value once", () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer(), (values, seed) => {
      const shuffled = [...values];
      shuffle(shuffled, keyedGenerator([seed]));
      expect(shuffled.toSorted((a, b) => a - b)).toEqual(values.toSorted((a, b) => a - b));
    }),
    { seed: 1 },
  );
});
