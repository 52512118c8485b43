import { randomInt } from "node:crypto";
import { type LayersModel, tf } from "../../../tensor/tf.ts";
import type { Layer } from "../../layers/layer.ts";
import type { Model } from "../model.ts";
import type { SymbolicTensor } from "../symbolicTensor.ts";
import { applyLowered, type TensorFlowSymbol } from "./loweredLayer.ts";

/** Makes the TensorFlow.js model that calculates what a model describes; layers that others use keep their weights. */
export function lowerModel(model: Model & { readonly seed: number | undefined }): LayersModel {
  const seed = model.seed ?? randomInt(2 ** 32);
  const places = new Map<Layer, number>(model.layers.map((layer, place) => [layer, place]));
  const lowered = new Map<SymbolicTensor, TensorFlowSymbol>();
  const loweredOf = (tensor: SymbolicTensor): TensorFlowSymbol => lowered.get(tensor) as TensorFlowSymbol;
  for (const { layer, inputs, output } of model.nodes) {
    const { config } = layer;
    if (config.type === "input") {
      const symbol = tf.input({ batchShape: [...config.shape], dtype: config.dtype });
      lowered.set(output, symbol);
      continue;
    }
    const shapes = inputs.map((tensor) => tensor.shape);
    const place = places.get(layer) as number;
    lowered.set(output, applyLowered(layer, inputs.map(loweredOf), model, shapes, { seed, place }));
  }
  return tf.model({
    name: /^[A-Za-z0-9][-A-Za-z0-9._]*$/.test(model.name) ? model.name : "model",
    inputs: model.inputs.map(loweredOf),
    outputs: model.outputs.map(loweredOf),
  });
}
