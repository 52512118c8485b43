import { hasGivenName, type Layer } from "../../layers/layer.ts";
import type { NetworkModel } from "../networkModel.ts";
import type { SymbolicTensor } from "../symbolicTensor.ts";
import { localMessages } from "./messages.ts";
import { FORMAT, FORMAT_VERSION, MOST_LAYERS, MOST_NODES, type ModelTopology } from "./savedModel.ts";

/**
 * A model as data, without its weights; `modelOfTopology` puts it together again.
 *
 * @throws {RangeError} if the model has more than 1,000 layers, or uses of layers more than 2,000
 */
export function modelTopology(model: NetworkModel): ModelTopology {
  if (model.layers.length > MOST_LAYERS || model.nodes.length > MOST_NODES) {
    const text = localMessages();
    throw new RangeError(text.tooManyLayers(MOST_LAYERS, MOST_NODES, model.layers.length, model.nodes.length));
  }
  const layers = model.layers.toSorted((one, other) => one.serial - other.serial);
  const places = new Map<Layer, number>(layers.map((layer, place) => [layer, place]));
  const outputs = new Map<SymbolicTensor, number>(model.nodes.map(({ output }, place) => [output, place]));
  const nodeOf = (tensor: SymbolicTensor): number => outputs.get(tensor) as number;
  return {
    format: FORMAT,
    version: FORMAT_VERSION,
    name: model.name,
    isSequential: model.isSequential,
    seed: model.seed ?? null,
    layers: layers.map((layer) => ({
      name: layer.name,
      nameGiven: hasGivenName(layer),
      trainable: layer.trainable,
      config: layer.config,
    })),
    nodes: model.nodes.map(({ layer, inputs }) => ({ layer: places.get(layer) as number, inputs: inputs.map(nodeOf) })),
    inputs: model.inputs.map(nodeOf),
    outputs: model.outputs.map(nodeOf),
  };
}
