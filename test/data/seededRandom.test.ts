import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { SeededRandom } from "../../src/data/seededRandom.ts";

const seeds = fc.maxSafeInteger();

describe("SeededRandom", () => {
  it("draws the same numbers on every machine", () => {
    const random = new SeededRandom(42, 7);
    expect([random.bits(), random.whole(0, 99), random.uniform(), random.uniform(-1, 1)]).toEqual(DRAWN_FROM_42_7);
  });

  it("draws others for any other seed or stream", () => {
    const streams = [[0], [1], [-1], [2 ** 32], [2 ** 40], [0, 0], [0, 1], [1, 0], [0, 0, 0]] as const;
    const firsts = streams.map(([seed, ...stream]) => new SeededRandom(seed, ...stream).uniform());
    expect(new Set(firsts).size).toBe(streams.length);
  });

  it("has no two of 100,000 streams alike, and their first numbers spread evenly", () => {
    const firsts = Array.from({ length: 100_000 }, (_, index) => new SeededRandom(0, index).uniform());
    expect(new Set(firsts).size).toBe(firsts.length);
    for (let tenth = 0; tenth < 10; tenth++) {
      const count = firsts.filter((value) => Math.floor(value * 10) === tenth).length;
      // Five standard deviations of a binomial count: √(100,000 · 0.1 · 0.9) = 95.
      expect(Math.abs(count - 10_000)).toBeLessThan(475);
    }
  });

  it("makes permutations that hold every number once", () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 200 }), (seed, length) => {
        const sorted = new SeededRandom(seed).permutation(length).toSorted();
        expect(Array.from(sorted)).toEqual(Array.from({ length }, (_, index) => index));
      }),
    );
  });

  it("makes each of the six orders of three as often", () => {
    const random = new SeededRandom(1);
    const counts = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const order = random.permutation(3).join("");
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  it("draws directions of length 1 whose mean is 0", () => {
    const random = new SeededRandom(2);
    const directions = Array.from({ length: 5000 }, () => random.direction());
    for (const [x, y] of directions) expect(Math.hypot(x, y)).toBeCloseTo(1, 12);
    expect(Math.abs(directions.reduce((sum, [x]) => sum + x, 0) / 5000)).toBeLessThan(0.05);
    expect(Math.abs(directions.reduce((sum, [, y]) => sum + y, 0) / 5000)).toBeLessThan(0.05);
  });

  it.each([0.5, Number.NaN, 2 ** 53])("refuses the seed %p", (seed) => {
    expect(() => new SeededRandom(seed)).toThrow(`seed is a whole number; got ${seed}.`);
  });
});

/** Printed once by this very program: what the seed 42 and the stream 7 give, which must never change. */
const DRAWN_FROM_42_7: readonly number[] = [1654214939, 77, 0.36647547216807175, 0.4148102994160563];
