import { dense } from "../../../src/nn/layers/dense.ts";
import { input } from "../../../src/nn/layers/input.ts";
import type { Model } from "../../../src/nn/model/model.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";
import type { ShapedRows } from "../../../src/nn/training/trainingData.ts";

/** Points of the plane in two classes, the same ones every time. */
export interface Points {
  /** `[count, 2]` */
  readonly x: ShapedRows & { readonly values: Float32Array };
  /** `[count]`, 0 or 1 */
  readonly y: Int32Array;
}

/** `count` points on two half circles that reach into each other: odd ones are of class 1. */
export function twoMoons(count: number): Points {
  const values = new Float32Array(count * 2);
  for (let row = 0; row < count; row++) {
    // Steps of the golden ratio spread evenly over the half circle, whatever the count is.
    const angle = Math.PI * ((row * 0.618034) % 1);
    const [across, up] =
      row % 2 === 0 ? [Math.cos(angle), Math.sin(angle)] : [1 - Math.cos(angle), 0.5 - Math.sin(angle)];
    values.set([across, up], row * 2);
  }
  return { x: { values, shape: [count, 2] }, y: Int32Array.from({ length: count }, (_, row) => row % 2) };
}

/** The points' rows from `start` up to, not including, `end`. */
export function partOf({ x, y }: Points, start: number, end: number): Points {
  return {
    x: { values: x.values.subarray(start * 2, end * 2), shape: [end - start, 2] },
    y: y.subarray(start, end),
  };
}

/** A small network for such points; the same first weights every time. */
export function moonModel(): Model {
  return sequential([input([2]), dense(8, { activation: "relu" }), dense(2, { activation: "softmax" })], { seed: 5 });
}
