import type { DataFormat } from "../shape/shape.ts";
import { builtLayer, type LayerDefinition, optional, required } from "./builtLayer.ts";
import type { ConvPaddingOption, SizeOption } from "./conv2d.ts";
import type { Layer, LayerOptions } from "./layer.ts";
import type { InitializerName, SeparableConv2dConfig } from "./layerConfig.ts";
import { convPadding, dataFormat, size2d, whole } from "./optionReaders.ts";
import {
  type ConstraintOption,
  type DepthwiseOptions,
  kernelOptions,
  type RegularizerOption,
  WEIGHTED_OPTIONS,
  type WeightedOptions,
} from "./weightOptions.ts";

/** A separable convolution's settings besides its filters and their size. */
export interface SeparableConv2dRestOptions extends LayerOptions, WeightedOptions, DepthwiseOptions {
  /** By how many cells the kernel moves; default 1. */
  readonly strides?: SizeOption;
  /** Cells around the input; default `"valid"`, none. */
  readonly padding?: ConvPaddingOption;
  /** How many channels the first step makes of each input channel; default 1. */
  readonly depthMultiplier?: number;
  /** Where the channels stand; default `"channelsLast"`, `[batch, height, width, channels]`. */
  readonly dataFormat?: DataFormat;
  /** Distance between the cells that a kernel sees; default 1, neighbours. */
  readonly dilationRate?: SizeOption;
  /** How the pointwise kernel starts; default `"glorotUniform"`. */
  readonly pointwiseInitializer?: InitializerName;
  /** A penalty on the pointwise kernel that joins the loss; default none. */
  readonly pointwiseRegularizer?: RegularizerOption;
  /** A bound on the pointwise kernel; default none. */
  readonly pointwiseConstraint?: ConstraintOption;
}

/** A separable convolution's settings. */
export interface SeparableConv2dOptions extends SeparableConv2dRestOptions {
  /** How many filters: the output's channels. */
  readonly filters: number;
  /** The depthwise kernel's height and width. */
  readonly kernelSize: SizeOption;
}

const SEPARABLE_CONV2D: LayerDefinition<SeparableConv2dConfig> = {
  type: "separableConv2d",
  positions: ["filters", "kernelSize", "strides"],
  example: "separableConv2d(64, 3)",
  specs: {
    filters: required(whole(1)),
    kernelSize: required(size2d(1)),
    strides: optional(size2d(1), [1, 1]),
    padding: optional(convPadding, "valid"),
    depthMultiplier: optional(whole(1), 1),
    dataFormat: optional(dataFormat, "channelsLast"),
    dilationRate: optional(size2d(1), [1, 1]),
    ...WEIGHTED_OPTIONS,
    ...kernelOptions("depthwise"),
    ...kernelOptions("pointwise"),
  },
};

/**
 * A convolution of each channel on its own and then a 1 × 1 convolution over all of them: `[batch, height, width,
 * channels]` → `[batch, newHeight, newWidth, filters]`. Keras's `SeparableConv2D`, with its defaults.
 *
 * @throws {TypeError | RangeError} if an option is missing, unknown or wrong
 */
export function separableConv2d(options: SeparableConv2dOptions): Layer<SeparableConv2dConfig>;
/**
 * A separable convolution with a stride: `separableConv2d(64, 3, 2, { padding: "same" })`.
 *
 * @param filters how many filters: the output's channels
 * @param kernelSize the kernel's side, or `[height, width]`
 * @param strides by how many cells the kernel moves
 * @param options everything else
 */
export function separableConv2d(
  filters: number,
  kernelSize: SizeOption,
  strides: SizeOption,
  options?: Omit<SeparableConv2dRestOptions, "strides">,
): Layer<SeparableConv2dConfig>;
/**
 * A separable convolution of so many filters: `separableConv2d(64, 3, { padding: "same" })`.
 *
 * @param filters how many filters: the output's channels
 * @param kernelSize the kernel's side, or `[height, width]`
 * @param options everything else
 */
export function separableConv2d(
  filters: number,
  kernelSize: SizeOption,
  options?: SeparableConv2dRestOptions,
): Layer<SeparableConv2dConfig>;
export function separableConv2d(...values: unknown[]): Layer<SeparableConv2dConfig> {
  return builtLayer(SEPARABLE_CONV2D, values);
}
