import type { DataFormat, Shape, Size2d } from "../shape/shape.ts";

/** Functions that a layer may put behind its sum; Keras 3's names in camel case. `linear` is none. */
export type Activation =
  | "linear"
  | "relu"
  | "relu6"
  | "leakyRelu"
  | "elu"
  | "selu"
  | "gelu"
  | "silu"
  | "mish"
  | "sigmoid"
  | "hardSigmoid"
  | "tanh"
  | "softmax"
  | "softplus"
  | "softsign"
  | "exponential";

/** How weights start; Keras's names in camel case. */
export type InitializerName =
  | "zeros"
  | "ones"
  | "glorotUniform"
  | "glorotNormal"
  | "heUniform"
  | "heNormal"
  | "lecunUniform"
  | "lecunNormal"
  | "randomUniform"
  | "randomNormal"
  | "truncatedNormal"
  | "orthogonal"
  | "identity";

/** A penalty on weights or outputs that joins the loss: `l1 · Σ|w| + l2 · Σw²`. */
export interface Regularizer {
  readonly l1: number;
  readonly l2: number;
}

/** A bound that weights are brought back to after every step, as Keras's classes of the same names do. */
export type Constraint =
  | { readonly type: "nonNeg" }
  | { readonly type: "unitNorm" }
  | { readonly type: "maxNorm"; readonly maxValue: number }
  | { readonly type: "minMaxNorm"; readonly minValue: number; readonly maxValue: number; readonly rate: number };

/** Cells added before and after an axis. */
export type PaddingPair = readonly [before: number, after: number];

/**
 * A convolution's padding: none (`valid`), so much that at stride 1 the size stays (`same`, TensorFlow's rule), so much
 * that every position with at least one cell in common counts (`full`), or cells above, below, left and right.
 */
export type ConvPadding = "valid" | "same" | "full" | readonly [height: PaddingPair, width: PaddingPair];

/** What Keras's pooling layers and transposed convolutions offer. */
export type KerasPadding = "valid" | "same";

/** What every layer with a kernel and a bias has. */
interface Weighted {
  readonly activation: Activation;
  readonly useBias: boolean;
  readonly biasInitializer: InitializerName;
  readonly biasRegularizer: Regularizer | null;
  readonly activityRegularizer: Regularizer | null;
  readonly biasConstraint: Constraint | null;
}

/** A kernel as most layers have it. */
interface WithKernel {
  readonly kernelInitializer: InitializerName;
  readonly kernelRegularizer: Regularizer | null;
  readonly kernelConstraint: Constraint | null;
}

/** An image's `shape` without the batch, `[height, width, channels]`. */
export interface InputConfig {
  readonly type: "input";
  /** With the batch: `[null, height, width, channels]`. */
  readonly shape: Shape;
  readonly dtype: "float32" | "int32";
}

export interface Conv2dConfig extends Weighted, WithKernel {
  readonly type: "conv2d";
  readonly filters: number;
  readonly kernelSize: Size2d;
  readonly strides: Size2d;
  readonly padding: ConvPadding;
  readonly dataFormat: DataFormat;
  readonly dilationRate: Size2d;
  readonly groups: number;
}

export interface Conv2dTransposeConfig extends Weighted, WithKernel {
  readonly type: "conv2dTranspose";
  readonly filters: number;
  readonly kernelSize: Size2d;
  readonly strides: Size2d;
  readonly padding: KerasPadding;
  /** Rows and columns added at the end of the output; `null`: TensorFlow's rule. */
  readonly outputPadding: Size2d | null;
  readonly dataFormat: DataFormat;
  readonly dilationRate: Size2d;
}

export interface DepthwiseConv2dConfig extends Weighted {
  readonly type: "depthwiseConv2d";
  readonly kernelSize: Size2d;
  readonly strides: Size2d;
  readonly padding: ConvPadding;
  readonly depthMultiplier: number;
  readonly dataFormat: DataFormat;
  readonly dilationRate: Size2d;
  readonly depthwiseInitializer: InitializerName;
  readonly depthwiseRegularizer: Regularizer | null;
  readonly depthwiseConstraint: Constraint | null;
}

