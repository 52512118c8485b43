import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { occlusion } from "../../../src/xai/perturbation/occlusion.ts";
import { rise } from "../../../src/xai/perturbation/rise.ts";
import {
  type OracleModel,
  type OracleName,
  type OracleNumbers,
  oracleData,
  oracleModel,
  relativeError,
} from "../oracle/oracleModel.ts";

interface PerturbationData {
  readonly models: Readonly<
    Record<
      OracleName,
      {
        readonly classes: readonly number[];
        readonly occlusion: { readonly drops: OracleNumbers };
        readonly overlappingOcclusion: {
          readonly paint: number | readonly number[];
          readonly drops: OracleNumbers;
          readonly values: OracleNumbers;
        };
        readonly rise: OracleNumbers;
      }
    >
  >;
}

/** What `makeMasks.ts` has drawn. */
interface MasksData {
  readonly seed: number;
  readonly gridSize: number;
  readonly probability: number;
  readonly masks: Readonly<Record<OracleName, readonly unknown[]>>;
}

/** Of the largest magnitude. */
const TOLERANCE = 1e-4;

/**
 * Compares occlusion and RISE with what Python computes from the definitions, on the engine that the test file has
 * chosen.
 *
 * @param names which models
 */
export function testPerturbationsAgainstOracle(names: readonly OracleName[]): void {
  const data = oracleData<PerturbationData>("fixtures/camsAndPerturbations.json");
  const { seed, gridSize, probability, masks } = oracleData<MasksData>("fixtures/masks.json");

  describe.each(names)("%s", (name) => {
    const wanted = data.models[name];
    const classIndex = wanted.classes;
    let model: OracleModel["model"];
    let images: OracleModel["images"];

    beforeAll(async () => {
      ({ model, images } = await oracleModel(name));
    });
    afterAll(() => model.dispose());

    it("occlusion as it is by default", async () => {
      const { drops } = await occlusion(model, images, { classIndex });
      expect(drops.shape).toEqual(wanted.occlusion.drops.shape);
      expect(relativeError(drops.values, wanted.occlusion.drops.values)).toBeLessThan(TOLERANCE);
    });

    it("occlusion with overlapping patches of other sizes and values, of the logit", async () => {
      const { paint, drops, values } = wanted.overlappingOcclusion;
      const explanation = await occlusion(model, images, {
        classIndex,
        patchSize: [3, 5],
        strides: [2, 3],
        patchValue: paint,
        score: "logit",
      });
      expect(explanation.drops.shape).toEqual(drops.shape);
      expect(relativeError(explanation.drops.values, drops.values)).toBeLessThan(TOLERANCE);
      expect(explanation.shape).toEqual(values.shape);
      expect(relativeError(explanation.values, values.values)).toBeLessThan(TOLERANCE);
    });

    it("rise with the same masks", async () => {
      const explanation = await rise(model, images, {
        classIndex,
        masks: masks[name].length,
        seed,
        gridSize,
        probability,
      });
      expect(explanation.shape).toEqual(wanted.rise.shape);
      expect(relativeError(explanation.values, wanted.rise.values)).toBeLessThan(TOLERANCE);
    });
  });
}
