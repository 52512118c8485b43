import { expect, test } from "@jest/globals";
import { WeightRandom } from "../../../src/nn/model/tensorflow/weightRandom.ts";
import { drawnMask, maskValues } from "../../../src/xai/perturbation/randomMasks.ts";

const settings = { height: 28, width: 20, gridSize: 7, probability: 0.3 };

test("masks let through what they were told to, on average, everywhere alike", () => {
  const random = new WeightRandom([5]);
  const mean = new Float64Array(28 * 20);
  for (let count = 0; count < 1000; count++) {
    const mask = maskValues(drawnMask(random, settings), settings);
    for (let at = 0; at < mask.length; at++) mean[at] = (mean[at] as number) + (mask[at] as number) / 1000;
  }
  for (const value of mean) expect(Math.abs(value - 0.3)).toBeLessThan(0.07);
});

test("a mask lies between 0 and 1, is moved, and has soft edges", () => {
  const drawn = drawnMask(new WeightRandom([1]), settings);
  const mask = maskValues(drawn, settings);
  expect(mask).toHaveLength(28 * 20);
  expect(Math.min(...mask)).toBe(0);
  expect(Math.max(...mask)).toBe(1);
  expect(new Set(mask).size).toBeGreaterThan(4);
  const moved = maskValues({ cells: drawn.cells, shift: [0, 0] }, settings);
  const [up, left] = drawn.shift;
  expect(mask[0]).toBe(moved[up * 20 + left]);
});

test("cells that are all open let everything through", () => {
  const all = { ...settings, probability: 1 };
  expect(maskValues(drawnMask(new WeightRandom([1]), all), all).every((value) => value === 1)).toBe(true);
});
