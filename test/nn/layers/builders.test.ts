import { inspect } from "node:util";
import { afterEach, describe, expect, it } from "@jest/globals";
import { toMimeBundle } from "../../../src/display/mimeBundle.ts";
import { textPlain } from "../../../src/display/textPlain.ts";
import { activation } from "../../../src/nn/layers/activation.ts";
import { batchNormalization } from "../../../src/nn/layers/batchNormalization.ts";
import { concatenate } from "../../../src/nn/layers/concatenate.ts";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { conv2dTranspose } from "../../../src/nn/layers/conv2dTranspose.ts";
import { cropping2d } from "../../../src/nn/layers/cropping2d.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { depthwiseConv2d } from "../../../src/nn/layers/depthwiseConv2d.ts";
import { dropout, spatialDropout2d } from "../../../src/nn/layers/dropout.ts";
import { flatten } from "../../../src/nn/layers/flatten.ts";
import { globalAveragePooling2d, globalMaxPooling2d } from "../../../src/nn/layers/globalPooling2d.ts";
import { input } from "../../../src/nn/layers/input.ts";
import { layerFromConfig } from "../../../src/nn/layers/layerFromConfig.ts";
import { add, subtract } from "../../../src/nn/layers/merge.ts";
import { permute } from "../../../src/nn/layers/permute.ts";
import { averagePooling2d, maxPooling2d } from "../../../src/nn/layers/pooling2d.ts";
import { reshape } from "../../../src/nn/layers/reshape.ts";
import { separableConv2d } from "../../../src/nn/layers/separableConv2d.ts";
import { upSampling2d } from "../../../src/nn/layers/upSampling2d.ts";
import { zeroPadding2d } from "../../../src/nn/layers/zeroPadding2d.ts";

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

