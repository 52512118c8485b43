import type {
  ConcatenateConfig,
  Conv2dConfig,
  Conv2dTransposeConfig,
  Cropping2dConfig,
  DepthwiseConv2dConfig,
  GlobalPooling2dConfig,
  LayerConfig,
  MergeConfig,
  PermuteConfig,
  Pooling2dConfig,
  ReshapeConfig,
  SeparableConv2dConfig,
  UpSampling2dConfig,
  ZeroPadding2dConfig,
} from "../layers/layerConfig.ts";
import {
  axisIndex,
  checkedShape,
  knownChannels,
  onlyShape,
  readImageShape,
  requireRank,
  writeImageShape,
} from "./inputShapes.ts";
import { localMessages } from "./messages.ts";
import type { Shape } from "./shape.ts";
import { shapeText } from "./shapeText.ts";
import { checkedSize, exactProduct, largeText } from "./sizeLimits.ts";
import { slideWindow } from "./slidingWindow.ts";
import { spreadWindow } from "./transposedWindow.ts";

/**
 * The shape of a layer's output, the batch first. A size that is not known (`null`) stays unknown, as in Keras 3.
 *
 * Shapes are Keras 3's, and what Keras refuses is an error here. So is some that Keras lets pass: an axis of 0 cells in the
 * input, the output or a reshaping's target, or of more than 2³¹ − 1; concatenation or normalisation along the batch; and a
 * transposed convolution that TensorFlow then refuses to calculate (padding "same", an even kernel, `outputPadding` 0).
 * Padding "full" and padding in cells, which Keras does not have, are the shapes of zero padding and then a convolution with
 * "valid".
 *
 * @param config a layer's settings, checked
 * @param inputShapes one shape for each input, with the batch: `[[null, 28, 28, 1]]`; an input layer's are not looked at
 * @throws {TypeError} if a shape is no list
 * @throws {RangeError} if the layer cannot work on such inputs; the message says why and what to do
 */
export function layerOutputShape(config: LayerConfig, inputShapes: readonly Shape[]): Shape {
  switch (config.type) {
    case "input":
      return config.shape;
    case "conv2d":
    case "depthwiseConv2d":
    case "separableConv2d":
      return convolved(config, inputShapes);
    case "conv2dTranspose":
      return transposed(config, inputShapes);
    case "maxPooling2d":
    case "averagePooling2d":
      return pooled(config, inputShapes);
    case "globalMaxPooling2d":
    case "globalAveragePooling2d":
      return globallyPooled(config, inputShapes);
    case "upSampling2d":
      return upSampled(config, inputShapes);
    case "zeroPadding2d":
      return padded(config, inputShapes);
    case "cropping2d":
      return cropped(config, inputShapes);
    case "flatten":
      return flattened(inputShapes);
    case "reshape":
      return reshaped(config, inputShapes);
    case "permute":
      return permuted(config, inputShapes);
    case "dense":
      return denselyConnected(config.units, inputShapes);
    case "activation":
    case "dropout":
      return onlyShape(config.type, inputShapes);
    case "spatialDropout2d":
      readImageShape(config.type, inputShapes, config.dataFormat);
      return onlyShape(config.type, inputShapes);
    case "batchNormalization": {
      const shape = onlyShape(config.type, inputShapes);
      knownChannels(config.type, shape[axisIndex(config.type, config.axis, shape)] ?? null, inputShapes);
      return shape;
    }
    case "concatenate":
      return concatenated(config, inputShapes);
    case "add":
    case "subtract":
    case "multiply":
    case "average":
    case "maximum":
    case "minimum":
      return merged(config, inputShapes);
  }
}

function convolved(
  config: Conv2dConfig | DepthwiseConv2dConfig | SeparableConv2dConfig,
  inputShapes: readonly Shape[],
): Shape {
  const { type, kernelSize, strides, dilationRate, padding, dataFormat } = config;
  const image = readImageShape(type, inputShapes, dataFormat);
  const channels = knownChannels(type, image.channels, inputShapes);
  const text = localMessages();
  if (config.type === "conv2d" && channels % config.groups !== 0) {
    throw new RangeError(text.groupsOfChannels(type, channels, config.groups));
  }
  const size = (axis: 0 | 1, input: number | null): number | null => {
    const name = axis === 0 ? text.axisNames.height : text.axisNames.width;
    const sides = typeof padding === "string" ? padding : padding[axis];
    const window = { kernel: kernelSize[axis], stride: strides[axis], dilation: dilationRate[axis], padding: sides };
    return input === null ? null : slideWindow(type, name, { input, ...window }).size;
  };
  const filters =
    config.type === "depthwiseConv2d"
      ? checkedSize(type, "channels · depthMultiplier", channels * config.depthMultiplier)
      : config.filters;
  return writeImageShape(
    { batch: image.batch, height: size(0, image.height), width: size(1, image.width), channels: filters },
    dataFormat,
  );
}

