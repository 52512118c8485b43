import { builtLayer, type LayerDefinition, required } from "./builtLayer.ts";
import type { Layer, LayerOptions } from "./layer.ts";
import type { ActivationConfig, Activation as ActivationName } from "./layerConfig.ts";
import { activation as readActivation } from "./optionReaders.ts";

/** An activation layer's settings. */
export interface ActivationOptions extends LayerOptions {
  /** The function that every value goes through. */
  readonly activation: ActivationName;
}

const ACTIVATION: LayerDefinition<ActivationConfig> = {
  type: "activation",
  positions: ["activation"],
  example: 'activation("relu")',
  specs: { activation: required(readActivation) },
};

/**
 * A function of every value, as a layer of its own; the shape stays. Keras's `Activation`. It has no parameters.
 *
 * @throws {TypeError | RangeError} if an option is missing, unknown or wrong
 */
export function activation(options: ActivationOptions): Layer<ActivationConfig>;
/**
 * A function of every value: `activation("relu")`.
 *
 * @param activation the function that every value goes through
 * @param options everything else
 */
export function activation(activation: ActivationName, options?: LayerOptions): Layer<ActivationConfig>;
export function activation(...values: unknown[]): Layer<ActivationConfig> {
  return builtLayer(ACTIVATION, values);
}
