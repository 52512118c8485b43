import { whenLoaded } from "../../../tensor/loadEngine.ts";
import { type Scalar, type Tensor, tf } from "../../../tensor/tf.ts";
import type { Regularizer } from "../../layers/layerConfig.ts";
import type { TensorFlowLayer } from "./kerasLayer.ts";

interface ActivityPenaltyArguments {
  readonly name: string;
  readonly l1: number;
  readonly l2: number;
}

/** The layer, which holds the last penalty until it is read. */
export type ActivityPenaltyLayer = TensorFlowLayer & { release(): void };

let penaltyClass: (new (options: ActivityPenaltyArguments) => ActivityPenaltyLayer) | undefined;

/**
 * A layer that passes on what it is given and adds a penalty on it, a mean over the batch, to the model's losses: Keras's
 * `activityRegularizer`, which TensorFlow.js's layers refuse.
 */
export function activityPenalty(name: string, { l1, l2 }: Regularizer): ActivityPenaltyLayer {
  penaltyClass ??= makeClass();
  return new penaltyClass({ name, l1, l2 });
}

function makeClass(): new (options: ActivityPenaltyArguments) => ActivityPenaltyLayer {
  class ActivityPenalty extends tf.layers.Layer {
    static className = "ConvolabActivityPenalty";
    readonly #l1: number;
    readonly #l2: number;
    #penalty: Scalar | undefined;

    constructor(options: ActivityPenaltyArguments) {
      super({ name: options.name });
      this.#l1 = options.l1;
      this.#l2 = options.l2;
      this.addLoss(() => this.#read());
    }

    override call(inputs: Tensor | Tensor[]): Tensor {
      const x = Array.isArray(inputs) ? (inputs[0] as Tensor) : inputs;
      this.release();
      // Kept, for the model frees what was calculated before the losses are asked for.
      this.#penalty = tf.keep(tf.tidy(() => this.#penaltyOn(x)));
      return x;
    }

    /** Frees the penalty of a call whose losses nobody asked for. */
    release(): void {
      this.#penalty?.dispose();
      this.#penalty = undefined;
    }

    #read(): Scalar {
      const penalty = this.#penalty?.clone() ?? tf.scalar(0);
      this.release();
      return penalty;
    }

    override computeOutputShape(inputShape: (number | null)[]): (number | null)[] {
      return inputShape;
    }

    override getConfig() {
      return { ...super.getConfig(), l1: this.#l1, l2: this.#l2 };
    }

    #penaltyOn(x: Tensor): Scalar {
      const sum = x.abs().sum().mul(this.#l1).add(x.square().sum().mul(this.#l2));
      return sum.div(x.shape[0] ?? 1) as Scalar;
    }
  }
  tf.serialization.registerClass(ActivityPenalty);
  return ActivityPenalty;
}

// A file that TensorFlow.js has saved may name the class before a layer has been made.
whenLoaded(() => {
  penaltyClass ??= makeClass();
});
