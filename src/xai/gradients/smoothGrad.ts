import { requireKnownOptions } from "../../display/knownOptions.ts";
import { WeightRandom } from "../../nn/model/tensorflow/weightRandom.ts";
import type { TrainableModel } from "../../nn/training/objective.ts";
import { tf } from "../../tensor/tf.ts";
import { Explanation } from "../explanation.ts";
import { CLASS_OPTION_NAMES, type ClassOptions, explainedClasses } from "../inputs/explainedClasses.ts";
import { type ExplainedInput, explainedImages, type ShapedFloats } from "../inputs/explainedImages.ts";
import { numberOption, wholeOption } from "../inputs/optionValues.ts";
import { ExplainedModel } from "../model/explainedModel.ts";
import { largestMagnitudes } from "../pixelMaps.ts";
import { weightedGradients } from "./weightedGradients.ts";

/** How gradients are smoothed. */
export interface SmoothGradOptions extends ClassOptions {
  /** Number of noisy copies of each image; 50. */
  readonly samples?: number;
  /** The noise's standard deviation as a part of the image's range, its largest value minus its smallest; 0.15. */
  readonly noise?: number;
  /** From which the noise follows: the same seed gives the same explanation on every machine; 0. */
  readonly seed?: number;
}

const OPTION_NAMES: readonly (keyof SmoothGradOptions)[] = [...CLASS_OPTION_NAMES, "samples", "noise", "seed"];

/**
 * SmoothGrad: the mean of the gradients at noisy copies of the image, less grainy than the gradient itself,
 * 1/n · Σ ∂s/∂x at x + N(0, σ²) (D. Smilkov, N. Thorat, B. Kim, F. Viégas and M. Wattenberg, "SmoothGrad: removing noise by
 * adding noise", 2017; 50 samples, and a σ of 10 to 20 % of the image's range, are theirs).
 *
 * ```ts
 * const explanation = await smoothGrad(model, test.images.slice(0, 5), { samples: 50, noise: 0.15 });
 * ```
 *
 * Every image gets the same noise, scaled to its range: an image is explained alike alone and among others. tf-explain
 * 0.3.1 differentiates a loss in place of the score, and has one σ for all images whatever their range.
 *
 * @param images what the model is to explain its answer to, `[count, height, width, channels]` or one image
 * @returns signed mean gradients of the images' shape, `[count, height, width, channels]`; the picture shows for each pixel
 * the largest magnitude over its channels
 * @throws {TypeError} if the model is none, the images are none, or an option is unknown
 * @throws {RangeError} if shapes, classes or options do not fit, or the model answers no class scores
 */
export async function smoothGrad(
  model: TrainableModel,
  images: ExplainedInput,
  options: SmoothGradOptions = {},
): Promise<Explanation> {
  const method = "smoothGrad";
  requireKnownOptions(method, options, OPTION_NAMES);
  const samples = wholeOption("samples", options.samples ?? 50, 1);
  const noise = numberOption("noise", options.noise ?? 0.15, 0);
  const seed = wholeOption("seed", options.seed ?? 0, 0);
  const explained = new ExplainedModel(model);
  const inputs = explainedImages(explained, images);
  const classes = await explainedClasses(explained, inputs, options);
  const { shape } = inputs;
  const [, ...imageShape] = shape;
  const size = imageShape.reduce((product, axis) => product * axis, 1);
  const deviations = imageRanges(inputs).map((range) => noise * range);
  const draws = normalNumbers(samples * size, seed);
  const values = await weightedGradients(explained, inputs, classes, {
    method,
    weights: new Float32Array(samples).fill(1 / samples),
    variants(x, start, from, to) {
      const drawn = tf.tensor(draws.slice(from * size, to * size), [1, to - from, ...imageShape]);
      const scales = deviations.slice(start, start + (x.shape[0] as number));
      return x.add(drawn.mul(tf.tensor(scales, [scales.length, ...x.shape.slice(1).fill(1)])));
    },
  });
  const pixelMaps = largestMagnitudes({ values, shape });
  return new Explanation({ method, values, shape, inputs, classes, pixelMaps, signed: false });
}

/** Each image's largest value minus its smallest. */
function imageRanges({ values, shape }: ShapedFloats): Float32Array {
  const count = shape[0] as number;
  const size = values.length / count;
  return Float32Array.from({ length: count }, (_, image) => {
    let [smallest, largest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let place = image * size; place < (image + 1) * size; place++) {
      const value = values[place] as number;
      if (value < smallest) smallest = value;
      if (value > largest) largest = value;
    }
    return largest - smallest;
  });
}

function normalNumbers(count: number, seed: number): Float32Array {
  const random = new WeightRandom([seed]);
  const numbers = new Float32Array(count);
  for (let place = 0; place < count; place++) numbers[place] = random.normal();
  return numbers;
}
