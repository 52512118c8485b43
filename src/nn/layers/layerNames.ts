import type { Activation, InitializerName } from "./layerConfig.ts";

/** Every activation there is. */
export const ACTIVATIONS = [
  "linear",
  "relu",
  "relu6",
  "leakyRelu",
  "elu",
  "selu",
  "gelu",
  "silu",
  "mish",
  "sigmoid",
  "hardSigmoid",
  "tanh",
  "softmax",
  "softplus",
  "softsign",
  "exponential",
] as const satisfies readonly Activation[];

/** Every initializer there is. */
export const INITIALIZERS = [
  "zeros",
  "ones",
  "glorotUniform",
  "glorotNormal",
  "heUniform",
  "heNormal",
  "lecunUniform",
  "lecunNormal",
  "randomUniform",
  "randomNormal",
  "truncatedNormal",
  "orthogonal",
  "identity",
] as const satisfies readonly InitializerName[];

/**
 * The name that Keras's rule makes of a layer's type: `conv2dTranspose` is `conv2d_transpose`, an input `input_layer`.
 */
export function kerasName(type: string): string {
  return type === "input" ? "input_layer" : type.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
