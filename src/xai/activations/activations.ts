import { requireKnownOptions } from "../../display/knownOptions.ts";
import { shownValue } from "../../display/shownValue.ts";
import type { TrainableModel } from "../../nn/training/objective.ts";
import { tf } from "../../tensor/tf.ts";
import { type ExplainedInput, explainedImages, imagesTensor, type ShapedFloats } from "../inputs/explainedImages.ts";
import { forEachChunk } from "../longWork/chunks.ts";
import { type ExplainedLayer, ExplainedModel } from "../model/explainedModel.ts";
import { LayerActivation } from "./layerActivation.ts";
import { localMessages } from "./messages.ts";

/** Which layer is looked at. */
export interface ActivationsOptions {
  /** The layer, by its name or its number in `model.layers`; left out, the first convolution. */
  readonly layer?: string | number;
}

/** Which layers are looked at. */
export interface SeveralActivationsOptions {
  /** The layers, by their names or their numbers in `model.layers`. */
  readonly layers: readonly (string | number)[];
}

/**
 * What a layer makes of images: its feature maps, or its numbers.
 *
 * ```ts
 * const maps = await activations(model, test.images.at(0), { layer: "conv2d" }); // [1, 26, 26, 32]
 * const [first, second] = await activations(model, images, { layers: ["conv2d", "conv2d_1"] });
 * ```
 *
 * Dropout drops nothing and batch normalisation uses its moving averages, as when the model is asked. Of a layer that is
 * used more than once, the last use counts.
 *
 * @param images what the model is given, `[count, height, width, channels]` or one image
 * @returns the layer's output, `[count, …]`; for `layers` a list of such, all computed in one go
 * @throws {TypeError} if the model is none, the images are none, or an option is unknown
 * @throws {RangeError} if shapes do not fit, or there is no such layer
 */
export async function activations(
  model: TrainableModel,
  images: ExplainedInput,
  options: SeveralActivationsOptions,
): Promise<LayerActivation[]>;
export async function activations(
  model: TrainableModel,
  images: ExplainedInput,
  options?: ActivationsOptions,
): Promise<LayerActivation>;
export async function activations(
  model: TrainableModel,
  images: ExplainedInput,
  options: ActivationsOptions | SeveralActivationsOptions = {},
): Promise<LayerActivation | LayerActivation[]> {
  requireKnownOptions("activations", options, ["layer", "layers"]);
  const explained = new ExplainedModel(model, "anywhere");
  const inputs = explainedImages(explained, images);
  if (!("layers" in options)) {
    const layer = options.layer === undefined ? firstConvolution(explained) : explained.layer(options.layer);
    return (await layerOutputs(explained, inputs, [layer]))[0] as LayerActivation;
  }
  // A learner's cell may pass what the types do not allow.
  const names: unknown = options.layers;
  if (!Array.isArray(names) || names.length === 0 || "layer" in options) {
    throw new TypeError(localMessages().layersOption(shownValue(names)));
  }
  return layerOutputs(
    explained,
    inputs,
    names.map((name) => explained.layer(name as string | number)),
  );
}

function firstConvolution(model: ExplainedModel): ExplainedLayer {
  const first = model.layers.find(({ isConvolution }) => isConvolution);
  if (first === undefined)
    throw new RangeError(localMessages().whichLayer(model.layers.map(({ name }) => name).join(", ")));
  return first;
}

async function layerOutputs(
  model: ExplainedModel,
  inputs: ShapedFloats,
  layers: readonly ExplainedLayer[],
): Promise<LayerActivation[]> {
  const count = inputs.shape[0] as number;
  const outputs: { values: Float32Array; shape: readonly number[] }[] = [];
  await forEachChunk(model, count, { keepsAll: false, method: "activations" }, (start, end) => {
    tf.tidy(() => {
      const tensors = model.activationsOf(imagesTensor(inputs, start, end), layers);
      for (const [index, tensor] of tensors.entries()) {
        const [, ...rowShape] = tensor.shape;
        const size = rowShape.reduce((product, axis) => product * axis, 1);
        outputs[index] ??= { values: new Float32Array(count * size), shape: [count, ...rowShape] };
        outputs[index].values.set(tensor.dataSync() as Float32Array, start * size);
      }
    });
  });
  return outputs.map(({ values, shape }, index) => {
    const layer = layers[index] as ExplainedLayer;
    const channels = model.isChannelsFirst(layer) ? "first" : "last";
    return new LayerActivation(layer.name, layer.type, values, shape, channels);
  });
}
