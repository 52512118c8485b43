import type { DataFormat } from "../shape/shape.ts";
import { builtLayer, type LayerDefinition, optional } from "./builtLayer.ts";
import type { Layer, LayerOptions } from "./layer.ts";
import type { FlattenConfig } from "./layerConfig.ts";
import { dataFormat } from "./optionReaders.ts";

/** A flattening layer's settings. */
export interface FlattenOptions extends LayerOptions {
  /** Where the input's channels stand; default `"channelsLast"`. With `"channelsFirst"` they are put last first. */
  readonly dataFormat?: DataFormat;
}

const FLATTEN: LayerDefinition<FlattenConfig> = {
  type: "flatten",
  positions: [],
  example: "flatten()",
  specs: { dataFormat: optional(dataFormat, "channelsLast") },
};

/**
 * All of an input in one row: `[batch, height, width, channels]` → `[batch, height · width · channels]`. Keras's
 * `Flatten`. It has no parameters.
 *
 * @throws {TypeError | RangeError} if an option is unknown or wrong
 */
export function flatten(options?: FlattenOptions): Layer<FlattenConfig>;
export function flatten(...values: unknown[]): Layer<FlattenConfig> {
  return builtLayer(FLATTEN, values);
}
