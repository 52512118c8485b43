import { type Tensor, type Tensor4D, tf } from "../../../tensor/tf.ts";
import type {
  BatchNormalizationConfig,
  Cropping2dConfig,
  DropoutConfig,
  FlattenConfig,
  GlobalPooling2dConfig,
  LayerConfig,
} from "../../layers/layerConfig.ts";
import type { Shape } from "../../shape/shape.ts";
import { ACTIVATION_FUNCTIONS } from "./activationFunctions.ts";
import { bilinearUpSampling } from "./bilinear.ts";
import {
  convolution,
  depthwiseConvolution,
  separableConvolution,
  transposedConvolution,
  withBias,
} from "./convolution.ts";
import type { WeightRandom } from "./weightRandom.ts";

/** A weight that a calculation reads, and may write: a moving average. */
export interface CalculationWeight {
  read(): Tensor;
  write(value: Tensor): unknown;
}

/** What a layer calculates with, besides its inputs. */
export interface CalculationContext {
  /** By their names in `weightSpecs`: `kernel`, `bias`, … */
  readonly weights: Readonly<Record<string, CalculationWeight | undefined>>;
  /** Whether it is a training step, and the layer is not frozen. */
  readonly training: boolean;
  /** Whether it is a training step, frozen or not: dropout happens all the same. */
  readonly dropping: boolean;
  readonly random: WeightRandom;
  readonly outputShape: Shape;
}

/** Kinds of layers that are calculated here; TensorFlow.js's own layers do the others. */
export const CALCULATED_TYPES = [
  "conv2d",
  "conv2dTranspose",
  "depthwiseConv2d",
  "separableConv2d",
  "globalMaxPooling2d",
  "globalAveragePooling2d",
  "upSampling2d",
  "cropping2d",
  "flatten",
  "reshape",
  "dropout",
  "spatialDropout2d",
  "batchNormalization",
  "concatenate",
  "add",
  "subtract",
  "multiply",
  "average",
  "maximum",
  "minimum",
] as const satisfies readonly LayerConfig["type"][];

/** The config of a layer that is calculated here. */
export type CalculatedConfig = Extract<LayerConfig, { readonly type: (typeof CALCULATED_TYPES)[number] }>;

/** What a layer answers to its inputs, as Keras 3's layer of that name does. */
export function layerCalculation(
  config: CalculatedConfig,
  inputs: readonly Tensor[],
  context: CalculationContext,
): Tensor {
  const [x] = inputs as readonly [Tensor, ...Tensor[]];
  const weight = (name: string): Tensor4D => context.weights[name]?.read() as Tensor4D;
  const finished = (sum: Tensor4D, { activation, dataFormat }: Finishing): Tensor =>
    ACTIVATION_FUNCTIONS[activation](withBias(sum, context.weights.bias?.read(), dataFormat));
  switch (config.type) {
    case "conv2d":
      return finished(convolution(config, x as Tensor4D, weight("kernel")), config);
    case "depthwiseConv2d":
      return finished(depthwiseConvolution(config, x as Tensor4D, weight("kernel")), config);
    case "separableConv2d": {
      const kernels = [weight("depthwiseKernel"), weight("pointwiseKernel")] as const;
      return finished(separableConvolution(config, x as Tensor4D, ...kernels), config);
    }
    case "conv2dTranspose": {
      const [height, width] = context.outputShape.slice(config.dataFormat === "channelsFirst" ? 2 : 1);
      const size = [height as number, width as number] as const;
      return finished(transposedConvolution(config, x as Tensor4D, weight("kernel"), size), config);
    }
    case "globalMaxPooling2d":
    case "globalAveragePooling2d":
      return globalPooling(config, x);
    case "upSampling2d":
      return bilinearUpSampling(config, x as Tensor4D);
    case "cropping2d":
      return cropped(config, x);
    case "flatten":
      return flattened(config, x);
    case "reshape":
      return x.reshape([x.shape[0] as number, ...config.targetShape]);
    case "dropout":
    case "spatialDropout2d":
      return dropped(config, x, context);
    case "batchNormalization":
      return normalized(config, x, context);
    case "concatenate":
      return inputs.length === 1 ? x : tf.concat([...inputs], config.axis < 0 ? config.axis + x.rank : config.axis);
    case "add":
      return sameRank(inputs).reduce((sum, input) => tf.add(sum, input));
    case "subtract":
      return sameRank(inputs).reduce((difference, input) => tf.sub(difference, input));
    case "multiply":
      return sameRank(inputs).reduce((product, input) => tf.mul(product, input));
    case "average":
      return sameRank(inputs)
        .reduce((sum, input) => tf.add(sum, input))
        .div(inputs.length);
    case "maximum":
      return sameRank(inputs).reduce((largest, input) => tf.maximum(largest, input));
    case "minimum":
      return sameRank(inputs).reduce((smallest, input) => tf.minimum(smallest, input));
  }
}

