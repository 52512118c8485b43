import type { DataFormat } from "../shape/shape.ts";
import { builtLayer, type LayerDefinition, optional } from "./builtLayer.ts";
import type { Layer, LayerOptions } from "./layer.ts";
import type { GlobalPooling2dConfig } from "./layerConfig.ts";
import { dataFormat, trueOrFalse } from "./optionReaders.ts";

/** A global pooling layer's settings. */
export interface GlobalPooling2dOptions extends LayerOptions {
  /** `true`: `[batch, 1, 1, channels]`; default `false`: `[batch, channels]`. */
  readonly keepDims?: boolean;
  /** Where the channels stand; default `"channelsLast"`, `[batch, height, width, channels]`. */
  readonly dataFormat?: DataFormat;
}

const GLOBAL_MAX_POOLING2D = globalPoolingDefinition("globalMaxPooling2d");
const GLOBAL_AVERAGE_POOLING2D = globalPoolingDefinition("globalAveragePooling2d");

function globalPoolingDefinition(type: GlobalPooling2dConfig["type"]): LayerDefinition<GlobalPooling2dConfig> {
  return {
    type,
    positions: [],
    example: `${type}()`,
    specs: {
      keepDims: optional(trueOrFalse, false),
      dataFormat: optional(dataFormat, "channelsLast"),
    },
  };
}

/**
 * The largest value of each channel over the whole image: `[batch, height, width, channels]` → `[batch, channels]`. Keras's
 * `GlobalMaxPooling2D`.
 *
 * @throws {TypeError | RangeError} if an option is unknown or wrong
 */
export function globalMaxPooling2d(options?: GlobalPooling2dOptions): Layer<GlobalPooling2dConfig>;
export function globalMaxPooling2d(...values: unknown[]): Layer<GlobalPooling2dConfig> {
  return builtLayer(GLOBAL_MAX_POOLING2D, values);
}

/**
 * The average of each channel over the whole image: `[batch, height, width, channels]` → `[batch, channels]`. Keras's
 * `GlobalAveragePooling2D`.
 *
 * @throws {TypeError | RangeError} if an option is unknown or wrong
 */
export function globalAveragePooling2d(options?: GlobalPooling2dOptions): Layer<GlobalPooling2dConfig>;
export function globalAveragePooling2d(...values: unknown[]): Layer<GlobalPooling2dConfig> {
  return builtLayer(GLOBAL_AVERAGE_POOLING2D, values);
}
