import { type Tensor, tf, type Variable } from "../../../tensor/tf.ts";
import type { Layer } from "../../layers/layer.ts";
import type { Shape } from "../../shape/shape.ts";
import { type WeightSpec, weightSpecs } from "../../shape/weightSpecs.ts";
import { activityPenalty } from "./activityPenalty.ts";
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
  readonly penalty: TensorFlowLayer | undefined;
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
  lowered ??= makeLowered(layer, { seed, place });
  const { tfLayer, penalty, models } = lowered;
  models.add(model);
  const output = tfLayer.apply(inputs.length === 1 ? (inputs[0] as TensorFlowSymbol) : [...inputs]) as TensorFlowSymbol;
  if (isNew) {
    loweredLayers.set(layer, lowered);
    lowered.specs = weightSpecs(layer.config, inputShapes);
    for (const [index, { spec, variable }] of liveWeights(layer).entries()) {
      const values = initialValues(spec.initializer, spec.shape, new WeightRandom([seed, place, index]));
      const first = tf.tensor(values, [...spec.shape], "float32");
      variable.assign(first);
      first.dispose();
    }
  }
  return penalty === undefined ? output : (penalty.apply(output) as TensorFlowSymbol);
}

function makeLowered(layer: Layer, { seed, place }: WeightSeed): LoweredLayer {
  const { config, trainable } = layer;
  // TensorFlow.js refuses names that are not ASCII, or have spaces.
  const name = /^[A-Za-z0-9][-A-Za-z0-9._]*$/.test(layer.name) ? layer.name : `layer_${layer.serial}`;
  const stock = stockLayer(config, { name, trainable });
  const tfLayer = stock ?? kerasLayer(config as CalculatedConfig, { name, trainable, seed: dropoutSeed(seed, place) });
  // The first values are put in afterwards.
  tfLayer.setFastWeightInitDuringBuild(true);
  const regularizer = "activityRegularizer" in config ? config.activityRegularizer : null;
  const penalty = regularizer === null ? undefined : activityPenalty(`${name}_activity_penalty`, regularizer);
  return { tfLayer, penalty, models: new Set(), specs: [] };
}

/** A layer's weights, in Keras's order; none before a model calculates with it. */
export function liveWeights(layer: Layer): readonly LiveWeight[] {
  const lowered = loweredLayers.get(layer);
  if (lowered === undefined) return [];
  const variables = lowered.tfLayer.weights.map((weight) => weight.read() as Tensor as Variable);
  return lowered.specs.map((spec, index) => ({ spec, variable: variables[index] as Variable }));
}

/** Freezes the TensorFlow.js layers whose layers are frozen, and thaws the others. */
export function syncTrainable(layers: readonly Layer[]): void {
  for (const layer of layers) {
    const tfLayer = loweredLayers.get(layer)?.tfLayer;
    if (tfLayer !== undefined && tfLayer.trainable !== layer.trainable) tfLayer.trainable = layer.trainable;
  }
}

/** Frees the weights of the layers that no model but this calculates with. */
export function releaseLayers(model: object, layers: readonly Layer[]): void {
  for (const layer of layers) {
    const lowered = loweredLayers.get(layer);
    if (lowered === undefined) continue;
    lowered.models.delete(model);
    if (lowered.models.size > 0) continue;
    for (const weight of lowered.tfLayer.weights) weight.dispose();
    loweredLayers.delete(layer);
  }
}

/** A seed of its own for a layer's dropout. */
function dropoutSeed(seed: number, place: number): number {
  return Math.floor(new WeightRandom([seed, place, -1]).uniform() * 2 ** 24);
}
