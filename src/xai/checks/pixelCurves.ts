import { requireKnownOptions } from "../../display/knownOptions.ts";
import { shownValue } from "../../display/shownValue.ts";
import { WeightRandom } from "../../nn/model/tensorflow/weightRandom.ts";
import type { TrainableModel } from "../../nn/training/objective.ts";
import { Explanation, imageShape } from "../explanation.ts";
import { CLASS_OPTION_NAMES, type ClassOptions, explainedClasses } from "../inputs/explainedClasses.ts";
import { type ExplainedInput, explainedImages, type ShapedFloats } from "../inputs/explainedImages.ts";
import { wholeOption } from "../inputs/optionValues.ts";
import { ExplainedModel } from "../model/explainedModel.ts";
import { channelValues } from "../perturbation/channelValues.ts";
import { variantScores } from "../perturbation/variantScores.ts";
import { blurredImages } from "./blurredImages.ts";
import { type ImportanceMaps, importanceMaps } from "./importanceMaps.ts";
import { localMessages } from "./messages.ts";
import { PixelCurve } from "./pixelCurve.ts";
import { pixelOrder, randomOrder } from "./pixelOrder.ts";

/** How pixels are taken away or put in. */
export interface PixelCurveOptions extends Omit<ClassOptions, "classNames"> {
  /** Steps from the first pixel to the last; 50, or the number of pixels if there are fewer. */
  readonly steps?: number;
  /**
   * What stands where a pixel is missing: a number, one for each channel, or `"blur"`: the image strongly blurred. Left
   * out, 0 for deletion and `"blur"` for insertion, as in the paper.
   */
  readonly baseline?: number | readonly number[] | "blur";
  /** Random orders to compare with; 5. With 0 there is no such curve. */
  readonly randomOrders?: number;
  /** What random orders, and the order of equally important pixels, are drawn from, a whole number; 0. */
  readonly seed?: number;
  /** Which score is followed: `"probability"` (default), or `"logit"`, the score before the last softmax or sigmoid. */
  readonly score?: ClassOptions["score"];
}

const OPTION_NAMES: readonly (keyof PixelCurveOptions)[] = [
  ...CLASS_OPTION_NAMES.filter((name) => name !== "classNames"),
  "steps",
  "baseline",
  "randomOrders",
  "seed",
] as readonly (keyof PixelCurveOptions)[];

const DEFAULT_STEPS = 50;
const DEFAULT_RANDOM_ORDERS = 5;

/**
 * Takes an image's pixels away, the most important ones by an explanation first, and follows the class's score: the
 * sooner it falls, the better the explanation found what the model needs (V. Petsiuk, A. Das and K. Saenko, "RISE",
 * 2018, section 4.1).
 *
 * ```ts
 * const images = test.images.slice(0, 20);
 * await deletionCurve(model, images, await gradCam(model, images));
 * ```
 *
 * A curve of pixels in random order stands beside it: an explanation that is no better says nothing. Equally important
 * pixels, of which a class activation map has many, go in random order.
 *
 * @param images as they were explained, `[count, height, width, channels]` or one image
 * @param map the explanation, or a number for each pixel, `[count, height, width]`
 * @returns scores after each step, `[count, steps + 1]`, and the area below (small is good)
 * @throws {TypeError} if the model is none, images or map are no numbers, or an option is unknown
 * @throws {RangeError} if shapes, classes or options do not fit
 * @throws {Error} if the cell is interrupted meanwhile
 */
export function deletionCurve(
  model: TrainableModel,
  images: ExplainedInput,
  map: ImportanceMaps,
  options: PixelCurveOptions = {},
): Promise<PixelCurve> {
  return pixelCurve("deletion", model, images, map, options);
}

/**
 * Puts an image's pixels into a blurred copy of it, the most important ones by an explanation first, and follows the
 * class's score: the sooner it rises, the better the explanation (V. Petsiuk, A. Das and K. Saenko, "RISE", 2018,
 * section 4.1).
 *
 * ```ts
 * const images = test.images.slice(0, 20);
 * await insertionCurve(model, images, await gradCam(model, images));
 * ```
 *
 * @param images as they were explained, `[count, height, width, channels]` or one image
 * @param map the explanation, or a number for each pixel, `[count, height, width]`
 * @returns scores after each step, `[count, steps + 1]`, and the area below (large is good)
 * @throws {TypeError} if the model is none, images or map are no numbers, or an option is unknown
 * @throws {RangeError} if shapes, classes or options do not fit
 * @throws {Error} if the cell is interrupted meanwhile
 */
