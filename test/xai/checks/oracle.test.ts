import { expect, test } from "@jest/globals";
import { rankCorrelation } from "../../../src/xai/checks/rankCorrelation.ts";
import { structuralSimilarity } from "../../../src/xai/checks/structuralSimilarity.ts";
import { oracleData, oracleModel } from "../oracle/oracleModel.ts";

test("structural similarity is that of tf.image.ssim, rank correlation that of the ranks", async () => {
  const { checks } = oracleData<{
    readonly checks: {
      readonly ssim: number;
      readonly rankCorrelation: number;
      readonly roundedRankCorrelation: number;
    };
  }>("fixtures/camsAndPerturbations.json");
  const { model, images } = await oracleModel("tall");
  const red = (image: number): Float32Array =>
    Float32Array.from({ length: 20 * 12 }, (_, pixel) => images.values[(image * 240 + pixel) * 3] as number);
  const [one, other] = [red(0), red(1)];
  expect(structuralSimilarity(one, other, [20, 12])).toBeCloseTo(checks.ssim, 5);
  expect(rankCorrelation(one, other)).toBeCloseTo(checks.rankCorrelation, 10);
  const rounded = (values: Float32Array): Float32Array => values.map((value) => Math.round(value * 4));
  expect(rankCorrelation(rounded(one), rounded(other))).toBeCloseTo(checks.roundedRankCorrelation, 10);
  model.dispose();
});
