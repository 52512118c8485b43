import { builtLayer, type LayerDefinition, optional } from "./builtLayer.ts";
import type { Layer, LayerOptions } from "./layer.ts";
import type { ConcatenateConfig } from "./layerConfig.ts";
import { axis } from "./optionReaders.ts";

/** A concatenating layer's settings. */
export interface ConcatenateOptions extends LayerOptions {
  /** The axis along which the inputs stand one behind the other; default −1, the last. */
  readonly axis?: number;
}

const CONCATENATE: LayerDefinition<ConcatenateConfig> = {
  type: "concatenate",
  positions: [],
  example: "concatenate()",
  specs: { axis: optional(axis, -1) },
};

/**
 * Several inputs one behind the other: `concatenate()([a, b])` of `[batch, 8, 8, 16]` and `[batch, 8, 8, 32]` is
 * `[batch, 8, 8, 48]`. Keras's `Concatenate`. It has no parameters.
 *
 * @throws {TypeError | RangeError} if an option is unknown or wrong
 */
export function concatenate(options?: ConcatenateOptions): Layer<ConcatenateConfig>;
export function concatenate(...values: unknown[]): Layer<ConcatenateConfig> {
  return builtLayer(CONCATENATE, values);
}
