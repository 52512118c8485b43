import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { tf } from "../../../src/tensor/tf.ts";
import { activations } from "../../../src/xai/activations/activations.ts";
import { gradients, gradientsTimesInputs } from "../../../src/xai/gradients/gradients.ts";
import { integratedGradients } from "../../../src/xai/gradients/integratedGradients.ts";
import type { PathRule } from "../../../src/xai/gradients/pathRule.ts";
import { smoothGrad } from "../../../src/xai/gradients/smoothGrad.ts";
import { activationMaximization } from "../../../src/xai/maximization/activationMaximization.ts";
import { ExplainedModel } from "../../../src/xai/model/explainedModel.ts";
import {
  firstImages,
  type OracleModel,
  type OracleName,
  type OracleNumbers,
  oracleData,
  oracleModel,
  relativeError,
} from "../oracle/oracleModel.ts";

interface PathCase {
  readonly values: OracleNumbers;
  readonly difference: OracleNumbers;
}

interface ModelCase {
  readonly classes: readonly number[];
  readonly probabilities: OracleNumbers;
  readonly logits: OracleNumbers;
  readonly layerSums: Readonly<Record<string, number>>;
  readonly logit: { readonly gradients: OracleNumbers };
  readonly probability: { readonly gradients: OracleNumbers };
  readonly smoothGrad: OracleNumbers;
  readonly integratedGradients: Readonly<Record<PathRule | "ofGray", PathCase>>;
  readonly ascent?: { readonly layer: string; readonly filter: OracleNumbers; readonly class: OracleNumbers };
}

interface GradientsData {
  readonly noiseLevel: number;
  readonly steps: number;
  readonly ascent: {
    readonly steps: number;
    readonly learningRate: number;
    readonly decay: number;
    readonly blur: number;
  };
  readonly models: Readonly<Record<OracleName, ModelCase>>;
}

/** Of the largest magnitude. */
const TOLERANCE = 1e-4;

/** As in `makeModels.ts`. */
const NOISE = { samples: 6, seed: 5 } as const;

/**
 * Compares with TensorFlow's GradientTape, on the engine that the test file has chosen.
 *
 * @param names which models
 */
export function testAgainstOracle(names: readonly OracleName[]): void {
  const data = oracleData<GradientsData>("fixtures/gradients.json");

  describe.each(names)("%s", (name) => {
    const { classes, ...wanted } = data.models[name];
    let model: OracleModel["model"];
    let images: OracleModel["images"];
    let small: OracleModel["images"];

    beforeAll(async () => {
      ({ model, images } = await oracleModel(name));
      small = firstImages(images, wanted.smoothGrad.shape[0] as number);
    });
    afterAll(() => model.dispose());

    it("scores and layers", () => {
      const explained = new ExplainedModel(model);
      tf.tidy(() => {
        const x = tf.tensor(images.values.slice(), [...images.shape]);
        const { probabilities, logits, layerSums } = wanted;
        expect(relativeError(explained.scores(x, "probability").dataSync(), probabilities.values)).toBeLessThan(
          TOLERANCE,
        );
        expect(relativeError(explained.scores(x, "logit").dataSync(), logits.values)).toBeLessThan(TOLERANCE);
        for (const [layer, sum] of Object.entries(layerSums)) {
          const output = explained.activations(x, explained.layer(layer));
          expect(relativeError(output.abs().sum().dataSync(), [sum])).toBeLessThan(TOLERANCE);
        }
      });
    });

    it.each(["logit", "probability"] as const)("gradients of the %s", async (score) => {
      const explanation = await gradients(model, images, { classIndex: classes, score });
      const expected = wanted[score].gradients;
      expect(explanation.shape).toEqual(expected.shape);
      expect(relativeError(explanation.values, expected.values)).toBeLessThan(TOLERANCE);
      const times = await gradientsTimesInputs(model, images, { classIndex: classes, score });
      const products = expected.values.map((slope, place) => slope * (images.values[place] as number));
      expect(relativeError(times.values, products)).toBeLessThan(TOLERANCE);
    });

    it("smoothGrad", async () => {
      const classIndex = classes.slice(0, small.shape[0]);
      const explanation = await smoothGrad(model, small, { classIndex, noise: data.noiseLevel, ...NOISE });
      expect(relativeError(explanation.values, wanted.smoothGrad.values)).toBeLessThan(TOLERANCE);
    });

    it.each(["midpoint", "gaussLegendre", "trapezoid"] as const)("integratedGradients by %s", async (rule) => {
      const classIndex = classes.slice(0, small.shape[0]);
      const explanation = await integratedGradients(model, small, { classIndex, steps: data.steps, rule });
      const { values, difference } = wanted.integratedGradients[rule];
      expect(relativeError(explanation.values, values.values)).toBeLessThan(TOLERANCE);
      expect(relativeError(explanation.scoreDifferences, difference.values)).toBeLessThan(TOLERANCE);
    });

    it("integratedGradients of the probability, from gray", async () => {
      const classIndex = classes.slice(0, small.shape[0]);
      const options = { classIndex, steps: data.steps, score: "probability", baseline: 0.5, rule: "midpoint" } as const;
      const explanation = await integratedGradients(model, small, options);
      const { values, difference } = wanted.integratedGradients.ofGray;
      expect(relativeError(explanation.values, values.values)).toBeLessThan(TOLERANCE);
      expect(relativeError(explanation.scoreDifferences, difference.values)).toBeLessThan(TOLERANCE);
    });

    const { ascent } = wanted;
    if (ascent === undefined) return;

    it("activationMaximization", async () => {
      const options = { ...data.ascent, seed: NOISE.seed };
      const ofFilter = await activationMaximization(model, { ...options, layer: ascent.layer, filter: 1 });
      expect(relativeError(ofFilter.values, ascent.filter.values)).toBeLessThan(TOLERANCE);
      const ofClass = await activationMaximization(model, { ...options, classIndex: [2] });
      expect(relativeError(ofClass.values, ascent.class.values)).toBeLessThan(TOLERANCE);
    });

    it("activations by name and number", async () => {
      const { layer } = ascent;
      const named = await activations(model, images, { layer });
      const index = model.layers.findIndex(({ name: each }) => each === layer);
      const [numbered, fromEnd] = await activations(model, images, { layers: [index, index - model.layers.length] });
      const sum = named.values.reduce((total, value) => total + Math.abs(value), 0);
      expect(relativeError([sum], [wanted.layerSums[layer] as number])).toBeLessThan(TOLERANCE);
      expect(numbered?.values).toEqual(named.values);
      expect(fromEnd?.shape).toEqual(named.shape);
    });
  });
}
