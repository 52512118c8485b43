import { requireKnownOptions } from "../../display/knownOptions.ts";
import type { TrainableModel } from "../../nn/training/objective.ts";
import { type Tensor4D, tf } from "../../tensor/tf.ts";
import { CLASS_OPTION_NAMES, explainedClasses } from "../inputs/explainedClasses.ts";
import { type ExplainedInput, explainedImages, imagesTensor, type ShapedFloats } from "../inputs/explainedImages.ts";
import { forEachChunk } from "../longWork/chunks.ts";
import { type ExplainedLayer, ExplainedModel } from "../model/explainedModel.ts";
import { variantScores } from "../perturbation/variantScores.ts";
import { CamExplanation, type CamOptions } from "./camExplanation.ts";
import { resizedMaps } from "./resizedMaps.ts";
import { unitRange } from "./unitRange.ts";

/** What Score-CAM takes. */
export interface ScoreCamOptions extends CamOptions {
  /** Which score weights the maps: `"probability"` (default, as in the paper), or `"logit"`. */
  readonly score?: CamOptions["score"];
}

/**
 * Score-CAM: a class activation map without gradients. Each feature map of a layer, brought to the image's size and to
 * values from 0 to 1, is laid over the image as a mask; the better the class's score under it, the more it counts:
 * `ReLU(Σ_k α_k · A^k)` with `α` the softmax over the channels of `s(x ⊙ H_k)` (H. Wang et al., "Score-CAM:
 * score-weighted visual explanations for convolutional neural networks", 2020, algorithm 1).
 *
 * The paper takes the score of a black image off first, which the softmax over the channels makes no difference to. A
 * feature map that is the same everywhere masks nothing and is left out.
 *
 * @param images what the model is to explain its answer to, `[count, height, width, channels]` or one image
 * @returns maps of the images' size, 0 or more, `[count, height, width]`; in the layer's own size as `layerMaps`
 * @throws {TypeError} if the model is none, the images are none, or an option is unknown
 * @throws {RangeError} if shapes or classes do not fit, there is no such layer, or no convolution at all
 * @throws {Error} if the cell is interrupted meanwhile
 */
export async function scoreCam(
  model: TrainableModel,
  images: ExplainedInput,
  options: ScoreCamOptions = {},
): Promise<CamExplanation> {
  const method = "scoreCam";
  requireKnownOptions(method, options, [...CLASS_OPTION_NAMES, "layer"]);
  const explained = new ExplainedModel(model);
  explained.requireScores();
  const layer = explained.mapLayer(options.layer);
  const inputs = explainedImages(explained, images);
  const classes = await explainedClasses(explained, inputs, { ...options, score: options.score ?? "probability" });
  const planes = await channelPlanes(explained, inputs, layer);
  const [count, channels, mapHeight, mapWidth] = planes.shape as [number, number, number, number];
  const [, height, width, colors] = inputs.shape as [number, number, number, number];
  const mapSize = mapHeight * mapWidth;
  const planeOf = (image: number, channel: number): Float32Array => {
    const start = (image * channels + channel) * mapSize;
    return planes.values.subarray(start, start + mapSize);
  };

  const scores = await variantScores(explained, {
    inputs,
    classes,
    variantsAnImage: channels,
    method,
    change: (pixels, channel, image) => {
      const mask = unitRange(resizedMaps(planeOf(image, channel), [1, mapHeight, mapWidth], [height, width]));
      for (let at = 0; at < pixels.length; at++) {
        pixels[at] = (pixels[at] as number) * (mask[Math.floor(at / colors)] as number);
      }
    },
  });

  const values = new Float32Array(count * mapSize);
  for (let image = 0; image < count; image++) {
    const uneven = Array.from({ length: channels }, (_, channel) => channel).filter((channel) => {
      const plane = planeOf(image, channel);
      return plane.some((value) => value !== plane[0]);
    });
    const weights = softmax(uneven.map((channel) => scores[image * channels + channel] as number));
    const map = values.subarray(image * mapSize, (image + 1) * mapSize);
    for (const [index, channel] of uneven.entries()) {
      const plane = planeOf(image, channel);
      const weight = weights[index] as number;
      for (let at = 0; at < mapSize; at++) map[at] = (map[at] as number) + weight * (plane[at] as number);
    }
    for (let at = 0; at < mapSize; at++) map[at] = Math.max(0, map[at] as number);
  }
  const layerMaps = { values, shape: [count, mapHeight, mapWidth] };
  return new CamExplanation({ method, layer: layer.name, layerMaps, inputs, classes });
}

/** A layer's feature maps, each in one piece: `[count, channels, height, width]`. */
async function channelPlanes(
  model: ExplainedModel,
  inputs: ShapedFloats,
  layer: ExplainedLayer,
): Promise<ShapedFloats> {
  const count = inputs.shape[0] as number;
  let planes: ShapedFloats = { values: new Float32Array(0), shape: [] };
  await forEachChunk(model, count, { keepsAll: false }, (start, end) => {
    tf.tidy(() => {
      const maps = (model.activations(imagesTensor(inputs, start, end), layer) as Tensor4D).transpose([0, 3, 1, 2]);
      const size = maps.size / (end - start);
      if (start === 0) planes = { values: new Float32Array(count * size), shape: [count, ...maps.shape.slice(1)] };
      planes.values.set(maps.dataSync() as Float32Array, start * size);
    });
  });
  return planes;
}

function softmax(scores: readonly number[]): number[] {
  const largest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
