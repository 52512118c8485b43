import { requireKnownOptions } from "../../display/knownOptions.ts";
import { shownValue } from "../../display/shownValue.ts";
import { WeightRandom } from "../../nn/model/tensorflow/weightRandom.ts";
import type { TrainableModel } from "../../nn/training/objective.ts";
import { Explanation, imageShape } from "../explanation.ts";
import { CLASS_OPTION_NAMES, type ClassOptions, explainedClasses } from "../inputs/explainedClasses.ts";
import { type ExplainedInput, explainedImages } from "../inputs/explainedImages.ts";
import { wholeOption } from "../inputs/optionValues.ts";
import { ExplainedModel } from "../model/explainedModel.ts";
import { localMessages } from "./messages.ts";
import { drawnMask, type MaskSettings, maskValues } from "./randomMasks.ts";
import { variantScores } from "./variantScores.ts";

/** How `rise` covers an image. */
export interface RiseOptions extends ClassOptions {
  /** Number of random masks; 1000. More give a less grainy map, and take longer. */
  readonly masks?: number;
  /** Cells of a mask along each axis; 7, or the image's shorter side if that is less. */
  readonly gridSize?: number;
  /** The part of cells that stay visible, above 0 and below 1; 0.5. */
  readonly probability?: number;
  /** What the masks are drawn from, a whole number; 0. The same seed gives the same map. */
  readonly seed?: number;
  /** Which score counts: `"probability"` (default), or `"logit"`, the score before the last softmax or sigmoid. */
  readonly score?: ClassOptions["score"];
}

const OPTION_NAMES: readonly (keyof RiseOptions)[] = [
  ...CLASS_OPTION_NAMES,
  "masks",
  "gridSize",
  "probability",
  "seed",
];

const DEFAULT_MASKS = 1000;
const DEFAULT_GRID_SIZE = 7;
const DEFAULT_PROBABILITY = 0.5;

/** 128 MB of masks. */
const MOST_KEPT_VALUES = 2 ** 25;

/**
 * RISE: looks at the image through many random masks. A pixel matters as much as the class's score on average is when
 * the pixel is visible, `S = 1/(p·N) · Σ_i s(x ⊙ M_i) · M_i` (V. Petsiuk, A. Das and K. Saenko, "RISE: randomized input
 * sampling for explanation of black-box models", 2018, equation 6).
 *
 * ```ts
 * const explanation = await rise(model, test.images.slice(0, 5), { masks: 2000, seed: 1 });
 * ```
 *
 * It needs no gradients and no convolutions. What is hidden becomes 0: black where images go from 0 to 1.
 *
 * @param images what the model is to explain its answer to, `[count, height, width, channels]` or one image; all get
 * the same masks
 * @returns the mean score with each pixel visible, `[count, height, width]`. A pixel that does not matter has about the
 * mean score of all masks: the picture shows how much each is above (red) or below it (blue)
 * @throws {TypeError} if the model is none, the images are none, or an option is unknown
 * @throws {RangeError} if shapes, classes or options do not fit
 * @throws {Error} if the cell is interrupted meanwhile
 */
export async function rise(
  model: TrainableModel,
  images: ExplainedInput,
  options: RiseOptions = {},
): Promise<Explanation> {
  requireKnownOptions("rise", options, OPTION_NAMES);
  const masks = wholeOption("masks", options.masks ?? DEFAULT_MASKS, 1);
  const seed = wholeOption("seed", options.seed ?? 0, 0);
  const probability = options.probability ?? DEFAULT_PROBABILITY;
  if (!(typeof probability === "number" && probability > 0 && probability < 1)) {
    throw new RangeError(localMessages().probability(shownValue(probability)));
  }
  const explained = new ExplainedModel(model);
  const inputs = explainedImages(explained, images);
  const [count, height, width, channels] = imageShape(inputs.shape);
  const shorter = Math.min(height, width);
  const gridSize = options.gridSize ?? Math.min(DEFAULT_GRID_SIZE, shorter);
  if (!Number.isInteger(gridSize) || gridSize < 1 || gridSize > shorter) {
    throw new RangeError(localMessages().gridSize(shorter, shownValue(gridSize)));
  }
  const classes = await explainedClasses(explained, inputs, { ...options, score: options.score ?? "probability" });

  const settings: MaskSettings = { height, width, gridSize, probability };
  // Each mask has a seed of its own, so that it can be made again where there are too many to be kept.
  const kept = new Map<number, Float32Array>();
  const maskOf = (number: number): Float32Array => {
    const mask = kept.get(number) ?? maskValues(drawnMask(new WeightRandom([seed, number]), settings), settings);
    if (masks * height * width <= MOST_KEPT_VALUES) kept.set(number, mask);
    return mask;
  };
  const scores = await variantScores(explained, {
    inputs,
    classes,
    variantsAnImage: masks,
    method: "rise",
    change: (pixels, number) => {
      const mask = maskOf(number);
      for (let at = 0; at < pixels.length; at++) {
        pixels[at] = (pixels[at] as number) * (mask[channels === 1 ? at : Math.floor(at / channels)] as number);
      }
    },
  });
  const sums = new Float64Array(count * height * width);
  for (let number = 0; number < masks; number++) {
    const mask = maskOf(number);
    for (let image = 0; image < count; image++) {
      const score = scores[image * masks + number] as number;
      const start = image * height * width;
      for (let pixel = 0; pixel < mask.length; pixel++) {
        sums[start + pixel] = (sums[start + pixel] as number) + score * (mask[pixel] as number);
      }
    }
  }
  const shape = [count, height, width];
  const values = Float32Array.from(sums, (sum) => sum / (probability * masks));
  const pixelMaps = { values: aboveMeanScore(values, scores, count), shape };
  return new Explanation({
    method: "rise",
    values,
    shape,
    inputs,
    classes,
    pixelMaps,
    signed: true,
    zeroMeans: "noContribution",
  });
}

/** How much the score with a pixel visible exceeds the mean over all masks: about 0 where the pixel does not matter. */
function aboveMeanScore(values: Float32Array, scores: Float32Array, count: number): Float32Array {
  const [masks, pixels] = [scores.length / count, values.length / count];
  const means = Array.from({ length: count }, (_, image) => {
    const own = scores.subarray(image * masks, (image + 1) * masks);
    return own.reduce((sum, score) => sum + score, 0) / masks;
  });
  return values.map((value, at) => value - (means[Math.floor(at / pixels)] as number));
}
