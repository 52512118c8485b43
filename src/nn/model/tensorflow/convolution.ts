import { type Tensor, type Tensor4D, tf } from "../../../tensor/tf.ts";
import type {
  Conv2dConfig,
  Conv2dTransposeConfig,
  ConvPadding,
  DepthwiseConv2dConfig,
  PaddingPair,
  SeparableConv2dConfig,
} from "../../layers/layerConfig.ts";
import type { DataFormat, Size2d } from "../../shape/shape.ts";

/**
 * A convolution with everything that Keras has and TensorFlow.js's layer lacks: groups, `full` and explicit padding, and
 * dilation that can be trained.
 *
 * @param x `[batch, height, width, channels]`, or as `dataFormat` says
 * @param kernel `[kernelHeight, kernelWidth, channels / groups, filters]`
 */
export function convolution(config: Conv2dConfig, x: Tensor4D, kernel: Tensor4D): Tensor4D {
  const spread = spreadKernel(kernel, config.dilationRate);
  return inChannelsLast(config.dataFormat, x, (image) => {
    const padded = paddedImage(image, config.padding, sizeOf(spread), config.strides);
    const convolve = (part: Tensor4D, filters: Tensor4D): Tensor4D =>
      tf.conv2d(part, filters, [...config.strides], "valid");
    if (config.groups === 1) return convolve(padded, spread);
    // Every group of channels has filters of its own, which stand one group behind the other.
    const parts: Tensor4D[] = tf.split(padded, config.groups, 3);
    const filters: Tensor4D[] = tf.split(spread, config.groups, 3);
    return tf.concat(
      parts.map((part, group) => convolve(part, filters[group] as Tensor4D)),
      3,
    );
  });
}

/**
 * A convolution of each channel on its own, with strides that may differ and dilation.
 *
 * @param x `[batch, height, width, channels]`, or as `dataFormat` says
 * @param kernel `[kernelHeight, kernelWidth, channels, depthMultiplier]`
 */
export function depthwiseConvolution(
  config: DepthwiseConv2dConfig | SeparableConv2dConfig,
  x: Tensor4D,
  kernel: Tensor4D,
): Tensor4D {
  return inChannelsLast(config.dataFormat, x, (image) => depthwise(config, image, kernel));
}

/**
 * A depthwise convolution, then one of 1 × 1 over all channels.
 *
 * @param x `[batch, height, width, channels]`, or as `dataFormat` says
 * @param depthwiseKernel `[kernelHeight, kernelWidth, channels, depthMultiplier]`
 * @param pointwiseKernel `[1, 1, channels · depthMultiplier, filters]`
 */
export function separableConvolution(
  config: SeparableConv2dConfig,
  x: Tensor4D,
  depthwiseKernel: Tensor4D,
  pointwiseKernel: Tensor4D,
): Tensor4D {
  return inChannelsLast(config.dataFormat, x, (image) =>
    tf.conv2d(depthwise(config, image, depthwiseKernel), pointwiseKernel, 1, "valid"),
  );
}

function depthwise(
  { padding, strides, dilationRate }: DepthwiseConv2dConfig | SeparableConv2dConfig,
  image: Tensor4D,
  kernel: Tensor4D,
): Tensor4D {
  const spread = spreadKernel(kernel, dilationRate);
  const padded = paddedImage(image, padding, sizeOf(spread), strides);
  const [down, right] = strides;
  if (down === right) return tf.depthwiseConv2d(padded, spread, [down, right], "valid");
  // TensorFlow has this operation only with equal strides: of stride 1, the wanted rows and columns are picked.
  const every = tf.depthwiseConv2d(padded, spread, 1, "valid");
  return tf.gather(tf.gather(every, everyNth(every.shape[1], down), 1), everyNth(every.shape[2], right), 2);
}

/**
 * A transposed convolution with dilation and `outputPadding`: the whole output, of which the part is cut that
 * TensorFlow's rule of the same padding leaves.
 *
 * @param x `[batch, height, width, channels]`, or as `dataFormat` says
 * @param kernel `[kernelHeight, kernelWidth, filters, channels]`
 * @param outputSize the output's height and width
 */
