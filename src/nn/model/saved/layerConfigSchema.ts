import { z } from "zod";
import type { LayerConfig } from "../../layers/layerConfig.ts";
import { ACTIVATIONS, INITIALIZERS } from "../../layers/layerNames.ts";

/** Sizes end where 32-bit signed numbers, in which TensorFlow counts, do. */
const LARGEST_SIZE = 2 ** 31 - 1;

/** More axes than this no layer has a use for, and TensorFlow.js no operation. */
const MOST_AXES = 6;

const size = z.int().min(1).max(LARGEST_SIZE);
const cells = z.int().min(0).max(LARGEST_SIZE);
const size2d = z.tuple([size, size]).readonly();
const paddingPair = z.tuple([cells, cells]).readonly();
const sides = z.tuple([paddingPair, paddingPair]).readonly();
const shape = z.array(size.nullable()).min(1).max(MOST_AXES).readonly();
const axis = z
  .int()
  .min(-MOST_AXES)
  .max(MOST_AXES)
  .refine((value) => value !== 0);
const figure = z.number().min(0).max(Number.MAX_VALUE);
const fraction = z.number().min(0).max(1);

const dataFormat = z.enum(["channelsLast", "channelsFirst"]);
const activation = z.enum(ACTIVATIONS);
const initializer = z.enum(INITIALIZERS);
const kerasPadding = z.enum(["valid", "same"]);
const convPadding = z.union([z.enum(["valid", "same", "full"]), sides]);
const regularizer = z.strictObject({ l1: figure, l2: figure }).nullable();
const constraint = z
  .discriminatedUnion("type", [
    z.strictObject({ type: z.literal("nonNeg") }),
    z.strictObject({ type: z.literal("unitNorm") }),
    z.strictObject({ type: z.literal("maxNorm"), maxValue: figure }),
    z.strictObject({ type: z.literal("minMaxNorm"), minValue: figure, maxValue: figure, rate: figure }),
  ])
  .nullable();

const weighted = {
  activation,
  useBias: z.boolean(),
  biasInitializer: initializer,
  biasRegularizer: regularizer,
  activityRegularizer: regularizer,
  biasConstraint: constraint,
};
const kernel = { kernelInitializer: initializer, kernelRegularizer: regularizer, kernelConstraint: constraint };
const depthwise = {
  depthMultiplier: size,
  depthwiseInitializer: initializer,
  depthwiseRegularizer: regularizer,
  depthwiseConstraint: constraint,
};
const window = { kernelSize: size2d, strides: size2d, dilationRate: size2d, dataFormat };

const layerConfigs = [
  z.strictObject({ type: z.literal("input"), shape, dtype: z.enum(["float32", "int32"]) }),
  z.strictObject({
    type: z.literal("conv2d"),
    filters: size,
    ...window,
    padding: convPadding,
    groups: size,
    ...weighted,
    ...kernel,
  }),
  z.strictObject({
    type: z.literal("conv2dTranspose"),
    filters: size,
    ...window,
    padding: kerasPadding,
    outputPadding: z.tuple([cells, cells]).readonly().nullable(),
    ...weighted,
    ...kernel,
  }),
  z.strictObject({ type: z.literal("depthwiseConv2d"), ...window, padding: convPadding, ...depthwise, ...weighted }),
  z.strictObject({
    type: z.literal("separableConv2d"),
    filters: size,
    ...window,
    padding: convPadding,
    ...depthwise,
    pointwiseInitializer: initializer,
    pointwiseRegularizer: regularizer,
    pointwiseConstraint: constraint,
    ...weighted,
  }),
  z.strictObject({
    type: z.enum(["maxPooling2d", "averagePooling2d"]),
    poolSize: size2d,
    strides: size2d,
    padding: kerasPadding,
    dataFormat,
  }),
  z.strictObject({ type: z.enum(["globalMaxPooling2d", "globalAveragePooling2d"]), keepDims: z.boolean(), dataFormat }),
  z.strictObject({
    type: z.literal("upSampling2d"),
    size: size2d,
    interpolation: z.enum(["nearest", "bilinear"]),
    dataFormat,
  }),
  z.strictObject({ type: z.literal("zeroPadding2d"), padding: sides, dataFormat }),
  z.strictObject({ type: z.literal("cropping2d"), cropping: sides, dataFormat }),
  z.strictObject({ type: z.literal("flatten"), dataFormat }),
  z.strictObject({
    type: z.literal("reshape"),
    targetShape: z
      .array(z.union([size, z.literal(-1)]))
      .max(MOST_AXES)
      .readonly(),
  }),
  z.strictObject({ type: z.literal("permute"), dims: z.array(size).max(MOST_AXES).readonly() }),
  z.strictObject({ type: z.literal("dense"), units: size, ...weighted, ...kernel }),
  z.strictObject({ type: z.literal("activation"), activation }),
  z.strictObject({ type: z.enum(["dropout", "spatialDropout2d"]), rate: fraction, dataFormat }),
  z.strictObject({
    type: z.literal("batchNormalization"),
    axis,
    momentum: fraction,
    epsilon: figure,
    center: z.boolean(),
    scale: z.boolean(),
    betaInitializer: initializer,
    gammaInitializer: initializer,
    movingMeanInitializer: initializer,
    movingVarianceInitializer: initializer,
    betaRegularizer: regularizer,
    gammaRegularizer: regularizer,
    betaConstraint: constraint,
    gammaConstraint: constraint,
  }),
  z.strictObject({ type: z.literal("concatenate"), axis }),
  z.strictObject({ type: z.enum(["add", "subtract", "multiply", "average", "maximum", "minimum"]) }),
] as const;

/** The kinds of layers that a saved model may have. */
export const LAYER_TYPES: readonly string[] = layerConfigs.flatMap(({ shape: { type } }) =>
  type instanceof z.ZodLiteral ? Array.from(type.values) : type.options,
);

/**
 * A layer's settings as they are read from a file: the kinds of layers there are and no others, every setting there and
 * within its bounds, and no more. How settings fit each other, and the layers before, their builders check.
 */
export const layerConfigSchema = z.discriminatedUnion("type", layerConfigs) satisfies z.ZodType<LayerConfig>;
