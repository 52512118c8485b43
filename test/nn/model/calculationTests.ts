import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "@jest/globals";
import { batchNormalization } from "../../../src/nn/layers/batchNormalization.ts";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { conv2dTranspose } from "../../../src/nn/layers/conv2dTranspose.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { depthwiseConv2d } from "../../../src/nn/layers/depthwiseConv2d.ts";
import { dropout, spatialDropout2d } from "../../../src/nn/layers/dropout.ts";
import { flatten } from "../../../src/nn/layers/flatten.ts";
import { globalAveragePooling2d } from "../../../src/nn/layers/globalPooling2d.ts";
import { input } from "../../../src/nn/layers/input.ts";
import type { Layer } from "../../../src/nn/layers/layer.ts";
import { add } from "../../../src/nn/layers/merge.ts";
import { averagePooling2d, maxPooling2d } from "../../../src/nn/layers/pooling2d.ts";
import { separableConv2d } from "../../../src/nn/layers/separableConv2d.ts";
import { upSampling2d } from "../../../src/nn/layers/upSampling2d.ts";
import { model } from "../../../src/nn/model/functional.ts";
import type { Model } from "../../../src/nn/model/model.ts";
import { getWeights, setWeights } from "../../../src/nn/model/modelWeights.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";
import { type Scalar, type Tensor, tf, type Variable } from "../../../src/tensor/tf.ts";

/** Numbers from −1 to 1 that look random, the same on every machine. */
function numbers(count: number, start = 1): Float32Array {
  let state = start;
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state / 2 ** 31;
  });
}

function answer({ tfModel }: Model, values: ArrayLike<number>, shape: number[], training = false): number[] {
  return tf.tidy(() => {
    const x = tf.tensor(Float32Array.from(values), shape, "float32");
    return Array.from((tfModel.apply(x, { training }) as Tensor).dataSync());
  });
}

function small(options?: { readonly seed?: number }): Model {
  return sequential(
    [input([8, 8, 1]), conv2d(4, 3, { activation: "relu" }), maxPooling2d(), flatten(), dense(3)],
    options,
  );
}

