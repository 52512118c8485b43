import type { Constraint, InitializerName, LayerConfig, Regularizer } from "../layers/layerConfig.ts";
import { axisIndex, knownChannels, onlyShape, readImageShape } from "./inputShapes.ts";
import { layerOutputShape } from "./layerOutputShape.ts";
import type { Shape } from "./shape.ts";

/** One weight of a layer, in Keras's order and names: a convolution's `kernel`, then its `bias`. */
export interface WeightSpec {
  /** `kernel`, `bias`, `depthwiseKernel`, `pointwiseKernel`, `gamma`, `beta`, `movingMean` or `movingVariance`. */
  readonly name: string;
  readonly shape: readonly number[];
  /** Whether training may change it (a batch normalisation's moving averages are never trained). */
  readonly trainable: boolean;
  readonly initializer: InitializerName;
  readonly regularizer: Regularizer | null;
  readonly constraint: Constraint | null;
}

/**
 * The weights that a layer has for such inputs, in the order in which Keras's `get_weights()` lists them, with Keras's
 * shapes:
 *
 * | layer | weights |
 * |---|---|
 * | `conv2d` | kernel `[height, width, channels / groups, filters]`, bias `[filters]` |
 * | `conv2dTranspose` | kernel `[height, width, filters, channels]`, bias `[filters]` |
 * | `depthwiseConv2d` | kernel `[height, width, channels, depthMultiplier]`, bias `[channels · depthMultiplier]` |
 * | `separableConv2d` | depthwiseKernel as there, pointwiseKernel `[1, 1, channels · depthMultiplier, filters]`, bias |
 * | `dense` | kernel `[inputs, units]`, bias `[units]` |
 * | `batchNormalization` | gamma, beta, movingMean, movingVariance, each `[channels]` |
 *
 * @param config a layer's settings, checked
 * @param inputShapes one shape for each input, with the batch: `[[null, 28, 28, 1]]`
 * @throws {TypeError} if a shape is no list
 * @throws {RangeError} if the layer cannot work on such inputs
 */
export function weightSpecs(config: LayerConfig, inputShapes: readonly Shape[]): readonly WeightSpec[] {
  // A layer that cannot work on its inputs has no weights either: Keras refuses to build it.
  layerOutputShape(config, inputShapes);
  switch (config.type) {
    case "conv2d":
    case "conv2dTranspose": {
      const channels = imageChannels(config, inputShapes);
      const [inner, outer] =
        config.type === "conv2d" ? [channels / config.groups, config.filters] : [config.filters, channels];
      return [kernel([...config.kernelSize, inner, outer], config), ...bias(config.filters, config)];
    }
    case "depthwiseConv2d": {
      const channels = imageChannels(config, inputShapes);
      return [
        depthwiseKernel("kernel", [...config.kernelSize, channels, config.depthMultiplier], config),
        ...bias(channels * config.depthMultiplier, config),
      ];
    }
    case "separableConv2d": {
      const channels = imageChannels(config, inputShapes);
      return [
        depthwiseKernel("depthwiseKernel", [...config.kernelSize, channels, config.depthMultiplier], config),
        {
          name: "pointwiseKernel",
          shape: [1, 1, channels * config.depthMultiplier, config.filters],
          trainable: true,
          initializer: config.pointwiseInitializer,
          regularizer: config.pointwiseRegularizer,
          constraint: config.pointwiseConstraint,
        },
        ...bias(config.filters, config),
      ];
    }
    case "dense": {
      const inputs = knownChannels(config.type, onlyShape(config.type, inputShapes).at(-1) ?? null, inputShapes);
      return [kernel([inputs, config.units], config), ...bias(config.units, config)];
    }
    case "batchNormalization": {
      const shape = onlyShape(config.type, inputShapes);
      const channels = shape[axisIndex(config.type, config.axis, shape)] ?? null;
      return normalizationWeights(knownChannels(config.type, channels, inputShapes), config);
    }
    default:
      return [];
  }
}

function imageChannels(
  { type, dataFormat }: Extract<LayerConfig, { readonly kernelSize: unknown }>,
  inputShapes: readonly Shape[],
): number {
  return knownChannels(type, readImageShape(type, inputShapes, dataFormat).channels, inputShapes);
}

function kernel(
  shape: readonly number[],
  config: Extract<LayerConfig, { readonly kernelInitializer: unknown }>,
): WeightSpec {
  return {
    name: "kernel",
    shape,
    trainable: true,
    initializer: config.kernelInitializer,
    regularizer: config.kernelRegularizer,
    constraint: config.kernelConstraint,
  };
}

function depthwiseKernel(
  name: string,
  shape: readonly number[],
  config: Extract<LayerConfig, { readonly depthwiseInitializer: unknown }>,
): WeightSpec {
  return {
    name,
    shape,
    trainable: true,
    initializer: config.depthwiseInitializer,
    regularizer: config.depthwiseRegularizer,
    constraint: config.depthwiseConstraint,
  };
}

function bias(units: number, config: Extract<LayerConfig, { readonly useBias: unknown }>): readonly WeightSpec[] {
  if (!config.useBias) return [];
  const { biasInitializer: initializer, biasRegularizer: regularizer, biasConstraint: constraint } = config;
  return [{ name: "bias", shape: [units], trainable: true, initializer, regularizer, constraint }];
}

function normalizationWeights(
  channels: number,
  config: Extract<LayerConfig, { readonly type: "batchNormalization" }>,
): readonly WeightSpec[] {
  const shape = [channels];
  const moving = { shape, trainable: false, regularizer: null, constraint: null };
  const weights: WeightSpec[] = [];
  if (config.scale) {
    weights.push({
      name: "gamma",
      shape,
      trainable: true,
      initializer: config.gammaInitializer,
      regularizer: config.gammaRegularizer,
      constraint: config.gammaConstraint,
    });
  }
  if (config.center) {
    weights.push({
      name: "beta",
      shape,
      trainable: true,
      initializer: config.betaInitializer,
      regularizer: config.betaRegularizer,
      constraint: config.betaConstraint,
    });
  }
  weights.push({ ...moving, name: "movingMean", initializer: config.movingMeanInitializer });
  weights.push({ ...moving, name: "movingVariance", initializer: config.movingVarianceInitializer });
  return weights;
}
