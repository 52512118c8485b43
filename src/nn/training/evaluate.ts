import { currentDisplayHost } from "../../display/displayHost.ts";
import { type LayersModel, tf } from "../../tensor/tf.ts";
import { type BatchPlan, batchPlan, examplesIn, openData } from "./batchPlan.ts";
import { requireKnownOptions, requireWhole } from "./fitOptions.ts";
import { type LossFunction, type LossName, lossPerExample } from "./losses.ts";
import { requireMemory } from "./memoryCheck.ts";
import { type MetricName, metricsOf } from "./metrics.ts";
import { checkShapes, chosenLoss, defaultMetrics, type TrainableModel, tfModelOf } from "./objective.ts";
import type { TrainingData } from "./trainingData.ts";
import { evaluateStep, type Objective } from "./trainStep.ts";

/** How to measure. */
export interface EvaluateOptions {
  /** Examples that are worked on at once; 128. It changes the speed only. */
  readonly batchSize?: number;
  /** As in `fit`. */
  readonly loss?: LossName | LossFunction;
  /** As in `fit`. */
  readonly metrics?: readonly MetricName[];
}

const OPTION_NAMES: readonly (keyof EvaluateOptions)[] = ["batchSize", "loss", "metrics"];

/**
 * Measures a model on examples, without training it.
 *
 * ```ts
 * const { loss, accuracy } = await evaluate(model, test);
 * ```
 *
 * @param data as in `fit`
 * @returns the loss and each metric by name, means over all examples
 * @throws {TypeError} if the data is none
 * @throws {RangeError} if shapes, class numbers or options do not fit the model
 */
export async function evaluate(
  model: TrainableModel,
  data: TrainingData,
  options: EvaluateOptions = {},
): Promise<Record<string, number>> {
  requireKnownOptions("evaluate", options, OPTION_NAMES);
  const batchSize = requireWhole("batchSize", options.batchSize ?? 128, 1);
  const tfModel = tfModelOf(model);
  const opened = openData(data, "data");
  const examples = examplesIn(opened);
  const loss = chosenLoss(tfModel, examples.y.rowShape, options.loss);
  checkShapes(tfModel, examples, loss);
  requireMemory(tfModel, Math.min(batchSize, examples.x.count), false);
  const metrics = metricsOf(options.metrics ?? defaultMetrics(loss), loss);
  const names = ["loss", ...metrics.map(({ name }) => name)];
  return evaluateRows(
    tfModel,
    { loss: lossPerExample(loss), metrics },
    names,
    batchPlan(opened, { batchSize, shuffle: false, seed: 0, check: (each) => checkShapes(tfModel, each, loss) }),
  );
}

/** As {@link evaluate}, with everything checked; ends early, with figures of what it has seen, if the cell is interrupted. */
export async function evaluateRows(
  model: LayersModel,
  objective: Objective,
  names: readonly string[],
  plan: BatchPlan,
): Promise<Record<string, number>> {
  const sums = new Array<number>(names.length).fill(0);
  let seen = 0;
  for (const { count, read } of plan.epoch(0)) {
    const figures = tf.tidy(() => {
      const { x, y } = read();
      return evaluateStep(model, objective, x, y);
    });
    for (const [index, figure] of figures.entries()) sums[index] = (sums[index] as number) + figure * count;
    seen += count;
    await nextTurn();
    if (currentDisplayHost().interrupted?.()) break;
  }
  return Object.fromEntries(names.map((name, index) => [name, (sums[index] as number) / seen]));
}

/** The row numbers from `start` up to, not including, `end`. */
export function rowRange(start: number, end: number): Uint32Array {
  return Uint32Array.from({ length: end - start }, (_, index) => start + index);
}

/** Lets messages in and out, an interrupt among them. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
