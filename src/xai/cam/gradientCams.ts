import { requireKnownOptions } from "../../display/knownOptions.ts";
import type { TrainableModel } from "../../nn/training/objective.ts";
import { type Tensor2D, type Tensor4D, tf } from "../../tensor/tf.ts";
import { CLASS_OPTION_NAMES, ClassChoice, type ClassOptions } from "../inputs/explainedClasses.ts";
import { type ExplainedInput, explainedImages, imagesTensor } from "../inputs/explainedImages.ts";
import { forEachChunk } from "../longWork/chunks.ts";
import { ExplainedModel } from "../model/explainedModel.ts";
import { CamExplanation, type CamOptions } from "./camExplanation.ts";
import { type GradientMap, gradCamMap, gradCamPlusPlusMap, layerCamMap } from "./gradientMaps.ts";

/** What Grad-CAM++ takes: its formula is of the score before the softmax, so that there is no other to choose. */
export type GradCamPlusPlusOptions = Omit<CamOptions, "score">;

/**
 * Grad-CAM: where in the image a layer's feature maps speak for a class. Each feature map counts as much as its
 * gradient's mean, `ReLU(Σ_k w_k · A^k)` with `w_k = mean_ij ∂s/∂A^k_ij` (R. R. Selvaraju et al., "Grad-CAM: visual
 * explanations from deep networks via gradient-based localization", 2017).
 *
 * ```ts
 * const explanation = await gradCam(model, test.images.slice(0, 5));
 * ```
 *
 * The maps are brought to the image's size by bilinear interpolation with half-pixel centres, `tf.image.resize`'s rule.
 * A map that is 0 everywhere, because nothing in the layer speaks for the class, stays 0, and the picture gives each
 * image its own scale.
 *
 * tf-explain 0.3.1's `GradCAM` leaves the ReLU out, averages only those gradients that are positive and at places where
 * the map is (guided backpropagation, which the paper keeps apart), and divides 0 by 0 where a map is flat; here all is as
 * in the paper.
 *
 * @param images what the model is to explain its answer to, `[count, height, width, channels]` or one image
 * @returns maps of the images' size, 0 or more, `[count, height, width]`; in the layer's own size as `layerMaps`
 * @throws {TypeError} if the model is none, the images are none, or an option is unknown
 * @throws {RangeError} if shapes or classes do not fit, there is no such layer, or no convolution at all
 */
export function gradCam(
  model: TrainableModel,
  images: ExplainedInput,
  options: CamOptions = {},
): Promise<CamExplanation> {
  return gradientCam("gradCam", gradCamMap, model, images, options, [...CLASS_OPTION_NAMES, "layer"]);
}

/**
 * Grad-CAM++: as {@link gradCam}, but places with a positive gradient count, each with a weight of its own, so that
 * several objects of a class, also small ones, all show: `w_k = Σ_ij α_ij · ReLU(∂s/∂A^k_ij)` (A. Chattopadhay et al.,
 * "Grad-CAM++: generalized gradient-based visual explanations for deep convolutional networks", 2018).
 *
 * The paper explains `exp(s)` and takes the network between the maps and the score `s` (the logit) for piecewise
 * linear, which gives `α = g² / (2·g² + Σ_ab A_ab · g³)` with `g = ∂s/∂A`. The factor `exp(s)` that remains in front
 * scales an image's whole map, and overflows where the score is large: it is left out.
 *
 * @param images what the model is to explain its answer to, `[count, height, width, channels]` or one image
 * @returns maps of the images' size, 0 or more, `[count, height, width]`; in the layer's own size as `layerMaps`
 * @throws {TypeError} if the model is none, the images are none, or an option is unknown
 * @throws {RangeError} if shapes or classes do not fit, there is no such layer, or no convolution at all
 */
export function gradCamPlusPlus(
  model: TrainableModel,
  images: ExplainedInput,
  options: GradCamPlusPlusOptions = {},
): Promise<CamExplanation> {
  const known = ["classIndex", "classNames", "layer"];
  return gradientCam("gradCamPlusPlus", gradCamPlusPlusMap, model, images, options, known);
}

/**
 * LayerCAM: as {@link gradCam}, but every place of a feature map has its own gradient as its weight, if that is
 * positive: `ReLU(Σ_k ReLU(∂s/∂A^k) · A^k)`. It also works with early layers, whose maps are finer (P.-T. Jiang et al.,
 * "LayerCAM: exploring hierarchical class activation maps for localization", 2021).
 *
 * @param images what the model is to explain its answer to, `[count, height, width, channels]` or one image
 * @returns maps of the images' size, 0 or more, `[count, height, width]`; in the layer's own size as `layerMaps`
 * @throws {TypeError} if the model is none, the images are none, or an option is unknown
 * @throws {RangeError} if shapes or classes do not fit, there is no such layer, or no convolution at all
 */
export function layerCam(
  model: TrainableModel,
  images: ExplainedInput,
  options: CamOptions = {},
): Promise<CamExplanation> {
  return gradientCam("layerCam", layerCamMap, model, images, options, [...CLASS_OPTION_NAMES, "layer"]);
}

async function gradientCam(
  method: string,
  mapOf: GradientMap,
  model: TrainableModel,
  images: ExplainedInput,
  options: CamOptions,
  known: readonly string[],
): Promise<CamExplanation> {
  requireKnownOptions(method, options, known);
  const explained = new ExplainedModel(model);
  explained.requireScores();
  const layer = explained.mapLayer(options.layer);
  const inputs = explainedImages(explained, images);
  const count = inputs.shape[0] as number;
  const choice = new ClassChoice(explained, count, options as ClassOptions);
  let mapShape: number[] = [];
  let values = new Float32Array(0);
  await forEachChunk(explained, count, { keepsAll: true, method }, (start, end) => {
    tf.tidy(() => {
      const x = imagesTensor(inputs, start, end);
      const activation = explained.activations(x, layer) as Tensor4D;
      const rows = (logits: Tensor2D) => choice.take(start, logits);
      const gradient = explained.activationGradients(x, layer, activation, rows, choice.kind) as Tensor4D;
      const maps = mapOf(activation, gradient);
      const [, height, width] = maps.shape;
      if (start === 0) values = new Float32Array(count * height * width);
      values.set(maps.dataSync() as Float32Array, start * height * width);
      mapShape = [height, width];
    });
  });
  const layerMaps = { values, shape: [count, ...mapShape] };
  return new CamExplanation({ method, layer: layer.name, layerMaps, inputs, classes: choice.chosen });
}
