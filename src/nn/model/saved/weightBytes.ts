import { engineInfo } from "../../../tensor/tf.ts";
import type { Layer } from "../../layers/layer.ts";
import { type WeightSpec, weightSpecs } from "../../shape/weightSpecs.ts";
import type { Model } from "../model.ts";
import { type ModelWeight, setWeights } from "../modelWeights.ts";
import { localMessages } from "./messages.ts";
import { wrongContent } from "./modelFileError.ts";
import { errorText } from "./modelFolder.ts";

/** Every weight's values as a saved model has them: float32, one weight after the other. No copies. */
export function weightBytes(weights: readonly ModelWeight[]): Uint8Array[] {
  // All machines that Node.js runs the engine on are little-endian.
  return weights.map(
    ({ values: { buffer, byteOffset, byteLength } }) => new Uint8Array(buffer, byteOffset, byteLength),
  );
}

/**
 * Gives a model the weights that a saved one has. Loads the engine.
 *
 * @param source what messages call the saved model
 * @param bytes as many as `weightByteLength(model)`
 * @throws {ModelFileError} if TensorFlow.js cannot build the model
 */
export function setWeightBytes(source: string, model: Model, bytes: Uint8Array): void {
  // What is wrong with the engine itself is not the saved model's fault.
  engineInfo();
  try {
    setWeights(model, weightValues(model, bytes));
  } catch (error) {
    throw wrongContent(source, "nodes", localMessages().notCalculable(errorText(error)), error);
  }
}

/** The weights' values of their bytes, in the model's order. */
function weightValues(model: Model, bytes: Uint8Array): Float32Array[] {
  // A copy: numbers of four bytes have to start at a multiple of four.
  const values = new Float32Array(new Uint8Array(bytes).buffer);
  let end = 0;
  return weightSizes(model).map((size) => {
    end += size;
    return values.subarray(end - size, end);
  });
}

/** How many bytes a model's weights take, without the engine. */
export function weightByteLength(model: Model): number {
  return 4 * weightSizes(model).reduce((sum, size) => sum + size, 0);
}

/** Every weight of a model, in Keras's order, without the engine. */
export function modelWeightSpecs({ layers, nodes }: Model): { readonly layer: Layer; readonly spec: WeightSpec }[] {
  const uses = new Map(nodes.map(({ layer, inputs }) => [layer, inputs]));
  return layers.flatMap((layer) => {
    const shapes = (uses.get(layer) ?? []).map((tensor) => tensor.shape);
    return weightSpecs(layer.config, shapes).map((spec) => ({ layer, spec }));
  });
}

function weightSizes(model: Model): number[] {
  return modelWeightSpecs(model).map(({ spec }) => spec.shape.reduce((product, axis) => product * axis, 1));
}
