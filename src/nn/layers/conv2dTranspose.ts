import type { DataFormat } from "../shape/shape.ts";
import { builtLayer, type LayerDefinition, optional, required } from "./builtLayer.ts";
import type { SizeOption } from "./conv2d.ts";
import type { Layer, LayerOptions } from "./layer.ts";
import type { Conv2dTransposeConfig, KerasPadding } from "./layerConfig.ts";
import { localMessages } from "./messages.ts";
import { dataFormat, kerasPadding, orNull, shown, size2d, whole } from "./optionReaders.ts";
import { type KernelOptions, kernelOptions, WEIGHTED_OPTIONS, type WeightedOptions } from "./weightOptions.ts";

/** A transposed convolution's settings besides its filters and their size. */
export interface Conv2dTransposeRestOptions extends LayerOptions, WeightedOptions, KernelOptions {
  /** How many times larger the output is; default 1. */
  readonly strides?: SizeOption;
  /** `"valid"` (default): the whole output; `"same"`: input size times stride. */
  readonly padding?: KerasPadding;
  /** Rows and columns added at the output's end, smaller than the strides; default `null`, TensorFlow's rule. */
  readonly outputPadding?: SizeOption | null;
  /** Where the channels stand; default `"channelsLast"`, `[batch, height, width, channels]`. */
  readonly dataFormat?: DataFormat;
  /** Distance between the cells that a kernel writes; default 1, neighbours. */
  readonly dilationRate?: SizeOption;
}

/** A transposed convolution's settings. */
export interface Conv2dTransposeOptions extends Conv2dTransposeRestOptions {
  /** How many filters: the output's channels. */
  readonly filters: number;
  /** The kernel's height and width. */
  readonly kernelSize: SizeOption;
}

const CONV2D_TRANSPOSE: LayerDefinition<Conv2dTransposeConfig> = {
  type: "conv2dTranspose",
  positions: ["filters", "kernelSize", "strides"],
  example: 'conv2dTranspose(32, 3, 2, { padding: "same" })',
  specs: {
    filters: required(whole(1)),
    kernelSize: required(size2d(1)),
    strides: optional(size2d(1), [1, 1]),
    padding: optional(kerasPadding, "valid"),
    outputPadding: optional(orNull(size2d(0)), null),
    dataFormat: optional(dataFormat, "channelsLast"),
    dilationRate: optional(size2d(1), [1, 1]),
    ...WEIGHTED_OPTIONS,
    ...kernelOptions("kernel"),
  },
  check: ({ strides, dilationRate, outputPadding }) => {
    const text = localMessages();
    if (Math.max(...strides) > 1 && Math.max(...dilationRate) > 1) {
      throw new RangeError(text.stridesAndDilation("conv2dTranspose", shown(strides), shown(dilationRate)));
    }
    if (outputPadding !== null && (outputPadding[0] >= strides[0] || outputPadding[1] >= strides[1])) {
      throw new RangeError(text.outputPadding("conv2dTranspose", shown(outputPadding), shown(strides)));
    }
  },
};

/**
 * A transposed convolution, the way back through a convolution's shapes: `[batch, height, width, channels]` → about
 * `[batch, height · stride, width · stride, filters]`. Keras's `Conv2DTranspose`, with its defaults.
 *
 * @throws {TypeError | RangeError} if an option is missing, unknown or wrong
 */
export function conv2dTranspose(options: Conv2dTransposeOptions): Layer<Conv2dTransposeConfig>;
/**
 * A transposed convolution with a stride: `conv2dTranspose(32, 3, 2, { padding: "same" })`.
 *
 * @param filters how many filters: the output's channels
 * @param kernelSize the kernel's side, or `[height, width]`
 * @param strides how many times larger the output is
 * @param options everything else
 */
export function conv2dTranspose(
  filters: number,
  kernelSize: SizeOption,
  strides: SizeOption,
  options?: Omit<Conv2dTransposeRestOptions, "strides">,
): Layer<Conv2dTransposeConfig>;
/**
 * A transposed convolution of so many filters of a size: `conv2dTranspose(32, 3, { strides: 2 })`.
 *
 * @param filters how many filters: the output's channels
 * @param kernelSize the kernel's side, or `[height, width]`
 * @param options everything else
 */
export function conv2dTranspose(
  filters: number,
  kernelSize: SizeOption,
  options?: Conv2dTransposeRestOptions,
): Layer<Conv2dTransposeConfig>;
export function conv2dTranspose(...values: unknown[]): Layer<Conv2dTransposeConfig> {
  return builtLayer(CONV2D_TRANSPOSE, values);
}