export interface SeparableConv2dConfig extends Weighted {
  readonly type: "separableConv2d";
  readonly filters: number;
  readonly kernelSize: Size2d;
  readonly strides: Size2d;
  readonly padding: ConvPadding;
  readonly depthMultiplier: number;
  readonly dataFormat: DataFormat;
  readonly dilationRate: Size2d;
  readonly depthwiseInitializer: InitializerName;
  readonly depthwiseRegularizer: Regularizer | null;
  readonly depthwiseConstraint: Constraint | null;
  readonly pointwiseInitializer: InitializerName;
  readonly pointwiseRegularizer: Regularizer | null;
  readonly pointwiseConstraint: Constraint | null;
}

export interface Pooling2dConfig {
  readonly type: "maxPooling2d" | "averagePooling2d";
  readonly poolSize: Size2d;
  /** Never `null` here: where Keras's `strides` is `None`, the pool size stands. */
  readonly strides: Size2d;
  readonly padding: KerasPadding;
  readonly dataFormat: DataFormat;
}

export interface GlobalPooling2dConfig {
  readonly type: "globalMaxPooling2d" | "globalAveragePooling2d";
  /** `true`: `[batch, 1, 1, channels]`; `false`: `[batch, channels]`. */
  readonly keepDims: boolean;
  readonly dataFormat: DataFormat;
}

export interface UpSampling2dConfig {
  readonly type: "upSampling2d";
  readonly size: Size2d;
  readonly interpolation: "nearest" | "bilinear";
  readonly dataFormat: DataFormat;
}

export interface ZeroPadding2dConfig {
  readonly type: "zeroPadding2d";
  readonly padding: readonly [height: PaddingPair, width: PaddingPair];
  readonly dataFormat: DataFormat;
}

export interface Cropping2dConfig {
  readonly type: "cropping2d";
  readonly cropping: readonly [height: PaddingPair, width: PaddingPair];
  readonly dataFormat: DataFormat;
}

export interface FlattenConfig {
  readonly type: "flatten";
  readonly dataFormat: DataFormat;
}

export interface ReshapeConfig {
  readonly type: "reshape";
  /** Without the batch; one axis may be −1, what is left over. */
  readonly targetShape: readonly number[];
}

export interface PermuteConfig {
  readonly type: "permute";
  /** Axes in their new order, from 1; the batch stays. */
  readonly dims: readonly number[];
}

export interface DenseConfig extends Weighted, WithKernel {
  readonly type: "dense";
  readonly units: number;
}

export interface ActivationConfig {
  readonly type: "activation";
  readonly activation: Activation;
}

export interface DropoutConfig {
  readonly type: "dropout" | "spatialDropout2d";
  /** The part of the values that is set to 0 in training, 0 to 1. */
  readonly rate: number;
  readonly dataFormat: DataFormat;
}

export interface BatchNormalizationConfig {
  readonly type: "batchNormalization";
  readonly axis: number;
  readonly momentum: number;
  readonly epsilon: number;
  /** Adds β. */
  readonly center: boolean;
  /** Multiplies by γ. */
  readonly scale: boolean;
  readonly betaInitializer: InitializerName;
  readonly gammaInitializer: InitializerName;
  readonly movingMeanInitializer: InitializerName;
  readonly movingVarianceInitializer: InitializerName;
  readonly betaRegularizer: Regularizer | null;
  readonly gammaRegularizer: Regularizer | null;
  readonly betaConstraint: Constraint | null;
  readonly gammaConstraint: Constraint | null;
}

export interface ConcatenateConfig {
  readonly type: "concatenate";
  readonly axis: number;
}

/** Element by element, over two or more inputs whose shapes agree (an axis of 1 is repeated). */
export interface MergeConfig {
  readonly type: "add" | "subtract" | "multiply" | "average" | "maximum" | "minimum";
}

/**
 * A layer as data: what it is and every setting, Keras's defaults filled in, sizes for both axes. Made by the builders
 * (`conv2d`, `dense`, …), which check it; everything that counts, draws, saves or builds a layer reads it.
 */
export type LayerConfig =
  | InputConfig
  | Conv2dConfig
  | Conv2dTransposeConfig
  | DepthwiseConv2dConfig
  | SeparableConv2dConfig
  | Pooling2dConfig
  | GlobalPooling2dConfig
  | UpSampling2dConfig
  | ZeroPadding2dConfig
  | Cropping2dConfig
  | FlattenConfig
  | ReshapeConfig
  | PermuteConfig
  | DenseConfig
  | ActivationConfig
  | DropoutConfig
  | BatchNormalizationConfig
  | ConcatenateConfig
  | MergeConfig;

/** The name of a kind of layer, which is its builder's: `"conv2d"`. */
export type LayerType = LayerConfig["type"];
