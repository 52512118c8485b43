import type { DataFormat } from "../shape/shape.ts";
import { builtLayer, type LayerDefinition, optional, required } from "./builtLayer.ts";
import type { Layer, LayerOptions } from "./layer.ts";
import type { DropoutConfig } from "./layerConfig.ts";
import { dataFormat, numberFrom } from "./optionReaders.ts";

/** A dropout layer's settings. */
export interface DropoutOptions extends LayerOptions {
  /** The part of the values that is set to 0 in training, 0 to 1. */
  readonly rate: number;
}

/** A spatial dropout layer's settings besides the rate. */
export interface SpatialDropout2dRestOptions extends LayerOptions {
  /** Where the channels stand; default `"channelsLast"`, `[batch, height, width, channels]`. */
  readonly dataFormat?: DataFormat;
}

/** A spatial dropout layer's settings. */
export interface SpatialDropout2dOptions extends SpatialDropout2dRestOptions {
  /** The part of the channels that is set to 0 in training, 0 to 1. */
  readonly rate: number;
}

const DROPOUT: LayerDefinition<DropoutConfig, { readonly rate: number }> = {
  type: "dropout",
  positions: ["rate"],
  example: "dropout(0.5)",
  specs: { rate: required(numberFrom(0, 1)) },
  complete: ({ rate }) => ({ rate, dataFormat: "channelsLast" }),
};

const SPATIAL_DROPOUT2D: LayerDefinition<DropoutConfig> = {
  type: "spatialDropout2d",
  positions: ["rate"],
  example: "spatialDropout2d(0.5)",
  specs: { rate: required(numberFrom(0, 1)), dataFormat: optional(dataFormat, "channelsLast") },
};

/**
 * In training a part of the values, chosen anew at every step, is 0, and the others are divided by 1 − rate, so that the
 * sum stays the same on average; otherwise nothing changes (Srivastava et al., 2014). Keras's `Dropout`. It has no parameters.
 *
 * @throws {TypeError | RangeError} if an option is missing, unknown or wrong
 */
export function dropout(options: DropoutOptions): Layer<DropoutConfig>;
/**
 * Dropout of a part of the values: `dropout(0.5)`.
 *
 * @param rate the part that is set to 0 in training, 0 to 1
 * @param options everything else
 */
export function dropout(rate: number, options?: LayerOptions): Layer<DropoutConfig>;
export function dropout(...values: unknown[]): Layer<DropoutConfig> {
  return builtLayer(DROPOUT, values);
}

/**
 * Dropout of whole channels: in training a part of the channels, chosen anew at every step, is 0, and the others are
 * divided by 1 − rate; otherwise nothing changes. Keras's `SpatialDropout2D`. It has no parameters.
 *
 * @throws {TypeError | RangeError} if an option is missing, unknown or wrong
 */
export function spatialDropout2d(options: SpatialDropout2dOptions): Layer<DropoutConfig>;
/**
 * Dropout of a part of the values: `spatialDropout2d(0.5)`.
 *
 * @param rate the part that is set to 0 in training, 0 to 1
 * @param options everything else
 */
export function spatialDropout2d(rate: number, options?: SpatialDropout2dRestOptions): Layer<DropoutConfig>;
export function spatialDropout2d(...values: unknown[]): Layer<DropoutConfig> {
  return builtLayer(SPATIAL_DROPOUT2D, values);
}
