import { afterEach, expect, it } from "@jest/globals";
import { concatenate } from "../../../src/nn/layers/concatenate.ts";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { input } from "../../../src/nn/layers/input.ts";
import { add } from "../../../src/nn/layers/merge.ts";
import { maxPooling2d } from "../../../src/nn/layers/pooling2d.ts";
import { reshape } from "../../../src/nn/layers/reshape.ts";

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

/** What a cell may write that the types do not allow. */
const call = (builder: unknown, ...values: readonly unknown[]): unknown =>
  (builder as (...given: readonly unknown[]) => unknown)(...values);

const image = input([4, 4, 1]);

it.each<readonly [string, () => unknown]>([
  ['dense(10, { activation: "softmax" })', () => call(dense, 10, "softmax")],
  ['conv2d(64, 5, { activation: "relu" })', () => call(conv2d, 64, 5, "ReLU")],
  ['conv2d(64, 5, 1, { padding: "same" })', () => call(conv2d, 64, 5, 1, "same")],
  ['conv2d(64, [3,3], { padding: "same" })', () => call(conv2d, 64, [3, 3], "Same")],
  ['maxPooling2d([2,2], { padding: "same" })', () => call(maxPooling2d, [2, 2], "same")],
  ["input([28, 28, 1])", () => call(input, 28, 28, 1)],
  ["reshape([13, 10, 128])", () => call(reshape, 13, 10, 128)],
  ["concatenate()([a, b])", () => call(concatenate, [image, image])],
  ["add()([a, b])", () => call(add, [image, image])],
])("%s is what was meant", (meant, wrong) => {
  expect(wrong).toThrow(`Did you mean ${meant}?`);
  process.env.CONVOLAB_LANG = "ko";
  expect(wrong).toThrow(`혹시 ${meant}인가요?`);
});