function transposed(config: Conv2dTransposeConfig, inputShapes: readonly Shape[]): Shape {
  const { type, filters, kernelSize, strides, dilationRate, padding, outputPadding, dataFormat } = config;
  const image = readImageShape(type, inputShapes, dataFormat);
  knownChannels(type, image.channels, inputShapes);
  const names = localMessages().axisNames;
  const size = (axis: 0 | 1, input: number | null): number | null => {
    const extent = spreadWindow(type, axis === 0 ? names.height : names.width, {
      // What does not go together is refused for an input of any size.
      input: input ?? 1,
      kernel: kernelSize[axis],
      stride: strides[axis],
      dilation: dilationRate[axis],
      padding,
      outputPadding: outputPadding === null ? null : outputPadding[axis],
    });
    return input === null ? null : extent.size;
  };
  return writeImageShape(
    { batch: image.batch, height: size(0, image.height), width: size(1, image.width), channels: filters },
    dataFormat,
  );
}

function pooled(config: Pooling2dConfig, inputShapes: readonly Shape[]): Shape {
  const { type, poolSize, strides, padding, dataFormat } = config;
  const image = readImageShape(type, inputShapes, dataFormat);
  const names = localMessages().axisNames;
  const size = (axis: 0 | 1, input: number | null): number | null =>
    input === null
      ? null
      : slideWindow(type, axis === 0 ? names.height : names.width, {
          input,
          kernel: poolSize[axis],
          stride: strides[axis],
          dilation: 1,
          padding,
        }).size;
  return writeImageShape({ ...image, height: size(0, image.height), width: size(1, image.width) }, dataFormat);
}

function globallyPooled({ type, keepDims, dataFormat }: GlobalPooling2dConfig, inputShapes: readonly Shape[]): Shape {
  const image = readImageShape(type, inputShapes, dataFormat);
  return keepDims ? writeImageShape({ ...image, height: 1, width: 1 }, dataFormat) : [image.batch, image.channels];
}

function upSampled({ type, size, dataFormat }: UpSampling2dConfig, inputShapes: readonly Shape[]): Shape {
  const image = readImageShape(type, inputShapes, dataFormat);
  const enlarged = (input: number | null, factor: number): number | null =>
    input === null ? null : checkedSize(type, "I · size", input * factor);
  const [height, width] = [enlarged(image.height, size[0]), enlarged(image.width, size[1])];
  return writeImageShape({ ...image, height, width }, dataFormat);
}

function padded({ type, padding, dataFormat }: ZeroPadding2dConfig, inputShapes: readonly Shape[]): Shape {
  const image = readImageShape(type, inputShapes, dataFormat);
  const enlarged = (input: number | null, [before, after]: readonly [number, number]): number | null =>
    input === null ? null : checkedSize(type, "I + padding", input + before + after);
  const [height, width] = [enlarged(image.height, padding[0]), enlarged(image.width, padding[1])];
  return writeImageShape({ ...image, height, width }, dataFormat);
}

function cropped({ type, cropping, dataFormat }: Cropping2dConfig, inputShapes: readonly Shape[]): Shape {
  const image = readImageShape(type, inputShapes, dataFormat);
  const text = localMessages();
  const left = (axis: 0 | 1, input: number | null): number | null => {
    const [before, after] = cropping[axis];
    if (input === null) return null;
    if (input - before - after >= 1) return input - before - after;
    const name = axis === 0 ? text.axisNames.height : text.axisNames.width;
    throw new RangeError(text.cropTooLarge(type, name, before, after, input));
  };
  return writeImageShape({ ...image, height: left(0, image.height), width: left(1, image.width) }, dataFormat);
}

function flattened(inputShapes: readonly Shape[]): Shape {
  const [batch = null, ...sizes] = onlyShape("flatten", inputShapes);
  if (sizes.includes(null)) return [batch, null];
  const values = exactProduct("flatten", sizes as number[]);
  return [batch, checkedSize("flatten", sizes.join(" · "), values)];
}