export function transposedConvolution(
  { strides, padding, dataFormat, dilationRate }: Conv2dTransposeConfig,
  x: Tensor4D,
  kernel: Tensor4D,
  outputSize: Size2d,
): Tensor4D {
  const spread = spreadKernel(kernel, dilationRate);
  return inChannelsLast(dataFormat, x, (image) => {
    const [batch, ...size] = image.shape;
    const whole = ([0, 1] as const).map(
      (axis) => ((size[axis] as number) - 1) * strides[axis] + (spread.shape[axis] as number),
    ) as [number, number];
    const filters = spread.shape[2];
    const output = tf.conv2dTranspose(image, spread, [batch, ...whole, filters], [...strides], "valid");
    const start = ([0, 1] as const).map((axis) =>
      padding === "same" ? Math.floor(Math.max(whole[axis] - outputSize[axis], 0) / 2) : 0,
    ) as [number, number];
    const missing = ([0, 1] as const).map((axis) => Math.max(start[axis] + outputSize[axis] - whole[axis], 0)) as [
      number,
      number,
    ];
    const padded = tf.pad(output, [
      [0, 0],
      [0, missing[0]],
      [0, missing[1]],
      [0, 0],
    ]);
    return tf.slice(padded, [0, ...start, 0], [batch, ...outputSize, filters]);
  });
}

/** Adds a bias for each channel. */
export function withBias(x: Tensor4D, bias: Tensor | undefined, dataFormat: DataFormat): Tensor4D {
  if (bias === undefined) return x;
  return tf.add(x, dataFormat === "channelsFirst" ? bias.reshape([1, -1, 1, 1]) : bias);
}

/** Calculates with the channels last, as every engine can, whatever the data's order. */
export function inChannelsLast(
  dataFormat: DataFormat,
  x: Tensor4D,
  calculate: (image: Tensor4D) => Tensor4D,
): Tensor4D {
  if (dataFormat === "channelsLast") return calculate(x);
  return tf.transpose(calculate(tf.transpose(x, [0, 2, 3, 1])), [0, 3, 1, 2]);
}

/**
 * A kernel with zeros between its cells, which does what dilation does: TensorFlow.js has no gradient of a dilated
 * convolution.
 */
function spreadKernel(kernel: Tensor4D, [down, right]: Size2d): Tensor4D {
  if (down === 1 && right === 1) return kernel;
  const [height, width, ...channels] = kernel.shape;
  const depth = channels[0] * channels[1];
  const withRows = spreadAxis(kernel.reshape([1, height, width * depth]), down);
  const rows = (height - 1) * down + 1;
  const withBoth = spreadAxis(withRows.reshape([rows, width, depth]), right);
  return withBoth.reshape([rows, (width - 1) * right + 1, ...channels]);
}

/** Puts `distance − 1` zeros behind every row but the last: `[blocks, rows, values]`. */
function spreadAxis(x: Tensor, distance: number): Tensor {
  const [blocks, rows, values] = x.shape as [number, number, number];
  const spread = tf.pad(x.reshape([blocks * rows, 1, values]), [
    [0, 0],
    [0, distance - 1],
    [0, 0],
  ]);
  return tf.slice(spread.reshape([blocks, rows * distance, values]), 0, [blocks, (rows - 1) * distance + 1, values]);
}

function sizeOf(kernel: Tensor4D): Size2d {
  return [kernel.shape[0], kernel.shape[1]];
}

/** The image with the zeros that the padding asks for around it. */
function paddedImage(image: Tensor4D, padding: ConvPadding, kernel: Size2d, strides: Size2d): Tensor4D {
  const [top, left] = ([0, 1] as const).map((axis) =>
    sides(padding, axis, image.shape[axis + 1] as number, kernel[axis], strides[axis]),
  ) as [PaddingPair, PaddingPair];
  if (Math.max(...top, ...left) === 0) return image;
  return tf.pad(image, [[0, 0], [...top], [...left], [0, 0]]);
}

/** Zeros before and after an axis; `same` is TensorFlow's rule, the odd one after. */
function sides(padding: ConvPadding, axis: 0 | 1, size: number, kernel: number, stride: number): PaddingPair {
  if (padding === "valid") return [0, 0];
  if (padding === "full") return [kernel - 1, kernel - 1];
  if (padding !== "same") return padding[axis];
  const total = Math.max((Math.ceil(size / stride) - 1) * stride + kernel - size, 0);
  return [Math.floor(total / 2), Math.ceil(total / 2)];
}

function everyNth(size: number, step: number): number[] {
  return Array.from({ length: Math.ceil(size / step) }, (_, index) => index * step);
}
