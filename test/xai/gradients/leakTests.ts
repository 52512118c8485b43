import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { TrainableModel } from "../../../src/nn/training/objective.ts";
import { tf } from "../../../src/tensor/tf.ts";
import { activations } from "../../../src/xai/activations/activations.ts";
import { gradients, gradientsTimesInputs } from "../../../src/xai/gradients/gradients.ts";
import { integratedGradients } from "../../../src/xai/gradients/integratedGradients.ts";
import { smoothGrad } from "../../../src/xai/gradients/smoothGrad.ts";
import type { ExplainedInput } from "../../../src/xai/inputs/explainedImages.ts";
import { activationMaximization } from "../../../src/xai/maximization/activationMaximization.ts";
import { type OracleModel, oracleModel } from "../oracle/oracleModel.ts";

const METHODS: readonly [name: string, explain: (model: TrainableModel, images: ExplainedInput) => Promise<unknown>][] =
  [
    ["activations", (model, images) => activations(model, images)],
    ["gradients", (model, images) => gradients(model, images)],
    ["gradientsTimesInputs", (model, images) => gradientsTimesInputs(model, images)],
    ["smoothGrad", (model, images) => smoothGrad(model, images, { samples: 3 })],
    ["integratedGradients", (model, images) => integratedGradients(model, images, { steps: 3 })],
    ["activationMaximization", (model) => activationMaximization(model, { classIndex: 0, steps: 12 })],
  ];

/** Explaining must leave no tensor behind, on the engine that the test file has chosen. */
export function testLeaks(): void {
  describe.each(["digits", "branched", "sigmoid"] as const)("%s", (name) => {
    let oracle: OracleModel;
    beforeAll(async () => {
      oracle = await oracleModel(name);
    });
    afterAll(() => oracle.model.dispose());

    it.each(METHODS)("%s", async (_name, explain) => {
      const { model, images } = oracle;
      await explain(model, images);
      const before = tf.memory();
      for (let time = 0; time < 3; time++) await explain(model, images);
      const after = tf.memory();
      expect([after.numTensors, after.numBytes]).toEqual([before.numTensors, before.numBytes]);
    });

    it("after a failure, too", async () => {
      const { model, images } = oracle;
      model.tfModel;
      const before = tf.memory().numTensors;
      await expect(gradients(model, images, { classIndex: 99 })).rejects.toThrow(RangeError);
      await expect(activationMaximization(model, { classIndex: 99 })).rejects.toThrow(RangeError);
      expect(tf.memory().numTensors).toBe(before);
    });
  });
}
