import { builtLayer, type LayerDefinition, required } from "./builtLayer.ts";
import type { Layer, LayerOptions } from "./layer.ts";
import type { PermuteConfig } from "./layerConfig.ts";
import { permutation } from "./optionReaders.ts";

/** A permuting layer's settings. */
export interface PermuteOptions extends LayerOptions {
  /** The input's axes in their new order, from 1; the batch stays in front. */
  readonly dims: readonly number[];
}

const PERMUTE: LayerDefinition<PermuteConfig> = {
  type: "permute",
  positions: ["dims"],
  example: "permute([3, 1, 2])",
  specs: { dims: required(permutation) },
};

/**
 * The axes in another order: `permute([3, 1, 2])` makes `[batch, channels, height, width]` of `[batch, height, width,
 * channels]`. Keras's `Permute`. It has no parameters.
 *
 * @throws {TypeError | RangeError} if an option is missing, unknown or wrong
 */
export function permute(options: PermuteOptions): Layer<PermuteConfig>;
/**
 * The axes in another order: `permute([3, 1, 2])`.
 *
 * @param dims the input's axes in their new order, from 1
 * @param options everything else
 */
export function permute(dims: readonly number[], options?: LayerOptions): Layer<PermuteConfig>;
export function permute(...values: unknown[]): Layer<PermuteConfig> {
  return builtLayer(PERMUTE, values);
}
