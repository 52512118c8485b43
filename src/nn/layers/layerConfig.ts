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
  /** The factor of Σ|w|. */
  readonly l1: number;
  /** The factor of Σw². */
  readonly l2: number;
}

/** No weight is below 0. */
export interface NonNegConstraint {
  /** Which bound it is. */
  readonly type: "nonNeg";
}

/** The columns of weights have the length 1. */
export interface UnitNormConstraint {
  /** Which bound it is. */
  readonly type: "unitNorm";
}

/** The columns of weights are at most so long. */
export interface MaxNormConstraint {
  /** Which bound it is. */
  readonly type: "maxNorm";
  /** The largest length. */
  readonly maxValue: number;
}

/** The columns of weights are neither shorter nor longer than this. */
export interface MinMaxNormConstraint {
  /** Which bound it is. */
  readonly type: "minMaxNorm";
  /** The smallest length. */
  readonly minValue: number;
  /** The largest length. */
  readonly maxValue: number;
  /** How far weights are brought back at a step, 0 to 1. */
  readonly rate: number;
}

/** A bound that weights are brought back to after every step, as Keras's classes of the same names do. */
export type Constraint = NonNegConstraint | UnitNormConstraint | MaxNormConstraint | MinMaxNormConstraint;

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
  /** The function that every value goes through in the end. */
  readonly activation: Activation;
  /** Whether a bias is added, one for each filter or unit. */
  readonly useBias: boolean;
  /** How the biases start. */
  readonly biasInitializer: InitializerName;
  /** The penalty on the biases that joins the loss. */
  readonly biasRegularizer: Regularizer | null;
  /** The penalty on the output that joins the loss. */
  readonly activityRegularizer: Regularizer | null;
  /** The bound on the biases. */
  readonly biasConstraint: Constraint | null;
}

/** A kernel as most layers have it. */
interface WithKernel {
  /** How the kernel starts. */
  readonly kernelInitializer: InitializerName;
  /** The penalty on the kernel that joins the loss. */
  readonly kernelRegularizer: Regularizer | null;
  /** The bound on the kernel. */
  readonly kernelConstraint: Constraint | null;
}

/** An image's `shape` without the batch, `[height, width, channels]`. */
export interface InputConfig {
  /** The kind of layer, which is its builder's name. */
  readonly type: "input";
  /** With the batch: `[null, height, width, channels]`. */
  readonly shape: Shape;
  /** Of which kind the values are. */
  readonly dtype: "float32" | "int32";
}

/** A convolution. */
export interface Conv2dConfig extends Weighted, WithKernel {
  /** The kind of layer, which is its builder's name. */
  readonly type: "conv2d";
  /** How many filters: the output's channels. */
  readonly filters: number;
  /** The kernel's height and width. */
  readonly kernelSize: Size2d;
  /** By how many cells the kernel moves. */
  readonly strides: Size2d;
  /** Cells around the input. */
  readonly padding: ConvPadding;
  /** Where the channels stand. */
  readonly dataFormat: DataFormat;
  /** Distance between the cells that a kernel sees; 1: neighbours. */
  readonly dilationRate: Size2d;
  /** Into how many parts the channels are split, each with filters of its own. */
  readonly groups: number;
}

/** A transposed convolution. */
export interface Conv2dTransposeConfig extends Weighted, WithKernel {
  /** The kind of layer, which is its builder's name. */
  readonly type: "conv2dTranspose";
  /** How many filters: the output's channels. */
  readonly filters: number;
  /** The kernel's height and width. */
  readonly kernelSize: Size2d;
  /** How many times larger the output is. */
  readonly strides: Size2d;
  /** Cells around the input. */
  readonly padding: KerasPadding;
  /** Rows and columns added at the end of the output; `null`: TensorFlow's rule. */
  readonly outputPadding: Size2d | null;
  /** Where the channels stand. */
  readonly dataFormat: DataFormat;
  /** Distance between the cells that a kernel sees; 1: neighbours. */
  readonly dilationRate: Size2d;
}

