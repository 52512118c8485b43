import { closestName, plainName } from "../../display/closestName.ts";
import { shownValue } from "../../display/shownValue.ts";
import { type Tensor, type Tensor1D, tf } from "../../tensor/tf.ts";
import { localMessages } from "./messages.ts";

/** Keras's losses by their names in camel case. */
export type LossName =
  | "sparseCategoricalCrossentropy"
  | "categoricalCrossentropy"
  | "binaryCrossentropy"
  | "meanSquaredError"
  | "meanAbsoluteError";

/**
 * A loss of one's own: for targets and outputs of shape `[batch, …]` the loss of each example, `[batch]`, or one number
 * for the whole batch.
 */
export type LossFunction = (yTrue: Tensor, yPred: Tensor) => Tensor;

/** The loss of each example of a batch, `[batch]`. */
export type LossPerExample = (yTrue: Tensor, yPred: Tensor) => Tensor1D;

/** Keras keeps probabilities this far from 0 and 1 before it takes their logarithm (`keras.config.epsilon()`). */
const EPSILON = 1e-7;

const ALIASES: Readonly<Record<string, LossName>> = { mse: "meanSquaredError", mae: "meanAbsoluteError" };

const LOSSES: Readonly<Record<LossName, LossPerExample>> = {
  sparseCategoricalCrossentropy: (yTrue, yPred) => {
    const classes = yPred.shape.at(-1) as number;
    const wanted = tf.oneHot(yTrue.reshape(yPred.shape.slice(0, -1)).toInt(), classes);
    // Here Keras clips first and scales afterwards, with the one-hot loss the other way round.
    const clipped = tf.clipByValue(yPred, EPSILON, 1 - EPSILON);
    return negativeLogarithm(wanted, clipped.div(clipped.sum(-1, true)));
  },
  categoricalCrossentropy: (yTrue, yPred) =>
    negativeLogarithm(yTrue.reshape(yPred.shape), tf.clipByValue(yPred.div(yPred.sum(-1, true)), EPSILON, 1 - EPSILON)),
  binaryCrossentropy: (yTrue, yPred) => {
    const target = yTrue.reshape(yPred.shape);
    const probability = tf.clipByValue(yPred, EPSILON, 1 - EPSILON);
    const one = tf.scalar(1);
    const likelihood = target.mul(probability.log()).add(tf.sub(one, target).mul(tf.sub(one, probability).log()));
    return meanPerExample(likelihood.neg());
  },
  meanSquaredError: (yTrue, yPred) => meanPerExample(tf.squaredDifference(yTrue.reshape(yPred.shape), yPred)),
  meanAbsoluteError: (yTrue, yPred) => meanPerExample(yTrue.reshape(yPred.shape).sub(yPred).abs()),
};

/** The names that `loss` may have. */
const LOSS_NAMES = Object.keys(LOSSES) as readonly LossName[];

/**
 * The loss of a name, in any of Keras's spellings (`mse`, `sparse_categorical_crossentropy`).
 *
 * @throws {RangeError} if there is none
 */
export function lossName(name: unknown): LossName {
  const wanted = typeof name === "string" ? plainName(name) : "";
  const found =
    (Object.hasOwn(ALIASES, wanted) ? ALIASES[wanted] : undefined) ??
    LOSS_NAMES.find((each) => plainName(each) === wanted);
  if (found !== undefined) return found;
  const close = typeof name === "string" ? closestName(name, LOSS_NAMES) : undefined;
  throw new RangeError(localMessages().unknownName("loss", shownValue(name), LOSS_NAMES, close));
}

/** How a loss is calculated for each example. */
export function lossPerExample(loss: LossName | LossFunction): LossPerExample {
  if (typeof loss === "string") return LOSSES[loss];
  return (yTrue, yPred) => {
    const batch = yPred.shape[0] as number;
    const result = loss(yTrue, yPred);
    // One number for the batch counts for each of its examples: their mean is that number again.
    return result.size === 1 ? tf.broadcastTo(result.reshape([1]), [batch]) : meanPerExample(result);
  };
}

/** −Σ y log p over the last axis. */
function negativeLogarithm(yTrue: Tensor, probability: Tensor): Tensor1D {
  return meanPerExample(yTrue.toFloat().mul(probability.log()).sum(-1).neg());
}

/** `[batch, …]` → `[batch]`. */
function meanPerExample(values: Tensor): Tensor1D {
  return values.rank === 1 ? (values as Tensor1D) : values.reshape([values.shape[0] as number, -1]).mean(1);
}
