import { afterEach, describe, expect, it } from "@jest/globals";
import { ImageSet } from "../../../src/data/imageSet.ts";
import { loadMnist } from "../../../src/data/mnist.ts";
import { toGray } from "../../../src/data/toGray.ts";
import { reconstructionPairs } from "../../../src/plot/images/reconstructionPairs.ts";
import { type Rank, tf } from "../../../src/tensor/tf.ts";
import { decodePng } from "../decodedPng.ts";
import { expectStoredPicture } from "./storedPicture.ts";

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

/** `count` gray images of 2×2 pixels. */
function grays(...values: number[]): { shape: number[]; values: Float32Array } {
  return { shape: [values.length / 4, 2, 2, 1], values: Float32Array.from(values) };
}

describe("the errors", () => {
  it("are each pair's mean squared error, whatever the values' range", () => {
    const inputs = grays(0, 0, 1, 1, 0, 0, 0, 0);
    const outputs = grays(0, 0.5, 1, 0, 0, 0, 0, 0);
    const pairs = reconstructionPairs(inputs, outputs);
    expect(pairs.errors).toEqual([0.3125, 0]);
    const bytes = { shape: [2, 2, 2, 1], bytes: Uint8Array.from(inputs.values, (value) => value * 255) };
    expect(reconstructionPairs(bytes, outputs).errors).toEqual([0.3125, 0]);
    expect(pairs.altText).toContain("Mean squared errors: 0.313, 0; their mean is 0.156.");
  });

  it("are of the first pairs, as many as there are outputs or asked for, also of tensors", () => {
    const inputs = tf.zeros<Rank.R4>([4, 2, 2, 1]);
    const outputs = tf.ones<Rank.R4>([3, 2, 2, 1]);
    expect(reconstructionPairs(inputs, outputs).errors).toEqual([1, 1, 1]);
    expect(reconstructionPairs(inputs, outputs, { count: 2 }).errors).toEqual([1, 1]);
    inputs.dispose();
    outputs.dispose();
  });

  it("of gray outputs to colour inputs are to the inputs' gray version", () => {
    const colors = new ImageSet(Uint8Array.of(255, 0, 0, 0, 255, 0, 0, 0, 255, 200, 100, 50), [1, 2, 2, 3]);
    const pairs = reconstructionPairs(colors, toGray(colors));
    expect(pairs.errors[0]).toBeLessThan(1e-5);
    expect(pairs.altText).toContain("The error is to the gray version of the input");
    const black = grays(0, 0, 0, 0);
    const squares = [0.299, 0.587, 0.114, (0.299 * 200 + 0.587 * 100 + 0.114 * 50) / 255].map((value) => value ** 2);
    const mean = squares.reduce((sum, square) => sum + square, 0) / 4;
    expect(reconstructionPairs(colors, black).errors[0]).toBeCloseTo(mean, 6);
  });

  it("of colour outputs to gray inputs are in every channel", () => {
    const output = { shape: [1, 1, 1, 3], values: Float32Array.of(1, 0, 0.5) };
    const input = { shape: [1, 1, 1, 1], values: Float32Array.of(0) };
    expect(reconstructionPairs(input, output).errors[0]).toBeCloseTo(1.25 / 3, 9);
  });

  it("are not there where the sizes differ, and NaN where an output is", () => {
    const wide = { shape: [1, 2, 3, 1], values: new Float32Array(6) };
    expect(reconstructionPairs(grays(0, 0, 0, 0), wide).errors).toEqual([null]);
    const broken = reconstructionPairs(grays(0, 0, 0, 0), grays(Number.NaN, 0, 0, 0));
    expect(broken.errors).toEqual([Number.NaN]);
    expect(broken.altText).toContain("NaN in magenta: 1.");
  });
});

describe("the picture", () => {
  it("shows the first eight, or as many as asked for, of more inputs than outputs", async () => {
    const { test } = await loadMnist();
    const outputs = { shape: [10, 28, 28, 1], values: test.images.batch(0, 10) };
    expect(reconstructionPairs(test.images, outputs).errors).toHaveLength(8);
    expect(reconstructionPairs(test.images, outputs, { count: 10, columns: 5 }).errors).toEqual(Array(10).fill(0));
    const tensor = tf.tensor(outputs.values, [10, 28, 28, 1]);
    expect(reconstructionPairs(test.images, tensor).png).toEqual(reconstructionPairs(test.images, outputs).png);
    expect(tensor.isDisposed).toBe(false);
    tensor.dispose();
  });

  it("draws outputs outside the range as its nearer end, and says so", async () => {
    const outside = reconstructionPairs(grays(0, 0, 0, 0), grays(-3, 1.5, 0, 1), { scale: 20 });
    const inside = reconstructionPairs(grays(0, 0, 0, 0), grays(0, 1, 0, 1), { scale: 20 });
    expect(outside.altText).toContain("2 values of the outputs are outside 0 to 1 and drawn as the nearer end.");
    const [wild, tame] = [await decodePng(outside.png), await decodePng(inside.png)];
    const blacks = (png: typeof wild) =>
      png.grays(0, 0, tame.width, tame.height - 50).filter((gray) => gray === 0).length;
    // The inputs' four pixels and the outputs' two black ones, 40 × 40 each.
    expect(blacks(tame)).toBeGreaterThanOrEqual(6 * 40 ** 2);
    expect(blacks(wild)).toBe(blacks(tame));
  });

  it("looks as when it was last looked at", async () => {
    process.env.CONVOLAB_LANG = "ko";
    const { test } = await loadMnist();
    const values = test.images.batch(0, 4).map((value, at) => Math.min(1, value * 0.8 + 0.1 + 0.1 * Math.sin(at / 3)));
    const options = { labels: test.labels, columns: 4, title: "오토인코더", scale: 2 };
    const picture = reconstructionPairs(test.images, { shape: [4, 28, 28, 1], values }, options);
    await expectStoredPicture("reconstructionPairs", picture);
    expect(picture.altText).toContain("28×28픽셀 입력 4장(흑백)");
  });
});

describe("wrong input", () => {
  const images = grays(0, 0, 0, 0);
  const cases: [name: string, draw: () => unknown, english: RegExp, korean: string][] = [
    ["a number", () => reconstructionPairs(untyped(1), images), /needs images.*got 1/, "이미지가 필요합니다"],
    ["no pair", () => reconstructionPairs([], images), /no image to draw/, "이미지가 없습니다"],
    [
      "more than there are",
      () => reconstructionPairs(images, images, { count: 2 }),
      /1 inputs and 1 outputs/,
      "출력은 1장",
    ],
    ["an input out of range", () => reconstructionPairs(grays(0, 2, 0, 0), images), /the value 2 is not from/, "값 2"],
    [
      "too few labels",
      () => reconstructionPairs(images, images, { labels: [] }),
      /1 images and 0 labels/,
      "레이블은 0개",
    ],
    ["an unknown option", () => reconstructionPairs(images, images, untyped({ cont: 1 })), /count/, "count"],
  ];

  it.each(cases)("is refused in one line that says what to do: %s", (_, draw, english, korean) => {
    expect(draw).toThrow(english);
    process.env.CONVOLAB_LANG = "ko";
    expect(draw).toThrow(korean);
    expect(draw).not.toThrow("\n");
  });
});

/** What a learner's cell may pass although its type is wrong. */
function untyped(value: unknown): never {
  return value as never;
}
