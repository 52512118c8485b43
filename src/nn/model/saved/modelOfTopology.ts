import { type Layer, nameLayer } from "../../layers/layer.ts";
import { layerFromConfig } from "../../layers/layerFromConfig.ts";
import { layerGraph } from "../layerGraph.ts";
import { NetworkModel } from "../networkModel.ts";
import { SymbolicTensor } from "../symbolicTensor.ts";
import { localMessages } from "./messages.ts";
import { wrongContent } from "./modelFileError.ts";
import type { ModelTopology } from "./savedModel.ts";

/**
 * Puts the layers together as a saved model says; layers check their settings and what they are called with. Without the
 * engine, and with no weights yet.
 *
 * @param file what messages call it
 * @throws {ModelFileError} if a layer refuses its settings or its input, or the layers are not connected as a model's are
 */
export function modelOfTopology(file: string, saved: ModelTopology): NetworkModel {
  const text = localMessages();
  const layers: Layer[] = [];
  for (const [index, { name, nameGiven, trainable, config }] of saved.layers.entries()) {
    const layer = checked(file, `layers[${index}]`, () =>
      layerFromConfig(config, nameGiven ? { name, trainable } : { trainable }),
    );
    if (!nameGiven) nameLayer(layer, name);
    layers.push(layer);
  }
  const tensors: SymbolicTensor[] = [];
  const usedInputs = new Set<Layer>();
  for (const [index, { layer: place, inputs }] of saved.nodes.entries()) {
    const at = `nodes[${index}]`;
    const layer = layers[place];
    if (layer === undefined) throw wrongContent(file, at, text.noLayer(place, layers.length));
    const unknown = inputs.find((input) => input >= index);
    if (unknown !== undefined) throw wrongContent(file, at, text.noNode(unknown, index));
    const { config } = layer;
    if (config.type === "input") {
      if (inputs.length > 0 || usedInputs.has(layer)) throw wrongContent(file, at, text.inputUse());
      usedInputs.add(layer);
      tensors.push(new SymbolicTensor(config.shape, config.dtype, layer, []));
    } else {
      const given = inputs.map((input) => tensors[input] as SymbolicTensor);
      tensors.push(checked(file, at, () => layer(given)));
    }
  }
  const pick = (list: "inputs" | "outputs"): SymbolicTensor[] =>
    saved[list].map((node, index) => {
      const tensor = tensors[node];
      if (tensor === undefined) throw wrongContent(file, `${list}[${index}]`, text.noNode(node, tensors.length));
      return tensor;
    });
  const [inputs, outputs] = [pick("inputs"), pick("outputs")];
  const isInput = ({ layer }: SymbolicTensor): boolean => layer.config.type === "input";
  if (!inputs.every(isInput) || new Set(inputs).size !== inputs.length) {
    throw wrongContent(file, "inputs", text.inputList());
  }
  const { name, isSequential, seed } = saved;
  const isChain = saved.nodes.every(
    ({ inputs: before }, index) => String(before) === (index === 0 ? "" : `${index - 1}`),
  );
  const isWhole = String(saved.outputs) === `${tensors.length - 1}` && layers.length === tensors.length;
  if (isSequential && !(isChain && isWhole)) throw wrongContent(file, "isSequential", text.notAChain());
  const model = checked(file, "nodes", () => {
    const graph = layerGraph(inputs, outputs);
    return new NetworkModel({ name, isSequential, inputs, outputs, seed: seed ?? undefined, ...graph });
  });
  if (model.layers.length !== layers.length || model.nodes.length !== tensors.length) {
    throw wrongContent(file, "nodes", text.unusedLayers());
  }
  return model;
}

/** Makes what a layer refuses an error of the file. */
function checked<T>(file: string, place: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
    throw wrongContent(file, place, error.message, error);
  }
}
