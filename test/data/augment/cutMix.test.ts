import { expect, it } from "@jest/globals";
import { boxArea } from "../../../src/data/augment/box.ts";
import { cutMixBox } from "../../../src/data/augment/cutMix.ts";
import { symmetricBeta } from "../../../src/data/augment/symmetricBeta.ts";
import { SeededRandom } from "../../../src/data/seededRandom.ts";

it("a box in the middle has the complement of λ's area: λ = 0.75 is a quarter of it, half of each side", () => {
  expect(cutMixBox({ height: 32, width: 24 }, 0.75, 16, 12)).toEqual({ top: 8, left: 6, bottom: 24, right: 18 });
  expect(boxArea(cutMixBox({ height: 32, width: 24 }, 0, 16, 12))).toBe(32 * 24);
  expect(boxArea(cutMixBox({ height: 32, width: 24 }, 1, 16, 12))).toBe(0);
});

it("a box at the corner is cut off", () => {
  expect(cutMixBox({ height: 32, width: 24 }, 0.75, 0, 23)).toEqual({ top: 0, left: 17, bottom: 8, right: 24 });
});

it.each([0.05, 0.2, 0.5, 1, 2, 10])("Beta(α, α) has its mean, variance and fourth moment: α = %p", (alpha) => {
  const random = new SeededRandom(11);
  const draws = Array.from({ length: 20_000 }, () => symmetricBeta(random, alpha));
  const moment = (power: number) => draws.reduce((sum, draw) => sum + (draw - 0.5) ** power, 0) / draws.length;
  expect(draws.every((draw) => draw >= 0 && draw <= 1)).toBe(true);
  expect(Math.abs(moment(1))).toBeLessThan(0.015);
  const variance = 1 / (4 * (2 * alpha + 1));
  expect(moment(2) / variance).toBeGreaterThan(0.96);
  expect(moment(2) / variance).toBeLessThan(1.04);
  // The distribution's kurtosis, 3 − 6 / (2α + 3).
  expect(Math.abs(moment(4) / variance ** 2 - (3 - 6 / (2 * alpha + 3)))).toBeLessThan(0.15);
});

it("Beta(1, 1) is even: a tenth of the draws lies in each tenth", () => {
  const random = new SeededRandom(12);
  const draws = Array.from({ length: 20_000 }, () => symmetricBeta(random, 1));
  for (let tenth = 0; tenth < 10; tenth++) {
    const count = draws.filter((draw) => Math.floor(draw * 10) === tenth).length;
    expect(Math.abs(count - 2000)).toBeLessThan(215);
  }
});
