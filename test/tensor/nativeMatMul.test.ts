import { expect, it } from "@jest/globals";
import { type Tensor2D, tf } from "../../src/tensor/tf.ts";

process.env.CONVOLAB_ENGINE = "native";

/** The same product as a stack of one, which tfjs-node computes itself. */
function stackProduct(a: Tensor2D, b: Tensor2D, transposeA: boolean, transposeB: boolean): Tensor2D {
  return tf.matMul(a.expandDims(0), b.expandDims(0), transposeA, transposeB).squeeze([0]);
}

function largestDifference(a: Tensor2D, b: Tensor2D): number {
  return a.sub(b).abs().max().dataSync()[0] as number;
}

it.each<[rows: number, inner: number, columns: number, transposeA: boolean, transposeB: boolean]>([
  [1, 1, 1, false, false],
  [1, 1600, 128, false, false],
  [50, 128, 10, true, false],
  [7, 33, 5, false, true],
  [64, 200, 128, true, true],
])("agrees with tfjs-node's: %p × %p × %p, transposed %p and %p", (rows, inner, columns, transposeA, transposeB) => {
  tf.tidy(() => {
    const a: Tensor2D = tf.randomUniform(transposeA ? [inner, rows] : [rows, inner], -1, 1, "float32", 1);
    const b: Tensor2D = tf.randomUniform(transposeB ? [columns, inner] : [inner, columns], -1, 1, "float32", 2);
    const ours: Tensor2D = tf.matMul(a, b, transposeA, transposeB);
    const theirs = stackProduct(a, b, transposeA, transposeB);
    expect(ours.shape).toEqual([rows, columns]);
    expect(largestDifference(ours, theirs)).toBeLessThanOrEqual(1e-6 * Math.max(10, inner));
  });
});

it("has right gradients for every way of transposing", () => {
  tf.tidy(() => {
    for (const transposeA of [false, true]) {
      for (const transposeB of [false, true]) {
        const a: Tensor2D = tf.randomUniform(transposeA ? [4, 3] : [3, 4], -1, 1, "float32", 1);
        const b: Tensor2D = tf.randomUniform(transposeB ? [5, 4] : [4, 5], -1, 1, "float32", 2);
        const [da, db] = tf.grads((left, right) =>
          tf.matMul(left as Tensor2D, right as Tensor2D, transposeA, transposeB).square(),
        )([a, b]);
        const [stockA, stockB] = tf.grads((left, right) =>
          stackProduct(left as Tensor2D, right as Tensor2D, transposeA, transposeB).square(),
        )([a, b]);
        expect(largestDifference(da as Tensor2D, stockA as Tensor2D)).toBeLessThan(1e-5);
        expect(largestDifference(db as Tensor2D, stockB as Tensor2D)).toBeLessThan(1e-5);
      }
    }
  });
});

it("is zeros over no terms, and empty for no rows", () => {
  tf.tidy(() => {
    expect([...tf.matMul(tf.zeros([2, 0]) as Tensor2D, tf.zeros([0, 1]) as Tensor2D).dataSync()]).toEqual([0, 0]);
    expect(tf.matMul(tf.zeros([0, 3]) as Tensor2D, tf.zeros([3, 2]) as Tensor2D).shape).toEqual([0, 2]);
  });
});

it("of whole numbers is whole numbers", () => {
  tf.tidy(() => {
    const product = tf.matMul(tf.tensor2d([[1, 2]], [1, 2], "int32"), tf.tensor2d([[3], [4]], [2, 1], "int32"));
    expect([product.dtype, ...product.dataSync()]).toEqual(["int32", 11]);
  });
});

it("refuses shapes that do not fit", () => {
  tf.tidy(() => {
    expect(() => tf.matMul(tf.ones([2, 3]) as Tensor2D, tf.ones([2, 3]) as Tensor2D)).toThrow(/mismatch|incompatible/i);
  });
});

it("leaves no tensor behind", () => {
  const before = tf.memory().numTensors;
  tf.tidy(() => tf.matMul(tf.ones([2, 3]) as Tensor2D, tf.ones([3, 2]) as Tensor2D).dataSync());
  expect(tf.memory().numTensors).toBe(before);
});
