import { builtLayer, type LayerDefinition, required } from "./builtLayer.ts";
import type { Layer, LayerOptions } from "./layer.ts";
import type { DenseConfig } from "./layerConfig.ts";
import { initializer, whole } from "./optionReaders.ts";
import { type KernelOptions, kernelOptions, WEIGHTED_OPTIONS, type WeightedOptions } from "./weightOptions.ts";

/** A dense layer's settings besides its units. */
export interface DenseRestOptions extends LayerOptions, WeightedOptions, KernelOptions {}

/** A dense layer's settings. */
export interface DenseOptions extends DenseRestOptions {
  /** How many units: the output's size. */
  readonly units: number;
}

const DENSE: LayerDefinition<DenseConfig> = {
  type: "dense",
  positions: ["units"],
  example: "dense(10)",
  specs: {
    units: required(whole(1)),
    ...WEIGHTED_OPTIONS,
    ...kernelOptions("kernel", initializer),
  },
};

/**
 * Every unit sums over the whole input, each value with a weight of its own: `[batch, …, inputs]` → `[batch, …, units]`.
 * Keras's `Dense`, with its defaults.
 *
 * ```ts
 * dense({ units: 10, activation: "softmax" });
 * dense(10, { activation: "softmax" });
 * ```
 *
 * @throws {TypeError | RangeError} if an option is missing, unknown or wrong
 */
export function dense(options: DenseOptions): Layer<DenseConfig>;
/**
 * A dense layer of so many units: `dense(10, { activation: "softmax" })`.
 *
 * @param units how many units: the output's size
 * @param options everything else
 */
export function dense(units: number, options?: DenseRestOptions): Layer<DenseConfig>;
export function dense(...values: unknown[]): Layer<DenseConfig> {
  return builtLayer(DENSE, values);
}
