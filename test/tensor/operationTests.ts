import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { type Tensor, type Tensor4D, tf } from "../../src/tensor/tf.ts";

/** What every engine must compute; a test file chooses the engine and calls this. */
export function testOperations(): void {
  describe("forward", () => {
    it.each<[name: string, compute: () => Tensor, expected: number[]]>([
      [
        "adds with broadcasting",
        () =>
          tf.add(
            [
              [1, 2],
              [3, 4],
            ],
            [10, 20],
          ),
        [11, 22, 13, 24],
      ],
      [
        "multiplies matrices",
        () =>
          tf.matMul(
            [
              [1, 2],
              [3, 4],
            ],
            [
              [5, 6],
              [7, 8],
            ],
          ),
        [19, 22, 43, 50],
      ],
      ["pools the lecture's 3×3 with stride 1", () => lecturePool([1, 1], "valid"), [5, 8, 7, 7]],
      ["pools the lecture's 3×3 with stride 2, valid", () => lecturePool([2, 2], "valid"), [5]],
      ["pools the lecture's 3×3 with stride 2, same", () => lecturePool([2, 2], "same"), [5, 8, 7, 5]],
      ["averages globally", () => tf.mean(tf.tensor([1, 5, 8, 7, 1, 3, 4, 2, 3, 2, 1, 4, 5, 7, 6, 2])), [3.8125]],
      [
        "convolves with zeros after, not before, where the padding is odd",
        () => tf.conv2d(square([1, 2, 3, 4]), filter2([1, 10, 100, 1000]), 2, "same"),
        [4321],
      ],
      [
        "pads one more after than before for an even kernel",
        () => tf.conv2d(square([1, 2, 3, 4]), filter2([1, 10, 100, 1000]), 1, "same"),
        [4321, 402, 43, 4],
      ],
      ["turns scores into shares", () => tf.softmax([0, Math.log(3)]), [0.25, 0.75]],
    ])("%s", (_name, compute, expected) => {
      closeTo(compute().dataSync(), expected);
    });
  });

  /**
   * A convolution is linear in its input and in its filter, so its gradients must obey ⟨dW, V⟩ = ⟨dy, conv(x, V)⟩ for
   * every filter V, and ⟨dx, U⟩ = ⟨dy, conv(U, w)⟩ for every input U: the forward pass checks the backward one.
   */
  describe("gradients of a convolution", () => {
    it.each<[kernel: [number, number], strides: [number, number], padding: "valid" | "same"]>([
      [[3, 3], [1, 1], "valid"],
      [[3, 3], [1, 1], "same"],
      [[3, 3], [2, 2], "same"],
      [[2, 3], [2, 1], "valid"],
      [[4, 2], [1, 2], "same"],
      [[1, 1], [1, 1], "valid"],
      [[5, 5], [3, 3], "same"],
    ])("kernel %p, strides %p, %s", (kernel, strides, padding) => {
      const conv = (x: Tensor4D, filter: Tensor4D) => tf.conv2d(x, filter, strides, padding);
      checkAdjoints(conv, [2, 7, 8, 3], [...kernel, 3, 4]);
      // Where the gradients of strides other than 1 × 1 go, TensorFlow has none for unequal strides.
      if (strides[0] !== strides[1]) return;
      checkAdjoints((x, filter) => tf.depthwiseConv2d(x, filter, strides, padding), [2, 7, 8, 3], [...kernel, 3, 2]);
    });
  });

  it("of which no tensor is left behind", () => {
    const step = () =>
      tf.tidy(() => {
        const f = (x: Tensor4D, w: Tensor4D, d: Tensor4D) =>
          tf.depthwiseConv2d(tf.conv2d(x, w, 1, "same"), d, 2, "valid");
        tf.grads((x, w, d) => f(x as Tensor4D, w as Tensor4D, d as Tensor4D))([
          tf.ones([1, 5, 5, 2]),
          tf.ones([3, 3, 2, 4]),
          tf.ones([2, 2, 4, 1]),
        ]);
      });
    step();
    const kept = () => {
      const { numTensors, numDataBuffers, numBytes } = tf.memory();
      return { numTensors, numDataBuffers, numBytes, inBackend: tf.backend().numDataIds() };
    };
    const before = kept();
    for (let round = 0; round < 1000; round++) step();
    expect(kept()).toEqual(before);
  });

  /** Linear operations of one input obey ⟨dx, U⟩ = ⟨dy, f(U)⟩. */
  it.each<[name: string, f: (x: Tensor4D) => Tensor]>([
    ["overlapping average pooling with padding", (x) => tf.avgPool(x, [3, 2], [1, 2], "same")],
    ["average pooling without padding", (x) => tf.avgPool(x, [2, 3], 2, "valid")],
    ["a mean over rows and columns", (x) => tf.mean(x, [1, 2])],
    ["nearest up-sampling", (x) => tf.image.resizeNearestNeighbor(x, [14, 24])],
    ["bilinear up-sampling", (x) => tf.image.resizeBilinear(x, [14, 24])],
    [
      "zero padding",
      (x) =>
        tf.pad(x, [
          [0, 0],
          [1, 2],
          [3, 0],
          [0, 0],
        ]),
    ],
    [
      "a transposed convolution",
      (x) =>
        tf.conv2dTranspose(
          x,
          tf.randomUniform([3, 3, 2, 3], -1, 1, "float32", 9) as Tensor4D,
          [2, 14, 16, 2],
          2,
          "same",
        ),
    ],
  ])("has the gradient of %s", (_name, f) => {
    const x = random([2, 7, 8, 3], 1);
    const dy = random(f(x).shape, 2);
    const dx = tf.grad((x) => f(x as Tensor4D))(x, dy);
    for (const seed of [3, 4, 5]) {
      const u = random([2, 7, 8, 3], seed);
      expect(inner(dx, u)).toBeCloseTo(inner(dy, f(u)), 3);
    }
  });

  it("has the gradient of max pooling", () => {
    const gradient = tf.grad((x) =>
      tf.maxPool(x as Tensor4D, 2, 1, "valid").mul(filter2([1, 10, 100, 1000]).reshape([1, 2, 2, 1])),
    );
    const x = tf.tensor4d([4, 3, 8, 5, 6, 7, 9, 2, 1], [1, 3, 3, 1]);
    closeTo(gradient(x).dataSync(), [0, 0, 10, 0, 1, 1000, 100, 0, 0]);
  });

  it("has the gradient of gathering", () => {
    const gradient = tf.grad((x) =>
      tf
        .gather(x, tf.tensor1d([2, 0, 2], "int32"))
        .mul([1, 10, 100])
        .sum(),
    );
    closeTo(gradient(tf.tensor1d([5, 6, 7])).dataSync(), [10, 0, 101]);
  });

  it("trains a convolution to tell a row from a column", async () => {
    const model = tf.sequential();
    const initializer = () => tf.initializers.glorotUniform({ seed: 7 });
    model.add(
      tf.layers.conv2d({
        inputShape: [4, 4, 1],
        filters: 4,
        kernelSize: 3,
        activation: "relu",
        kernelInitializer: initializer(),
      }),
    );
    model.add(tf.layers.maxPooling2d({ poolSize: 2 }));
    model.add(tf.layers.flatten());
    model.add(tf.layers.dense({ units: 2, activation: "softmax", kernelInitializer: initializer() }));
    model.compile({ optimizer: tf.train.adam(0.05), loss: "categoricalCrossentropy" });
    const row = [0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0];
    const column = [0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0];
    const x = tf.tensor4d([...row, ...column], [2, 4, 4, 1]);
    const y = tf.tensor2d([
      [1, 0],
      [0, 1],
    ]);
    const { history } = await model.fit(x, y, { epochs: 40, shuffle: false, verbose: 0 });
    expect(history.loss?.at(-1)).toBeLessThan(0.1);
    closeTo((model.predict(x) as Tensor).argMax(1).dataSync(), [0, 1]);
    model.dispose();
  });

  it("keeps a model in a folder, exactly", async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "model-"));
    const model = tf.sequential({ layers: [tf.layers.conv2d({ inputShape: [5, 5, 2], filters: 3, kernelSize: 2 })] });
    await model.save(`file://${folder}`);
    const loaded = await tf.loadLayersModel(`file://${folder}/model.json`);
    const x = tf.randomUniform([1, 5, 5, 2], 0, 1, "float32", 3);
    expect((loaded.predict(x) as Tensor).dataSync()).toEqual((model.predict(x) as Tensor).dataSync());
    rmSync(folder, { recursive: true });
  });

  it("offers the members of the native package", () => {
    expect(Object.keys(tf)).toEqual(expect.arrayContaining(["conv2d", "layers", "node", "io", "train", "data"]));
    expect("conv2d" in tf).toBe(true);
    expect("noSuchMember" in tf).toBe(false);
    expect(tf.version).toMatchObject({ tfjs: "4.22.0", "tfjs-node": "4.22.0" });
    expect(typeof tf.io.fileSystem).toBe("function");
    expect(typeof tf.node.decodePng).toBe("function");
    expect(() => Object.assign(tf, { conv2d: 1 })).toThrow(TypeError);
  });
}

