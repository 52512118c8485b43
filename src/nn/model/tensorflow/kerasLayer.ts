import { whenLoaded } from "../../../tensor/loadEngine.ts";
import { type Tensor, tf } from "../../../tensor/tf.ts";
import { layerOutputShape } from "../../shape/layerOutputShape.ts";
import type { Shape } from "../../shape/shape.ts";
import { weightSpecs } from "../../shape/weightSpecs.ts";
import { type CalculatedConfig, type CalculationWeight, layerCalculation } from "./layerCalculation.ts";
import { stockConstraint, stockRegularizer } from "./stockOptions.ts";
import { WeightRandom } from "./weightRandom.ts";

/** TensorFlow.js's layer; the class is there once the engine is. */
export type TensorFlowLayer = InstanceType<typeof tf.layers.Layer>;

/** What the class below is made with; all of it survives TensorFlow.js's file format. */
interface KerasLayerArguments {
  readonly name: string;
  readonly trainable: boolean;
  /** The config as JSON: as an object, TensorFlow.js would write its keys in Python's spelling. */
  readonly layerConfig: string;
  /** From which a dropout's choices follow. */
  readonly seed: number;
}

type KerasLayerClass = new (options: KerasLayerArguments) => TensorFlowLayer;

let kerasLayerClass: KerasLayerClass | undefined;

/** A layer of TensorFlow.js that calculates as Keras 3's, where TensorFlow.js's own differs or is lacking. */
export function kerasLayer(
  config: CalculatedConfig,
  options: Omit<KerasLayerArguments, "layerConfig">,
): TensorFlowLayer {
  kerasLayerClass ??= makeClass();
  return new kerasLayerClass({ ...options, layerConfig: JSON.stringify(config) });
}

// A file that TensorFlow.js has saved may name the class before a layer has been made.
whenLoaded(() => {
  kerasLayerClass ??= makeClass();
});

/** Makes and registers the class, which can only be told apart from others once TensorFlow.js is loaded. */
function makeClass(): KerasLayerClass {
  class KerasLayer extends tf.layers.Layer {
    static className = "ConvolabKerasLayer";
    readonly #config: CalculatedConfig;
    readonly #seed: number;
    readonly #random: WeightRandom;
    readonly #weights: Record<string, CalculationWeight> = {};

    constructor(options: KerasLayerArguments) {
      super({ ...options });
      this.#config = JSON.parse(options.layerConfig) as CalculatedConfig;
      this.#seed = options.seed;
      this.#random = new WeightRandom([options.seed]);
      // Keras's layers that join inputs take any number of them.
      this.inputSpec = null as unknown as typeof this.inputSpec;
    }

    override build(inputShape: Shape | Shape[]): void {
      for (const spec of weightSpecs(this.#config, shapeList(inputShape))) {
        this.#weights[spec.name] = this.addWeight(
          spec.name,
          [...spec.shape],
          "float32",
          tf.initializers.zeros(),
          stockRegularizer(spec.regularizer),
          spec.trainable,
          stockConstraint(spec.constraint),
        );
      }
      this.built = true;
    }

    override computeOutputShape(inputShape: Shape | Shape[]): (number | null)[] {
      return [...layerOutputShape(this.#config, shapeList(inputShape))];
    }

    override call(inputs: Tensor | Tensor[], { training = false }: { training?: boolean }): Tensor {
      return tf.tidy(() => {
        const tensors = Array.isArray(inputs) ? inputs : [inputs];
        return layerCalculation(this.#config, tensors, {
          weights: this.#weights,
          training: training && this.trainable,
          dropping: training,
          random: this.#random,
          outputShape: layerOutputShape(
            this.#config,
            tensors.map(({ shape }) => shape),
          ),
        });
      });
    }

    override getConfig() {
      return { ...super.getConfig(), layerConfig: JSON.stringify(this.#config), seed: this.#seed };
    }
  }
  tf.serialization.registerClass(KerasLayer);
  return KerasLayer;
}

function shapeList(shape: Shape | Shape[]): readonly Shape[] {
  return shape.some((size) => Array.isArray(size)) ? (shape as Shape[]) : [shape as Shape];
}
