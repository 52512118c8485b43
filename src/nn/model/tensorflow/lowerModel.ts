import { randomInt } from "node:crypto";
import { type LayersModel, tf } from "../../../tensor/tf.ts";
import type { Layer } from "../../layers/layer.ts";
import type { Model } from "../model.ts";
import type { SymbolicTensor } from "../symbolicTensor.ts";
import { applyLowered, asciiName, loweredInput, releaseLayers, type TensorFlowSymbol } from "./loweredLayer.ts";

/** What a model's symbolic tensors are in its TensorFlow.js model. */
const loweredTensors = new WeakMap<LayersModel, ReadonlyMap<SymbolicTensor, TensorFlowSymbol>>();

/**
 * What a symbolic tensor of a model is in the TensorFlow.js model that was made of it; `undefined` for a model that
 * TensorFlow.js made itself.
 */
export function loweredTensor(tfModel: LayersModel, tensor: SymbolicTensor): TensorFlowSymbol | undefined {
  return loweredTensors.get(tfModel)?.get(tensor);
}

/**
 * Makes the TensorFlow.js model that calculates what a model describes.
 *
 * Its weights are the layers' own. Disposing of it frees those of the layers that no other model calculates with.
 *
 * @param disposed called when it is disposed of, by whomever
 */
export function lowerModel(model: Model, disposed: () => void): LayersModel {
  const seed = model.seed ?? randomInt(2 ** 32);
  const places = new Map<Layer, number>(model.layers.map((layer, place) => [layer, place]));
  const lowered = new Map<SymbolicTensor, TensorFlowSymbol>();
  const loweredOf = (tensor: SymbolicTensor): TensorFlowSymbol => lowered.get(tensor) as TensorFlowSymbol;
  for (const { layer, inputs, output } of model.nodes) {
    if (layer.config.type === "input") {
      lowered.set(output, loweredInput(layer));
      continue;
    }
    const shapes = inputs.map((tensor) => tensor.shape);
    const place = places.get(layer) as number;
    lowered.set(output, applyLowered(layer, inputs.map(loweredOf), model, shapes, { seed, place }));
  }
  const tfModel = tf.model({
    name: asciiName(model.name, "model"),
    inputs: model.inputs.map(loweredOf),
    outputs: model.outputs.map(loweredOf),
  });
  loweredTensors.set(tfModel, lowered);
  // As in Keras, a penalty counts once for a shared layer, and not for a frozen one; TensorFlow.js counts it every time.
  tfModel.calculateLosses = () =>
    tf.tidy(() => tfModel.layers.flatMap((layer) => (layer.trainable ? layer.calculateLosses() : [])));
  let isDisposed = false;
  tfModel.dispose = () => {
    if (isDisposed) return { refCountAfterDispose: 0, numDisposedVariables: 0 };
    isDisposed = true;
    // An optimizer that TensorFlow.js's `compile` made of a name is the model's, one that was given is not.
    if (Reflect.get(tfModel, "isOptimizerOwned") === true) tfModel.optimizer?.dispose();
    disposed();
    return { refCountAfterDispose: 0, numDisposedVariables: releaseLayers(model, model.layers) };
  };
  return tfModel;
}
