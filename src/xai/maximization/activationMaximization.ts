import { requireKnownOptions } from "../../display/knownOptions.ts";
import { shownValue } from "../../display/shownValue.ts";
import { WeightRandom } from "../../nn/model/tensorflow/weightRandom.ts";
import { nextTurn } from "../../nn/training/evaluate.ts";
import type { TrainableModel } from "../../nn/training/objective.ts";
import { gradientAt } from "../../tensor/gradientTape.ts";
import { type Tensor, type Tensor4D, tf } from "../../tensor/tf.ts";
import { requireClassNames } from "../inputs/explainedClasses.ts";
import { namedOption, numberOption, wholeOption } from "../inputs/optionValues.ts";
import { requireUninterrupted, rowsAtOnce } from "../longWork/chunks.ts";
import { WorkProgress } from "../longWork/workProgress.ts";
import { ExplainedModel } from "../model/explainedModel.ts";
import type { ScoreKind } from "../model/scoreHead.ts";
import { MaximizedImages } from "./maximizedImages.ts";
import { localMessages } from "./messages.ts";

/** What images are to excite, and how they are found. */
export interface ActivationMaximizationOptions {
  /** The layer whose filters are excited, by its name or its number in `model.layers`; with `filter`. */
  readonly layer?: string | number;
  /** The filter (channel, unit) of the layer, or a list of such; left out, the layer's first 16. */
  readonly filter?: number | readonly number[];
  /** In place of `layer`: the class whose score is raised, or a list of such. */
  readonly classIndex?: number | readonly number[];
  /** Of a class: its `"logit"` (default) or its `"probability"`. */
  readonly score?: ScoreKind;
  /** The classes' names, for captions. */
  readonly classNames?: readonly string[];
  /** Steps of gradient ascent; 100. */
  readonly steps?: number;
  /** How far a step goes, as a part of the range (root mean square over the image); 0.05. */
  readonly learningRate?: number;
  /** Which part of its distance from mid-grey a pixel loses at each step, 0 to 1: what the target does not need fades; 0.02. */
  readonly decay?: number;
  /** Which part of a pixel goes to each of its neighbours in a row, and in a column, at each step, 0 to 0.25; 0.02. */
  readonly blur?: number;
  /** Smallest and largest value of a pixel; `[0, 1]`. */
  readonly range?: readonly [smallest: number, largest: number];
  /** From which the starting image follows, mid-grey with a little noise; 0. */
  readonly seed?: number;
  /** For a model that takes images of any size: `[height, width, channels]`. */
  readonly imageShape?: readonly number[];
}

const OPTION_NAMES: readonly (keyof ActivationMaximizationOptions)[] = [
  "layer",
  "filter",
  "classIndex",
  "score",
  "classNames",
  "steps",
  "learningRate",
  "decay",
  "blur",
  "range",
  "seed",
  "imageShape",
];

const FILTERS_SHOWN = 16;

/** The starting noise's standard deviation, as a part of the range. */
const START_NOISE = 0.1;

/** Keeps the step finite where the gradient is 0. */
const TINY = 1e-8;

/** Steps between two moments at which messages come in. */
const STEPS_AT_ONCE = 10;

/**
 * Makes images that excite a filter or a class most, by gradient ascent on the image (D. Erhan, Y. Bengio, A. Courville and
 * P. Vincent, "Visualizing higher-layer features of a deep network", 2009), each step followed by decay and blur, without
 * which the image becomes noise (J. Yosinski, J. Clune, A. Nguyen, T. Fuchs and H. Lipson, "Understanding neural networks
 * through deep visualization", 2015).
 *
 * ```ts
 * const images = await activationMaximization(model, { layer: "conv2d_1", filter: [0, 1, 2, 3] });
 * const digits = await activationMaximization(model, { classIndex: [0, 1, 2, 3, 4] });
 * ```
 *
 * A step is x ← clip(blur(m + (1 − decay) · (x + learningRate · range · g / rms(g) − m))), where m is mid-grey and g the
 * gradient of what is maximised: a filter's mean over its map, or a class's score. g is divided by its root mean square
 * over the image, so that steps are equally long whatever the layer's scale.
 *
 * @returns images, `[count, height, width, channels]`, one for each filter or class, with what was maximised before and after
 * @throws {TypeError} if the model is none, or an option is unknown
 * @throws {RangeError} if an option does not fit, or nothing can be excited because no pixel changes any target
 */
