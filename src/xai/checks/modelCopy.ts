import type { Layer } from "../../nn/layers/layer.ts";
import { layerFromConfig } from "../../nn/layers/layerFromConfig.ts";
import { layerGraph } from "../../nn/model/layerGraph.ts";
import type { Model } from "../../nn/model/model.ts";
import { getWeights, setWeights } from "../../nn/model/modelWeights.ts";
import { NetworkModel } from "../../nn/model/networkModel.ts";
import { SymbolicTensor } from "../../nn/model/symbolicTensor.ts";
import type { TrainableModel } from "../../nn/training/objective.ts";
import { type LayersModel, tf } from "../../tensor/tf.ts";

/**
 * A copy of a model, with weights of its own: first the learned ones; each layer's can be replaced by those that a new
 * model of its kind begins with. The model itself is not touched, so that nothing has to be put back, whenever it ends.
 */
export interface ModelCopy {
  /** The copy, for whatever takes a model; with the same layers, names and places. */
  readonly model: TrainableModel;
  /** Names of the layers that have weights, from the input's side to the output's. */
  readonly weightedLayers: readonly string[];
  /** Gives the layers of these names random weights and all others the learned ones. */
  randomize(names: ReadonlySet<string>): void;
  /** Frees the copy's weights; more often than once does nothing. */
  dispose(): void;
}

/**
 * Copies a model of this package or of TensorFlow.js.
 *
 * @param seed what the random weights are drawn from; those of a TensorFlow.js model are drawn by its own initializers,
 * by chance where they have no seed
 */
export function copyModel(model: TrainableModel, seed: number): Promise<ModelCopy> {
  return isOwnModel(model) ? Promise.resolve(copyOwnModel(model, seed)) : copyLayersModel(model as LayersModel);
}

function isOwnModel(model: object): model is Model {
  return "tfModel" in model && "nodes" in model;
}

function copyOwnModel(model: Model, seed: number): ModelCopy {
  const copy = rebuilt(model, seed);
  const random = getWeights(copy);
  const learned = getWeights(model);
  const names = new Set(learned.map(({ layer }) => layer));
  const weightedLayers = copy.layers.map(({ name }) => name).filter((name) => names.has(name));
  setWeights(copy, learned);
  return {
    model: copy,
    weightedLayers,
    randomize: (chosen) =>
      setWeights(
        copy,
        learned.map((weight, index) => (chosen.has(weight.layer) ? (random[index] as typeof weight) : weight)),
      ),
    dispose: () => copy.dispose(),
  };
}

/** The same layers anew, under the same names. */
function rebuilt(model: Model, seed: number): Model {
  const layers = new Map<Layer, Layer>();
  const tensors = new Map<SymbolicTensor, SymbolicTensor>();
  for (const { layer, inputs, output } of model.nodes) {
    const { config, name, trainable } = layer;
    const own = layers.get(layer) ?? layerFromConfig(config, { name, trainable });
    layers.set(layer, own);
    const given = inputs.map((tensor) => tensors.get(tensor) as SymbolicTensor);
    tensors.set(output, config.type === "input" ? new SymbolicTensor(config.shape, config.dtype, own, []) : own(given));
  }
  const inputs = model.inputs.map((tensor) => tensors.get(tensor) as SymbolicTensor);
  const outputs = model.outputs.map((tensor) => tensors.get(tensor) as SymbolicTensor);
  const { name, isSequential } = model;
  return new NetworkModel({ name, isSequential, inputs, outputs, seed, ...layerGraph(inputs, outputs) });
}

async function copyLayersModel(model: LayersModel): Promise<ModelCopy> {
  // Without the weights: TensorFlow.js initializes the copy's anew.
  const modelTopology = model.toJSON(undefined, false) as object;
  const copy = await tf.models.modelFromJSON({ modelTopology } as Parameters<typeof tf.models.modelFromJSON>[0]);
  const random = weightValues(copy);
  const learned = weightValues(model);
  const weightedLayers = copy.layers.filter(({ weights }) => weights.length > 0).map(({ name }) => name);
  const fill = (chosen: ReadonlySet<string>): void => {
    for (const [at, layer] of copy.layers.entries()) {
      const from = chosen.has(layer.name) ? random : learned;
      const values = from[at] as (typeof from)[number];
      const tensors = layer.weights.map(({ shape }, index) =>
        tf.tensor(values[index] as Float32Array, shape as number[]),
      );
      layer.setWeights(tensors);
      tf.dispose(tensors);
    }
  };
  fill(new Set());
  let isDisposed = false;
  const dispose = (): void => {
    if (isDisposed) return;
    isDisposed = true;
    copy.dispose();
  };
  return { model: copy, weightedLayers, randomize: fill, dispose };
}

/** Every layer's weights as plain numbers. */
function weightValues({ layers }: LayersModel): Float32Array[][] {
  return layers.map(({ weights }) => weights.map((weight) => Float32Array.from(weight.read().dataSync())));
}