const square = (values: number[]) => tf.tensor4d(values, [1, 2, 2, 1]);
const filter2 = (values: number[]) => tf.tensor4d(values, [2, 2, 1, 1]);

function lecturePool(strides: [number, number], padding: "valid" | "same"): Tensor {
  return tf.maxPool(tf.tensor4d([4, 3, 8, 5, 5, 7, 6, 7, 5], [1, 3, 3, 1]), 2, strides, padding);
}

type Shape = [number, number, number, number];

function random(shape: number[], seed: number): Tensor4D {
  return tf.randomUniform(shape as Shape, -1, 1, "float32", seed) as Tensor4D;
}

/** The inner product ⟨one, other⟩. */
function inner(one: Tensor, other: Tensor): number {
  return one.mul(other).sum().dataSync()[0] ?? Number.NaN;
}

function checkAdjoints(f: (x: Tensor4D, filter: Tensor4D) => Tensor, inputShape: Shape, filterShape: number[]): void {
  const [x, filter] = [random(inputShape, 1), random(filterShape, 2)];
  const dy = random(f(x, filter).shape, 3);
  const [dx, dw] = tf.grads((x, filter) => f(x as Tensor4D, filter as Tensor4D))([x, filter], dy) as [Tensor, Tensor];
  expect([dx.shape, dw.shape]).toEqual([inputShape, filterShape]);
  for (const seed of [4, 5, 6]) {
    const [u, v] = [random(inputShape, seed), random(filterShape, seed + 10)];
    expect(inner(dx, u)).toBeCloseTo(inner(dy, f(u, filter)), 3);
    expect(inner(dw, v)).toBeCloseTo(inner(dy, f(x, v)), 3);
  }
}

function closeTo(actual: ArrayLike<number>, expected: number[]): void {
  expect(Array.from(actual, (value) => Number(value.toFixed(4)))).toEqual(expected);
}
