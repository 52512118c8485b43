import { expect, it } from "@jest/globals";
import { channelSums, largestMagnitudes } from "../../src/xai/pixelMaps.ts";

const shape = [1, 1, 3, 2];

it("a pixel's largest magnitude and its sum are over its channels", () => {
  const values = Float32Array.of(-3, 2, 0, 0, 1, -1);
  expect(largestMagnitudes({ values, shape })).toEqual({ values: Float32Array.of(3, 0, 1), shape: [1, 1, 3] });
  expect(channelSums({ values, shape })).toEqual({ values: Float32Array.of(-1, 0, 0), shape: [1, 1, 3] });
});

it("a channel that is NaN makes its pixel NaN, wherever it stands", () => {
  const values = Float32Array.of(Number.NaN, 1, 1, Number.NaN, -2, 1);
  expect(largestMagnitudes({ values, shape }).values).toEqual(Float32Array.of(Number.NaN, Number.NaN, 2));
});
