import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { flatten } from "../../../src/nn/layers/flatten.ts";
import { input } from "../../../src/nn/layers/input.ts";
import type { Model } from "../../../src/nn/model/model.ts";
import { setWeights } from "../../../src/nn/model/modelWeights.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";
import { occlusion } from "../../../src/xai/perturbation/occlusion.ts";
import { rise } from "../../../src/xai/perturbation/rise.ts";
import { decodePng } from "../../plot/decodedPng.ts";
import { type OracleModel, oracleModel, relativeError } from "../oracle/oracleModel.ts";

let digits: OracleModel;
beforeAll(async () => {
  digits = await oracleModel("digits");
});
afterAll(() => digits.model.dispose());
afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

/** Sums some pixels of images of 6 × 4 for class 0; class 1 has 0. */
function summing(pixels: readonly (readonly [y: number, x: number, weight: number])[]): Model {
  const model = sequential([input([6, 4, 1]), flatten(), dense(2, { activation: "softmax" })]);
  const kernel = new Float32Array(6 * 4 * 2);
  for (const [y, x, weight] of pixels) kernel[(y * 4 + x) * 2] = weight;
  setWeights(model, [kernel, [0, 0]]);
  return model;
}

const WHITE = { values: new Float32Array(24).fill(1), shape: [6, 4, 1] } as const;

describe("occlusion", () => {
  it("finds the pixels that count, for and against, in an image that is not square", async () => {
    const model = summing([
      [5, 0, 3],
      [0, 3, -2],
    ]);
    const options = { patchSize: 1, score: "logit", classIndex: 0 } as const;
    const { values, drops } = await occlusion(model, WHITE, options);
    const expected = new Float32Array(24);
    expected[5 * 4] = 3;
    expected[3] = -2;
    expect(relativeError(values, expected)).toBeLessThan(1e-5);
    expect(drops).toMatchObject({ shape: [1, 6, 4] });
    // Painted with 0.5, half of each pixel is left.
    const half = await occlusion(model, WHITE, { ...options, patchValue: 0.5 });
    expect(
      relativeError(
        half.values,
        expected.map((value) => value / 2),
      ),
    ).toBeLessThan(1e-5);
    model.dispose();
  });

  it("explains images of a batch as it explains them alone", async () => {
    const { model, images } = digits;
    const together = await occlusion(model, images, { strides: 2, score: "logit" });
    for (let image = 0; image < 3; image++) {
      const values = images.values.slice(image * 784, (image + 1) * 784);
      const alone = await occlusion(model, { values, shape: [28, 28, 1] }, { strides: 2, score: "logit" });
      expect(relativeError(together.at(image), alone.values)).toBeLessThan(1e-5);
      expect(together.predicted[image]).toBe(alone.predicted[0]);
    }
    expect(together.drops.shape).toEqual([3, 13, 13]);
  });

  it("covers more images than are worked on at once", async () => {
    const model = sequential([input([4, 3, 1]), flatten(), dense(3)], { seed: 1 });
    const values = Float32Array.from({ length: 300 * 12 }, (_, at) => ((at * 7) % 13) / 12);
    const options = { patchSize: 1, score: "logit" } as const;
    const all = await occlusion(model, { values, shape: [300, 4, 3, 1] }, options);
    for (const image of [0, 78, 79, 299]) {
      const one = { values: values.slice(image * 12, (image + 1) * 12), shape: [4, 3, 1] };
      expect(relativeError(all.at(image), (await occlusion(model, one, options)).values)).toBeLessThan(1e-5);
    }
    model.dispose();
  });

  it("covers the whole image by a patch that is larger", async () => {
    const model = summing([[2, 2, 1]]);
    const { values, drops } = await occlusion(model, WHITE, { patchSize: 50, score: "logit", classIndex: 0 });
    expect(drops.shape).toEqual([1, 1, 1]);
    expect(new Set(values)).toEqual(new Set([1]));
    model.dispose();
  });

  it("gives zeros, and not NaN, where nothing matters", async () => {
    const model = summing([]);
    const explanation = await occlusion(model, WHITE);
    expect(explanation.values).toEqual(new Float32Array(24));
    expect(explanation.picture.altText).not.toContain("NaN");
    model.dispose();
  });

  it("paints each channel with its own value", async () => {
    const model = sequential([input([2, 2, 3]), flatten(), dense(2)]);
    const kernel = new Float32Array(24);
    for (let at = 0; at < 12; at++) kernel[at * 2] = [1, 10, 100][at % 3] as number;
    setWeights(model, [kernel, [0, 0]]);
    const image = { values: new Float32Array(12), shape: [2, 2, 3] };
    const options = { patchSize: 1, patchValue: [1, 2, 3], score: "logit", classIndex: 0 } as const;
    expect(Array.from((await occlusion(model, image, options)).values)).toEqual([-321, -321, -321, -321]);
    model.dispose();
  });

  it.each([
    [{ patchSize: 0 }, /`patchSize`.*got 0\.$/, /`patchSize`.*받은 것: 0\.$/],
    [{ patchSize: [2, 2.5] }, /`patchSize`.*\[2, 2\.5\]/, /`patchSize`/],
    [{ patchSize: 2, strides: 3 }, /leave pixels out/, /건너뛰는 픽셀/],
    [{ patchValue: [1, 2] }, /`patchValue` is a number; got \[1, 2\]/, /`patchValue` 옵션은 수여야/],
    [{ patchValue: Number.NaN }, /`patchValue`.*NaN/, /`patchValue`.*NaN/],
    [{ score: "probabilty" }, /"probability"/, /"probability"/],
    [{ patch: 3 }, /patchSize/, /patchSize/],
  ])("says in one line what is wrong with %j", async (options, english, korean) => {
    const model = summing([]);
    for (const [language, pattern] of [
      ["en", english],
      ["ko", korean],
    ] as const) {
      process.env.CONVOLAB_LANG = language;
      const message = await occlusion(model, WHITE, options as object).then(
        () => "",
        (error: Error) => error.message,
      );
      expect(message).toMatch(pattern);
      expect(message).not.toContain("\n");
    }
    model.dispose();
  });
});

