import { expect, test } from "@jest/globals";
import { WeightRandom } from "../../../src/nn/model/tensorflow/weightRandom.ts";
import { pixelOrder } from "../../../src/xai/checks/pixelOrder.ts";

test("largest first, NaN last", () => {
  const map = Float32Array.of(0.5, Number.NaN, -1, Number.POSITIVE_INFINITY, 2, Number.NEGATIVE_INFINITY);
  const order = Array.from(pixelOrder(map, new WeightRandom([1])));
  expect(order.slice(0, 4)).toEqual([3, 4, 0, 2]);
  expect(order.slice(4).sort()).toEqual([1, 5]);
});

test("equal values come in an order of chance, the same for the same seed", () => {
  const map = new Float32Array(100);
  const order = Array.from(pixelOrder(map, new WeightRandom([1])));
  expect(order).toEqual(Array.from(pixelOrder(map, new WeightRandom([1]))));
  expect(order).not.toEqual(Array.from(pixelOrder(map, new WeightRandom([2]))));
  expect(order.slice(0, 10).every((place) => place < 20)).toBe(false);
  expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, place) => place));
});
