import type { DataFormat } from "../shape/shape.ts";
import { builtLayer, type LayerDefinition, optional } from "./builtLayer.ts";
import type { Layer, LayerOptions } from "./layer.ts";
import type { Cropping2dConfig, PaddingPair } from "./layerConfig.ts";
import { dataFormat, sides } from "./optionReaders.ts";

/** Cells on the four sides: a number for all, `[height, width]`, or `[[top, bottom], [left, right]]`. */
export type Cropping2dSides = number | readonly [height: number | PaddingPair, width: number | PaddingPair];

/** Settings besides the cells. */
export interface Cropping2dRestOptions extends LayerOptions {
  /** Where the channels stand; default `"channelsLast"`, `[batch, height, width, channels]`. */
  readonly dataFormat?: DataFormat;
}

/** An image without its edges: its settings. */
export interface Cropping2dOptions extends Cropping2dRestOptions {
  /** How many rows and columns are cut off; default 0 on every side. */
  readonly cropping?: Cropping2dSides;
}

const CROPPING2D: LayerDefinition<Cropping2dConfig> = {
  type: "cropping2d",
  positions: ["cropping"],
  example: "cropping2d(1)",
  specs: {
    cropping: optional(sides, [
      [0, 0],
      [0, 0],
    ]),
    dataFormat: optional(dataFormat, "channelsLast"),
  },
};

/**
 * The image without its edges: `[batch, height, width, channels]` → `[batch, height − top − bottom, width − left − right,
 * channels]`. Keras's `Cropping2D`, with its defaults. It has no parameters.
 *
 * @throws {TypeError | RangeError} if an option is unknown or wrong
 */
export function cropping2d(options?: Cropping2dOptions): Layer<Cropping2dConfig>;
/**
 * The image without its edges: `cropping2d(1)`, `cropping2d([[1, 0], [2, 2]])`.
 *
 * @param cropping cells on the four sides
 * @param options everything else
 */
export function cropping2d(cropping: Cropping2dSides, options?: Cropping2dRestOptions): Layer<Cropping2dConfig>;
export function cropping2d(...values: unknown[]): Layer<Cropping2dConfig> {
  return builtLayer(CROPPING2D, values);
}