/** Inputs with axes of 1 behind the batch until all have as many: element by element, Keras lines them up at the end. */
function sameRank(inputs: readonly Tensor[]): Tensor[] {
  const rank = Math.max(...inputs.map((input) => input.rank));
  return inputs.map((input) => {
    const [batch = 1, ...sizes] = input.shape;
    return input.reshape([batch, ...new Array<number>(rank - input.rank).fill(1), ...sizes]);
  });
}

type Finishing = Pick<Extract<CalculatedConfig, { readonly filters: number }>, "activation" | "dataFormat">;

function globalPooling({ type, keepDims, dataFormat }: GlobalPooling2dConfig, x: Tensor): Tensor {
  const axes = dataFormat === "channelsFirst" ? [2, 3] : [1, 2];
  return type === "globalMaxPooling2d" ? x.max(axes, keepDims) : x.mean(axes, keepDims);
}

function cropped({ cropping: [[top, bottom], [left, right]], dataFormat }: Cropping2dConfig, x: Tensor): Tensor {
  const cuts = dataFormat === "channelsFirst" ? [0, 0, top, left] : [0, top, left, 0];
  const ends = dataFormat === "channelsFirst" ? [0, 0, bottom, right] : [0, bottom, right, 0];
  const sizes = x.shape.map((size, axis) => size - (cuts[axis] as number) - (ends[axis] as number));
  return tf.slice(x, cuts, sizes);
}

function flattened({ dataFormat }: FlattenConfig, x: Tensor): Tensor {
  const axes = x.shape.map((_, axis) => axis);
  const [batch, channels, ...others] = axes as [number, number, ...number[]];
  const values = dataFormat === "channelsFirst" && x.rank > 1 ? x.transpose([batch, ...others, channels]) : x;
  return values.reshape([x.shape[0] as number, -1]);
}

/**
 * Dropout, whose choice differs from step to step: TensorFlow.js's layer draws the same one at every step once it has a
 * seed.
 */
function dropped(
  { type, rate, dataFormat }: DropoutConfig,
  x: Tensor,
  { dropping, random }: CalculationContext,
): Tensor {
  if (!dropping || rate === 0) return x;
  if (rate === 1) return tf.zerosLike(x);
  const [batch, ...others] = x.shape as [number, ...number[]];
  const whole =
    dataFormat === "channelsFirst" ? [batch, others[0] as number, 1, 1] : [batch, 1, 1, others[2] as number];
  const shape = type === "dropout" ? x.shape : whole;
  const mask = new Float32Array(shape.reduce((size, axis) => size * axis, 1));
  const kept = 1 / (1 - rate);
  for (let index = 0; index < mask.length; index++) if (random.uniform() >= rate) mask[index] = kept;
  return x.mul(tf.tensor(mask, shape, "float32"));
}

/**
 * Batch normalisation, γ · (x − mean) / √(variance + ε) + β. The moving variance takes the batch's variance as it is, as
 * Keras 3 does; TensorFlow.js's layer multiplies it by n / (n − 1 − ε).
 */
function normalized(config: BatchNormalizationConfig, x: Tensor, { weights, training }: CalculationContext): Tensor {
  const { momentum, epsilon } = config;
  const axis = config.axis < 0 ? config.axis + x.rank : config.axis;
  const channelShape = x.shape.map((size, index) => (index === axis ? size : 1));
  const others = x.shape.map((_, index) => index).filter((index) => index !== axis);
  const moving = [weights.movingMean, weights.movingVariance] as readonly CalculationWeight[];
  let [mean, variance] = moving.map((weight) => weight.read().reshape(channelShape)) as [Tensor, Tensor];
  if (training) {
    ({ mean, variance } = tf.moments(x, others, true));
    for (const [index, batchs] of [mean, variance].entries()) {
      const weight = moving[index] as CalculationWeight;
      const old = weight.read();
      weight.write(old.mul(momentum).add(batchs.reshape(old.shape).mul(1 - momentum)));
    }
  }
  const gamma = weights.gamma?.read().reshape(channelShape);
  const beta = weights.beta?.read().reshape(channelShape);
  const inverse = tf.rsqrt(variance.add(epsilon));
  const scale = gamma === undefined ? inverse : inverse.mul(gamma);
  const shift = beta === undefined ? mean.mul(scale).neg() : beta.sub(mean.mul(scale));
  return x.mul(scale).add(shift);
}