export async function activationMaximization(
  model: TrainableModel,
  options: ActivationMaximizationOptions,
): Promise<MaximizedImages> {
  const method = "activationMaximization";
  requireKnownOptions(method, options ?? {}, OPTION_NAMES);
  const steps = wholeOption("steps", options?.steps ?? 100, 1);
  const seed = wholeOption("seed", options?.seed ?? 0, 0);
  const range = rangeOption(options?.range ?? [0, 1]);
  const rule: AscentRule = {
    range,
    rate: numberOption("learningRate", options?.learningRate ?? 0.05, 0),
    decay: partOption("decay", options?.decay ?? 0.02, 1),
    blur: partOption("blur", options?.blur ?? 0.02, 0.25),
  };
  const explained = new ExplainedModel(model);
  const shape = imageShapeOf(explained, options?.imageShape);
  const { targets, layer, valuesOf } = goalOf(explained, options ?? {}, shape);
  if (options?.classNames !== undefined) requireClassNames(options.classNames, explained.classes);

  const size = shape.reduce((product, axis) => product * axis, 1);
  const start = startingImage(size, range, seed);
  const values = new Float32Array(targets.length * size);
  const [before, after] = [new Float32Array(targets.length), new Float32Array(targets.length)];
  const most = rowsAtOnce(explained, true);
  const passes = Math.ceil(targets.length / most) * Math.ceil(steps / STEPS_AT_ONCE);
  const progress = new WorkProgress(method);
  let pass = 0;
  let isStuck = true;
  for (let from = 0; from < targets.length; from += most) {
    const own = targets.slice(from, from + most);
    const images = values.subarray(from * size, (from + own.length) * size);
    for (const image of own.keys()) images.set(start, image * size);
    const batchShape = [own.length, ...shape];
    for (let step = 0; step < steps; step += STEPS_AT_ONCE) {
      if (pass > 0) {
        progress.update(pass / passes);
        await nextTurn();
        requireUninterrupted(method, pass, passes);
      }
      tf.tidy(() => {
        let x: Tensor = tf.tensor(images.slice(), batchShape, "float32");
        if (step === 0) before.set(valuesOf(x, own).dataSync() as Float32Array, from);
        const last = Math.min(step + STEPS_AT_ONCE, steps);
        for (let at = step; at < last; at++) {
          const slopes = tf.tidy(() => gradientAt((image) => valuesOf(image, own), x));
          if (at === 0 && (slopes.abs().max().dataSync()[0] as number) > 0) isStuck = false;
          const next = tf.tidy(() => nextImages(x, slopes, rule));
          tf.dispose([x, slopes]);
          x = next;
        }
        images.set(x.dataSync() as Float32Array);
        if (last === steps) after.set(valuesOf(x, own).dataSync() as Float32Array, from);
      });
      pass++;
    }
  }
  progress.end();
  if (isStuck) throw new RangeError(localMessages().noChange(targets.join(", ")));
  const { classNames } = options ?? {};
  return new MaximizedImages({
    ...{ values, shape: [targets.length, ...shape], layer, targets, before, after, range, classNames },
  });
}

/** How a step changes an image. */
interface AscentRule {
  readonly range: readonly [number, number];
  readonly rate: number;
  readonly decay: number;
  readonly blur: number;
}

/** What is maximised. */
interface Goal {
  readonly targets: readonly number[];
  readonly layer: string | undefined;
  /** How much images `[count, …]` excite their targets, `[count]`. */
  readonly valuesOf: (images: Tensor, targets: readonly number[]) => Tensor;
}

function goalOf(model: ExplainedModel, options: ActivationMaximizationOptions, shape: readonly number[]): Goal {
  const text = localMessages();
  const { layer: named, filter, classIndex } = options;
  const isClass = classIndex !== undefined;
  if (isClass === (named !== undefined) || (isClass && filter !== undefined)) {
    throw new RangeError(text.whatToMaximize());
  }
  if (isClass) {
    model.requireScores();
    const kind = namedOption("score", options.score ?? "logit", ["logit", "probability"]);
    const { classes } = model;
    const targets = targetList(classIndex, classes, (got) => text.classRange(classes, got));
    const valuesOf = (images: Tensor, own: readonly number[]) => chosen(model.scores(images, kind), own);
    return { targets, layer: undefined, valuesOf };
  }
  const layer = model.layer(named as string | number);
  const filters = tf.tidy(() => model.activations(tf.zeros([1, ...shape]), layer).shape.at(-1) as number);
  const wanted = filter ?? Array.from({ length: Math.min(filters, FILTERS_SHOWN) }, (_, index) => index);
  const targets = targetList(wanted, filters, (got) => text.filterRange(layer.name, filters, got));
  const valuesOf = (images: Tensor, own: readonly number[]) => {
    const output = model.activations(images, layer);
    const positions = output.shape.slice(1, -1).map((_, axis) => axis + 1);
    return chosen(positions.length === 0 ? output : output.mean(positions), own);
  };
  return { targets, layer: layer.name, valuesOf };
}

