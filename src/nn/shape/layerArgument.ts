import { briefText } from "../../display/textPlain.ts";
import { isLayer, joinsInputs, type Layer, ownInputShape } from "../layers/layer.ts";
import type { LayerConfig, LayerType } from "../layers/layerConfig.ts";
import { layerFromConfig } from "../layers/layerFromConfig.ts";
import type { Model } from "../model/model.ts";
import { checkedShape } from "./inputShapes.ts";
import { localMessages } from "./messages.ts";
import type { Shape } from "./shape.ts";

/** Every type there is; the compiler sees to it that none is missing. */
const LAYER_TYPES = {
  input: true,
  conv2d: true,
  conv2dTranspose: true,
  depthwiseConv2d: true,
  separableConv2d: true,
  maxPooling2d: true,
  averagePooling2d: true,
  globalMaxPooling2d: true,
  globalAveragePooling2d: true,
  upSampling2d: true,
  zeroPadding2d: true,
  cropping2d: true,
  flatten: true,
  reshape: true,
  permute: true,
  dense: true,
  activation: true,
  dropout: true,
  spatialDropout2d: true,
  batchNormalization: true,
  concatenate: true,
  add: true,
  subtract: true,
  multiply: true,
  average: true,
  maximum: true,
  minimum: true,
} as const satisfies Record<LayerType, true>;

/**
 * A layer that a learner passed: made by a builder, or its settings, which are checked as the builder does.
 *
 * @param where the function, for messages
 * @throws {TypeError} if it is neither
 * @throws {TypeError | RangeError} if the builder refuses a setting
 */
export function layerArgument(where: string, layer: unknown): Layer {
  if (isLayer(layer)) return layer;
  const text = localMessages();
  if (typeof layer !== "object" || layer === null || !("type" in layer)) {
    throw new TypeError(text.notALayer(where, briefText(layer)));
  }
  if (typeof layer.type !== "string" || !Object.hasOwn(LAYER_TYPES, layer.type)) {
    throw new TypeError(text.unknownType(briefText(layer.type), Object.keys(LAYER_TYPES).join(", ")));
  }
  const config = layer as LayerConfig;
  if (config.type === "input") checkedShape(where, config.shape);
  return layerFromConfig(config);
}

/**
 * The shapes of a layer's inputs: one shape, or a list of such for a layer that joins several.
 *
 * @param inputShape left out, the layer's own option `inputShape` stands
 * @throws {TypeError} if it is no list
 */
export function shapesArgument(where: string, layer: Layer, inputShape: unknown): readonly Shape[] {
  if (layer.config.type === "input") return [];
  const given = inputShape ?? ownInputShape(layer);
  if (joinsInputs(layer.config) && Array.isArray(given) && given.every((shape) => Array.isArray(shape))) {
    return given.map((shape) => checkedShape(where, shape));
  }
  return [checkedShape(where, given)];
}

/** Whether a value is a model: what knows its layers and their uses. */
export function isModel(value: unknown): value is Pick<Model, "nodes" | "layers"> {
  return (
    typeof value === "object" &&
    value !== null &&
    "nodes" in value &&
    Array.isArray(value.nodes) &&
    "layers" in value &&
    Array.isArray(value.layers)
  );
}
