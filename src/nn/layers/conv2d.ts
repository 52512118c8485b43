import type { DataFormat, Size2d } from "../shape/shape.ts";
import { builtLayer, type LayerDefinition, optional, required } from "./builtLayer.ts";
import type { Layer, LayerOptions } from "./layer.ts";
import type { Conv2dConfig, PaddingPair } from "./layerConfig.ts";
import { localMessages } from "./messages.ts";
import { convPadding, dataFormat, shown, size2d, whole } from "./optionReaders.ts";
import { type KernelOptions, kernelOptions, WEIGHTED_OPTIONS, type WeightedOptions } from "./weightOptions.ts";

/** One size for height and width, or `[height, width]`. */
export type SizeOption = number | Size2d;

/**
 * A convolution's padding: `"valid"` (none), `"same"` (as many cells as keep the size at stride 1), `"full"` (every
 * position with at least one cell in common), or cells: a number for all sides, `[height, width]`, or
 * `[[top, bottom], [left, right]]`.
 */
export type ConvPaddingOption =
  | "valid"
  | "same"
  | "full"
  | number
  | readonly [height: number | PaddingPair, width: number | PaddingPair];

/** A convolution's settings besides its filters and their size. */
export interface Conv2dRestOptions extends LayerOptions, WeightedOptions, KernelOptions {
  /** By how many cells the kernel moves; default 1. */
  readonly strides?: SizeOption;
  /** Cells around the input; default `"valid"`, none. */
  readonly padding?: ConvPaddingOption;
  /** Where the channels stand; default `"channelsLast"`, `[batch, height, width, channels]`. */
  readonly dataFormat?: DataFormat;
  /** Distance between the cells that a kernel sees; default 1, neighbours. */
  readonly dilationRate?: SizeOption;
  /** Into how many parts the channels are split, each with filters of its own; default 1. */
  readonly groups?: number;
}

/** A convolution's settings. */
export interface Conv2dOptions extends Conv2dRestOptions {
  /** How many filters: the output's channels. */
  readonly filters: number;
  /** The kernel's height and width. */
  readonly kernelSize: SizeOption;
}

const CONV2D: LayerDefinition<Conv2dConfig> = {
  type: "conv2d",
  positions: ["filters", "kernelSize", "strides"],
  example: "conv2d(64, 5)",
  specs: {
    filters: required(whole(1)),
    kernelSize: required(size2d(1)),
    strides: optional(size2d(1), [1, 1]),
    padding: optional(convPadding, "valid"),
    dataFormat: optional(dataFormat, "channelsLast"),
    dilationRate: optional(size2d(1), [1, 1]),
    groups: optional(whole(1), 1),
    ...WEIGHTED_OPTIONS,
    ...kernelOptions("kernel"),
  },
  check: ({ filters, groups, strides, dilationRate }) => {
    const text = localMessages();
    if (filters % groups !== 0) throw new RangeError(text.filtersInGroups("conv2d", filters, groups));
    if (Math.max(...strides) > 1 && Math.max(...dilationRate) > 1) {
      throw new RangeError(text.stridesAndDilation("conv2d", shown(strides), shown(dilationRate)));
    }
  },
};

/**
 * A convolution: every filter moves over the image and gives one channel of the output, `[batch, height, width,
 * channels]` → `[batch, newHeight, newWidth, filters]`. Keras's `Conv2D`, with its defaults; `padding` may also be
 * `"full"` or cells.
 *
 * ```ts
 * conv2d({ filters: 64, kernelSize: [5, 5], padding: "same", activation: "relu" });
 * conv2d(64, 5);
 * conv2d(64, 3, 2, { padding: "same" });
 * ```
 *
 * @throws {TypeError | RangeError} if an option is missing, unknown or wrong
 */
export function conv2d(options: Conv2dOptions): Layer<Conv2dConfig>;
/**
 * A convolution of so many filters of a size, moved by a stride: `conv2d(64, 3, 2, { padding: "same" })`.
 *
 * @param filters how many filters: the output's channels
 * @param kernelSize the kernel's side, or `[height, width]`
 * @param strides by how many cells the kernel moves
 * @param options everything else
 */
export function conv2d(
  filters: number,
  kernelSize: SizeOption,
  strides: SizeOption,
  options?: Omit<Conv2dRestOptions, "strides">,
): Layer<Conv2dConfig>;
/**
 * A convolution of so many filters of a size: `conv2d(64, 5)`, `conv2d(64, 3, { padding: "same" })`.
 *
 * @param filters how many filters: the output's channels
 * @param kernelSize the kernel's side, or `[height, width]`
 * @param options everything else
 */
export function conv2d(filters: number, kernelSize: SizeOption, options?: Conv2dRestOptions): Layer<Conv2dConfig>;
export function conv2d(...values: unknown[]): Layer<Conv2dConfig> {
  return builtLayer(CONV2D, values);
}