/** A convolution of each channel on its own. */
export interface DepthwiseConv2dConfig extends Weighted {
  /** The kind of layer, which is its builder's name. */
  readonly type: "depthwiseConv2d";
  /** The kernel's height and width. */
  readonly kernelSize: Size2d;
  /** By how many cells the kernel moves. */
  readonly strides: Size2d;
  /** Cells around the input. */
  readonly padding: ConvPadding;
  /** How many channels each input channel gives. */
  readonly depthMultiplier: number;
  /** Where the channels stand. */
  readonly dataFormat: DataFormat;
  /** Distance between the cells that a kernel sees; 1: neighbours. */
  readonly dilationRate: Size2d;
  /** How the depthwise kernel starts. */
  readonly depthwiseInitializer: InitializerName;
  /** The penalty on the depthwise kernel that joins the loss. */
  readonly depthwiseRegularizer: Regularizer | null;
  /** The bound on the depthwise kernel. */
  readonly depthwiseConstraint: Constraint | null;
}

/** A depthwise convolution, then one of 1 × 1. */
export interface SeparableConv2dConfig extends Weighted {
  /** The kind of layer, which is its builder's name. */
  readonly type: "separableConv2d";
  /** How many filters: the output's channels. */
  readonly filters: number;
  /** The kernel's height and width. */
  readonly kernelSize: Size2d;
  /** By how many cells the kernel moves. */
  readonly strides: Size2d;
  /** Cells around the input. */
  readonly padding: ConvPadding;
  /** How many channels each input channel gives. */
  readonly depthMultiplier: number;
  /** Where the channels stand. */
  readonly dataFormat: DataFormat;
  /** Distance between the cells that a kernel sees; 1: neighbours. */
  readonly dilationRate: Size2d;
  /** How the depthwise kernel starts. */
  readonly depthwiseInitializer: InitializerName;
  /** The penalty on the depthwise kernel that joins the loss. */
  readonly depthwiseRegularizer: Regularizer | null;
  /** The bound on the depthwise kernel. */
  readonly depthwiseConstraint: Constraint | null;
  /** How the pointwise kernel starts. */
  readonly pointwiseInitializer: InitializerName;
  /** The penalty on the pointwise kernel that joins the loss. */
  readonly pointwiseRegularizer: Regularizer | null;
  /** The bound on the pointwise kernel. */
  readonly pointwiseConstraint: Constraint | null;
}

/** The largest value or the average of each window. */
export interface Pooling2dConfig {
  /** The kind of layer, which is its builder's name. */
  readonly type: "maxPooling2d" | "averagePooling2d";
  /** The window's height and width. */
  readonly poolSize: Size2d;
  /** Never `null` here: where Keras's `strides` is `None`, the pool size stands. */
  readonly strides: Size2d;
  /** Cells around the input. */
  readonly padding: KerasPadding;
  /** Where the channels stand. */
  readonly dataFormat: DataFormat;
}

/** The largest value or the average of each whole channel. */
export interface GlobalPooling2dConfig {
  /** The kind of layer, which is its builder's name. */
  readonly type: "globalMaxPooling2d" | "globalAveragePooling2d";
  /** `true`: `[batch, 1, 1, channels]`; `false`: `[batch, channels]`. */
  readonly keepDims: boolean;
  /** Where the channels stand. */
  readonly dataFormat: DataFormat;
}

/** A larger image. */
export interface UpSampling2dConfig {
  /** The kind of layer, which is its builder's name. */
  readonly type: "upSampling2d";
  /** How many times higher and wider the output is. */
  readonly size: Size2d;
  /** Repeats cells (`nearest`) or blends neighbours (`bilinear`, half-pixel centres). */
  readonly interpolation: "nearest" | "bilinear";
  /** Where the channels stand. */
  readonly dataFormat: DataFormat;
}