describe("a layer's config", () => {
  it("has Keras's defaults", () => {
    expect(conv2d(64, 5).config).toEqual({
      type: "conv2d",
      filters: 64,
      kernelSize: [5, 5],
      strides: [1, 1],
      padding: "valid",
      dataFormat: "channelsLast",
      dilationRate: [1, 1],
      groups: 1,
      activation: "linear",
      useBias: true,
      kernelInitializer: "glorotUniform",
      biasInitializer: "zeros",
      kernelRegularizer: null,
      biasRegularizer: null,
      activityRegularizer: null,
      kernelConstraint: null,
      biasConstraint: null,
    });
    expect(maxPooling2d().config).toEqual({
      type: "maxPooling2d",
      poolSize: [2, 2],
      strides: [2, 2],
      padding: "valid",
      dataFormat: "channelsLast",
    });
    expect(batchNormalization().config).toMatchObject({ axis: -1, momentum: 0.99, epsilon: 0.001 });
    expect(zeroPadding2d().config.padding).toEqual([
      [1, 1],
      [1, 1],
    ]);
    expect(upSampling2d().config).toMatchObject({ size: [2, 2], interpolation: "nearest" });
    expect(concatenate().config).toEqual({ type: "concatenate", axis: -1 });
    expect(dropout(0.5).config).toEqual({ type: "dropout", rate: 0.5, dataFormat: "channelsLast" });
  });

  it("is the same from the object, the short and the mixed form", () => {
    const { config } = conv2d({ filters: 64, kernelSize: [3, 3], strides: [2, 2], padding: "same" });
    expect(conv2d(64, 3, 2, { padding: "same" }).config).toEqual(config);
    expect(conv2d(64, 3, { strides: 2, padding: "same" }).config).toEqual(config);
    expect(maxPooling2d(2, 1).config).toEqual(maxPooling2d({ poolSize: [2, 2], strides: 1 }).config);
    expect(maxPooling2d({ poolSize: [3, 2], strides: null }).config.strides).toEqual([3, 2]);
    expect(dense(10, { activation: "softmax" }).config).toEqual(dense({ units: 10, activation: "softmax" }).config);
    expect(input([28, 28, 1]).shape).toEqual([null, 28, 28, 1]);
    expect(input({ shape: [28, 28, 1], batchSize: 8 }).shape).toEqual([8, 28, 28, 1]);
  });

  it("takes a convolution's padding as a name, a number, a pair, or four numbers", () => {
    expect(conv2d(1, 3, { padding: 2 }).config.padding).toEqual([
      [2, 2],
      [2, 2],
    ]);
    expect(conv2d(1, 3, { padding: [1, 0] }).config.padding).toEqual([
      [1, 1],
      [0, 0],
    ]);
    expect(
      conv2d(1, 3, {
        padding: [
          [1, 2],
          [3, 4],
        ],
      }).config.padding,
    ).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(conv2d(1, 3, { padding: "full" }).config.padding).toBe("full");
  });

  it("takes names in any spelling that Keras's users write", () => {
    const given = { padding: "SAME", dataFormat: "channels_first", activation: "leaky_relu" } as object;
    expect(conv2d(8, 3, { ...given, kernelInitializer: "he_normal" as "heNormal" }).config).toMatchObject({
      padding: "same",
      dataFormat: "channelsFirst",
      activation: "leakyRelu",
      kernelInitializer: "heNormal",
    });
    expect(activation("swish" as "silu").config.activation).toBe("silu");
    expect(dense(3, { activation: null }).config.activation).toBe("linear");
  });

  it("takes regularizers and constraints by name or with figures", () => {
    expect(dense(3, { kernelRegularizer: "l2", biasRegularizer: { l1: 0.5 } }).config).toMatchObject({
      kernelRegularizer: { l1: 0, l2: 0.01 },
      biasRegularizer: { l1: 0.5, l2: 0 },
    });
    expect(
      dense(3, { kernelConstraint: "maxNorm", biasConstraint: { type: "minMaxNorm", rate: 0.5 } }).config,
    ).toMatchObject({
      kernelConstraint: { type: "maxNorm", maxValue: 2 },
      biasConstraint: { type: "minMaxNorm", minValue: 0, maxValue: 1, rate: 0.5 },
    });
  });

  it("can't be changed", () => {
    const layer = conv2d(64, 5);
    expect(() => Object.assign(layer.config, { filters: 32 })).toThrow(TypeError);
    expect(() => Object.assign(layer.config.strides, [9])).toThrow(TypeError);
  });

  it("makes the same layer again", () => {
    const layers = [
      conv2d(8, 3, { padding: 1, kernelRegularizer: "l1" }),
      conv2dTranspose(8, 3, 2, { outputPadding: 1 }),
      depthwiseConv2d(3, { depthMultiplier: 2 }),
      separableConv2d(8, 3),
      maxPooling2d(3, 2),
      averagePooling2d(),
      globalMaxPooling2d({ keepDims: true }),
      globalAveragePooling2d(),
      upSampling2d([1, 3], { interpolation: "bilinear" }),
      zeroPadding2d(2),
      cropping2d([1, 2]),
      flatten(),
      reshape([-1, 3]),
      permute([2, 1]),
      dense(4, { kernelConstraint: "unitNorm" }),
      activation("gelu"),
      dropout(0.25),
      spatialDropout2d(0.25, { dataFormat: "channelsFirst" }),
      batchNormalization({ axis: 1 }),
      concatenate({ axis: 2 }),
      add(),
      subtract(),
      input([3, null]).layer,
    ];
    for (const layer of layers) {
      const again = layerFromConfig(layer.config, { name: "again", trainable: false });
      expect([again.config, again.name, again.trainable]).toEqual([layer.config, "again", false]);
    }
  });
});

