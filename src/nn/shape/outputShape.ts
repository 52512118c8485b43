import type { Layer } from "../layers/layer.ts";
import type { LayerConfig } from "../layers/layerConfig.ts";
import { layerArgument, shapesArgument } from "./layerArgument.ts";
import { layerOutputShape } from "./layerOutputShape.ts";
import type { Shape } from "./shape.ts";

/**
 * The shape of a layer's output, the batch first, before anything is calculated.
 *
 * ```ts
 * outputShape(conv2d(64, 5), [null, 28, 28, 1]); // [null, 24, 24, 64]
 * outputShape(concatenate(), [[null, 14, 14, 32], [null, 14, 14, 64]]); // [null, 14, 14, 96]
 * ```
 *
 * A size that is not known (`null`) stays unknown, as in Keras 3. Where Keras's answer would be an axis of 0 or fewer cells,
 * this is an error.
 *
 * @param layer made by a builder, or its settings (`layer.config`)
 * @param inputShape with the batch, `[null, height, width, channels]` (or the channels first, as the layer's `dataFormat`
 * says); a list of shapes for a layer that joins several inputs; left out, the layer's own option `inputShape` stands
 * @throws {TypeError} if `layer` is no layer, or `inputShape` no list
 * @throws {RangeError} if the layer cannot work on such an input; the message says why and what to do
 */
export function outputShape(layer: Layer | LayerConfig, inputShape?: Shape | readonly Shape[]): Shape {
  const checked = layerArgument("outputShape", layer);
  return layerOutputShape(checked.config, shapesArgument("outputShape", checked, inputShape));
}
