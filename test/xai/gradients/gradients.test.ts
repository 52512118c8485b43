import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { displaySymbol } from "../../../src/display/mimeBundle.ts";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { flatten } from "../../../src/nn/layers/flatten.ts";
import { input } from "../../../src/nn/layers/input.ts";
import { setWeights } from "../../../src/nn/model/modelWeights.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";
import type { TrainableModel } from "../../../src/nn/training/objective.ts";
import type { Explanation } from "../../../src/xai/explanation.ts";
import { gradients, gradientsTimesInputs } from "../../../src/xai/gradients/gradients.ts";
import { integratedGradients } from "../../../src/xai/gradients/integratedGradients.ts";
import { PATH_RULES, pathSteps } from "../../../src/xai/gradients/pathRule.ts";
import { smoothGrad } from "../../../src/xai/gradients/smoothGrad.ts";
import type { ClassOptions } from "../../../src/xai/inputs/explainedClasses.ts";
import type { ExplainedInput } from "../../../src/xai/inputs/explainedImages.ts";
import { decodePng } from "../../plot/decodedPng.ts";
import { firstImages, type OracleModel, oracleModel, relativeError } from "../oracle/oracleModel.ts";

type Method = (model: TrainableModel, images: ExplainedInput, options?: ClassOptions) => Promise<Explanation>;

const METHODS: readonly [name: string, explain: Method][] = [
  ["gradients", gradients],
  ["gradientsTimesInputs", gradientsTimesInputs],
  ["smoothGrad", (model, images, options) => smoothGrad(model, images, { ...options, samples: 4 })],
  ["integratedGradients", (model, images, options) => integratedGradients(model, images, { ...options, steps: 4 })],
];

let digits: OracleModel;
let tall: OracleModel;
beforeAll(async () => {
  [digits, tall] = await Promise.all([oracleModel("digits"), oracleModel("tall")]);
});
afterAll(() => {
  digits.model.dispose();
  tall.model.dispose();
});

describe.each(METHODS)("%s", (method, explain) => {
  it("explains images of a batch as it explains them alone", async () => {
    const { model, images } = digits;
    const [count = 0, ...imageShape] = images.shape;
    const size = images.values.length / count;
    const together = await explain(model, images, { classIndex: [1, 2, 3] });
    for (let image = 0; image < count; image++) {
      const values = images.values.slice(image * size, (image + 1) * size);
      const alone = await explain(model, { values, shape: imageShape }, { classIndex: image + 1 });
      expect(alone.shape).toEqual([1, ...imageShape]);
      expect(relativeError(together.at(image), alone.values)).toBeLessThan(1e-5);
    }
  });

  it("explains what the model predicts, with its probability", async () => {
    const explanation = await explain(digits.model, digits.images);
    expect(explanation).toMatchObject({ method, shape: [3, 28, 28, 1], length: 3 });
    expect([...explanation.classIndices]).toEqual([7, 5, 3]);
    expect(explanation.classIndices).toEqual(explanation.predicted);
    expect(explanation.scores[0]).toBeGreaterThan(0.99);
    expect(String(explanation)).toBe(`Explanation ${method} [3, 28, 28, 1]`);
  });

  it("does not swap the axes of images that are not square", async () => {
    const { model, images } = tall;
    const { shape, pixelMaps } = await explain(model, images);
    expect(shape).toEqual([2, 20, 12, 3]);
    expect(pixelMaps.shape).toEqual([2, 20, 12]);
  });

  it("gives zeros, and not NaN, where nothing matters", async () => {
    const model = sequential([input([6, 5, 1]), conv2d(2, 3), flatten(), dense(3)]);
    setWeights(model, [new Float32Array(18), new Float32Array(2), new Float32Array(72), new Float32Array([0, 1, 0])]);
    const explanation = await explain(model, { values: new Float32Array(30), shape: [6, 5, 1] });
    expect(explanation.values).toEqual(new Float32Array(30));
    expect(explanation.picture.altText).not.toContain("NaN");
    expect(explanation.captions.join()).toMatch(
      /\nthe map is 0 everywhere: no pixel (changes the score here|adds to the score.*)$/,
    );
    model.dispose();
  });

  it("refuses a model with channels first in words: its picture would show the wrong axes", async () => {
    const model = sequential([input([1, 6, 6]), conv2d(2, 3, { dataFormat: "channelsFirst" }), flatten(), dense(3)]);
    await expect(explain(model, { values: new Float32Array(36), shape: [1, 6, 6] })).rejects.toThrow(
      /channels first.*channelsLast/,
    );
  });

  it("shows itself as a picture with the classes and their probabilities", async () => {
    const bright = firstImages(digits.images, 2);
    const explanation = await explain(digits.model, bright, { classNames: "abcdefghij".split("") });
    const bundle = explanation[displaySymbol]();
    expect(Object.keys(bundle).sort()).toEqual(["image/png", "text/html", "text/plain"]);
    expect(bundle["text/plain"]).toContain("class h, probability");
    const { width, height } = await decodePng(explanation.picture.png);
    expect(width).toBe(2 * explanation.picture.width);
    expect(height).toBe(2 * explanation.picture.height);
  });
});