/** How models calculate; the engine is the one that the calling test chose. */
export function testCalculation({ trains }: { readonly trains: boolean }): void {
  describe("weights", () => {
    it("are in Keras's order and shapes, and start as Keras's do", () => {
      const layers = [
        input([8, 8, 2]),
        conv2d(64, 3),
        batchNormalization(),
        depthwiseConv2d(3),
        separableConv2d(5, 3, { depthMultiplier: 2 }),
        conv2dTranspose(6, 3),
        flatten(),
        dense(200, { kernelInitializer: "heNormal" }),
        dense(20, { kernelInitializer: "orthogonal", useBias: false }),
      ];
      const network = sequential(layers, { seed: 1 });
      const weights = getWeights(network);
      expect(weights.map(({ layer, name, shape }) => `${layer}/${name} ${shape.join("×")}`)).toEqual([
        "conv2d/kernel 3×3×2×64",
        "conv2d/bias 64",
        "batch_normalization/gamma 64",
        "batch_normalization/beta 64",
        "batch_normalization/movingMean 64",
        "batch_normalization/movingVariance 64",
        "depthwise_conv2d/kernel 3×3×64×1",
        "depthwise_conv2d/bias 64",
        "separable_conv2d/depthwiseKernel 3×3×64×2",
        "separable_conv2d/pointwiseKernel 1×1×128×5",
        "separable_conv2d/bias 5",
        "conv2d_transpose/kernel 3×3×6×5",
        "conv2d_transpose/bias 6",
        "dense/kernel 96×200",
        "dense/bias 200",
        "dense_1/kernel 200×20",
      ]);
      const [kernel, bias, gamma, beta, mean, variance] = weights.map(({ values }) => values);
      const limit = Math.sqrt(6 / (9 * 2 + 9 * 64));
      expect(Math.max(...(kernel ?? []))).toBeLessThanOrEqual(limit);
      expect(Math.max(...(kernel ?? []))).toBeGreaterThan(0.95 * limit);
      expect(new Set(bias)).toEqual(new Set([0]));
      expect([gamma?.[0], beta?.[0], mean?.[0], variance?.[0]]).toEqual([1, 0, 0, 1]);

      const normal = weights[13]?.values ?? new Float32Array();
      const deviation = Math.sqrt(normal.reduce((sum, value) => sum + value * value, 0) / normal.length);
      expect(deviation / Math.sqrt(2 / 96)).toBeCloseTo(1, 1);
      expect(Math.max(...normal)).toBeLessThan((2 * Math.sqrt(2 / 96)) / 0.8796);

      const orthogonal = weights[15]?.values ?? new Float32Array();
      const product = (one: number, other: number) =>
        Array.from({ length: 200 }).reduce<number>(
          (sum, _, row) => sum + (orthogonal[row * 20 + one] as number) * (orthogonal[row * 20 + other] as number),
          0,
        );
      expect(product(0, 0)).toBeCloseTo(1, 5);
      expect(product(7, 7)).toBeCloseTo(1, 5);
      expect(product(0, 7)).toBeCloseTo(0, 5);
      network.dispose();
    });

    it("follow from a seed", () => {
      const [one, same, other, free] = [small({ seed: 5 }), small({ seed: 5 }), small({ seed: 6 }), small()].map(
        (each) => {
          const values = getWeights(each).map((weight) => Array.from(weight.values));
          each.dispose();
          return values;
        },
      );
      expect(one).toEqual(same);
      expect(one).not.toEqual(other);
      expect(one).not.toEqual(free);
    });

    it("are set and read back", () => {
      const network = small();
      const given = getWeights(network).map(({ values, shape }, index) => ({
        shape,
        values: numbers(values.length, index + 1),
      }));
      setWeights(network, given);
      expect(getWeights(network).map(({ values }) => values)).toEqual(given.map(({ values }) => values));
      setWeights(
        network,
        given.map(({ values }) => Array.from(values, (value) => value / 2)),
      );
      expect(getWeights(network)[0]?.values[3]).toBe((given[0]?.values[3] as number) / 2);
      network.dispose();
    });

    it("are refused when they are not the model's, and then none is set", () => {
      const network = small({ seed: 1 });
      const before = getWeights(network);
      const changed = before.map(({ values }) => numbers(values.length));
      expect(() => setWeights(network, changed.slice(1))).toThrow(/has 4 weights; the list has 3/);
      expect(() => setWeights(network, changed.with(3, new Float32Array(2)))).toThrow(
        /Weight 3, dense\/bias, of shape \[3\] has 3 numbers.*got 2/,
      );
      const turned = [{ values: changed[0] as Float32Array, shape: [1, 3, 3, 4] }, ...changed.slice(1)];
      expect(() => setWeights(network, turned)).toThrow(
        /Weight 0, conv2d\/kernel, has the shape \[3, 3, 1, 4\]; got \[ 1, 3, 3, 4 \]/,
      );
      expect(() => setWeights(network, 5 as unknown as [])).toThrow(/Weights are a list/);
      expect(() => setWeights(network, changed.with(0, "no" as unknown as Float32Array))).toThrow(TypeError);
      expect(getWeights(network)).toEqual(before);
      network.dispose();
    });

    it("are shared by every use of a layer, in one model and in others", () => {
      const layer = dense(2, { useBias: false });
      const x = input([2]);
      const twice = model({ inputs: x, outputs: layer(layer(x)) });
      setWeights(twice, [[1, 2, 3, 4]]);
      expect(answer(twice, [1, 1], [1, 2])).toEqual([4 * 1 + 6 * 3, 4 * 2 + 6 * 4]);
      const once = model({ inputs: x, outputs: layer(x) });
      expect(answer(once, [1, 1], [1, 2])).toEqual([4, 6]);
      twice.dispose();
      expect(answer(once, [1, 1], [1, 2])).toEqual([4, 6]);
      once.dispose();
      // The layer begins anew where no model has kept its weights.
      const later = model({ inputs: x, outputs: layer(x) });
      expect(getWeights(later)[0]?.values).not.toEqual(new Float32Array([1, 2, 3, 4]));
      later.dispose();
    });

    it("of two models that calculate already are shared by a third", () => {
      const halves = [1, 2].map(() => sequential([input([3]), dense(3)])) as [Model, Model];
      const [first, second] = halves.map((half) => answer(half, [1, 2, 3], [1, 3])) as [number[], number[]];
      const whole = sequential(halves);
      expect(getWeights(whole).map(({ layer }) => layer)).toEqual(["dense", "dense", "dense_1", "dense_1"]);
      expect(answer(whole, [1, 2, 3], [1, 3])).toEqual(answer(halves[1], first, [1, 3]));
      expect(answer(halves[1], [1, 2, 3], [1, 3])).toEqual(second);
      for (const each of [...halves, whole]) each.dispose();
    });

    it("of frozen layers are not trained", () => {
      const network = small();
      (network.layers[1] as Layer).trainable = false;
      expect(network.tfModel.trainableWeights.map(({ shape }) => shape)).toEqual([[36, 3], [3]]);
      (network.layers[1] as Layer).trainable = true;
      expect(network.tfModel.trainableWeights).toHaveLength(4);
      network.dispose();
    });
  });

  describe("memory", () => {
    it("is free again after a model is disposed", () => {
      small().dispose();
      const before = tf.memory();
      for (let round = 0; round < 20; round++) {
        const network = sequential([
          input([8, 8, 2]),
          conv2d(4, 3, { groups: 2, activityRegularizer: "l2" }),
          batchNormalization(),
          dropout(0.5),
          globalAveragePooling2d({ keepDims: true }),
          flatten(),
          dense(3),
        ]);
        answer(network, numbers(128), [1, 8, 8, 2], true);
        getWeights(network);
        setWeights(network, getWeights(network));
        network.dispose();
        network.dispose();
      }
      expect(tf.memory().numTensors).toBe(before.numTensors);
      expect(tf.memory().numBytes).toBe(before.numBytes);
    });
  });

  it("is free again after nobody can reach a model any more", async () => {
    setFlagsFromString("--expose-gc");
    const collectGarbage = runInNewContext("gc") as () => void;
    const kept = small();
    const { tfModel } = kept;
    const before = tf.memory().numTensors;
    for (let round = 0; round < 5; round++) getWeights(small());
    expect(tf.memory().numTensors).toBe(before + 5 * 4);
    for (let round = 0; round < 100 && tf.memory().numTensors > before; round++) {
      collectGarbage();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(tf.memory().numTensors).toBe(before);
    expect(tfModel.weights.every((weight) => !weight.read().isDisposed)).toBe(true);
    kept.dispose();
    // A hundred collections of the whole heap, of a test process that may hold much.
  });

  it("is not taken again by a model that was disposed of: it says so, and keeps its shapes", () => {
    const network = small();
    getWeights(network);
    network.dispose();
    const before = tf.memory().numTensors;
    const uses = [() => network.tfModel, () => getWeights(network), () => setWeights(network, [])];
    for (const [language, said] of [
      ["en", /^The model sequential\w* was disposed of.*Make it anew/],
      ["ko", /^모델 sequential\w*은\(는\) 이미 해제되어.*다시 만들/],
    ] as const) {
      process.env.CONVOLAB_LANG = language;
      for (const use of uses) expect(use).toThrow(said);
    }
    delete process.env.CONVOLAB_LANG;
    expect(network.outputShape).toEqual([null, 3]);
    expect(network.countParams()).toBe(151);
    expect(tf.memory().numTensors).toBe(before);
    const unused = small();
    unused.dispose();
    expect(() => unused.tfModel).toThrow(/was disposed of/);
  });

  it("is freed by TensorFlow.js's own model too", () => {
    const first = small({ seed: 2 });
    getWeights(first);
    const before = tf.memory().numTensors;
    first.tfModel.compile({ optimizer: "adam", loss: "meanSquaredError" });
    expect(first.tfModel.dispose()).toEqual({ refCountAfterDispose: 0, numDisposedVariables: 4 });
    expect(tf.memory().numTensors).toBe(before - 4);
    expect(() => getWeights(first)).toThrow(/was disposed of/);
    const network = small();
    const { tfModel } = network;
    const dispose = tfModel.dispose;
    const calls: unknown[] = [];
    tfModel.dispose = () => {
      calls.push(tfModel);
      return dispose();
    };
    network.dispose();
    expect(calls).toEqual([tfModel]);
  });

  describe("dropout", () => {
    const ones = new Float32Array(10_000).fill(1);

    it("leaves values as they are outside training", () => {
      const network = sequential([input([10_000]), dropout(0.5)]);
      expect(answer(network, ones, [1, 10_000])).toEqual(Array.from(ones));
    });

    it("sets the given part to 0 and raises the others, another part at every step, the same for a seed", () => {
      const [network, same] = [1, 2].map(() => sequential([input([10_000]), dropout(0.25)], { seed: 3 })) as [
        Model,
        Model,
      ];
      const first = answer(network, ones, [1, 10_000], true);
      const zeros = first.filter((value) => value === 0).length;
      expect(zeros).toBeGreaterThan(2300);
      expect(zeros).toBeLessThan(2700);
      expect(new Set(first)).toEqual(new Set([0, Math.fround(1 / 0.75)]));
      expect(answer(network, ones, [1, 10_000], true)).not.toEqual(first);
      expect(answer(same, ones, [1, 10_000], true)).toEqual(first);
    });

    it("of rate 1 leaves nothing, of rate 0 all", () => {
      expect(new Set(answer(sequential([input([100]), dropout(1)]), ones.slice(0, 100), [1, 100], true))).toEqual(
        new Set([0]),
      );
      expect(new Set(answer(sequential([input([100]), dropout(0)]), ones.slice(0, 100), [1, 100], true))).toEqual(
        new Set([1]),
      );
    });

    it("of channels takes whole channels", () => {
      const network = sequential([input([5, 5, 400]), spatialDropout2d(0.5)], { seed: 1 });
      const values = answer(network, ones, [1, 5, 5, 400], true);
      const byChannel = Array.from(
        { length: 400 },
        (_, channel) => new Set(values.filter((__, place) => place % 400 === channel)),
      );
      expect(byChannel.every((set) => set.size === 1)).toBe(true);
      expect(new Set(values)).toEqual(new Set([0, 2]));
    });
  });

  describe("penalties", () => {
    it("on weights count once for a shared layer and not for a frozen one", () => {
      const layer = dense(2, { useBias: false, kernelRegularizer: { l1: 0.1, l2: 0.5 } });
      const x = input([2]);
      const network = model({ inputs: x, outputs: layer(layer(x)) });
      setWeights(network, [[1, -2, 3, 4]]);
      const penalty = () =>
        tf.tidy(() => network.tfModel.calculateLosses().reduce((sum, each) => sum + (each.dataSync()[0] as number), 0));
      expect(penalty()).toBeCloseTo(0.1 * 10 + 0.5 * 30, 5);
      layer.trainable = false;
      expect(penalty()).toBe(0);
      network.dispose();
    });

    it("on outputs are a mean over the batch", () => {
      const network = sequential([input([2]), dense(2, { activityRegularizer: { l1: 0.1, l2: 0.5 } })]);
      setWeights(network, [
        [1, 0, 0, 1],
        [0, 0],
      ]);
      const penalty = tf.tidy(() => {
        network.tfModel.apply(tf.tensor2d([1, -2, 3, 4], [2, 2]), { training: true });
        return (network.tfModel.calculateLosses()[0] as Scalar).dataSync()[0];
      });
      expect(penalty).toBeCloseTo((0.1 * 10 + 0.5 * 30) / 2, 5);
      network.dispose();
    });
  });

  it("takes images of any size where sizes are left open", () => {
    const network = sequential([
      input([null, null, 1]),
      conv2d(2, 3, { padding: "full" }),
      upSampling2d(2, { interpolation: "bilinear" }),
      globalAveragePooling2d(),
    ]);
    expect(network.outputShape).toEqual([null, 2]);
    expect(answer(network, numbers(20), [1, 4, 5, 1])).toHaveLength(2);
    expect(answer(network, numbers(72), [2, 6, 6, 1])).toHaveLength(4);
    network.dispose();
  });

  it("takes names that TensorFlow.js refuses", () => {
    const network = sequential([input([2], { name: "입력" }), dense(1, { name: "첫 번째 층" })], { name: "내 모델" });
    expect(answer(network, [1, 2], [1, 2])).toHaveLength(1);
    expect(getWeights(network)[0]?.layer).toBe("첫 번째 층");
    network.dispose();
  });

  if (!trains) return;

  describe("the gradient is the slope of the loss", () => {
    const layers: readonly (readonly [string, Layer])[] = [
      ["conv2d in groups", conv2d(4, 3, { groups: 2 })],
      ["conv2d, dilated", conv2d(3, 2, { dilationRate: [2, 3], padding: "same" })],
      ["conv2d, full", conv2d(3, [2, 3], { padding: "full", strides: 2 })],
      [
        "conv2d, channels first",
        conv2d(3, 3, {
          dataFormat: "channelsFirst",
          padding: [
            [1, 0],
            [2, 1],
          ],
        }),
      ],
      ["depthwiseConv2d", depthwiseConv2d(3, { depthMultiplier: 2, strides: 2, padding: "same" })],
      ["depthwiseConv2d, unequal strides", depthwiseConv2d(2, { strides: [1, 2], dilationRate: 2 })],
      ["separableConv2d", separableConv2d(3, 3, { activation: "tanh" })],
      ["conv2dTranspose", conv2dTranspose(2, 3, 2, { padding: "same", outputPadding: [0, 1] })],
      ["conv2dTranspose, dilated", conv2dTranspose(2, 3, { dilationRate: 2 })],
      ["upSampling2d, bilinear", upSampling2d([2, 3], { interpolation: "bilinear" })],
      ["averagePooling2d, overlapping", averagePooling2d(3, 1, { padding: "same" })],
      ["batchNormalization", batchNormalization({ epsilon: 0.1 })],
      ["batchNormalization without γ", batchNormalization({ scale: false, epsilon: 0.1 })],
      ["globalAveragePooling2d", globalAveragePooling2d({ keepDims: true })],
    ];

    it.each(layers)("%s", (_, layer) => {
      const x = input([5, 6, 4]);
      // A convolution before it, so that the gradient also goes through the layer.
      const network = model({ inputs: x, outputs: layer(conv2d(4, 1, { activation: "tanh" })(x)) });
      setWeights(
        network,
        getWeights(network).map(({ values, name }, index) =>
          name === "movingVariance" ? values : numbers(values.length, index + 3),
        ),
      );
      const image = tf.tensor(numbers(2 * 5 * 6 * 4), [2, 5, 6, 4]);
      const loss = () =>
        tf.tidy(() => {
          const y = network.tfModel.apply(image, { training: true }) as Tensor;
          return y
            .mul(tf.tensor(numbers(y.size, 9), y.shape))
            .square()
            .sum() as Scalar;
        });
      const variables = network.tfModel.trainableWeights.map((weight) => weight.read() as unknown as Variable);
      const { grads } = tf.tidy(() => tf.variableGrads(loss, variables));
      for (const variable of variables) {
        const values = Float32Array.from(variable.dataSync());
        const gradient = grads[variable.name] as Tensor;
        // Along the gradient itself the slope is its squared length.
        const squared = gradient.square().sum().dataSync()[0] as number;
        const length = Math.sqrt(squared);
        const at = (step: number): number => {
          const moved = tf.tidy(() => tf.tensor(values, variable.shape).add(gradient.mul(step / length)));
          variable.assign(moved);
          const value = loss().dataSync()[0] as number;
          variable.assign(tf.tensor(values, variable.shape));
          return value;
        };
        const slope = (at(1e-2) - at(-1e-2)) / 2e-2;
        expect(Math.abs(slope / length - 1)).toBeLessThan(0.01);
      }
      network.dispose();
    });
  });

  it("is saved and loaded in TensorFlow.js's own format", async () => {
    const folder = await mkdtemp(join(tmpdir(), "convolab-tfjs-"));
    try {
      const x = input([6, 6, 2]);
      const deep = add()([conv2d(2, 3, { padding: "full" })(x), conv2dTranspose(2, 3)(x)]);
      const outputs = dense(2, { activation: "hardSigmoid" })(flatten()(batchNormalization()(dropout(0.5)(deep))));
      const network = model({ inputs: x, outputs });
      await network.tfModel.save(`file://${folder}`);
      const loaded = await tf.loadLayersModel(`file://${join(folder, "model.json")}`);
      const image = numbers(72);
      const y = tf.tidy(() => Array.from((loaded.predict(tf.tensor(image, [1, 6, 6, 2])) as Tensor).dataSync()));
      expect(y).toEqual(answer(network, image, [1, 6, 6, 2]));
      loaded.dispose();
      network.dispose();
    } finally {
      await rm(folder, { recursive: true });
    }
  });
}
