import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { TrainableModel } from "../../../src/nn/training/objective.ts";
import { tf } from "../../../src/tensor/tf.ts";
import { gradCam, gradCamPlusPlus, layerCam } from "../../../src/xai/cam/gradientCams.ts";
import { scoreCam } from "../../../src/xai/cam/scoreCam.ts";
import { deletionCurve, insertionCurve } from "../../../src/xai/checks/pixelCurves.ts";
import { sanityCheck } from "../../../src/xai/checks/sanityCheck.ts";
import { occlusion } from "../../../src/xai/perturbation/occlusion.ts";
import { rise } from "../../../src/xai/perturbation/rise.ts";
import { featureMapStrip } from "../../../src/xai/training/featureMapStrip.ts";
import { gradCamStrip } from "../../../src/xai/training/gradCamStrip.ts";
import { firstImages, type OracleModel, oracleModel } from "../oracle/oracleModel.ts";

type Images = OracleModel["images"];

const METHODS: readonly [name: string, explain: (model: TrainableModel, images: Images) => Promise<unknown>][] = [
  ["gradCam", gradCam],
  ["gradCamPlusPlus", gradCamPlusPlus],
  ["layerCam", layerCam],
  ["scoreCam", scoreCam],
  ["occlusion", occlusion],
  ["rise", (model, images) => rise(model, images, { masks: 8, gridSize: 4 })],
  ["deletionCurve", (model, images) => deletionCurve(model, images, images, { steps: 3 })],
  ["insertionCurve", (model, images) => insertionCurve(model, images, images, { steps: 3 })],
  ["sanityCheck", (model, images) => sanityCheck(model, images, gradCam)],
  ["featureMapStrip", (model, images) => featureMapStrip(model, firstImages(images, 1)).onEpochEnd(0, { loss: 1 })],
  ["gradCamStrip", (model, images) => gradCamStrip(model, images).onEpochEnd(0, { loss: 1 })],
];

/** Explaining and checking must leave no tensor behind, on the engine that the test file has chosen. */
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
  });
}
