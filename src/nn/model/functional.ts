import { isPlainObject, shown } from "../layers/optionReaders.ts";
import { layerGraph } from "./layerGraph.ts";
import { localMessages } from "./messages.ts";
import type { Model } from "./model.ts";
import { type ModelOptions, modelOptions } from "./modelOptions.ts";
import { NetworkModel } from "./networkModel.ts";
import { SymbolicTensor } from "./symbolicTensor.ts";

/** What a model is made of: where it begins and where it ends. */
export interface FunctionalOptions extends ModelOptions {
  /** What the model is fed: what `input` gave, or a list of such. */
  readonly inputs: SymbolicTensor | readonly SymbolicTensor[];
  /** What the model answers: what called layers gave. */
  readonly outputs: SymbolicTensor | readonly SymbolicTensor[];
}

/**
 * A model of layers that were called on each other, with branches and shared layers as wanted. Keras's functional
 * `Model`.
 *
 * ```ts
 * const image = input([28, 28, 1]);
 * const x = flatten()(conv2d(32, 3, { activation: "relu" })(image));
 * const network = model({ inputs: image, outputs: dense(10, { activation: "softmax" })(x) });
 * ```
 *
 * @throws {TypeError} if an option is missing, unknown or of another kind
 * @throws {RangeError} if an output depends on an input that is not given, or two layers were given one name
 */
export function model(options: FunctionalOptions): Model {
  const text = localMessages();
  if (!isPlainObject(options)) throw new TypeError(text.modelOptions(shown(options)));
  const { name, seed } = modelOptions(options, ["inputs", "outputs", "name", "seed"], "functional");
  const inputs = tensorList("inputs", options.inputs);
  const outputs = tensorList("outputs", options.outputs);
  const twice = inputs.findIndex((tensor, index) => inputs.indexOf(tensor) !== index);
  if (twice !== -1) throw new RangeError(text.tensorTwice(twice));
  return new NetworkModel({ name, seed, isSequential: false, inputs, outputs, ...layerGraph(inputs, outputs) });
}

function tensorList(option: string, value: unknown): readonly SymbolicTensor[] {
  const text = localMessages();
  if (value === undefined || value === null) throw new TypeError(text.missing(option));
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0) throw new TypeError(text.missing(option));
  for (const each of list) {
    if (!(each instanceof SymbolicTensor)) throw new TypeError(text.notATensor(option, shown(each)));
  }
  return list.slice() as SymbolicTensor[];
}
