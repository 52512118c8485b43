import { requireKnownOptions } from "../../display/knownOptions.ts";
import type { TrainableModel } from "../../nn/training/objective.ts";
import { tf } from "../../tensor/tf.ts";
import { Explanation } from "../explanation.ts";
import {
  CLASS_OPTION_NAMES,
  ClassChoice,
  type ClassOptions,
  type ExplainedClasses,
} from "../inputs/explainedClasses.ts";
import { type ExplainedInput, explainedImages, imagesTensor, type ShapedFloats } from "../inputs/explainedImages.ts";
import { forEachChunk } from "../longWork/chunks.ts";
import { ExplainedModel } from "../model/explainedModel.ts";
import { channelSums, largestMagnitudes } from "../pixelMaps.ts";

/**
 * Saliency: the gradient of a class's score with respect to the image, ∂s/∂x, which says where a small change of a pixel
 * would change the score most (K. Simonyan, A. Vedaldi and A. Zisserman, "Deep inside convolutional networks: visualising
 * image classification models and saliency maps", 2014).
 *
 * ```ts
 * const explanation = await gradients(model, test.images.slice(0, 5));
 * ```
 *
 * tf-explain 0.3.1's `VanillaGradients` differentiates the logit only where it finds a last layer with an activation
 * that it can take off by changing the model; here the model stays as it is.
 *
 * @param images what the model is to explain its answer to, `[count, height, width, channels]` or one image
 * @returns signed gradients of the images' shape, `[count, height, width, channels]`; the picture shows for each pixel the
 * largest magnitude over its channels
 * @throws {TypeError} if the model is none, the images are none, or an option is unknown
 * @throws {RangeError} if shapes or classes do not fit, or the model answers no class scores
 */
export async function gradients(
  model: TrainableModel,
  images: ExplainedInput,
  options: ClassOptions = {},
): Promise<Explanation> {
  requireKnownOptions("gradients", options, CLASS_OPTION_NAMES);
  const explained = new ExplainedModel(model);
  const inputs = explainedImages(explained, images);
  const { shape } = inputs;
  const { values, classes } = await inputGradients(explained, inputs, options, "gradients");
  const pixelMaps = largestMagnitudes({ values, shape });
  return new Explanation({ method: "gradients", values, shape, inputs, classes, pixelMaps, signed: false });
}

/**
 * The gradient times the image, x · ∂s/∂x: what each pixel contributes to the score where that is nearly linear
 * (A. Shrikumar, P. Greenside, A. Shcherbina and A. Kundaje, "Not just a black box: learning important features through
 * propagating activation differences", 2016). Black pixels, 0, contribute nothing.
 *
 * tf-explain 0.3.1's `GradientsInputs` shows magnitudes scaled over all images; here the sign stays, and each image has
 * its own scale.
 *
 * @param images what the model is to explain its answer to, `[count, height, width, channels]` or one image
 * @returns signed contributions of the images' shape, `[count, height, width, channels]`; the picture shows their sum over
 * the channels
 * @throws {TypeError} if the model is none, the images are none, or an option is unknown
 * @throws {RangeError} if shapes or classes do not fit, or the model answers no class scores
 */
export async function gradientsTimesInputs(
  model: TrainableModel,
  images: ExplainedInput,
  options: ClassOptions = {},
): Promise<Explanation> {
  requireKnownOptions("gradientsTimesInputs", options, CLASS_OPTION_NAMES);
  const method = "gradientsTimesInputs";
  const explained = new ExplainedModel(model);
  const inputs = explainedImages(explained, images);
  const { shape } = inputs;
  const { values, classes } = await inputGradients(explained, inputs, options, method);
  for (let place = 0; place < values.length; place++) {
    values[place] = (values[place] as number) * (inputs.values[place] as number);
  }
  const pixelMaps = channelSums({ values, shape });
  return new Explanation({
    method,
    values,
    shape,
    inputs,
    classes,
    pixelMaps,
    signed: true,
    zeroMeans: "noContribution",
  });
}

/** Gradients, and the classes chosen in the same forward pass. */
async function inputGradients(
  model: ExplainedModel,
  inputs: ShapedFloats,
  options: ClassOptions,
  method: string,
): Promise<{ readonly values: Float32Array<ArrayBuffer>; readonly classes: ExplainedClasses }> {
  const count = inputs.shape[0] as number;
  const size = inputs.values.length / count;
  const values = new Float32Array(inputs.values.length);
  const choice = new ClassChoice(model, count, options);
  await forEachChunk(model, count, { keepsAll: true, method }, (start, end) => {
    tf.tidy(() => {
      const x = imagesTensor(inputs, start, end);
      const slopes = model.inputGradients(x, (logits) => choice.take(start, logits), choice.kind);
      values.set(slopes.dataSync() as Float32Array, start * size);
    });
  });
  return { values, classes: choice.chosen };
}
