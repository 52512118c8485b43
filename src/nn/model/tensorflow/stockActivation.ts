import { whenLoaded } from "../../../tensor/loadEngine.ts";
import { type Tensor, tf } from "../../../tensor/tf.ts";
import type { Activation } from "../../layers/layerConfig.ts";
import { ACTIVATIONS } from "../../layers/layerNames.ts";
import { ACTIVATION_FUNCTIONS } from "./activationFunctions.ts";

/** TensorFlow.js's names of the activations that it calculates as Keras 3 does. */
const STOCK_NAMES: Readonly<Partial<Record<Activation, StockActivation>>> = {
  linear: "linear",
  relu: "relu",
  relu6: "relu6",
  elu: "elu",
  selu: "selu",
  gelu: "gelu",
  silu: "swish",
  mish: "mish",
  sigmoid: "sigmoid",
  tanh: "tanh",
  softmax: "softmax",
  softplus: "softplus",
  softsign: "softsign",
};

/** What TensorFlow.js's layers take as `activation`. */
type StockActivation = NonNullable<Parameters<typeof tf.layers.activation>[0]["activation"]>;

const registered = new Set<Activation>();

/**
 * The name by which TensorFlow.js's own layers know an activation. Those that it lacks or calculates otherwise (its
 * `hardSigmoid` is 0.2x + 0.5, its `leakyReLU` has the slope 0.3) are registered under names of our own.
 */
export function stockActivation(activation: Activation): StockActivation {
  const stock = STOCK_NAMES[activation];
  if (stock !== undefined) return stock;
  // In this spelling the name survives TensorFlow.js's file format, which writes it in Python's and back.
  const className = `keras${activation.charAt(0).toUpperCase()}${activation.slice(1)}`;
  if (!registered.has(activation)) {
    registered.add(activation);
    const calculate = ACTIVATION_FUNCTIONS[activation];
    tf.serialization.registerClass(
      class KerasActivation extends tf.serialization.Serializable {
        static className = className;
        apply(x: Tensor): Tensor {
          return tf.tidy(() => calculate(x));
        }
        override getConfig(): Record<string, never> {
          return {};
        }
      },
    );
  }
  // The type lists TensorFlow.js's own names; any registered name is looked up in the same way.
  return className as StockActivation;
}

// A file that TensorFlow.js has saved may name one before a layer has been made.
whenLoaded(() => {
  for (const activation of ACTIVATIONS) stockActivation(activation);
});
