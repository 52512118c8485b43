import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { resizedMaps } from "../../../src/xai/cam/resizedMaps.ts";

test("cells of an enlarged map lie where half-pixel centres put them", () => {
  // tf.image.resize([[0, 1, 4]], [1, 6]) in Python: the centres of 6 cells lie at −¼, ¼, ¾, 1¼, 1¾ and 2¼ of the map.
  const resized = resizedMaps(Float32Array.of(0, 1, 4), [1, 1, 3], [1, 6]);
  expect(Array.from(resized)).toEqual([0, 0.25, 0.75, 1.75, 3.25, 4]);
});

test("rows and columns do not swap", () => {
  const map = Float32Array.of(0, 1, 2, 3, 4, 5);
  expect(Array.from(resizedMaps(map, [1, 2, 3], [2, 6]).subarray(0, 6))).toEqual([0, 0.25, 0.75, 1.25, 1.75, 2]);
  expect(Array.from(resizedMaps(map, [1, 3, 2], [6, 2]))).toEqual([0, 1, 0.5, 1.5, 1.5, 2.5, 2.5, 3.5, 3.5, 4.5, 4, 5]);
});

test("a map may shrink, and each is resized by itself", () => {
  expect(Array.from(resizedMaps(Float32Array.of(1, 3, 5, 7, 10, 30, 50, 70), [2, 1, 4], [1, 2]))).toEqual([
    2, 6, 20, 60,
  ]);
});

const size = fc.integer({ min: 1, max: 9 });

test("a flat map stays flat, and no value lies outside of the map's", () => {
  fc.assert(
    fc.property(
      size,
      size,
      size,
      size,
      fc.infiniteStream(fc.float({ min: -9, max: 9, noNaN: true })),
      (h, w, H, W, stream) => {
        const map = Float32Array.from({ length: h * w }, () => stream.next().value as number);
        const resized = resizedMaps(map, [1, h, w], [H, W]);
        expect(resized).toHaveLength(H * W);
        expect(Math.max(...resized)).toBeLessThanOrEqual(Math.max(...map) + 1e-5);
        expect(Math.min(...resized)).toBeGreaterThanOrEqual(Math.min(...map) - 1e-5);
        expect(new Set(resizedMaps(new Float32Array(h * w).fill(0.1), [1, h, w], [H, W])).size).toBe(1);
      },
    ),
  );
});
