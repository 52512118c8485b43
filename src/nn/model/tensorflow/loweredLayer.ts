import { type Tensor, tf, type Variable } from "../../../tensor/tf.ts";
import type { Layer } from "../../layers/layer.ts";
import type { LayerConfig } from "../../layers/layerConfig.ts";
import type { Shape } from "../../shape/shape.ts";
import { type WeightSpec, weightSpecs } from "../../shape/weightSpecs.ts";
import { type ActivityPenaltyLayer, activityPenalty } from "./activityPenalty.ts";
import { initialValues } from "./initialValues.ts";
import { kerasLayer, type TensorFlowLayer } from "./kerasLayer.ts";
import type { CalculatedConfig } from "./layerCalculation.ts";
import { stockLayer } from "./stockLayer.ts";
import { WeightRandom } from "./weightRandom.ts";

/** A layer's weight while a model calculates with it. */
export interface LiveWeight {
  readonly spec: WeightSpec;
  readonly variable: Variable;
}

/** A layer of TensorFlow.js, and the models that calculate with it: a layer's weights are one, wherever it is used. */
interface LoweredLayer {
  readonly tfLayer: TensorFlowLayer;
  readonly penalties: ActivityPenaltyLayer[];
  readonly models: Set<object>;
  specs: readonly WeightSpec[];
}

/** A symbolic tensor of TensorFlow.js. */
export type TensorFlowSymbol = Extract<ReturnType<TensorFlowLayer["apply"]>, { readonly sourceLayer: unknown }>;

/** From which first values follow. */
export interface WeightSeed {
  readonly seed: number;
  /** The layer's place in its model. */
  readonly place: number;
}

const loweredLayers = new WeakMap<Layer, LoweredLayer>();

/** Keeps a layer as long as TensorFlow.js's layer of it is in use. */
const layersOf = new WeakMap<TensorFlowLayer, Layer>();

/** Names of TensorFlow.js's layers in use. */
const namesInUse = new Set<string>();

/**
 * Frees the weights of layers that nobody can reach any more: a cell that runs again makes its model anew, and nobody
 * disposes of the old one.
 */
const unreachable = new FinalizationRegistry<{ readonly name: string; readonly variables: readonly Variable[] }>(
  ({ name, variables }) => {
    for (const variable of variables) if (!variable.isDisposed) variable.dispose();
    namesInUse.delete(name);
  },
);

/**
 * Applies a layer's TensorFlow.js layer, made at the first use, to symbolic tensors of TensorFlow.js.
 *
 * @param model which model calculates with it from now on
 * @param inputShapes with the batch
 */
export function applyLowered(
  layer: Layer,
  inputs: readonly TensorFlowSymbol[],
  model: object,
  inputShapes: readonly Shape[],
  { seed, place }: WeightSeed,
): TensorFlowSymbol {
  let lowered = loweredLayers.get(layer);
  const isNew = lowered === undefined;
  lowered ??= makeLowered(layer, inputShapes, { seed, place });
  const { tfLayer, models } = lowered;
  models.add(model);
  const output = tfLayer.apply(inputs.length === 1 ? (inputs[0] as TensorFlowSymbol) : [...inputs]) as TensorFlowSymbol;
  if (isNew) {
    lowered.specs = weightSpecs(layer.config, inputShapes);
    for (const [index, { spec, variable }] of weightsOf(lowered).entries()) {
      const values = initialValues(spec.initializer, spec.shape, new WeightRandom([seed, place, index]));
      const first = tf.tensor(values, [...spec.shape], "float32");
      variable.assign(first);
      first.dispose();
    }
    // Not before: an interrupt up to here leaves no layer whose weights are all 0.
    loweredLayers.set(layer, lowered);
    layersOf.set(tfLayer, layer);
    const variables = weightsOf(lowered).map(({ variable }) => variable);
    unreachable.register(layer, { name: tfLayer.name, variables }, lowered);
  }
  return withActivityPenalty(layer.config, lowered, output);
}