describe("rise", () => {
  it("finds the pixel that counts, and says how much above the mean it is", async () => {
    const model = summing([[4, 1, 5]]);
    const explanation = await rise(model, WHITE, { masks: 400, gridSize: 4, score: "logit", classIndex: 0 });
    const { values, pixelMaps, picture } = explanation;
    expect(values.indexOf(Math.max(...values))).toBe(4 * 4 + 1);
    // The far corner does not matter: its mean score is that of all masks.
    expect(Math.abs(pixelMaps.values[3] as number)).toBeLessThan(0.3);
    expect(pixelMaps.values[4 * 4 + 1]).toBeGreaterThan(0.5);
    expect((await decodePng(picture.png)).width).toBe(2 * picture.width);
    model.dispose();
  });

  it("is the same for the same seed, and another for another", async () => {
    const model = summing([[4, 1, 5]]);
    const explain = (seed: number) => rise(model, WHITE, { masks: 20, gridSize: 3, seed });
    const [first, second, other] = [await explain(1), await explain(1), await explain(2)];
    expect(first.values).toEqual(second.values);
    expect(relativeError(other.values, first.values)).toBeGreaterThan(0.01);
    model.dispose();
  });

  it("explains images of a batch as it explains them alone", async () => {
    const { model, images } = digits;
    const together = await rise(model, images, { masks: 60 });
    for (let image = 0; image < 3; image++) {
      const values = images.values.slice(image * 784, (image + 1) * 784);
      const alone = await rise(model, { values, shape: [28, 28, 1] }, { masks: 60 });
      expect(relativeError(together.at(image), alone.values)).toBeLessThan(1e-5);
    }
  });

  it("works where the image is smaller than the usual grid, and on models without convolutions", async () => {
    const model = sequential([input([3, 5, 1]), flatten(), dense(3)]);
    const { shape } = await rise(model, { values: new Float32Array(15).fill(1), shape: [3, 5, 1] }, { masks: 10 });
    expect(shape).toEqual([1, 3, 5]);
    model.dispose();
  });

  it.each([
    [{ masks: 0 }, /`masks` is a whole number, 1 or more/, /`masks` 옵션은 1 이상의 정수/],
    [{ probability: 1 }, /`probability`.*above 0 and below 1; got 1\.$/, /`probability`.*받은 것: 1\.$/],
    [{ gridSize: 5 }, /1 to 4.*got 5/, /1부터 4/],
    [{ seed: 0.5 }, /`seed`/, /`seed`/],
    [{ mask: 3 }, /masks/, /masks/],
  ])("says in one line what is wrong with %j", async (options, english, korean) => {
    const model = summing([]);
    for (const [language, pattern] of [
      ["en", english],
      ["ko", korean],
    ] as const) {
      process.env.CONVOLAB_LANG = language;
      const message = await rise(model, WHITE, options as object).then(
        () => "",
        (error: Error) => error.message,
      );
      expect(message).toMatch(pattern);
      expect(message).not.toContain("\n");
    }
    model.dispose();
  });
});

it("a model that answers pictures has no class to explain", async () => {
  const model = sequential([input([6, 4, 1]), conv2d(1, 3)]);
  await expect(occlusion(model, WHITE)).rejects.toThrow(/one score a class/);
  await expect(rise(model, WHITE)).rejects.toThrow(/one score a class/);
  model.dispose();
});
