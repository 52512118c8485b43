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
import { maxPooling2d } from "../../../src/nn/layers/pooling2d.ts";
import { separableConv2d } from "../../../src/nn/layers/separableConv2d.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";
import { multiplyAdds } from "../../../src/nn/shape/multiplyAdds.ts";
import type { Shape } from "../../../src/nn/shape/shape.ts";

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

it.each<[string, Layer, Shape, formula: string]>([
  ["conv2d", conv2d(64, 5), [null, 28, 28, 1], "24² · 64 · 5² · 1 = 921,600"],
  ["conv2d in groups", conv2d(8, [3, 1], { groups: 2 }), [null, 10, 9, 4], "8 · 9 · 8 · 3 · 1 · (4 / 2) = 3,456"],
  ["conv2d, channels first", conv2d(2, 3, { dataFormat: "channelsFirst" }), [null, 3, 9, 9], "7² · 2 · 3² · 3 = 2,646"],
  ["a padded one: its zeros count", conv2d(1, 3, { padding: "same" }), [null, 4, 4, 1], "4² · 1 · 3² · 1 = 144"],
  ["depthwise", depthwiseConv2d(3, { depthMultiplier: 2 }), [null, 9, 9, 16], "7² · 16 · 2 · 3² = 14,112"],
  [
    "separable",
    separableConv2d(64, 3),
    [null, 28, 28, 32],
    "26² · 32 · 1 · 3² + 26² · 32 · 1 · 64 = 194,688 + 1,384,448 = 1,579,136",
  ],
  ["transposed", conv2dTranspose(8, 3, { strides: 2 }), [null, 5, 5, 2], "5² · 2 · 3² · 8 = 3,600"],
  ["dense", dense(10), [null, 784], "784 · 10 = 7,840"],
  ["dense at each position", dense(4), [null, 5, 6], "5 · 6 · 4 = 120"],
  ["pooling", maxPooling2d(), [null, 28, 28, 1], "0"],
  ["batch normalisation", batchNormalization(), [null, 28, 28, 1], "0"],
])("%s", (_, layer, shape, formula) => {
  const count = multiplyAdds(layer, shape);
  expect(`${count}`).toBe(formula);
  expect(formula.endsWith(count.total.toLocaleString("en-US"))).toBe(true);
});

it("does not count the batch", () => {
  expect(multiplyAdds(conv2d(64, 5), [32, 28, 28, 1]).total).toBe(921_600);
});

it("sums a model's layers", () => {
  const count = multiplyAdds(sequential([input([28, 28, 1]), conv2d(8, 3), maxPooling2d(), flatten(), dense(10)]));
  expect(count.layers.map(({ name, count: own }) => [name, own.total])).toEqual([
    ["input_layer", 0],
    ["conv2d", 48_672],
    ["max_pooling2d", 0],
    ["flatten", 0],
    ["dense", 13_520],
  ]);
  expect(count[displaySymbol]()).toEqual({
    "text/latex": "$$48{,}672 + 13{,}520 = 62{,}192$$",
    "text/plain": "multiply-adds: 48,672 + 13,520 = 62,192",
  });
});

describe("a wrong call", () => {
  it.each<[string, () => unknown, typeof TypeError | typeof RangeError, en: string, ko: string]>([
    ["no layer", () => multiplyAdds("conv2d" as never), TypeError, "takes a layer", "같은 층"],
    [
      "sizes that are not known",
      () => multiplyAdds(conv2d(8, 3), [null, null, null, 3]),
      RangeError,
      "must be known",
      "알아야",
    ],
    [
      "positions that are not known",
      () => multiplyAdds(dense(8), [null, null, 3]),
      RangeError,
      "must be known",
      "알아야",
    ],
    [
      "more than can be counted",
      () => multiplyAdds(conv2d(2 ** 20, 1), [null, 2 ** 20, 2 ** 20, 1]),
      RangeError,
      "× 10^18",
      "× 10^18",
    ],
  ])("with %s says what is wrong, in both languages", (_, call, kind, english, korean) => {
    expect(call).toThrow(kind);
    expect(call).toThrow(english);
    process.env.CONVOLAB_LANG = "ko";
    expect(call).toThrow(korean);
  });
});
