import { shownValue } from "../../display/shownValue.ts";
import { type Tensor2D, tf } from "../../tensor/tf.ts";
import { forEachChunk } from "../longWork/chunks.ts";
import type { ExplainedModel } from "../model/explainedModel.ts";
import type { ScoreKind } from "../model/scoreHead.ts";
import { imagesTensor, type ShapedFloats } from "./explainedImages.ts";
import { localMessages } from "./messages.ts";
import { namedOption } from "./optionValues.ts";

/** What every explanation of a class's score takes. */
export interface ClassOptions {
  /** Which class is explained: one for all images, or a list with one for each; left out, the one the model predicts. */
  readonly classIndex?: number | readonly number[];
  /**
   * Which of its scores: `"logit"` (default), before the last softmax or sigmoid, or `"probability"`, behind it. A
   * probability also rises when other classes' scores fall, and hardly changes any more where the model is sure.
   */
  readonly score?: ScoreKind;
  /** The classes' names, for captions; left out, their numbers. */
  readonly classNames?: readonly string[];
}

/** The names of {@link ClassOptions}, for checking. */
export const CLASS_OPTION_NAMES: readonly (keyof ClassOptions)[] = ["classIndex", "score", "classNames"];

/** Which class of each image is explained, and what the model says to it. */
export interface ExplainedClasses {
  /** The class of each image. `[count]` */
  readonly classIndices: Int32Array;
  /** The class's probability for each image, from 0 to 1 (of a single output without a sigmoid: the output). `[count]` */
  readonly scores: Float32Array;
  /** The class's score of the kind that is explained, logit or probability, for each image. `[count]` */
  readonly explainedScores: Float32Array;
  /** The class that the model predicts for each image. `[count]` */
  readonly predicted: Int32Array;
  /** Number of classes. */
  readonly classes: number;
  /** Which score is explained. */
  readonly kind: ScoreKind;
  /** The classes' names, for captions. */
  readonly classNames: readonly string[] | undefined;
}

/**
 * Chooses the class of every image as the model's answers to them come in: a gradient's own forward pass brings them too.
 */
export class ClassChoice {
  /** Which score is explained. */
  readonly kind: ScoreKind;
  readonly #model: ExplainedModel;
  readonly #classIndices: Int32Array;
  /** Whether the class of every image was given, else it is the predicted one. */
  readonly #isGiven: boolean;
  readonly #predicted: Int32Array;
  readonly #scores: Float32Array;
  readonly #explainedScores: Float32Array;
  readonly #classNames: readonly string[] | undefined;

  /**
   * @param count number of images
   * @throws {RangeError} if the model answers no class scores, or a class or an option does not fit
   */
  constructor(model: ExplainedModel, count: number, { classIndex, score = "logit", classNames }: ClassOptions) {
    model.requireScores();
    this.kind = namedOption("score", score, ["logit", "probability"]);
    this.#model = model;
    this.#predicted = new Int32Array(count);
    const given = givenClasses(classIndex, count, model.classes);
    this.#isGiven = given !== undefined;
    this.#classIndices = given ?? this.#predicted;
    if (classNames !== undefined) requireClassNames(classNames, model.classes);
    this.#classNames = classNames;
    this.#scores = new Float32Array(count);
    this.#explainedScores = new Float32Array(count);
  }

  /**
   * Takes in the model's answers to the images from `start` on.
   *
   * @param logits `[images, classes]`
   * @returns 1 at each image's class, else 0, `[images, classes]`, which the caller disposes
   */
  take(start: number, logits: Tensor2D): Tensor2D {
    const [count, classes] = logits.shape;
    const probabilities = tf.tidy(() => this.#model.probabilities(logits).dataSync() as Float32Array);
    const explained = this.kind === "logit" ? (logits.dataSync() as Float32Array) : probabilities;
    const rows = new Float32Array(count * classes);
    for (let row = 0; row < count; row++) {
      const image = start + row;
      this.#predicted[image] = largestPlace(probabilities, row, classes);
      const place = row * classes + (this.#classIndices[image] as number);
      this.#scores[image] = probabilities[place] as number;
      this.#explainedScores[image] = explained[place] as number;
      rows[place] = 1;
    }
    return tf.tensor2d(rows, [count, classes]);
  }

  /** What was chosen, once all answers are in. */
  get chosen(): ExplainedClasses {
    return {
      classIndices: this.#isGiven ? this.#classIndices : this.#predicted.slice(),
      scores: this.#scores,
      explainedScores: this.#explainedScores,
      predicted: this.#predicted,
      classes: this.#model.classes,
      kind: this.kind,
      classNames: this.#classNames,
    };
  }
}

/**
 * Asks the model, and chooses the class of every image.
 *
 * @param images `[count, ...inputShape]`
 * @throws {RangeError} if the model answers no class scores, or a class or an option does not fit
 */
export async function explainedClasses(
  model: ExplainedModel,
  images: ShapedFloats,
  options: ClassOptions,
): Promise<ExplainedClasses> {
  const count = images.shape[0] as number;
  const choice = new ClassChoice(model, count, options);
  await forEachChunk(model, count, { keepsAll: false }, (start, end) => {
    tf.tidy(() => {
      choice.take(start, model.scores(imagesTensor(images, start, end), "logit"));
    });
  });
  return choice.chosen;
}

/**
 * 1 at each image's class, else 0: what `inputGradients` and `activationGradients` take.
 *
 * @param repeats how often each image stands in its batch, one after another
 * @returns `[(end - start) · repeats, classes]`, which the caller disposes
 */
export function classRows(
  { classIndices, classes }: ExplainedClasses,
  start: number,
  end: number,
  repeats = 1,
): Tensor2D {
  const rows = (end - start) * repeats;
  const values = new Float32Array(rows * classes);
  for (let row = 0; row < rows; row++) {
    values[row * classes + (classIndices[start + Math.floor(row / repeats)] as number)] = 1;
  }
  return tf.tensor2d(values, [rows, classes]);
}

function givenClasses(
  classIndex: number | readonly number[] | undefined,
  count: number,
  classes: number,
): Int32Array | undefined {
  const text = localMessages();
  // A learner's cell may pass what the types do not allow.
  const given: unknown = classIndex;
  if (given === undefined) return undefined;
  const isList = Array.isArray(given) || (ArrayBuffer.isView(given) && !(given instanceof DataView));
  const list: unknown[] = isList ? Array.from(given as ArrayLike<unknown>) : [];
  if (isList && list.length !== count) throw new RangeError(text.classCount(count, list.length));
  return Int32Array.from({ length: count }, (_, image) => {
    const chosen = isList ? list[image] : given;
    if (typeof chosen === "number" && Number.isInteger(chosen) && chosen >= 0 && chosen < classes) return chosen;
    throw new RangeError(text.classRange(shownValue(chosen), classes));
  });
}

/**
 * Checks the option `classNames`.
 *
 * @throws {RangeError} if it is no list with a name for each class
 */
export function requireClassNames(names: readonly string[], classes: number): void {
  const isList = Array.isArray(names) && names.length === classes && names.every((name) => typeof name === "string");
  if (!isList) throw new RangeError(localMessages().classNames(classes, shownValue(names)));
}

function largestPlace(values: Float32Array, row: number, size: number): number {
  // A single score without a sigmoid has nothing beside it.
  let largest = 0;
  for (let place = 1; place < size; place++) {
    if ((values[row * size + place] as number) > (values[row * size + largest] as number)) largest = place;
  }
  return largest;
}