/** Each row's own column, `[rows]`. */
function chosen(rows: Tensor, columns: readonly number[]): Tensor {
  const [count, size] = rows.shape as [number, number];
  const own = new Float32Array(count * size);
  for (const [row, column] of columns.entries()) own[row * size + column] = 1;
  return rows.mul(tf.tensor2d(own, [count, size])).sum(1);
}

function nextImages(x: Tensor, slopes: Tensor, { range: [low, high], rate, decay, blur }: AscentRule): Tensor {
  const axes = x.shape.slice(1).map((_, axis) => axis + 1);
  const lengths = slopes.square().mean(axes, true).sqrt().add(TINY);
  const middle = (low + high) / 2;
  const moved = x.add(slopes.div(lengths).mul(rate * (high - low)));
  const faded = moved
    .sub(middle)
    .mul(1 - decay)
    .add(middle);
  return (blur > 0 && x.rank === 4 ? blurred(faded as Tensor4D, blur) : faded).clipByValue(low, high);
}

/** Every pixel gives a part to each neighbour, first along columns and then along rows; at the border, to itself. */
function blurred(x: Tensor4D, part: number): Tensor {
  const channels = x.shape[3];
  const line = tf.tensor1d([part, 1 - 2 * part, part]);
  const kernel = line
    .reshape([3, 1, 1, 1])
    .mul(line.reshape([1, 3, 1, 1]))
    .tile([1, 1, channels, 1]);
  const padded = tf.mirrorPad(
    x,
    [
      [0, 0],
      [1, 1],
      [1, 1],
      [0, 0],
    ],
    "symmetric",
  );
  return tf.depthwiseConv2d(padded as Tensor4D, kernel as Tensor4D, 1, "valid");
}

function startingImage(size: number, [low, high]: readonly [number, number], seed: number): Float32Array {
  const random = new WeightRandom([seed]);
  const middle = (low + high) / 2;
  return Float32Array.from({ length: size }, () => middle + START_NOISE * (high - low) * random.normal());
}

function targetList(
  given: number | readonly number[],
  count: number,
  message: (got: string) => string,
): readonly number[] {
  const list: readonly unknown[] = Array.isArray(given) ? given : [given];
  if (list.length === 0) throw new RangeError(message(shownValue(given)));
  return list.map((index) => {
    if (typeof index === "number" && Number.isInteger(index) && index >= 0 && index < count) return index;
    throw new RangeError(message(shownValue(index)));
  });
}

function imageShapeOf({ inputShape }: ExplainedModel, given: readonly number[] | undefined): number[] {
  const text = localMessages();
  const shape: readonly unknown[] = given ?? inputShape;
  if (given === undefined && shape.includes(null)) throw new RangeError(text.anySize(inputShape));
  const fits =
    Array.isArray(shape) &&
    shape.length === inputShape.length &&
    inputShape.every((size, axis) => Number.isInteger(shape[axis]) && (shape[axis] === size || size === null)) &&
    shape.every((size) => (size as number) >= 1);
  if (!fits) throw new RangeError(text.imageShape(inputShape, shownValue(given)));
  return [...(shape as readonly number[])];
}

function rangeOption(range: readonly [number, number]): readonly [number, number] {
  const isRange = Array.isArray(range) && range.length === 2 && range.every(Number.isFinite) && range[0] < range[1];
  if (!isRange) throw new RangeError(localMessages().range(shownValue(range)));
  return range;
}

function partOption(option: string, value: number, most: number): number {
  if (Number.isFinite(value) && value >= 0 && value <= most) return value;
  throw new RangeError(localMessages().partOption(option, most, shownValue(value)));
}
