import type { DataFormat } from "../shape/shape.ts";
import { builtLayer, type LayerDefinition, optional } from "./builtLayer.ts";
import type { Layer, LayerOptions } from "./layer.ts";
import type { PaddingPair, ZeroPadding2dConfig } from "./layerConfig.ts";
import { dataFormat, sides } from "./optionReaders.ts";

/** Cells on the four sides: a number for all, `[height, width]`, or `[[top, bottom], [left, right]]`. */
export type ZeroPadding2dSides = number | readonly [height: number | PaddingPair, width: number | PaddingPair];

/** Settings besides the cells. */
export interface ZeroPadding2dRestOptions extends LayerOptions {
  /** Where the channels stand; default `"channelsLast"`, `[batch, height, width, channels]`. */
  readonly dataFormat?: DataFormat;
}

/** Zeros around an image: its settings. */
export interface ZeroPadding2dOptions extends ZeroPadding2dRestOptions {
  /** How many rows and columns of zeros; default 1 on every side. */
  readonly padding?: ZeroPadding2dSides;
}

const ZERO_PADDING2D: LayerDefinition<ZeroPadding2dConfig> = {
  type: "zeroPadding2d",
  positions: ["padding"],
  example: "zeroPadding2d(1)",
  specs: {
    padding: optional(sides, [
      [1, 1],
      [1, 1],
    ]),
    dataFormat: optional(dataFormat, "channelsLast"),
  },
};

/**
 * Zeros around the image: `[batch, height, width, channels]` → `[batch, top + height + bottom, left + width + right,
 * channels]`. Keras's `ZeroPadding2D`, with its defaults. It has no parameters.
 *
 * @throws {TypeError | RangeError} if an option is unknown or wrong
 */
export function zeroPadding2d(options?: ZeroPadding2dOptions): Layer<ZeroPadding2dConfig>;
/**
 * Zeros around the image: `zeroPadding2d(1)`, `zeroPadding2d([[1, 0], [2, 2]])`.
 *
 * @param padding cells on the four sides
 * @param options everything else
 */
export function zeroPadding2d(
  padding: ZeroPadding2dSides,
  options?: ZeroPadding2dRestOptions,
): Layer<ZeroPadding2dConfig>;
export function zeroPadding2d(...values: unknown[]): Layer<ZeroPadding2dConfig> {
  return builtLayer(ZERO_PADDING2D, values);
}
