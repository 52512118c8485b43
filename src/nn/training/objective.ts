import { shownValue } from "../../display/shownValue.ts";
import type { LayersModel } from "../../tensor/tf.ts";
import { type LossFunction, type LossName, lossName } from "./losses.ts";
import { localMessages } from "./messages.ts";
import type { MetricName } from "./metrics.ts";
import type { ExampleRows, Rows } from "./trainingData.ts";

/** A model that can be trained and asked: one of this package's, or one of TensorFlow.js. */
export type TrainableModel = LayersModel | CalculatingModel;

/** A model that TensorFlow.js calculates, such as `sequential` and `model` make. */
export interface CalculatingModel {
  /** The TensorFlow.js model, with the weights. */
  readonly tfModel: LayersModel;
}

/**
 * The TensorFlow.js model that calculates.
 *
 * @throws {TypeError} if it is no model, or one of several inputs or outputs
 */
export function tfModelOf(model: TrainableModel): LayersModel {
  // A learner's cell may pass what the types do not allow.
  const given: unknown = model;
  const text = localMessages();
  if (typeof given !== "object" || given === null || !("tfModel" in given || "trainableWeights" in given)) {
    throw new TypeError(text.notModel(shownValue(given)));
  }
  const tfModel = "tfModel" in model ? model.tfModel : model;
  if (tfModel.inputs.length !== 1 || tfModel.outputs.length !== 1) {
    throw new TypeError(text.severalInputs(tfModel.inputs.length, tfModel.outputs.length));
  }
  return tfModel;
}

/**
 * The loss that was asked for, or the one that follows from the targets and the last layer.
 *
 * @param targetShape a target's shape: `[]` for class numbers
 * @throws {RangeError} if there is no such loss
 */
export function chosenLoss(
  model: LayersModel,
  targetShape: readonly number[],
  asked: LossName | LossFunction | undefined,
): LossName | LossFunction {
  if (typeof asked === "function") return asked;
  if (asked !== undefined) return lossName(asked);
  const outputShape = rowShapeOf(model.outputs[0]?.shape ?? []);
  const values = sizeOf(outputShape);
  const activation = lastActivation(model);
  const isOneNumber = sizeOf(targetShape) === 1;
  if (isOneNumber && values !== null && values > 1 && outputShape.length === 1) return "sparseCategoricalCrossentropy";
  if (activation === "softmax") return "categoricalCrossentropy";
  if (activation === "sigmoid" && isOneNumber) return "binaryCrossentropy";
  return "meanSquaredError";
}

/** How many classes, or values, an answer has; `null` where that is unknown. */
export function answerSize(model: LayersModel): number | null {
  return rowShapeOf(model.outputs[0]?.shape ?? []).at(-1) ?? null;
}

/** Classes can be right or wrong; other answers cannot. */
export function defaultMetrics(loss: LossName | LossFunction): readonly MetricName[] {
  return typeof loss === "string" && /crossentropy$/i.test(loss) ? ["accuracy"] : [];
}

/**
 * Checks that the examples fit the model, before the engine would say so in its own words.
 *
 * @throws {RangeError} if a shape or a class number does not fit
 */
export function checkShapes(model: LayersModel, { x, y }: ExampleRows, loss: LossName | LossFunction): void {
  const text = localMessages();
  checkInput(model, x);
  const outputShape = rowShapeOf(model.outputs[0]?.shape ?? []);
  if (typeof loss === "function") return;
  if (loss === "sparseCategoricalCrossentropy") {
    const classes = outputShape.at(-1) ?? null;
    const wanted = sizeOf(outputShape.slice(0, -1));
    if (wanted !== null && sizeOf(y.rowShape) !== wanted)
      throw new RangeError(text.labelShape(y.rowShape, outputShape));
    if (classes !== null) checkLabels(y, classes);
    return;
  }
  const wanted = sizeOf(outputShape);
  if (wanted !== null && sizeOf(y.rowShape) !== wanted)
    throw new RangeError(text.targetShape(y.rowShape, outputShape, loss));
  if (loss === "binaryCrossentropy") {
    checkTargets(
      y,
      (target) => target >= 0 && target <= 1,
      (target, row) => text.probabilityTargets(target, row),
    );
  }
}

/**
 * Says in the notebook what is wrong with a last layer that can only give nonsense with a loss; Keras does so too.
 *
 * @throws {RangeError} if it is a softmax over a single value
 */
export function warnOfLastLayer(model: LayersModel, loss: LossName | LossFunction): void {
  const text = localMessages();
  const activation = lastActivation(model);
  const values = rowShapeOf(model.outputs[0]?.shape ?? []).at(-1);
  if (activation === "softmax" && values === 1) throw new RangeError(text.softmaxOfOne());
  if (loss !== "sparseCategoricalCrossentropy" && loss !== "categoricalCrossentropy") return;
  if (activation === "linear" || activation === "relu") console.warn(text.noProbabilities(activation));
}

/**
 * Checks that examples can be given to the model.
 *
 * @throws {RangeError} if their shape is not the input's
 */
export function checkInput(model: LayersModel, x: Rows): void {
  const wanted = rowShapeOf(model.inputs[0]?.shape ?? []);
  const fits =
    wanted.length === x.rowShape.length && wanted.every((size, axis) => size === null || size === x.rowShape[axis]);
  if (!fits) throw new RangeError(localMessages().inputShape(x.rowShape, wanted, x.count));
}

/** Rows that are read at once to be checked. */
const ROWS_AT_ONCE = 4096;

function checkLabels(y: Rows, classes: number): void {
  checkTargets(
    y,
    (label) => Number.isInteger(label) && label >= 0 && label < classes,
    (label, row) => localMessages().labelRange(label, row, classes),
  );
}

function checkTargets(
  y: Rows,
  isRight: (target: number) => boolean,
  message: (target: number, row: number) => string,
): void {
  const size = y.rowShape.reduce((product, length) => product * length, 1);
  const labels = new Float32Array(Math.min(ROWS_AT_ONCE, y.count) * size);
  for (let start = 0; start < y.count; start += ROWS_AT_ONCE) {
    const length = Math.min(ROWS_AT_ONCE, y.count - start);
    y.read(
      Uint32Array.from({ length }, (_, row) => start + row),
      labels,
    );
    const wrong = labels.subarray(0, length * size).findIndex((label) => !isRight(label));
    if (wrong !== -1) throw new RangeError(message(labels[wrong] as number, start + Math.floor(wrong / size)));
  }
}

/** Without the batch. */
function rowShapeOf(shape: readonly unknown[]): (number | null)[] {
  // tfjs's type for shapes also has a list of them, for layers of several outputs.
  return (shape as readonly (number | null)[]).slice(1);
}

function sizeOf(shape: readonly (number | null)[]): number | null {
  return shape.reduce(
    (product, size) => (product === null || size === null ? null : product * size),
    1 as number | null,
  );
}

function lastActivation(model: LayersModel): unknown {
  return model.layers.at(-1)?.getConfig().activation;
}
