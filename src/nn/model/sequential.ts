import { inspect } from "node:util";
import { inputOfShape } from "../layers/input.ts";
import { isLayer, type Layer, ownInputShape } from "../layers/layer.ts";
import { isPlainObject, shown } from "../layers/optionReaders.ts";
import { layerGraph } from "./layerGraph.ts";
import { localMessages } from "./messages.ts";
import type { Model } from "./model.ts";
import { type ModelOptions, modelOptions } from "./modelOptions.ts";
import { NetworkModel } from "./networkModel.ts";
import { SymbolicTensor } from "./symbolicTensor.ts";

/**
 * A model of layers one behind the other. Keras's `Sequential`.
 *
 * ```ts
 * sequential([input([28, 28, 1]), conv2d(64, 5, { activation: "relu" }), flatten(), dense(10, { activation: "softmax" })]);
 * sequential([conv2d(64, 5, { inputShape: [28, 28, 1] }), flatten(), dense(10)], { name: "digits", seed: 1 });
 * ```
 *
 * @param layers the input, or a first layer with `inputShape`, and the layers behind it; a model among them stands for its
 * layers
 * @throws {TypeError} if an item is no layer or an option is unknown
 * @throws {RangeError} if the input's shape is not known, or a layer cannot work on the output of the one before
 */
export function sequential(layers: readonly (SymbolicTensor | Layer | Model)[], options: ModelOptions = {}): Model {
  const text = localMessages();
  if (!Array.isArray(layers)) throw new TypeError(text.notAList(shown(layers)));
  if (!isPlainObject(options)) throw new TypeError(text.notAList(shown(options)));
  const { name, seed } = modelOptions({ ...options }, ["name", "seed"], "sequential");
  const items: readonly unknown[] = layers;
  for (const [index, item] of items.entries()) checkItem(items, item, index);
  const [first, ...rest] = items as readonly (SymbolicTensor | Layer | NetworkModel)[];
  if (first === undefined) throw new RangeError(text.noLayers());
  const start = first instanceof SymbolicTensor ? first : firstInput(first);
  const others = first instanceof SymbolicTensor ? rest : [first, ...rest];
  if (others.length === 0) throw new RangeError(text.onlyAnInput());
  let output = start;
  for (const [place, item] of (others as readonly (Layer | NetworkModel)[]).entries()) {
    const index = place + items.length - others.length;
    try {
      output = item.apply(output) as SymbolicTensor;
    } catch (error) {
      if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
      // The reason alone does not say which of the layers it is about.
      const Kind = error instanceof TypeError ? TypeError : RangeError;
      throw new Kind(text.itemFailed(index, inspect(item), error.message), { cause: error });
    }
  }
  const [inputs, outputs] = [[start], [output]];
  return new NetworkModel({ name, seed, isSequential: true, inputs, outputs, ...layerGraph(inputs, outputs) });
}

function checkItem(items: readonly unknown[], item: unknown, index: number): void {
  const text = localMessages();
  if (item instanceof SymbolicTensor) {
    const isInput = item.layer.config.type === "input";
    if (!isInput) throw new TypeError(text.outputInside(index, inspect(item.layer)));
    if (index > 0) throw new TypeError(text.inputInside(index));
    return;
  }
  if (item instanceof NetworkModel) {
    const { name, inputs, outputs } = item;
    if (inputs.length === 1 && outputs.length === 1) return;
    throw new RangeError(text.nestedModel(index, name, inputs.length, outputs.length));
  }
  if (!isLayer(item)) {
    const isBuilder = typeof item === "function" && /^[a-z]\w*$/.test(item.name);
    throw new TypeError(isBuilder ? text.builderNotCalled(index, item.name) : text.notALayer(index, shown(item)));
  }
  const before = items.indexOf(item);
  if (before !== index) throw new RangeError(text.sameLayer(index, before));
  if (index > 0 && ownInputShape(item) !== undefined) throw new RangeError(text.inputShapeIgnored(index));
}

/** The input of a list that begins with a layer or a model. */
function firstInput(first: Layer | NetworkModel): SymbolicTensor {
  if (first instanceof NetworkModel) return inputOfShape(first.inputShape, (first.inputs[0] as SymbolicTensor).dtype);
  const shape = ownInputShape(first);
  if (shape === undefined) throw new RangeError(localMessages().noInputShape(inspect(first)));
  return inputOfShape(shape, "float32");
}
