import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { dense } from "../../src/nn/layers/dense.ts";
import { flatten } from "../../src/nn/layers/flatten.ts";
import { input } from "../../src/nn/layers/input.ts";
import type { Model } from "../../src/nn/model/model.ts";
import { setWeights } from "../../src/nn/model/modelWeights.ts";
import { sequential } from "../../src/nn/model/sequential.ts";
import { gradients, gradientsTimesInputs } from "../../src/xai/gradients/gradients.ts";

let model: Model;
beforeAll(() => {
  model = sequential([input([2, 2, 1]), flatten(), dense(2, { activation: "softmax" })]);
  setWeights(model, [
    [1, 0, 0, 1, 1, 0, 0, 1],
    [0, 0],
  ]);
});
afterAll(() => model.dispose());
afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

const images = (...values: readonly number[]) => ({
  values: Float32Array.from(values),
  shape: [values.length / 4, 2, 2, 1],
});

describe.each([
  [
    "en",
    /^the model's answer is NaN.*the image has 2 values that are NaN or infinite$/,
    /^\(values up to 200: .*255\)$/,
  ],
  ["ko", /^모델의 답이 NaN.*이미지에 NaN이거나 무한한 값이 2개 있습니다$/, /^\(값이 200까지 있습니다: .*255로/],
] as const)("captions (%s)", (language, nan, bytes) => {
  it("say of an answer that is NaN that there is no class, and what is not finite", async () => {
    process.env.CONVOLAB_LANG = language;
    const { captions, picture } = await gradients(model, images(Number.NaN, 1, Number.NaN, 0, 1, 0, 1, 0));
    expect(captions[0]).toMatch(nan);
    expect(captions[1]).not.toContain("NaN");
    expect(picture.altText).toContain(captions[0]);
  });

  it("say once, at the first image, that values look like bytes", async () => {
    process.env.CONVOLAB_LANG = language;
    const { captions } = await gradients(model, images(1, 0, 1, 0, 200, 0, 0, 17, 90, 0, 0, 1));
    expect(captions.map((caption) => bytes.test(caption.split("\n").at(-1) ?? ""))).toEqual([false, true, false]);
  });
});

it("captions take standardized values, and those that no byte has, for what they are", async () => {
  const { captions } = await gradients(model, images(-1, 30, 2, 0, 3, 0, 2, 1, 300, 20, 1, 0));
  expect(captions.join()).not.toContain("values up to");
});

it("captions say why a map is 0 everywhere", async () => {
  const { captions, picture } = await gradientsTimesInputs(model, images(0, 0, 0, 0));
  expect(captions[0]).toMatch(/\nthe map is 0 everywhere: no pixel adds to the score/);
  expect(picture.altText).toMatch(/from 0 to 0; 0 everywhere/);
});

it("captions name broken weights where the image is in order", async () => {
  const broken = sequential([input([2, 2, 1]), flatten(), dense(2, { activation: "softmax" })]);
  setWeights(broken, [new Float32Array(8).fill(Number.NaN), [0, 0]]);
  expect((await gradients(broken, images(1, 0, 1, 0))).captions[0]).toMatch(/weights are not finite/);
  broken.dispose();
});
