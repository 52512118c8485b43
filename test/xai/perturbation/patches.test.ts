import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { patchGrid, pixelMeans } from "../../../src/xai/perturbation/patches.ts";

test("a patch goes row by row and is cut at the border", () => {
  const { rows, columns, patches } = patchGrid([5, 4], [2, 3], [2, 2]);
  expect([rows, columns]).toEqual([3, 2]);
  expect(patches[1]).toEqual({ top: 0, bottom: 2, left: 2, right: 4 });
  expect(patches.at(-1)).toEqual({ top: 4, bottom: 5, left: 2, right: 4 });
});

test("a pixel's value is the mean of those of the patches over it", () => {
  const grid = patchGrid([1, 4], [1, 2], [1, 1]);
  expect(grid.patches).toHaveLength(3);
  expect(Array.from(pixelMeans([2, 4, 6], grid, [1, 4]))).toEqual([2, 3, 5, 6]);
});

test("no pixel is left out, whatever the sizes", () => {
  const size = fc.integer({ min: 1, max: 12 });
  fc.assert(
    fc.property(size, size, size, size, size, size, (height, width, patchHeight, patchWidth, down, right) => {
      const strides = [Math.min(down, patchHeight), Math.min(right, patchWidth)] as const;
      const grid = patchGrid([height, width], [patchHeight, patchWidth], strides);
      expect(grid.patches).toHaveLength(grid.rows * grid.columns);
      const means = pixelMeans(new Float32Array(grid.patches.length).fill(3), grid, [height, width]);
      expect(means.every((mean) => mean === 3)).toBe(true);
      expect(grid.patches.every(({ top, bottom, left, right }) => top < bottom && left < right)).toBe(true);
    }),
  );
});
