import { afterEach, describe, expect, it } from "@jest/globals";
import { activation } from "../../../src/nn/layers/activation.ts";
import { batchNormalization } from "../../../src/nn/layers/batchNormalization.ts";
import { concatenate } from "../../../src/nn/layers/concatenate.ts";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { conv2dTranspose } from "../../../src/nn/layers/conv2dTranspose.ts";
import { cropping2d } from "../../../src/nn/layers/cropping2d.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { depthwiseConv2d } from "../../../src/nn/layers/depthwiseConv2d.ts";
import { flatten } from "../../../src/nn/layers/flatten.ts";
import { input } from "../../../src/nn/layers/input.ts";
import type { LayerConfig } from "../../../src/nn/layers/layerConfig.ts";
import { add, subtract } from "../../../src/nn/layers/merge.ts";
import { permute } from "../../../src/nn/layers/permute.ts";
import { maxPooling2d } from "../../../src/nn/layers/pooling2d.ts";
import { reshape } from "../../../src/nn/layers/reshape.ts";
import { upSampling2d } from "../../../src/nn/layers/upSampling2d.ts";
import { zeroPadding2d } from "../../../src/nn/layers/zeroPadding2d.ts";
import { outputShape } from "../../../src/nn/shape/outputShape.ts";
import type { Shape } from "../../../src/nn/shape/shape.ts";

const LARGEST = 2 ** 31 - 1;

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

it("takes a layer, its settings, and the input shape that the layer knows", () => {
  expect(outputShape(conv2d(64, 5), [null, 28, 28, 1])).toEqual([null, 24, 24, 64]);
  expect(outputShape(conv2d(64, 5).config, [null, 28, 28, 1])).toEqual([null, 24, 24, 64]);
  expect(outputShape(conv2d(64, 5, { inputShape: [28, 28, 1] }))).toEqual([null, 24, 24, 64]);
  expect(
    outputShape(concatenate(), [
      [null, 9, 9, 1],
      [null, 9, 9, 2],
    ]),
  ).toEqual([null, 9, 9, 3]);
  expect(outputShape(input([28, 28, 1]).layer)).toEqual([null, 28, 28, 1]);
});

describe("paddings that Keras has no name for", () => {
  it.each<[LayerConfig, Shape]>([
    [conv2d(1, 3, { padding: "full" }).config, [null, 6, 11, 1]],
    [conv2d(1, 3, { padding: "full", strides: 2 }).config, [null, 3, 6, 1]],
    [conv2d(1, 3, { padding: "full", dilationRate: [1, 4] }).config, [null, 6, 17, 1]],
    [
      conv2d(1, 3, {
        padding: [
          [0, 1],
          [2, 3],
        ],
      }).config,
      [null, 3, 12, 1],
    ],
    [depthwiseConv2d(3, { padding: 1 }).config, [null, 4, 9, 1]],
  ])("%#", (config, expected) => {
    expect(outputShape(config, [null, 4, 9, 1])).toEqual(expected);
  });
});

it("keeps what is not known unknown, and makes nothing of it", () => {
  const unknown: Shape = [null, null, 9, 3];
  expect(outputShape(conv2d(8, 3, 2, { padding: "same" }), unknown)).toEqual([null, null, 5, 8]);
  expect(outputShape(conv2dTranspose(8, 3, { strides: 2 }), unknown)).toEqual([null, null, 19, 8]);
  expect(outputShape(cropping2d(2), unknown)).toEqual([null, null, 5, 3]);
  expect(outputShape(flatten(), unknown)).toEqual([null, null]);
  expect(outputShape(reshape([-1, 3]), unknown)).toEqual([null, null, 3]);
});

it("counts exactly up to the largest size", () => {
  expect(outputShape(conv2d(LARGEST, 1), [null, LARGEST, 1, 1])).toEqual([null, LARGEST, 1, LARGEST]);
  expect(outputShape(flatten(), [null, LARGEST, 1, 1])).toEqual([null, LARGEST]);
  expect(outputShape(reshape([-1]), [null, 2 ** 16, 2 ** 15 - 1])).toEqual([null, 2 ** 16 * (2 ** 15 - 1)]);
});