/** Zeros around an image. */
export interface ZeroPadding2dConfig {
  /** The kind of layer, which is its builder's name. */
  readonly type: "zeroPadding2d";
  /** Rows and columns of zeros. */
  readonly padding: readonly [height: PaddingPair, width: PaddingPair];
  /** Where the channels stand. */
  readonly dataFormat: DataFormat;
}

/** An image without its edges. */
export interface Cropping2dConfig {
  /** The kind of layer, which is its builder's name. */
  readonly type: "cropping2d";
  /** Rows and columns that are cut off. */
  readonly cropping: readonly [height: PaddingPair, width: PaddingPair];
  /** Where the channels stand. */
  readonly dataFormat: DataFormat;
}

/** All values in one row. */
export interface FlattenConfig {
  /** The kind of layer, which is its builder's name. */
  readonly type: "flatten";
  /** Where the channels stand. */
  readonly dataFormat: DataFormat;
}

/** The same values in another shape. */
export interface ReshapeConfig {
  /** The kind of layer, which is its builder's name. */
  readonly type: "reshape";
  /** Without the batch; one axis may be −1, what is left over. */
  readonly targetShape: readonly number[];
}

/** The axes in another order. */
export interface PermuteConfig {
  /** The kind of layer, which is its builder's name. */
  readonly type: "permute";
  /** Axes in their new order, from 1; the batch stays. */
  readonly dims: readonly number[];
}

/** Every unit sums over the whole input. */
export interface DenseConfig extends Weighted, WithKernel {
  /** The kind of layer, which is its builder's name. */
  readonly type: "dense";
  /** How many units: the output's size. */
  readonly units: number;
}

/** A function of every value. */
export interface ActivationConfig {
  /** The kind of layer, which is its builder's name. */
  readonly type: "activation";
  /** The function that every value goes through in the end. */
  readonly activation: Activation;
}

/** A part of the values, or of whole channels, is left out in training. */
export interface DropoutConfig {
  /** The kind of layer, which is its builder's name. */
  readonly type: "dropout" | "spatialDropout2d";
  /** The part of the values that is set to 0 in training, 0 to 1. */
  readonly rate: number;
  /** Where the channels stand. */
  readonly dataFormat: DataFormat;
}

/** Every channel brought to mean 0 and variance 1, then to β and γ. */
export interface BatchNormalizationConfig {
  /** The kind of layer, which is its builder's name. */
  readonly type: "batchNormalization";
  /** The axis, the batch being 0; negative ones count from the end. */
  readonly axis: number;
  /** How much of a moving average is kept at a step, 0 to 1. */
  readonly momentum: number;
  /** Added to the variance, so that nothing is divided by 0. */
  readonly epsilon: number;
  /** Adds β. */
  readonly center: boolean;
  /** Multiplies by γ. */
  readonly scale: boolean;
  /** How β starts. */
  readonly betaInitializer: InitializerName;
  /** How γ starts. */
  readonly gammaInitializer: InitializerName;
  /** How the moving mean starts. */
  readonly movingMeanInitializer: InitializerName;
  /** How the moving variance starts. */
  readonly movingVarianceInitializer: InitializerName;
  /** The penalty on β that joins the loss. */
  readonly betaRegularizer: Regularizer | null;
  /** The penalty on γ that joins the loss. */
  readonly gammaRegularizer: Regularizer | null;
  /** The bound on β. */
  readonly betaConstraint: Constraint | null;
  /** The bound on γ. */
  readonly gammaConstraint: Constraint | null;
}

/** Inputs one behind the other. */
export interface ConcatenateConfig {
  /** The kind of layer, which is its builder's name. */
  readonly type: "concatenate";
  /** The axis, the batch being 0; negative ones count from the end. */
  readonly axis: number;
}

/** Element by element, over two or more inputs whose shapes agree (an axis of 1 is repeated). */
export interface MergeConfig {
  /** The kind of layer, which is its builder's name. */
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