export function insertionCurve(
  model: TrainableModel,
  images: ExplainedInput,
  map: ImportanceMaps,
  options: PixelCurveOptions = {},
): Promise<PixelCurve> {
  return pixelCurve("insertion", model, images, map, options);
}

async function pixelCurve(
  kind: "deletion" | "insertion",
  model: TrainableModel,
  images: ExplainedInput,
  map: ImportanceMaps,
  options: PixelCurveOptions,
): Promise<PixelCurve> {
  const name = `${kind}Curve`;
  requireKnownOptions(name, options, OPTION_NAMES);
  const explained = new ExplainedModel(model);
  const inputs = explainedImages(explained, images);
  const { values: maps } = importanceMaps(map, inputs.shape);
  const [count, height, width, channels] = imageShape(inputs.shape);
  const pixels = height * width;
  const steps = wholeOption("steps", options.steps ?? Math.min(DEFAULT_STEPS, pixels), 1);
  const randomOrders = wholeOption("randomOrders", options.randomOrders ?? DEFAULT_RANDOM_ORDERS, 0);
  const seed = wholeOption("seed", options.seed ?? 0, 0);
  const baseline = baselineImages(options.baseline ?? (kind === "deletion" ? 0 : "blur"), inputs);
  const ownClasses = map instanceof Explanation ? Array.from(map.classIndices) : undefined;
  const classIndex = options.classIndex ?? ownClasses;
  const classes = await explainedClasses(explained, inputs, {
    ...(classIndex === undefined ? {} : { classIndex }),
    score: options.score ?? "probability",
  });

  const random = new WeightRandom([seed]);
  const own = Array.from({ length: count }, (_, image) =>
    pixelOrder(maps.subarray(image * pixels, (image + 1) * pixels), random),
  );
  const byChance = Array.from({ length: randomOrders }, () => randomOrder(pixels, random));
  const points = steps + 1;
  const changedAt = (step: number): number => Math.round((step / steps) * pixels);
  const scores = await variantScores(explained, {
    inputs,
    classes,
    variantsAnImage: points * (1 + randomOrders),
    method: name,
    change: (values, variant, image) => {
      const order = (byChance[Math.floor(variant / points) - 1] ?? own[image]) as Uint32Array;
      const changed = changedAt(variant % points);
      // What is missing: what has been taken away so far, or what has not been put in yet.
      const missing = kind === "deletion" ? order.subarray(0, changed) : order.subarray(changed);
      const start = image * pixels * channels;
      for (const pixel of missing) {
        for (let at = pixel * channels; at < (pixel + 1) * channels; at++) values[at] = baseline[start + at] as number;
      }
    },
  });

  const shape = [count, points];
  const ownScores = new Float32Array(count * points);
  const randomScores = new Float32Array(count * points);
  for (let image = 0; image < count; image++) {
    const start = image * points * (1 + randomOrders);
    ownScores.set(scores.subarray(start, start + points), image * points);
    for (let at = 0; at < points * randomOrders; at++) {
      const place = image * points + (at % points);
      randomScores[place] = (randomScores[place] as number) + (scores[start + points + at] as number) / randomOrders;
    }
  }
  return new PixelCurve({
    kind,
    method: map instanceof Explanation ? map.method : localMessages().givenMap(),
    fractions: Float32Array.from({ length: points }, (_, step) => changedAt(step) / pixels),
    scores: { values: ownScores, shape },
    randomScores: randomOrders === 0 ? undefined : { values: randomScores, shape },
    scoreKind: classes.kind,
  });
}

/** What stands where pixels are missing, of the shape of the images. */
function baselineImages(given: PixelCurveOptions["baseline"], { values, shape }: ShapedFloats): Float32Array {
  const [count, height, width, channels] = imageShape(shape);
  if (given === "blur") return blurredImages(values, [count, height, width, channels]);
  const paint = channelValues(given, channels);
  if (paint === undefined) throw new RangeError(localMessages().baseline(channels, shownValue(given)));
  return values.map((_, at) => paint[at % channels] as number);
}
