import { availableMemory } from "node:process";
import { inspect } from "node:util";
import { closestName } from "../../display/closestName.ts";
import { displaySymbol, type MimeBundle } from "../../display/mimeBundle.ts";
import type { LayersModel } from "../../tensor/tf.ts";
import type { Layer } from "../layers/layer.ts";
import { shown } from "../layers/optionReaders.ts";
import type { Shape } from "../shape/shape.ts";
import { shapeText } from "../shape/shapeText.ts";
import { weightSpecs } from "../shape/weightSpecs.ts";
import type { LayerGraph } from "./layerGraph.ts";
import { nameLayers } from "./layerNaming.ts";
import { localMessages } from "./messages.ts";
import type { Model, ModelNode } from "./model.ts";
import { SymbolicTensor } from "./symbolicTensor.ts";
import { syncTrainable } from "./tensorflow/loweredLayer.ts";
import { lowerModel } from "./tensorflow/lowerModel.ts";

const BYTES_A_VALUE = 4;

/** What a model is made of. */
export interface ModelParts extends LayerGraph {
  readonly name: string;
  readonly isSequential: boolean;
  readonly inputs: readonly SymbolicTensor[];
  readonly outputs: readonly SymbolicTensor[];
  readonly seed: number | undefined;
}

/** A network of layers; see {@link Model}. */
export class NetworkModel implements Model {
  readonly name: string;
  readonly isSequential: boolean;
  readonly inputs: readonly SymbolicTensor[];
  readonly outputs: readonly SymbolicTensor[];
  readonly nodes: readonly ModelNode[];
  readonly layers: readonly Layer[];
  readonly seed: number | undefined;
  #tfModel: LayersModel | undefined;
  #isDisposed = false;

  /** @param parts the layers between inputs and outputs, in order */
  constructor({ name, isSequential, inputs, outputs, nodes, layers, seed }: ModelParts) {
    nameLayers(layers);
    this.name = name;
    this.isSequential = isSequential;
    this.inputs = inputs;
    this.outputs = outputs;
    this.nodes = nodes;
    this.layers = layers;
    this.seed = seed;
  }

  getLayer(nameOrIndex: string | number): Layer {
    const text = localMessages();
    if (typeof nameOrIndex === "string") {
      const named = this.layers.find((layer) => layer.name === nameOrIndex);
      if (named !== undefined) return named;
      const names = this.layers.map((layer) => layer.name);
      throw new RangeError(text.noLayerNamed(nameOrIndex, closestName(nameOrIndex, names), names.join(", ")));
    }
    const layer = Number.isInteger(nameOrIndex) ? this.layers.at(nameOrIndex) : undefined;
    if (layer === undefined) throw new RangeError(text.noLayerAt(shown(nameOrIndex), this.layers.length));
    return layer;
  }

  get inputShape(): Shape {
    const [first, ...others] = this.inputs as [SymbolicTensor, ...SymbolicTensor[]];
    if (others.length > 0) throw new RangeError(localMessages().severalInputs(this.inputs.length));
    return first.shape;
  }

  get outputShape(): Shape {
    const [first, ...others] = this.outputs as [SymbolicTensor, ...SymbolicTensor[]];
    if (others.length > 0) throw new RangeError(localMessages().severalOutputs(this.outputs.length));
    return first.shape;
  }

  countParams(): number {
    let sum = 0;
    const counted = new Set<Layer>();
    for (const { layer, inputs } of this.nodes) {
      if (counted.has(layer)) continue;
      counted.add(layer);
      const shapes = inputs.map((tensor) => tensor.shape);
      for (const { shape } of weightSpecs(layer.config, shapes)) sum += shape.reduce((size, axis) => size * axis, 1);
    }
    return sum;
  }

  apply(input: SymbolicTensor | readonly SymbolicTensor[]): SymbolicTensor | SymbolicTensor[] {
    const text = localMessages();
    const given: readonly unknown[] = Array.isArray(input) ? input : [input];
    if (given.length !== this.inputs.length) {
      throw new RangeError(text.applyCount(this.name, this.inputs.length, given.length));
    }
    const replaced = new Map<SymbolicTensor, SymbolicTensor>();
    for (const [index, own] of this.inputs.entries()) {
      const tensor = given[index];
      if (!(tensor instanceof SymbolicTensor)) throw new TypeError(text.notATensor("inputs", shown(tensor)));
      const fits = (size: number | null, axis: number): boolean =>
        size === null || tensor.shape[axis] === null || tensor.shape[axis] === size;
      if (tensor.shape.length !== own.shape.length || !own.shape.every(fits)) {
        throw new RangeError(text.applyShape(this.name, shapeText(own.shape), shapeText(tensor.shape)));
      }
      replaced.set(own, tensor);
    }
    for (const { layer, inputs, output } of this.nodes) {
      if (replaced.has(output)) continue;
      const tensors = inputs.map((tensor) => replaced.get(tensor) as SymbolicTensor);
      replaced.set(output, layer(tensors));
    }
    const outputs = this.outputs.map((output) => replaced.get(output) as SymbolicTensor);
    return outputs.length === 1 ? (outputs[0] as SymbolicTensor) : outputs;
  }

  get tfModel(): LayersModel {
    // New random weights in place of those that were freed would answer, and be explained, as if nothing had happened.
    if (this.#isDisposed) throw new Error(localMessages().disposed(this.name));
    if (this.#tfModel === undefined) {
      this.#requireMemory();
      this.#tfModel = lowerModel(this, () => {
        this.#isDisposed = true;
        this.#tfModel = undefined;
      });
    }
    syncTrainable(this.layers);
    return this.#tfModel;
  }

  /** Too large an allocation ends in words of V8, or ends the process. */
  #requireMemory(): void {
    const params = this.countParams();
    const [needed, available] = [params * BYTES_A_VALUE, availableMemory()];
    if (needed > available) throw new RangeError(localMessages().memory(params, needed, available));
  }

  dispose(): void {
    this.#tfModel?.dispose();
    this.#isDisposed = true;
  }

  /** What a notebook shows: one line; `summary(model)` shows more. */
  [displaySymbol](): MimeBundle {
    return { "text/plain": this.#line() };
  }

  /** In `console.log` and inside other values: the same line. */
  [inspect.custom](): string {
    return this.#line();
  }

  #line(): string {
    const layers = this.layers.filter((layer) => layer.config.type !== "input").length;
    return localMessages().modelLine(this.name, layers, this.countParams().toLocaleString("en-US"));
  }
}