/** Where a model's TensorFlow.js model begins: an input's symbolic tensor. It has no weights, so each model has its own. */
export function loweredInput(layer: Layer): TensorFlowSymbol {
  const name = asciiName(layer.name, `layer_${layer.serial}`);
  const { inboundNodes } = stockLayer(layer.config, { name, trainable: false }, []) as TensorFlowLayer;
  return inboundNodes[0]?.outputTensors[0] as TensorFlowSymbol;
}

/**
 * The name of TensorFlow.js's layer: the layer's own, unless another in use has it. Layers of two models, both called
 * `dense`, may meet in a third, and a model of TensorFlow.js is lost when one of its layers is renamed.
 */
function freeName(layer: Layer): string {
  const name = asciiName(layer.name, `layer_${layer.serial}`);
  let free = name;
  for (let number = layer.serial; namesInUse.has(free); number++) free = `${name}_${number}`;
  namesInUse.add(free);
  return free;
}

/** A name as TensorFlow.js allows it, which refuses what is not ASCII, and spaces. */
export function asciiName(name: string, other: string): string {
  return /^[A-Za-z0-9][-A-Za-z0-9._]*$/.test(name) ? name : other;
}

function makeLowered(layer: Layer, inputShapes: readonly Shape[], { seed, place }: WeightSeed): LoweredLayer {
  const { config, trainable } = layer;
  const name = freeName(layer);
  const stock = stockLayer(config, { name, trainable }, inputShapes);
  const tfLayer = stock ?? kerasLayer(config as CalculatedConfig, { name, trainable, seed: dropoutSeed(seed, place) });
  // The first values are put in afterwards.
  tfLayer.setFastWeightInitDuringBuild(true);
  return { tfLayer, penalties: [], models: new Set(), specs: [] };
}

/** Every use of a layer has its own output to penalise. */
function withActivityPenalty(
  config: LayerConfig,
  { tfLayer, penalties }: LoweredLayer,
  output: TensorFlowSymbol,
): TensorFlowSymbol {
  const regularizer = "activityRegularizer" in config ? config.activityRegularizer : null;
  if (regularizer === null) return output;
  const penalty = activityPenalty(`${tfLayer.name}_activity_${penalties.length}`, regularizer);
  penalties.push(penalty);
  return penalty.apply(output) as TensorFlowSymbol;
}

/** A layer's weights, in Keras's order; none before a model calculates with it. */
export function liveWeights(layer: Layer): readonly LiveWeight[] {
  const lowered = loweredLayers.get(layer);
  return lowered === undefined ? [] : weightsOf(lowered);
}

function weightsOf({ tfLayer, specs }: LoweredLayer): readonly LiveWeight[] {
  const variables = tfLayer.weights.map((weight) => weight.read() as Tensor as Variable);
  return specs.map((spec, index) => ({ spec, variable: variables[index] as Variable }));
}

/** Freezes the TensorFlow.js layers whose layers are frozen, and thaws the others. */
export function syncTrainable(layers: readonly Layer[]): void {
  for (const layer of layers) {
    const tfLayer = loweredLayers.get(layer)?.tfLayer;
    if (tfLayer !== undefined && tfLayer.trainable !== layer.trainable) tfLayer.trainable = layer.trainable;
  }
}

/**
 * Frees the weights of the layers that no model but this calculates with.
 *
 * @returns how many weights were freed
 */
export function releaseLayers(model: object, layers: readonly Layer[]): number {
  let freed = 0;
  for (const layer of layers) {
    const lowered = loweredLayers.get(layer);
    if (lowered === undefined) continue;
    lowered.models.delete(model);
    if (lowered.models.size > 0) continue;
    for (const weight of lowered.tfLayer.weights) weight.dispose();
    for (const penalty of lowered.penalties) penalty.release();
    freed += lowered.tfLayer.weights.length;
    unreachable.unregister(lowered);
    namesInUse.delete(lowered.tfLayer.name);
    loweredLayers.delete(layer);
  }
  return freed;
}

/** A seed of its own for a layer's dropout. */
function dropoutSeed(seed: number, place: number): number {
  return Math.floor(new WeightRandom([seed, place, -1]).uniform() * 2 ** 24);
}
