import { requireKnownOptions } from "../../display/knownOptions.ts";
import type { TrainableModel } from "../../nn/training/objective.ts";
import { type Tensor, tf } from "../../tensor/tf.ts";
import { Explanation, type ExplanationParts } from "../explanation.ts";
import {
  CLASS_OPTION_NAMES,
  type ClassOptions,
  classRows,
  type ExplainedClasses,
  explainedClasses,
} from "../inputs/explainedClasses.ts";
import { type ExplainedInput, explainedImages, imagesTensor, type ShapedFloats } from "../inputs/explainedImages.ts";
import { namedOption, numberOption, wholeOption } from "../inputs/optionValues.ts";
import { forEachChunk } from "../longWork/chunks.ts";
import { ExplainedModel } from "../model/explainedModel.ts";
import { channelSums } from "../pixelMaps.ts";
import { PATH_RULES, type PathRule, pathSteps } from "./pathRule.ts";
import { weightedGradients } from "./weightedGradients.ts";

/** How gradients are integrated. */
export interface IntegratedGradientsOptions extends ClassOptions {
  /** Number of places on the way from the baseline to the image; 50. */
  readonly steps?: number;
  /** The image that says nothing, from which the way starts: one value for every pixel, or an image; 0, black. */
  readonly baseline?: number | ExplainedInput;
  /**
   * How the integral becomes a sum: `"gaussLegendre"` (default; as a rule the most exact), `"midpoint"` or `"trapezoid"` (one
   * gradient more than `steps`).
   */
  readonly rule?: PathRule;
}

const OPTION_NAMES: readonly (keyof IntegratedGradientsOptions)[] = [
  ...CLASS_OPTION_NAMES,
  "steps",
  "baseline",
  "rule",
];

/** Attributions, with how well they add up. */
export class IntegratedGradients extends Explanation {
  /** For each image, the sum of its attributions. `[count]` */
  readonly sums: Float32Array;
  /** For each image, the class's score of the image minus that of the baseline: what the sums should be. `[count]` */
  readonly scoreDifferences: Float32Array;

  /**
   * @param parts the numbers, and what they are of
   * @param scoreDifferences the class's score of each image minus that of the baseline
   */
  constructor(parts: ExplanationParts, scoreDifferences: Float32Array) {
    super(parts);
    this.scoreDifferences = scoreDifferences;
    this.sums = Float32Array.from({ length: this.length }, (_, image) =>
      this.at(image).reduce((sum, value) => sum + value, 0),
    );
  }

  /**
   * For each image, how far its sum is from the score difference, as a part of that difference: |sum − difference| /
   * |difference|; 0.01 is one per cent. More steps make it smaller. `[count]`
   */
  get completenessErrors(): Float32Array {
    return this.sums.map((sum, image) => {
      const difference = this.scoreDifferences[image] as number;
      const error = Math.abs(sum - difference);
      return error === 0 ? 0 : error / Math.abs(difference);
    });
  }
}

/**
 * Integrated Gradients: what each pixel contributes to the difference of the score between the image and a baseline,
 * (x − x′) · ∫₀¹ ∂s/∂x at x′ + α(x − x′) dα (M. Sundararajan, A. Taly and Q. Yan, "Axiomatic attribution for deep networks",
 * 2017). The contributions add up to s(x) − s(x′): `completenessErrors` says how nearly.
 *
 * ```ts
 * const explanation = await integratedGradients(model, test.images.slice(0, 5), { steps: 50 });
 * explanation.completenessErrors; // about 0.001
 * ```
 *
 * tf-explain 0.3.1 does not multiply by x − x′, so that its numbers add up to nothing, and shows magnitudes.
 *
 * @param images what the model is to explain its answer to, `[count, height, width, channels]` or one image
 * @returns signed contributions of the images' shape, `[count, height, width, channels]`; the picture shows their sum over
 * the channels
 * @throws {TypeError} if the model is none, the images are none, or an option is unknown
 * @throws {RangeError} if shapes, classes or options do not fit, or the model answers no class scores
 */
export async function integratedGradients(
  model: TrainableModel,
  images: ExplainedInput,
  options: IntegratedGradientsOptions = {},
): Promise<IntegratedGradients> {
  const method = "integratedGradients";
  requireKnownOptions(method, options, OPTION_NAMES);
  const steps = wholeOption("steps", options.steps ?? 50, 1);
  const { places, weights } = pathSteps(namedOption("rule", options.rule ?? "gaussLegendre", PATH_RULES), steps);
  const explained = new ExplainedModel(model);
  const inputs = explainedImages(explained, images);
  const baselines = baselineImages(explained, inputs, options.baseline ?? 0);
  const classes = await explainedClasses(explained, inputs, options);
  const { shape } = inputs;
  const values = await weightedGradients(explained, inputs, classes, {
    method,
    weights,
    variants(x, start, from, to) {
      const own = baselinesTensor(baselines, start, start + (x.shape[0] as number));
      const baseline = own.reshape([own.shape[0] as number, ...x.shape.slice(1)]);
      const parts = tf.tensor(places.slice(from, to), [1, to - from, ...x.shape.slice(2).fill(1)]);
      return baseline.add(parts.mul(x.sub(baseline)));
    },
  });
  const { length } = baselines.values;
  for (let place = 0; place < values.length; place++) {
    const way = (inputs.values[place] as number) - (baselines.values[place % length] as number);
    values[place] = (values[place] as number) * way;
  }
  const pixelMaps = channelSums({ values, shape });
  const differences = await scoreDifferences(explained, baselines, classes);
  return new IntegratedGradients(
    { method, values, shape, inputs, classes, pixelMaps, signed: true, zeroMeans: "noContribution" },
    differences,
  );
}

/** The baseline: one for all images, `[1, ...inputShape]`, or one for each. */
function baselineImages(
  model: ExplainedModel,
  { shape }: ShapedFloats,
  baseline: number | ExplainedInput,
): ShapedFloats {
  if (typeof baseline !== "number") return explainedImages(model, baseline, { shape, place: "baseline" });
  const value = numberOption("baseline", baseline);
  const size = shape.slice(1).reduce((product, axis) => product * axis, 1);
  return { values: new Float32Array(size).fill(value), shape: [1, ...shape.slice(1)] };
}

/** The baselines of the images from `start` to `end`: as many, or the one for all. */
function baselinesTensor(baselines: ShapedFloats, start: number, end: number): Tensor {
  return baselines.shape[0] === 1 ? imagesTensor(baselines, 0, 1) : imagesTensor(baselines, start, end);
}

/** Each image's class's score minus that of its baseline. */
async function scoreDifferences(
  model: ExplainedModel,
  baselines: ShapedFloats,
  classes: ExplainedClasses,
): Promise<Float32Array> {
  const differences = classes.explainedScores.slice();
  await forEachChunk(model, differences.length, { keepsAll: false }, (start, end) => {
    tf.tidy(() => {
      const answers = model.scores(baselinesTensor(baselines, start, end), classes.kind);
      const own = answers
        .mul(classRows(classes, start, end))
        .sum(1)
        .dataSync();
      for (let image = start; image < end; image++) {
        differences[image] = (differences[image] as number) - (own[image - start] as number);
      }
    });
  });
  return differences;
}
