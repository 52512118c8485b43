import { type Tensor, tf } from "../../../tensor/tf.ts";
import type { Activation } from "../../layers/layerConfig.ts";

/** Slope of Keras 3's `leaky_relu` below 0. */
const LEAKY_SLOPE = 0.2;

/**
 * Keras 3's activations by name (keras/src/activations/activations.py).
 *
 * `hardSigmoid` is relu6(x + 3) / 6, `gelu` the exact one with the error function, `softmax` goes along the last axis.
 */
export const ACTIVATION_FUNCTIONS: Readonly<Record<Activation, (x: Tensor) => Tensor>> = {
  linear: (x) => x,
  relu: (x) => tf.relu(x),
  relu6: (x) => tf.relu6(x),
  leakyRelu: (x) => tf.leakyRelu(x, LEAKY_SLOPE),
  elu: (x) => tf.elu(x),
  selu: (x) => tf.selu(x),
  gelu: (x) => x.mul(x.div(Math.SQRT2).erf().add(1).mul(0.5)),
  silu: (x) => x.mul(tf.sigmoid(x)),
  mish: (x) => x.mul(tf.softplus(x).tanh()),
  sigmoid: (x) => tf.sigmoid(x),
  hardSigmoid: (x) => tf.relu6(x.add(3)).div(6),
  tanh: (x) => tf.tanh(x),
  softmax: (x) => tf.softmax(x),
  softplus: (x) => tf.softplus(x),
  softsign: (x) => x.div(x.abs().add(1)),
  exponential: (x) => tf.exp(x),
};
