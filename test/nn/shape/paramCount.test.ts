import { afterEach, describe, expect, it } from "@jest/globals";
import { displaySymbol } from "../../../src/display/mimeBundle.ts";
import { batchNormalization } from "../../../src/nn/layers/batchNormalization.ts";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { conv2dTranspose } from "../../../src/nn/layers/conv2dTranspose.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { depthwiseConv2d } from "../../../src/nn/layers/depthwiseConv2d.ts";
import { flatten } from "../../../src/nn/layers/flatten.ts";
import { input } from "../../../src/nn/layers/input.ts";
import type { Layer } from "../../../src/nn/layers/layer.ts";
import { add } from "../../../src/nn/layers/merge.ts";
import { maxPooling2d } from "../../../src/nn/layers/pooling2d.ts";
import { separableConv2d } from "../../../src/nn/layers/separableConv2d.ts";
import { model } from "../../../src/nn/model/functional.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";
import { paramCount } from "../../../src/nn/shape/paramCount.ts";
import type { Shape } from "../../../src/nn/shape/shape.ts";

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

describe("a layer's parameters", () => {
  it.each<[string, Layer, Shape, weights: string, biases: string, total: string]>([
    ["conv2d", conv2d(64, 5), [null, 28, 28, 1], "5² · 1 · 64 = 1,600", "64", "1,600 + 64 = 1,664"],
    [
      "a kernel that is no square",
      conv2d(32, [1, 2]),
      [null, 100, 76, 64],
      "1 · 2 · 64 · 32 = 4,096",
      "32",
      "4,096 + 32 = 4,128",
    ],
    ["no bias", conv2d(8, 3, { useBias: false }), [null, 9, 9, 3], "3² · 3 · 8 = 216", "0", "216"],
    [
      "groups",
      conv2d(256, 5, { groups: 2 }),
      [null, 27, 27, 96],
      "5² · (96 / 2) · 256 = 307,200",
      "256",
      "307,200 + 256 = 307,456",
    ],
    [
      "groups, channels first",
      conv2d(4, 1, { groups: 2, dataFormat: "channelsFirst" }),
      [null, 6, 9, 8],
      "1² · (6 / 2) · 4 = 12",
      "4",
      "12 + 4 = 16",
    ],
    ["transposed", conv2dTranspose(8, 3), [null, 4, 4, 2], "3² · 2 · 8 = 144", "8", "144 + 8 = 152"],
    [
      "depthwise",
      depthwiseConv2d(3, { depthMultiplier: 2 }),
      [null, 9, 9, 16],
      "3² · 16 · 2 = 288",
      "32",
      "288 + 32 = 320",
    ],
    [
      "separable",
      separableConv2d(64, 3),
      [null, 28, 28, 32],
      "3² · 32 · 1 + 32 · 64 = 288 + 2,048 = 2,336",
      "64",
      "2,336 + 64 = 2,400",
    ],
    ["dense", dense(10), [null, 16_640], "16,640 · 10 = 166,400", "10", "166,400 + 10 = 166,410"],
    ["pooling", maxPooling2d(), [null, 28, 28, 3], "0", "0", "0"],
  ])("of %s have their formulas", (_, layer, shape, weights, biases, total) => {
    const { formula } = paramCount(layer, shape);
    expect([formula.weights.text, formula.biases.text, formula.total.text]).toEqual([weights, biases, total]);
  });

  it("of a batch normalisation are γ, β and statistics that nothing trains", () => {
    const count = paramCount(batchNormalization(), [null, 24, 24, 64]);
    expect(count).toMatchObject({
      weights: 64,
      biases: 64,
      statistics: 128,
      total: 256,
      trainable: 128,
      nonTrainable: 128,
    });
    expect(count.parts.map(({ name, kind, count: own, trainable }) => [name, kind, own, trainable])).toEqual([
      ["gamma", "weights", 64, true],
      ["beta", "biases", 64, true],
      ["movingMean", "statistics", 64, false],
      ["movingVariance", "statistics", 64, false],
    ]);
  });

  it("of a frozen layer train nothing", () => {
    const count = paramCount(conv2d(64, 5, { trainable: false }), [null, 28, 28, 1]);
    expect([count.total, count.trainable, count.nonTrainable]).toEqual([1664, 0, 1664]);
  });

  it("come from its settings too, and from the input shape that it knows", () => {
    expect(paramCount(conv2d(64, 5).config, [null, 28, 28, 1]).total).toBe(1664);
    expect(paramCount(conv2d(64, 5, { inputShape: [28, 28, 1] })).total).toBe(1664);
  });

  it("show with W_c, B_c and P_c", () => {
    const count = paramCount(conv2d(64, 5), [null, 28, 28, 1]);
    process.env.CONVOLAB_LANG = "ko";
    expect(count[displaySymbol]()).toEqual({
      "text/latex":
        "$$\\begin{aligned} W_c &= 5^{2} \\cdot 1 \\cdot 64 = 1{,}600 \\\\ B_c &= 64 \\\\ P_c &= 1{,}600 + 64 = 1{,}664 \\end{aligned}$$",
      "text/plain": [
        "가중치: 5² · 1 · 64 = 1,600",
        "편향: 64",
        "파라미터: 1,600 + 64 = 1,664",
        "학습함: 1,664",
        "학습하지 않음: 0",
      ].join("\n"),
    });
    expect(`${count}`).toBe("1,600 + 64 = 1,664");
  });
});

