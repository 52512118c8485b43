import { closestName, plainName } from "../../display/closestName.ts";
import { shownValue } from "../../display/shownValue.ts";
import type { Tensor, Tensor1D } from "../../tensor/tf.ts";
import { type LossFunction, type LossName, lossPerExample } from "./losses.ts";
import { localMessages } from "./messages.ts";

/** Figures that say how good the answers are; they do not steer the training. */
export type MetricName = "accuracy" | "meanSquaredError" | "meanAbsoluteError";

const METRIC_NAMES: readonly MetricName[] = ["accuracy", "meanSquaredError", "meanAbsoluteError"];

const ALIASES: Readonly<Record<string, MetricName>> = {
  acc: "accuracy",
  mse: "meanSquaredError",
  mae: "meanAbsoluteError",
};

/** A figure for each example of a batch, `[batch]`, under the name that the history has it by. */
export interface Metric {
  readonly name: MetricName;
  readonly perExample: (yTrue: Tensor, yPred: Tensor) => Tensor1D;
}

/**
 * The metrics of the given names. What `accuracy` compares follows from the loss, as in Keras.
 *
 * @throws {TypeError} if it is no list
 * @throws {RangeError} if there is none of a name
 */
export function metricsOf(names: readonly unknown[], loss: LossName | LossFunction): readonly Metric[] {
  if (!Array.isArray(names)) throw new TypeError(localMessages().notMetrics(shownValue(names)));
  return names.map((given) => {
    const name = metricName(given);
    return { name, perExample: name === "accuracy" ? accuracyFor(loss) : lossPerExample(name) };
  });
}

function metricName(name: unknown): MetricName {
  const wanted = typeof name === "string" ? plainName(name) : "";
  const found =
    (Object.hasOwn(ALIASES, wanted) ? ALIASES[wanted] : undefined) ??
    METRIC_NAMES.find((each) => plainName(each) === wanted);
  if (found !== undefined) return found;
  const close = typeof name === "string" ? closestName(name, METRIC_NAMES) : undefined;
  throw new RangeError(localMessages().unknownName("metrics", shownValue(name), METRIC_NAMES, close));
}

function accuracyFor(loss: LossName | LossFunction): Metric["perExample"] {
  return (yTrue, yPred) => {
    const classes = yPred.shape.at(-1) ?? 1;
    if (loss === "binaryCrossentropy" || classes === 1) {
      // Keras's threshold.
      return meanOf(yPred.greater(0.5).equal(yTrue.reshape(yPred.shape).greater(0.5)));
    }
    const isSparse = yTrue.size === yPred.size / classes;
    const wanted = isSparse ? yTrue.reshape(yPred.shape.slice(0, -1)).toInt() : yTrue.reshape(yPred.shape).argMax(-1);
    return meanOf(yPred.argMax(-1).toInt().equal(wanted.toInt()));
  };
}

function meanOf(hits: Tensor): Tensor1D {
  const numbers = hits.toFloat();
  return numbers.rank === 1 ? (numbers as Tensor1D) : numbers.reshape([numbers.shape[0] as number, -1]).mean(1);
}
