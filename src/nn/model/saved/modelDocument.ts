import { shown } from "../../layers/optionReaders.ts";
import type { Model } from "../model.ts";
import { getWeights } from "../modelWeights.ts";
import { NetworkModel } from "../networkModel.ts";
import { checkedTopology } from "./checkedContent.ts";
import { localMessages } from "./messages.ts";
import { wrongContent } from "./modelFileError.ts";
import { modelOfTopology } from "./modelOfTopology.ts";
import { modelTopology } from "./modelTopology.ts";
import type { ModelTopology } from "./savedModel.ts";
import { setWeightBytes, weightByteLength, weightBytes } from "./weightBytes.ts";

/** A model in memory as `saveModel` would write it to a folder: data, to be sent to another process. */
export interface ModelDocument {
  readonly topology: ModelTopology;
  /** float32, little-endian, one weight after the other in Keras's order; `null`: left out. */
  readonly weights: Uint8Array | null;
}

/**
 * A model as data. With its weights, loads the engine; without them, nothing is calculated.
 *
 * @throws {TypeError} if it is not a model that `sequential` or `model` made
 * @throws {RangeError} if the model has more than 1,000 layers, or uses of layers more than 2,000
 * @throws {Error} if its weights are asked for and it has been disposed
 */
export function modelDocument(model: Model, options: { readonly weights: boolean }): ModelDocument {
  if (!(model instanceof NetworkModel)) throw new TypeError(localMessages().notAModel(shown(model)));
  const topology = modelTopology(model);
  if (!options.weights) return { topology, weights: null };
  const parts = weightBytes(getWeights(model));
  const weights = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let start = 0;
  for (const part of parts) {
    weights.set(part, start);
    start += part.byteLength;
  }
  return { topology, weights };
}

/**
 * The model of such data, with all of `loadModel`'s checks before anything is made of them. Without weights it starts from
 * new ones when it first calculates.
 *
 * @param source what messages call the data
 * @param topology unchecked
 * @param weights unchecked; `null`: none
 * @throws {ModelFileError} if the data are not as `modelDocument` makes them
 */
export async function modelFromDocument(source: string, topology: unknown, weights: Uint8Array | null): Promise<Model> {
  const model = modelOfTopology(source, await checkedTopology(source, topology));
  if (weights === null) return model;
  const needed = weightByteLength(model);
  if (weights.byteLength !== needed) {
    throw wrongContent(source, "weights", localMessages().weightBytes(needed, weights.byteLength));
  }
  setWeightBytes(source, model, weights);
  return model;
}