describe("a model's parameters", () => {
  it("are its layers'", () => {
    const network = sequential([input([28, 28, 1]), conv2d(8, 3), batchNormalization(), flatten(), dense(10)]);
    const count = paramCount(network);
    expect(count.layers.map(({ name, count: own }) => [name, own.total])).toEqual([
      ["input_layer", 0],
      ["conv2d", 80],
      ["batch_normalization", 32],
      ["flatten", 0],
      ["dense", 54_090],
    ]);
    expect(count).toMatchObject({ weights: 54_160, biases: 26, statistics: 16, total: 54_202, nonTrainable: 16 });
    expect(count.formula.weights.text).toBe("72 + 8 + 54,080 = 54,160");
    expect(count.total).toBe(network.countParams());
  });

  it("count a shared layer once, and a frozen one as not trained", () => {
    const image = input([9, 9, 3]);
    const shared = conv2d(3, 3, { padding: "same" });
    const network = model({ inputs: image, outputs: add()([shared(image), shared(shared(image))]) });
    expect(paramCount(network).total).toBe(84);
    shared.trainable = false;
    expect(paramCount(network).nonTrainable).toBe(84);
  });
});

describe("a wrong call", () => {
  it.each<[string, () => unknown, typeof TypeError | typeof RangeError, en: string, ko: string]>([
    ["no layer", () => paramCount(64 as never), TypeError, "takes a layer", "같은 층"],
    [
      "an unknown type",
      () => paramCount({ type: "conv3d" } as never),
      TypeError,
      "no layer type 'conv3d'",
      "층은 없습니다",
    ],
    [
      "a type of the prototype",
      () => paramCount({ type: "toString" } as never),
      TypeError,
      "no layer type",
      "층은 없습니다",
    ],
    [
      "settings that its builder refuses",
      () => paramCount({ ...conv2d(1, 1).config, filters: 0 }, [null, 9, 9, 1]),
      RangeError,
      "`filters`",
      "`filters`",
    ],
    ["no shape", () => paramCount(conv2d(64, 5)), TypeError, "got undefined", "undefined을(를)"],
    [
      "no batch",
      () => paramCount(conv2d(64, 5), [28, 28, 1]),
      RangeError,
      "in front: [null, 28, 28, 1]",
      "앞에 붙이세요: [null, 28, 28, 1]",
    ],
    [
      "unknown channels",
      () => paramCount(conv2d(64, 5), [null, 28, 28, null]),
      RangeError,
      "channels must be known",
      "채널 수를 알아야",
    ],
    [
      "more than can be counted",
      () => paramCount(dense(2 ** 30), [null, 2 ** 30]),
      RangeError,
      "1.15 × 10^18",
      "1.15 × 10^18",
    ],
  ])("with %s says what is wrong, in both languages", (_, call, kind, english, korean) => {
    expect(call).toThrow(kind);
    expect(call).toThrow(english);
    process.env.CONVOLAB_LANG = "ko";
    expect(call).toThrow(korean);
  });
});