function reshaped({ type, targetShape }: ReshapeConfig, inputShapes: readonly Shape[]): Shape {
  const shape = onlyShape(type, inputShapes);
  const [batch = null, ...sizes] = shape;
  // As Keras: with an unknown size, what is left over is unknown too, and nothing else can be checked.
  if (sizes.includes(null)) return [batch, ...targetShape.map((size) => (size === -1 ? null : size))];
  const values = exactProduct(type, sizes as number[]);
  const named = exactProduct(
    type,
    targetShape.filter((size) => size !== -1),
  );
  const text = localMessages();
  const counts = [shapeText(shape), largeText(values), shapeText(targetShape), largeText(named)] as const;
  if (!targetShape.includes(-1)) {
    if (values !== named) throw new RangeError(text.reshapeMismatch(type, ...counts));
    return [batch, ...targetShape];
  }
  if (values % named !== 0) throw new RangeError(text.reshapeRemainder(type, ...counts));
  const leftOver = checkedSize(type, `${counts[1]} / ${counts[3]}`, values / named);
  return [batch, ...targetShape.map((size) => (size === -1 ? leftOver : size))];
}

function permuted({ type, dims }: PermuteConfig, inputShapes: readonly Shape[]): Shape {
  const shape = onlyShape(type, inputShapes);
  requireRank(type, shape, dims.length + 1, [null, ...dims.map((_, index) => 28 - index)]);
  return [shape[0] ?? null, ...dims.map((axis) => shape[axis] ?? null)];
}

function denselyConnected(units: number, inputShapes: readonly Shape[]): Shape {
  const shape = onlyShape("dense", inputShapes);
  if (shape.length === 1) requireRank("dense", shape, 2, [null, 784]);
  knownChannels("dense", shape.at(-1) ?? null, inputShapes);
  return [...shape.slice(0, -1), units];
}

function concatenated({ type, axis }: ConcatenateConfig, inputShapes: readonly Shape[]): Shape {
  const text = localMessages();
  const [first, ...others] = inputShapes.map((shape) => checkedShape(type, shape));
  if (first === undefined) throw new RangeError(text.noInputs(type));
  const along = axisIndex(type, axis, first);
  const agrees = (shape: Shape): boolean => shape.length === first.length;
  const sizesAt = (index: number): ReadonlySet<number> =>
    new Set(inputShapes.map((shape) => shape[index] ?? null).filter((size) => size !== null));
  if (!others.every(agrees) || first.some((_, index) => index !== along && sizesAt(index).size > 1)) {
    throw new RangeError(text.concatenateMismatch(type, axis, inputShapes.map(shapeText).join(", ")));
  }
  const joined = inputShapes.map((shape) => shape[along] ?? null);
  const isKnown = joined.every((size) => size !== null);
  const sum = isKnown
    ? checkedSize(
        type,
        joined.join(" + "),
        joined.reduce((total, size) => total + size, 0),
      )
    : null;
  return first.map((size, index) => (index === along ? sum : size));
}

function merged({ type }: MergeConfig, inputShapes: readonly Shape[]): Shape {
  const text = localMessages();
  const [first, ...others] = inputShapes.map((shape) => checkedShape(type, shape));
  if (first === undefined) throw new RangeError(text.noInputs(type));
  if (type === "subtract" && inputShapes.length !== 2) throw new RangeError(text.twoInputs(type, inputShapes.length));
  const batches = new Set(inputShapes.map(([batch]) => batch ?? null).filter((batch) => batch !== null));
  if (batches.size > 1) throw new RangeError(text.batchMismatch(type, inputShapes.map(shapeText).join(", ")));
  let sizes: Shape = first.slice(1);
  for (const shape of others) {
    const broadcast = broadcastSizes(sizes, shape.slice(1));
    if (broadcast === null) throw new RangeError(text.mergeMismatch(type, inputShapes.map(shapeText).join(", ")));
    sizes = broadcast;
  }
  const [batch = null] = batches;
  return [batch, ...sizes];
}

/**
 * What two lists of sizes give element by element, aligned at their ends: an axis of 1 is repeated, one that is not known
 * in either stays unknown (Keras's rule); `null` if they do not agree.
 */
function broadcastSizes(one: Shape, other: Shape): Shape | null {
  const [longer, shorter] = one.length < other.length ? [other, one] : [one, other];
  const offset = longer.length - shorter.length;
  const sizes: (number | null)[] = [];
  for (const [index, size] of longer.entries()) {
    const opposite = index < offset ? 1 : (shorter[index - offset] ?? null);
    if (index < offset) sizes.push(size);
    else if (size === null || opposite === null) sizes.push(null);
    else if (size === 1) sizes.push(opposite);
    else if (opposite === 1 || opposite === size) sizes.push(size);
    else return null;
  }
  return sizes;
}
