import { builtLayer } from "./builtLayer.ts";
import type { Layer, LayerOptions } from "./layer.ts";
import type { MergeConfig } from "./layerConfig.ts";

/**
 * The sum, element by element: `add()([a, b])`. The inputs' shapes agree; an axis of 1 is repeated. Keras's `Add`. It has no
 * parameters.
 *
 * @throws {TypeError | RangeError} if an option is unknown or wrong
 */
export function add(options?: LayerOptions): Layer<MergeConfig>;
export function add(...values: unknown[]): Layer<MergeConfig> {
  return mergeLayer("add", values);
}

/**
 * The first input minus the second, element by element: `subtract()([a, b])`. The inputs' shapes agree; an axis of 1 is repeated. Keras's `Subtract`. It has no
 * parameters.
 *
 * @throws {TypeError | RangeError} if an option is unknown or wrong
 */
export function subtract(options?: LayerOptions): Layer<MergeConfig>;
export function subtract(...values: unknown[]): Layer<MergeConfig> {
  return mergeLayer("subtract", values);
}

/**
 * The product, element by element: `multiply()([a, b])`. The inputs' shapes agree; an axis of 1 is repeated. Keras's `Multiply`. It has no
 * parameters.
 *
 * @throws {TypeError | RangeError} if an option is unknown or wrong
 */
export function multiply(options?: LayerOptions): Layer<MergeConfig>;
export function multiply(...values: unknown[]): Layer<MergeConfig> {
  return mergeLayer("multiply", values);
}

/**
 * The average, element by element: `average()([a, b])`. The inputs' shapes agree; an axis of 1 is repeated. Keras's `Average`. It has no
 * parameters.
 *
 * @throws {TypeError | RangeError} if an option is unknown or wrong
 */
export function average(options?: LayerOptions): Layer<MergeConfig>;
export function average(...values: unknown[]): Layer<MergeConfig> {
  return mergeLayer("average", values);
}

/**
 * The largest value, element by element: `maximum()([a, b])`. The inputs' shapes agree; an axis of 1 is repeated. Keras's `Maximum`. It has no
 * parameters.
 *
 * @throws {TypeError | RangeError} if an option is unknown or wrong
 */
export function maximum(options?: LayerOptions): Layer<MergeConfig>;
export function maximum(...values: unknown[]): Layer<MergeConfig> {
  return mergeLayer("maximum", values);
}

/**
 * The smallest value, element by element: `minimum()([a, b])`. The inputs' shapes agree; an axis of 1 is repeated. Keras's `Minimum`. It has no
 * parameters.
 *
 * @throws {TypeError | RangeError} if an option is unknown or wrong
 */
export function minimum(options?: LayerOptions): Layer<MergeConfig>;
export function minimum(...values: unknown[]): Layer<MergeConfig> {
  return mergeLayer("minimum", values);
}

function mergeLayer(type: MergeConfig["type"], values: readonly unknown[]): Layer<MergeConfig> {
  return builtLayer<MergeConfig>({ type, positions: [], example: `${type}()`, specs: {} }, values);
}