it("the probability of a class that is not the predicted one is shown beside the prediction", async () => {
  const one = firstImages(digits.images, 1);
  const { captions } = await gradients(digits.model, one, { classIndex: 1 });
  expect(captions).toEqual(["class 1, probability < 0.001\n(the model says 7)"]);
});

it("gradients times inputs add up to the score of a linear model", async () => {
  const model = sequential([input([3, 2, 1]), flatten(), dense(2)]);
  setWeights(model, [
    [1, 0, 2, 0, 3, 0, -4, 0, 5, 0, 6, 0],
    [0, 0],
  ]);
  const image = { values: [1, 1, 2, 2, 3, 3], shape: [3, 2, 1] };
  const { values } = await gradientsTimesInputs(model, image, { classIndex: 0 });
  expect([...values]).toEqual([1, 2, 6, -8, 15, 18]);
  model.dispose();
});

describe("integratedGradients", () => {
  it("adds up to the difference of the scores within 1 % at 50 steps, for a trained model", async () => {
    for (const score of ["logit", "probability"] as const) {
      const { scoreDifferences, sums, completenessErrors } = await integratedGradients(digits.model, digits.images, {
        score,
      });
      expect(Math.min(...scoreDifferences)).toBeGreaterThan(0.5);
      expect(relativeError(sums, scoreDifferences)).toBeLessThan(0.01);
      expect(Math.max(...completenessErrors)).toBeLessThan(0.01);
    }
  });

  it.each(["branched", "tall", "sigmoid", "logits"] as const)(
    "%s: adds up within 1 % of what speaks for and against, where that nearly cancels out",
    async (name) => {
      const { model, images } = await oracleModel(name);
      const explanation = await integratedGradients(model, images);
      for (const [image, sum] of explanation.sums.entries()) {
        const all = explanation.at(image).reduce((total, value) => total + Math.abs(value), 0);
        expect(Math.abs(sum - (explanation.scoreDifferences[image] as number)) / all).toBeLessThan(0.01);
      }
      model.dispose();
    },
  );

  it("starts from an image as from a number", async () => {
    const { model, images } = tall;
    const options = { steps: 8, classIndex: 1 };
    const number = await integratedGradients(model, images, { ...options, baseline: 0.25 });
    const baseline = { values: new Float32Array(20 * 12 * 3).fill(0.25), shape: [20, 12, 3] };
    const image = await integratedGradients(model, images, { ...options, baseline });
    expect(image.values).toEqual(number.values);
  });

  it("says nothing of an image that is its own baseline", async () => {
    const { model, images } = tall;
    const explanation = await integratedGradients(model, images, { baseline: images, steps: 2 });
    expect(explanation.sums).toEqual(new Float32Array(2));
    expect(explanation.completenessErrors).toEqual(new Float32Array(2));
  });

  it.each(PATH_RULES)("%s integrates straight lines, and its weights add up to 1", (rule) => {
    for (const steps of [1, 2, 3, 7, 50]) {
      const { places, weights } = pathSteps(rule, steps);
      const sum = (power: number) =>
        weights.reduce((total, weight, step) => total + weight * (places[step] as number) ** power, 0);
      expect(sum(0)).toBeCloseTo(1, 6);
      expect(sum(1)).toBeCloseTo(1 / 2, 6);
    }
  });

  it("Gauss and Legendre's rule is exact for polynomials up to degree 2n − 1", () => {
    const { places, weights } = pathSteps("gaussLegendre", 4);
    for (let power = 0; power < 8; power++) {
      const sum = weights.reduce((total, weight, step) => total + weight * (places[step] as number) ** power, 0);
      expect(sum).toBeCloseTo(1 / (power + 1), 6);
    }
  });
});

describe("smoothGrad", () => {
  it("is the same for the same seed, and another for another", async () => {
    const one = firstImages(digits.images, 1);
    const explain = (seed: number) => smoothGrad(digits.model, one, { samples: 3, seed });
    const [first, second, other] = [await explain(1), await explain(1), await explain(2)];
    expect(first.values).toEqual(second.values);
    expect(relativeError(other.values, first.values)).toBeGreaterThan(0.01);
  });

  it("without noise is the gradient", async () => {
    const smooth = await smoothGrad(tall.model, tall.images, { samples: 2, noise: 0 });
    const plain = await gradients(tall.model, tall.images);
    expect(relativeError(smooth.values, plain.values)).toBeLessThan(1e-6);
  });
});
