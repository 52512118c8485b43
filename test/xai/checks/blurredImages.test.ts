import { expect, test } from "@jest/globals";
import { blurredImages } from "../../../src/xai/checks/blurredImages.ts";

test("a bright spot is spread evenly to both sides, within its own channel and image", () => {
  const images = new Float32Array(2 * 30 * 22 * 2);
  const at = (image: number, y: number, x: number, channel: number): number =>
    ((image * 30 + y) * 22 + x) * 2 + channel;
  images[at(1, 15, 10, 1)] = 1;
  const blurred = blurredImages(images, [2, 30, 22, 2]);
  expect(blurred[at(1, 15, 10, 1)]).toBeGreaterThan(0);
  expect(blurred[at(1, 18, 10, 1)]).toBe(blurred[at(1, 12, 10, 1)]);
  expect(blurred[at(1, 18, 10, 1)]).toBeCloseTo(blurred[at(1, 15, 13, 1)] as number, 7);
  expect(blurred[at(1, 21, 10, 1)]).toBe(0);
  expect(blurred.filter((value) => value > 0)).toHaveLength(11 * 11);
  expect(blurred.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
});

test("an even image stays as it is up to its border", () => {
  const blurred = blurredImages(new Float32Array(7 * 3).fill(0.25), [1, 7, 3, 1]);
  for (const value of blurred) expect(value).toBeCloseTo(0.25, 6);
});
