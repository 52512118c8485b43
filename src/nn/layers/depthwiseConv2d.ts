import type { DataFormat } from "../shape/shape.ts";
import { builtLayer, type LayerDefinition, optional, required } from "./builtLayer.ts";
import type { ConvPaddingOption, SizeOption } from "./conv2d.ts";
import type { Layer, LayerOptions } from "./layer.ts";
import type { DepthwiseConv2dConfig } from "./layerConfig.ts";
import { convPadding, dataFormat, size2d, whole } from "./optionReaders.ts";
import { type DepthwiseOptions, kernelOptions, WEIGHTED_OPTIONS, type WeightedOptions } from "./weightOptions.ts";

/** A depthwise convolution's settings besides its kernel's size. */
export interface DepthwiseConv2dRestOptions extends LayerOptions, WeightedOptions, DepthwiseOptions {
  /** By how many cells the kernel moves; default 1. */
  readonly strides?: SizeOption;
  /** Cells around the input; default `"valid"`, none. */
  readonly padding?: ConvPaddingOption;
  /** How many output channels each input channel gives; default 1. */
  readonly depthMultiplier?: number;
  /** Where the channels stand; default `"channelsLast"`, `[batch, height, width, channels]`. */
  readonly dataFormat?: DataFormat;
  /** Distance between the cells that a kernel sees; default 1, neighbours. */
  readonly dilationRate?: SizeOption;
}

/** A depthwise convolution's settings. */
export interface DepthwiseConv2dOptions extends DepthwiseConv2dRestOptions {
  /** The kernel's height and width. */
  readonly kernelSize: SizeOption;
}

const DEPTHWISE_CONV2D: LayerDefinition<DepthwiseConv2dConfig> = {
  type: "depthwiseConv2d",
  positions: ["kernelSize", "strides"],
  example: "depthwiseConv2d(3)",
  specs: {
    kernelSize: required(size2d(1)),
    strides: optional(size2d(1), [1, 1]),
    padding: optional(convPadding, "valid"),
    depthMultiplier: optional(whole(1), 1),
    dataFormat: optional(dataFormat, "channelsLast"),
    dilationRate: optional(size2d(1), [1, 1]),
    ...WEIGHTED_OPTIONS,
    ...kernelOptions("depthwise"),
  },
};

/**
 * A convolution of each channel on its own: `[batch, height, width, channels]` → `[batch, newHeight, newWidth,
 * channels · depthMultiplier]`. Keras's `DepthwiseConv2D`, with its defaults.
 *
 * @throws {TypeError | RangeError} if an option is missing, unknown or wrong
 */
export function depthwiseConv2d(options: DepthwiseConv2dOptions): Layer<DepthwiseConv2dConfig>;
/**
 * A depthwise convolution with a stride: `depthwiseConv2d(3, 2, { padding: "same" })`.
 *
 * @param kernelSize the kernel's side, or `[height, width]`
 * @param strides by how many cells the kernel moves
 * @param options everything else
 */
export function depthwiseConv2d(
  kernelSize: SizeOption,
  strides: SizeOption,
  options?: Omit<DepthwiseConv2dRestOptions, "strides">,
): Layer<DepthwiseConv2dConfig>;
/**
 * A depthwise convolution with a kernel of a size: `depthwiseConv2d(3, { padding: "same" })`.
 *
 * @param kernelSize the kernel's side, or `[height, width]`
 * @param options everything else
 */
export function depthwiseConv2d(
  kernelSize: SizeOption,
  options?: DepthwiseConv2dRestOptions,
): Layer<DepthwiseConv2dConfig>;
export function depthwiseConv2d(...values: unknown[]): Layer<DepthwiseConv2dConfig> {
  return builtLayer(DEPTHWISE_CONV2D, values);
}