describe("a layer that cannot work on its input", () => {
  const conv = conv2d(8, 3);
  const image: Shape = [null, 28, 28, 4];

  it.each<[string, () => unknown, typeof TypeError | typeof RangeError, en: string, ko: string]>([
    ["no list", () => outputShape(conv, "28" as never), TypeError, "list of whole numbers", "정수를 늘어놓은 배열"],
    ["an empty list", () => outputShape(conv, []), RangeError, "got []", "[]을(를)"],
    ["NaN", () => outputShape(conv, [null, Number.NaN, 28, 1]), RangeError, "NaN", "NaN"],
    ["a fraction", () => outputShape(conv, [null, 27.5, 28, 1]), RangeError, "27.5", "27.5"],
    ["a size below 0", () => outputShape(conv, [null, -28, 28, 1]), RangeError, "-28", "-28"],
    ["Infinity", () => outputShape(conv, [null, Number.POSITIVE_INFINITY, 28, 1]), RangeError, "Infinity", "Infinity"],
    ["a text in it", () => outputShape(conv, [null, "28", 28, 1] as never), RangeError, "'28'", "'28'"],
    ["undefined in it", () => outputShape(conv, [undefined, 28, 28, 1] as never), RangeError, "undefined", "undefined"],
    ["a hole in it", () => outputShape(conv, new Array(4) as never), RangeError, "empty", "빈 항목"],
    ["a size of 0", () => outputShape(conv, [null, 0, 28, 1]), RangeError, "from 1", "1부터"],
    ["a size past 2³¹ − 1", () => outputShape(conv, [null, 2 ** 31, 28, 1]), RangeError, "2147483648", "2147483648"],
    ["no batch", () => outputShape(maxPooling2d(), [28, 28, 1]), RangeError, "[null, 28, 28, 1]", "앞에 붙이세요"],
    ["two axes", () => outputShape(maxPooling2d(), [null, 28]), RangeError, "has 4 axes", "4축"],
    ["five axes", () => outputShape(conv, [null, 1, 28, 28, 1]), RangeError, "has 4 axes", "4축"],
    [
      "a list of shapes for one input",
      () => outputShape(conv, [image, image]),
      RangeError,
      "list of whole numbers",
      "정수",
    ],
    ["a kernel too large", () => outputShape(conv, [null, 28, 2, 1]), RangeError, "in width", "(너비)"],
    ["a window too large", () => outputShape(maxPooling2d(3), [null, 2, 28, 1]), RangeError, "in height", "(높이)"],
    [
      "groups that do not divide",
      () => outputShape(conv2d(9, 3, { groups: 3 }), image),
      RangeError,
      "4 channels in 3 groups",
      "채널 4개와 그룹 3개",
    ],
    [
      "cropping everything",
      () => outputShape(cropping2d(14), image),
      RangeError,
      "14 + 14 cells of 28",
      "28칸 가운데 14 + 14칸",
    ],
    ["another number of values", () => outputShape(reshape([28, 28]), image), RangeError, "3,136", "3,136"],
    [
      "no whole part left",
      () => outputShape(reshape([-1, 5]), image),
      RangeError,
      "no multiple of 5",
      "5의 배수가 아닙니다",
    ],
    ["another rank to permute", () => outputShape(permute([2, 1]), image), RangeError, "has 3 axes", "3축"],
    ["a batch alone", () => outputShape(dense(8), [32]), RangeError, "[null, 32]", "[null, 32]"],
    [
      "an axis that is not there",
      () => outputShape(batchNormalization({ axis: 4 }), image),
      RangeError,
      "got 4",
      "4을(를)",
    ],
    ["nothing to join", () => outputShape(concatenate(), []), RangeError, "list of their shapes", "모양을 배열로"],
    [
      "sizes that do not join",
      () => outputShape(concatenate(), [image, [null, 28, 27, 4]]),
      RangeError,
      "every axis but -1",
      "축 -1을(를) 뺀",
    ],
    [
      "ranks that do not join",
      () => outputShape(concatenate(), [image, [null, 28]]),
      RangeError,
      "must agree",
      "같아야",
    ],
    ["sizes that do not add", () => outputShape(add(), [image, [null, 28, 28, 3]]), RangeError, "or have 1", "1이어야"],
    [
      "two batch sizes",
      () =>
        outputShape(add(), [
          [2, 3],
          [4, 3],
        ]),
      RangeError,
      "one batch size",
      "배치 크기가 같아야",
    ],
    [
      "three to subtract",
      () =>
        outputShape(subtract(), [
          [null, 3],
          [null, 3],
          [null, 3],
        ]),
      RangeError,
      "exactly two",
      "정확히 두 개",
    ],
    [
      "a flattened size past 2³¹ − 1",
      () => outputShape(flatten(), [null, 2 ** 16, 2 ** 15, 1]),
      RangeError,
      "2,147,483,648",
      "2,147,483,648",
    ],
    [
      "a product past counting",
      () => outputShape(flatten(), [null, LARGEST, LARGEST, 1]),
      RangeError,
      "too large",
      "정확히 셀 수 없",
    ],
    [
      "enlarging past 2³¹ − 1",
      () => outputShape(upSampling2d(2), [null, 2 ** 30, 1, 1]),
      RangeError,
      "2,147,483,648",
      "2³¹",
    ],
    [
      "padding past 2³¹ − 1",
      () => outputShape(zeroPadding2d(1), [null, LARGEST, 1, 1]),
      RangeError,
      "2,147,483,649",
      "2³¹",
    ],
    [
      "channels past 2³¹ − 1",
      () => outputShape(depthwiseConv2d(1, { depthMultiplier: 2 }), [null, 1, 1, 2 ** 30]),
      RangeError,
      "2,147,483,648",
      "2³¹",
    ],
    [
      "a sum past 2³¹ − 1",
      () =>
        outputShape(concatenate(), [
          [null, 2 ** 30],
          [null, 2 ** 30],
        ]),
      RangeError,
      "2,147,483,648",
      "2³¹",
    ],
    [
      "settings of no builder",
      () => outputShape({ ...activation("relu").config, activation: "relv" as never }, image),
      RangeError,
      "relu",
      "relu",
    ],
    [
      "a stride of 0 in settings",
      () => outputShape({ ...conv.config, strides: [0, 1] }, image),
      RangeError,
      "strides",
      "strides",
    ],
  ])("%s: the message says why, in both languages", (_, call, kind, english, korean) => {
    expect(call).toThrow(kind);
    expect(call).toThrow(english);
    process.env.CONVOLAB_LANG = "ko";
    expect(call).toThrow(korean);
  });
});