describe("a layer", () => {
  it("is called with an input, by itself or by `apply`", () => {
    const layer = conv2d(32, 3);
    const x = input([28, 28, 1]);
    const [one, other] = [layer(x), layer.apply(x)];
    expect([one.shape, one.layer, one.inputs]).toEqual([[null, 26, 26, 32], layer, [x]]);
    expect(other.shape).toEqual(one.shape);
    expect(add()([one, other]).shape).toEqual([null, 26, 26, 32]);
    expect(layer.outputShape([null, 10, 10, 3])).toEqual([null, 8, 8, 32]);
  });

  it("has no name until it joins a model, unless it was given one, and can be frozen", () => {
    const layer = conv2d(32, 3);
    expect([layer.name, layer.trainable]).toEqual(["", true]);
    layer.trainable = false;
    expect(layer.trainable).toBe(false);
    const frozen = conv2d(1, 1, { name: "첫 층", trainable: false });
    expect([frozen.name, frozen.trainable]).toEqual(["첫 층", false]);
    expect(() => {
      layer.trainable = "no" as unknown as boolean;
    }).toThrow(/`trainable` is true or false/);
  });

  it("shows as what it is, settings that go without saying left out", () => {
    const layer = conv2d(64, 5, { padding: "same", activation: "relu" });
    const text = 'conv2d(64, [5, 5], padding "same", activation "relu")';
    expect([inspect(layer), `${layer}`]).toEqual([text, text]);
    expect(textPlain([layer])).toBe(`[ ${text} ]`);
    expect(toMimeBundle(layer)).toMatchObject({ data: { "text/plain": text } });
    expect(inspect(maxPooling2d(3))).toBe("maxPooling2d(poolSize [3, 3])");
    expect(inspect(input([28, 28, 1]))).toBe("SymbolicTensor [null, 28, 28, 1] of input([null, 28, 28, 1])");
  });

  it("is still a function", () => {
    const layer = flatten();
    expect(typeof layer).toBe("function");
    expect(layer).toBeInstanceOf(Function);
  });
});

it("is refused by the types too", () => {
  const calls = [
    // @ts-expect-error a slip in an option
    () => conv2d({ filters: 8, kernalSize: 3 }),
    // @ts-expect-error an activation that there is not
    () => dense(3, { activation: "rellu" }),
    // @ts-expect-error pooling has no such padding
    () => maxPooling2d(2, { padding: "full" }),
    // @ts-expect-error a stride twice
    () => conv2d(8, 3, 2, { strides: 2 }),
    // @ts-expect-error no number of filters
    () => conv2d(),
  ];
  for (const call of calls) expect(call).toThrow();
});

