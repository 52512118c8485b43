import { expect, it } from "@jest/globals";
import { type Tensor, type Tensor4D, tf } from "../../src/tensor/tf.ts";

type Pair = [number, number];

/** Max pooling and its gradient for `dy`, from the definition: the first of the largest cells of a window gets it all. */
function pooled(x: Tensor4D, size: Pair, strides: Pair, pad: "valid" | "same", dy: Tensor4D) {
  const [batch, height, width, channels] = x.shape;
  const [, outHeight, outWidth] = dy.shape;
  const before = [0, 1].map((axis) => {
    if (pad === "valid") return 0;
    const [input, out] = [[height, width][axis] as number, [outHeight, outWidth][axis] as number];
    return Math.floor(Math.max((out - 1) * (strides[axis] as number) + (size[axis] as number) - input, 0) / 2);
  }) as Pair;
  const [values, slopes] = [x.dataSync(), dy.dataSync()];
  const [outputs, gradient] = [new Float32Array(slopes.length), new Float32Array(values.length)];
  let place = 0;
  for (let image = 0; image < batch; image++) {
    for (let row = 0; row < outHeight; row++) {
      for (let column = 0; column < outWidth; column++) {
        for (let channel = 0; channel < channels; channel++, place++) {
          let largest = -1;
          for (let down = 0; down < size[0]; down++) {
            for (let right = 0; right < size[1]; right++) {
              const y = row * strides[0] + down - before[0];
              const left = column * strides[1] + right - before[1];
              if (y < 0 || y >= height || left < 0 || left >= width) continue;
              const cell = ((image * height + y) * width + left) * channels + channel;
              if (largest === -1 || (values[cell] as number) > (values[largest] as number)) largest = cell;
            }
          }
          outputs[place] = values[largest] as number;
          gradient[largest] = (gradient[largest] as number) + (slopes[place] as number);
        }
      }
    }
  }
  return { outputs, gradient };
}

/** Max pooling and its gradient, on the engine that the test file has chosen. */
export function testMaxPooling(): void {
  it.each<[shape: [number, number, number, number], size: Pair, strides: Pair, pad: "valid" | "same"]>([
    [[2, 6, 6, 3], [2, 2], [2, 2], "valid"],
    [[2, 5, 7, 3], [2, 2], [2, 2], "valid"],
    [[2, 5, 7, 3], [2, 2], [2, 2], "same"],
    [[1, 5, 5, 2], [2, 2], [1, 1], "same"],
    [[1, 7, 4, 2], [3, 2], [2, 1], "same"],
    [[3, 9, 8, 1], [3, 3], [1, 2], "valid"],
    [[1, 1, 1, 1], [1, 1], [1, 1], "valid"],
  ])("%j, %j, strides %j, %s: values and gradient, also where cells are alike", (shape, size, strides, pad) => {
    const before = tf.memory().numTensors;
    tf.tidy(() => {
      const images = [
        tf.randomNormal(shape, 0, 1, "float32", 1),
        tf.zeros(shape),
        tf.randomUniform(shape, 0, 3, "float32", 2).floor(),
      ];
      for (const x of images as Tensor4D[]) {
        const pool = (image: Tensor): Tensor4D => tf.maxPool(image as Tensor4D, size, strides, pad);
        const output = pool(x);
        const dy = tf.randomNormal(output.shape, 0, 1, "float32", 3) as Tensor4D;
        const expected = pooled(x, size, strides, pad, dy);
        expect(output.dataSync()).toEqual(expected.outputs);
        const gradient = tf.grad(pool)(x, dy).dataSync();
        for (const [place, value] of expected.gradient.entries()) expect(gradient[place]).toBeCloseTo(value, 5);
      }
    });
    expect(tf.memory().numTensors).toBe(before);
  });
}
