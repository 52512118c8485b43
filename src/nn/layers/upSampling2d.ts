import type { DataFormat } from "../shape/shape.ts";
import { builtLayer, type LayerDefinition, optional } from "./builtLayer.ts";
import type { SizeOption } from "./conv2d.ts";
import type { Layer, LayerOptions } from "./layer.ts";
import type { UpSampling2dConfig } from "./layerConfig.ts";
import { choice, dataFormat, size2d } from "./optionReaders.ts";

/** An up-sampling layer's settings besides the factor. */
export interface UpSampling2dRestOptions extends LayerOptions {
  /** `"nearest"` (default) repeats every cell; `"bilinear"` blends neighbours, whose centres are half a cell in. */
  readonly interpolation?: "nearest" | "bilinear";
  /** Where the channels stand; default `"channelsLast"`, `[batch, height, width, channels]`. */
  readonly dataFormat?: DataFormat;
}

/** An up-sampling layer's settings. */
export interface UpSampling2dOptions extends UpSampling2dRestOptions {
  /** How many times higher and wider the output is; default 2. */
  readonly size?: SizeOption;
}

const UP_SAMPLING2D: LayerDefinition<UpSampling2dConfig> = {
  type: "upSampling2d",
  positions: ["size"],
  example: "upSampling2d(2)",
  specs: {
    size: optional(size2d(1), [2, 2]),
    interpolation: optional(choice(["nearest", "bilinear"] as const), "nearest"),
    dataFormat: optional(dataFormat, "channelsLast"),
  },
};

/**
 * A larger image: `[batch, height, width, channels]` → `[batch, height · size, width · size, channels]`. Keras's
 * `UpSampling2D`, with its defaults. It has no parameters.
 *
 * @throws {TypeError | RangeError} if an option is unknown or wrong
 */
export function upSampling2d(options?: UpSampling2dOptions): Layer<UpSampling2dConfig>;
/**
 * A larger image: `upSampling2d(2)`, `upSampling2d([1, 2], { interpolation: "bilinear" })`.
 *
 * @param size how many times higher and wider the output is, or `[height, width]`
 * @param options everything else
 */
export function upSampling2d(size: SizeOption, options?: UpSampling2dRestOptions): Layer<UpSampling2dConfig>;
export function upSampling2d(...values: unknown[]): Layer<UpSampling2dConfig> {
  return builtLayer(UP_SAMPLING2D, values);
}