describe("a wrong call", () => {
  const loose = (builder: unknown) => builder as (...values: unknown[]) => unknown;
  const wrong: readonly (readonly [name: string, call: () => unknown, message: RegExp, korean: RegExp])[] = [
    ["no kernel size", () => loose(conv2d)(64), /needs `kernelSize`.*conv2d\(64, 5\)/, /`kernelSize` 값이 필요합니다/],
    [
      "a slip in an option",
      () => loose(conv2d)({ filters: 1, kernalSize: 3 }),
      /did you mean `kernelSize`/,
      /혹시 `kernelSize`인가요/,
    ],
    [
      "Keras's spelling",
      () => loose(conv2d)({ filters: 1, kernel_size: 3 }),
      /did you mean `kernelSize`/,
      /혹시 `kernelSize`인가요/,
    ],
    [
      "an unknown option",
      () => loose(flatten)({ quality: 3 }),
      /no option `quality`. Its options are dataFormat/,
      /쓸 수 있는 옵션: dataFormat/,
    ],
    ["0 filters", () => conv2d(0, 3), /`filters` is a whole number, 1 or more; got 0/, /1 이상의 정수.*받은 것: 0/],
    ["half a filter", () => conv2d(1.5, 3), /`filters`.*got 1.5/, /받은 것: 1.5/],
    ["NaN", () => dense(Number.NaN), /`units`.*got NaN/, /받은 것: NaN/],
    ["a text", () => loose(dense)("10"), /`units`.*got '10'/, /받은 것: '10'/],
    ["three sizes", () => loose(conv2d)(1, [3, 3, 3]), /`kernelSize`.*\[height, width\]/, /\[높이, 너비\]/],
    ["stride 0", () => maxPooling2d(2, 0), /`strides` is a whole number, 1 or more/, /`strides` 옵션은 1 이상의 정수/],
    [
      "an unknown activation",
      () => loose(dense)(3, { activation: "rellu" }),
      /did you mean "relu"/,
      /혹시 "relu"인가요/,
    ],
    [
      "a padding that is none",
      () => loose(conv2d)(1, 3, { padding: "sam" }),
      /did you mean "same"/,
      /혹시 "same"인가요/,
    ],
    [
      "negative padding",
      () => conv2d(1, 3, { padding: -1 }),
      /`padding` is "valid", "same", "full"/,
      /"valid", "same", "full"/,
    ],
    [
      "full pooling",
      () => loose(maxPooling2d)({ padding: "full" }),
      /one of "valid", "same"/,
      /"valid", "same" 중 하나/,
    ],
    ["too many values", () => loose(conv2d)(1, 3, 1, 7), /got 7 as well/, /그 밖에 받은 것: 7/],
    ["options in front", () => loose(conv2d)({ filters: 1 }, 3), /comes last; after it came 3/, /마지막에 와야/],
    ["an option twice", () => loose(conv2d)(1, 3, { kernelSize: 3 }), /`kernelSize` is given twice/, /둘 중 하나만/],
    ["values where there are none", () => loose(flatten)(3), /takes one object/, /객체 하나만/],
    ["groups", () => conv2d(5, 3, { groups: 2 }), /5 filters in 2 groups/, /필터 5개, 그룹 2개/],
    [
      "strides and dilation",
      () => conv2d(5, 3, { strides: 2, dilationRate: 2 }),
      /do not go together/,
      /함께 쓸 수 없습니다/,
    ],
    [
      "output padding",
      () => conv2dTranspose(5, 3, { outputPadding: 1 }),
      /`outputPadding` is smaller/,
      /`strides`보다 작아야/,
    ],
    ["a rate over 1", () => dropout(50), /`rate` is a number from 0 to 1; got 50/, /0부터 1까지의 수.*50/],
    ["two left-overs", () => reshape([-1, -1]), /one of them may be −1/, /하나는 −1/],
    ["axes twice", () => permute([1, 1]), /lists every axis once/, /모든 축을 한 번씩/],
    ["the batch as an axis", () => concatenate({ axis: 0 }), /not 0 \(the batch\)/, /0\(배치\)이 아닌/],
    ["the batch in a shape", () => input([null, 28, 28, 1]), /write \[28, 28, 1\]/, /\[28, 28, 1\]로 쓰세요/],
    ["a shape that is a number", () => loose(input)(784), /like \[28, 28, 1\]/, /예: \[28, 28, 1\]/],
    [
      "an initializer of matrices",
      () => conv2d(1, 3, { kernelInitializer: "identity" }),
      /"identity" is for weights of two axes/,
      /축이 두 개인 가중치/,
    ],
    [
      "an orthogonal bias",
      () => dense(3, { biasInitializer: "orthogonal" }),
      /two axes or more, and `biasInitializer` has one/,
      /축은 하나/,
    ],
    ["a regularizer", () => loose(dense)(3, { kernelRegularizer: "l3" }), /"l1", "l2"/, /"l1", "l2"/],
    [
      "a constraint",
      () => loose(dense)(3, { kernelConstraint: { type: "maxNorm", max: 3 } }),
      /"maxNorm", maxValue: 2/,
      /"maxNorm", maxValue: 2/,
    ],
    ["a name with a slash", () => dense(3, { name: "a/b" }), /without "\/"/, /"\/"/],
    [
      "a call with a number",
      () => loose(dense(3))(5),
      /is called with the output of another layer.*got 5/,
      /받은 것: 5/,
    ],
    ["a call with a layer", () => loose(dense(3))(flatten()), /got flatten\(\)/, /받은 것: flatten\(\)/],
    ["two inputs", () => dense(3)([input([3]), input([3])]), /works on one input; got 2/, /2개를 받았습니다/],
    ["a list with a number", () => loose(add())([input([3]), 5]), /item 1 is 5/, /1번 항목으로 받은 것: 5/],
    ["an input that is called", () => loose(input([3]).layer)(input([3])), /called with nothing/, /호출하지 않습니다/],
  ];

  it.each(wrong)("is explained: %s", (_, call, message, korean) => {
    expect(call).toThrow(message);
    process.env.CONVOLAB_LANG = "ko";
    expect(call).toThrow(korean);
  });
});
