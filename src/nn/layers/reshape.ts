import { builtLayer, type LayerDefinition, required } from "./builtLayer.ts";
import type { Layer, LayerOptions } from "./layer.ts";
import type { ReshapeConfig } from "./layerConfig.ts";
import { targetShape } from "./optionReaders.ts";

/** A reshaping layer's settings. */
export interface ReshapeOptions extends LayerOptions {
  /** The new shape without the batch; one axis may be −1, what is left over. */
  readonly targetShape: readonly number[];
}

const RESHAPE: LayerDefinition<ReshapeConfig> = {
  type: "reshape",
  positions: ["targetShape"],
  example: "reshape([13, 10, 128])",
  specs: { targetShape: required(targetShape) },
};

/**
 * The same values in another shape: `[batch, …]` → `[batch, ...targetShape]`. Keras's `Reshape`. It has no parameters.
 *
 * @throws {TypeError | RangeError} if an option is missing, unknown or wrong
 */
export function reshape(options: ReshapeOptions): Layer<ReshapeConfig>;
/**
 * The same values in another shape: `reshape([13, 10, 128])`.
 *
 * @param targetShape the new shape without the batch; one axis may be −1, what is left over
 * @param options everything else
 */
export function reshape(targetShape: readonly number[], options?: LayerOptions): Layer<ReshapeConfig>;
export function reshape(...values: unknown[]): Layer<ReshapeConfig> {
  return builtLayer(RESHAPE, values);
}
