import { requireKnownOptions } from "../../display/knownOptions.ts";
import { shownValue } from "../../display/shownValue.ts";
import type { TrainableModel } from "../../nn/training/objective.ts";
import { Explanation, type ExplanationParts, imageShape } from "../explanation.ts";
import { CLASS_OPTION_NAMES, type ClassOptions, explainedClasses } from "../inputs/explainedClasses.ts";
import { type ExplainedInput, explainedImages, type ShapedFloats } from "../inputs/explainedImages.ts";
import { ExplainedModel } from "../model/explainedModel.ts";
import { channelValues } from "./channelValues.ts";
import { localMessages } from "./messages.ts";
import { patchGrid, pixelMeans } from "./patches.ts";
import { variantScores } from "./variantScores.ts";

/** How `occlusion` covers an image. */
export interface OcclusionOptions extends ClassOptions {
  /** The patch's size in pixels: one number for a square, or `[height, width]`; 4. */
  readonly patchSize?: number | readonly [height: number, width: number];
  /**
   * Pixels from one place of the patch to the next, `[down, right]` or one number for both; left out, the patch's size.
   */
  readonly strides?: number | readonly [down: number, right: number];
  /**
   * What the patch is painted with: a number, or one for each channel; 0, which is black where images go from 0 to 1
   * and the mean where they have been standardized. For grey in images from 0 to 1 pass 0.5.
   */
  readonly patchValue?: number | readonly number[];
  /**
   * Which score must fall: `"probability"` (default, as in the paper), or `"logit"`, the score before the last softmax
   * or sigmoid, which shows more where the model is so sure that hardly any patch changes the probability.
   */
  readonly score?: ClassOptions["score"];
}

/** What `occlusion` found is made of. */
export interface OcclusionParts extends ExplanationParts {
  /** How much the score falls with the patch at each of its places. `[count, rows, columns]` */
  readonly drops: ShapedFloats;
}

/**
 * What `occlusion` found: `values` says of each pixel how much the score falls where it is covered, `[count, height,
 * width]`, the mean over the patches that cover it; `drops` has the falls themselves.
 */
export class OcclusionExplanation extends Explanation {
  /**
   * How much the score falls with the patch at each of its places, from top left to bottom right: `[count, rows,
   * columns]`. Negative where the score rises.
   */
  readonly drops: ShapedFloats;

  /** @param parts the numbers, what they are of, and the falls */
  constructor({ drops, ...parts }: OcclusionParts) {
    super(parts);
    this.drops = drops;
  }
}

const OPTION_NAMES: readonly (keyof OcclusionOptions)[] = [...CLASS_OPTION_NAMES, "patchSize", "strides", "patchValue"];

const DEFAULT_PATCH_SIZE = 4;

/**
 * Occlusion: covers one part of the image after another with a patch and sees how much the class's score falls (M. D.
 * Zeiler and R. Fergus, "Visualizing and understanding convolutional networks", 2014, section 4.2).
 *
 * ```ts
 * const explanation = await occlusion(model, test.images.slice(0, 5), { patchSize: 4, strides: 2 });
 * ```
 *
 * tf-explain 0.3.1's `OcclusionSensitivity` paints with 127.5, far outside of images from 0 to 1, mixes up height and
 * width of images that are not square, and shows 1 minus the covered image's probability; here the patch's value is 0
 * unless told, the map lies over the image as it should, and it has how much the score falls.
 *
 * @param images what the model is to explain its answer to, `[count, height, width, channels]` or one image
 * @returns how much the score falls where a pixel is covered, `[count, height, width]`: positive where the pixel speaks
 * for the class
 * @throws {TypeError} if the model is none, the images are none, or an option is unknown
 * @throws {RangeError} if shapes, classes or options do not fit
 * @throws {Error} if the cell is interrupted meanwhile
 */
export async function occlusion(
  model: TrainableModel,
  images: ExplainedInput,
  options: OcclusionOptions = {},
): Promise<OcclusionExplanation> {
  requireKnownOptions("occlusion", options, OPTION_NAMES);
  const patchSize = sizePair("patchSize", options.patchSize ?? DEFAULT_PATCH_SIZE);
  const strides = sizePair("strides", options.strides ?? patchSize);
  if (strides[0] > patchSize[0] || strides[1] > patchSize[1]) {
    throw new RangeError(localMessages().stridesOverPatch(patchSize, strides));
  }
  const explained = new ExplainedModel(model);
  const inputs = explainedImages(explained, images);
  const [count, height, width, channels] = imageShape(inputs.shape);
  const paint = channelValues(options.patchValue ?? 0, channels);
  if (paint === undefined) throw new RangeError(localMessages().patchValue(channels, shownValue(options.patchValue)));
  const classes = await explainedClasses(explained, inputs, { ...options, score: options.score ?? "probability" });

  const grid = patchGrid([height, width], patchSize, strides);
  const places = grid.patches.length;
  // The uncovered image is one more variant, the last.
  const scores = await variantScores(explained, {
    inputs,
    classes,
    variantsAnImage: places + 1,
    method: "occlusion",
    change: (pixels, place) => {
      const patch = grid.patches[place];
      if (patch === undefined) return;
      for (let y = patch.top; y < patch.bottom; y++) {
        for (let x = patch.left; x < patch.right; x++) pixels.set(paint, (y * width + x) * channels);
      }
    },
  });
  const drops = new Float32Array(count * places);
  const values = new Float32Array(count * height * width);
  for (let image = 0; image < count; image++) {
    const own = scores.subarray(image * (places + 1), (image + 1) * (places + 1));
    const uncovered = own[places] as number;
    const ownDrops = own.subarray(0, places).map((covered) => uncovered - covered);
    drops.set(ownDrops, image * places);
    values.set(pixelMeans(ownDrops, grid, [height, width]), image * height * width);
  }
  return new OcclusionExplanation({
    method: "occlusion",
    values,
    shape: [count, height, width],
    inputs,
    classes,
    signed: true,
    zeroMeans: "noContribution",
    drops: { values: drops, shape: [count, grid.rows, grid.columns] },
  });
}

function sizePair(option: string, given: number | readonly [number, number]): readonly [number, number] {
  const pair: unknown = typeof given === "number" ? [given, given] : given;
  if (Array.isArray(pair) && pair.length === 2 && pair.every((size) => Number.isSafeInteger(size) && size >= 1)) {
    return [pair[0] as number, pair[1] as number];
  }
  throw new RangeError(localMessages().sizePair(option, shownValue(given)));
}
