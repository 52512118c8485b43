import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { gradCam, gradCamPlusPlus, layerCam } from "../../../src/xai/cam/gradientCams.ts";
import { scoreCam } from "../../../src/xai/cam/scoreCam.ts";
import {
  type OracleModel,
  type OracleName,
  type OracleNumbers,
  oracleData,
  oracleModel,
  relativeError,
} from "../oracle/oracleModel.ts";

interface LayerCase {
  readonly gradCam: OracleNumbers;
  readonly gradCamOfProbability: OracleNumbers;
  readonly gradCamPlusPlus: OracleNumbers;
  readonly layerCam: OracleNumbers;
  readonly scoreCam: OracleNumbers;
}

interface CamData {
  readonly models: Readonly<
    Record<
      OracleName,
      {
        readonly classes: readonly number[];
        readonly layers: Readonly<Record<string, LayerCase>>;
        readonly enlarged: OracleNumbers;
      }
    >
  >;
}

/** Of the largest magnitude. */
const TOLERANCE = 1e-4;

/**
 * Compares class activation maps with those by TensorFlow's GradientTape, on the engine that the test file has chosen.
 *
 * @param names which models
 */
export function testCamsAgainstOracle(names: readonly OracleName[]): void {
  const data = oracleData<CamData>("fixtures/camsAndPerturbations.json");

  describe.each(names)("%s", (name) => {
    const { classes, layers, enlarged } = data.models[name];
    let model: OracleModel["model"];
    let images: OracleModel["images"];

    beforeAll(async () => {
      ({ model, images } = await oracleModel(name));
    });
    afterAll(() => model.dispose());

    describe.each(Object.entries(layers))("%s", (layer, wanted) => {
      it.each<[keyof LayerCase, () => ReturnType<typeof gradCam>]>([
        ["gradCam", () => gradCam(model, images, { layer, classIndex: classes })],
        ["gradCamOfProbability", () => gradCam(model, images, { layer, classIndex: classes, score: "probability" })],
        ["gradCamPlusPlus", () => gradCamPlusPlus(model, images, { layer, classIndex: classes })],
        ["layerCam", () => layerCam(model, images, { layer, classIndex: classes })],
        ["scoreCam", () => scoreCam(model, images, { layer, classIndex: classes })],
      ])("%s", async (method, explain) => {
        const { values, shape } = wanted[method];
        const { layerMaps, layer: used } = await explain();
        expect(used).toBe(layer);
        expect(layerMaps.shape.slice(1)).toEqual(shape.slice(1));
        expect(relativeError(layerMaps.values.subarray(0, values.length), values)).toBeLessThan(TOLERANCE);
      });
    });

    it("brings maps to the images' size as tf.image.resize does", async () => {
      const [layer] = Object.keys(layers) as [string];
      const explanation = await gradCam(model, images, { layer, classIndex: classes });
      expect(explanation.shape).toEqual(enlarged.shape);
      expect(relativeError(explanation.values, enlarged.values)).toBeLessThan(TOLERANCE);
    });
  });
}
