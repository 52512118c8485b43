import { inspect } from "node:util";
import {
  type Displayable,
  displayMetadataSymbol,
  displaySymbol,
  type MimeBundle,
  type MimeMetadata,
} from "../display/mimeBundle.ts";
import { shownValue } from "../display/shownValue.ts";
import type { ColorMapName } from "../plot/drawing/colorMap.ts";
import type { Picture } from "../plot/drawing/picture.ts";
import { explanationRows } from "../plot/images/explanationRows.ts";
import { type Tensor, tf } from "../tensor/tf.ts";
import type { ExplainedClasses } from "./inputs/explainedClasses.ts";
import type { ShapedFloats } from "./inputs/explainedImages.ts";
import { localMessages } from "./messages.ts";

/** What an explanation is made of. */
export interface ExplanationParts {
  /** The function that made it: `"gradients"`. */
  readonly method: string;
  /** The numbers, images one after another, last axis fastest. */
  readonly values: Float32Array;
  /** `[count, …]` */
  readonly shape: readonly number[];
  /** The images that are explained, `[count, ...inputShape]`. */
  readonly inputs: ShapedFloats;
  /** Which classes are explained. */
  readonly classes: ExplainedClasses;
  /** A number for each pixel, which the picture shows, `[count, height, width]`; left out, the values are such. */
  readonly pixelMaps?: ShapedFloats;
  /** Whether the picture's numbers speak for (positive) and against (negative) the class. */
  readonly signed: boolean;
  /** The picture's colours; left out, blue through white to red for signed numbers, else viridis. */
  readonly colorMap?: ColorMapName;
}

/**
 * What a model looked at: numbers first, and a picture of them (input, heat map, overlay, colour bar, class and
 * probability of every image; each image has its own scale).
 */
export class Explanation implements Displayable {
  /** The function that made it: `"gradients"`. */
  readonly method: string;
  /** The numbers, images one after another, last axis fastest. */
  readonly values: Float32Array;
  /** `[count, …]`: see the function that made it. */
  readonly shape: readonly number[];
  /** The images that were explained, as the model got them, `[count, ...inputShape]`. */
  readonly inputs: ShapedFloats;
  /** The class that is explained of each image. `[count]` */
  readonly classIndices: Int32Array;
  /** That class's probability for each image (of a single output without a sigmoid: the output). `[count]` */
  readonly scores: Float32Array;
  /** The class that the model predicts for each image. `[count]` */
  readonly predicted: Int32Array;
  /** A number for each pixel, which the picture shows, `[count, height, width]`. */
  readonly pixelMaps: ShapedFloats;
  readonly #parts: ExplanationParts;
  #picture: Picture | undefined;

  /** @param parts the numbers, and what they are of */
  constructor(parts: ExplanationParts) {
    const { method, values, shape, inputs, classes } = parts;
    this.method = method;
    this.values = values;
    this.shape = shape;
    this.inputs = inputs;
    this.classIndices = classes.classIndices;
    this.scores = classes.scores;
    this.predicted = classes.predicted;
    this.pixelMaps = parts.pixelMaps ?? { values, shape };
    this.#parts = parts;
  }

  /** Number of images. */
  get length(): number {
    return this.shape[0] ?? 0;
  }

  /**
   * The numbers of one image, a view of `values`.
   *
   * @param index from 0; a negative one counts from the end
   * @throws {RangeError} if there is none of this number
   */
  at(index: number): Float32Array {
    const place = index < 0 ? this.length + index : index;
    if (!Number.isInteger(place) || place < 0 || place >= this.length) {
      throw new RangeError(localMessages().imageIndex(shownValue(index), this.length));
    }
    const size = this.values.length / this.length;
    return this.values.subarray(place * size, (place + 1) * size);
  }

  /** The numbers as a tensor of `shape`, which the caller disposes. */
  toTensor(): Tensor {
    return tf.tensor(this.values.slice(), [...this.shape], "float32");
  }

  /** The picture that a notebook shows; drawn at the first access. */
  get picture(): Picture {
    const { method, signed, colorMap } = this.#parts;
    this.#picture ??= explanationRows({
      inputs: drawnImages(this.inputs),
      maps: this.pixelMaps as ShapedFloats & { readonly shape: readonly [number, number, number] },
      captions: this.captions,
      title: method,
      signed,
      ...(colorMap === undefined ? {} : { colorMap }),
    });
    return this.#picture;
  }

  /**
   * What the picture says below each image: the class, its probability, the model's answer where it is another, and that
   * a map is 0 everywhere.
   */
  get captions(): string[] {
    const text = localMessages();
    const { classNames, classes } = this.#parts.classes;
    const name = (index: number) => classNames?.[index] ?? String(index);
    return Array.from(this.classIndices, (classIndex, image) => {
      const score = scoreText(this.scores[image] as number);
      const lines = [
        classes === 1 ? text.output(score) : `${text.class(name(classIndex))}, ${text.probability(score)}`,
      ];
      const predicted = this.predicted[image] as number;
      if (classes > 1 && predicted !== classIndex) lines.push(text.predictedInstead(name(predicted)));
      if (this.#isZero(image)) lines.push(text.allZero());
      return lines.join("\n");
    });
  }

  #isZero(image: number): boolean {
    const { values } = this.pixelMaps;
    const size = values.length / this.length;
    return values.subarray(image * size, (image + 1) * size).every((value) => value === 0);
  }

  /**
   * Writes the picture to a file: `explanation.save("gradCam.png")`.
   *
   * @param file its name, which ends in `.png`
   * @throws {RangeError} if it ends otherwise
   * @throws {Error} if it cannot be written
   */
  save(file: string): void {
    this.picture.save(file);
  }

  /** `Explanation gradients [1, 28, 28, 1]`. */
  toString(): string {
    return `Explanation ${this.method} [${this.shape.join(", ")}]`;
  }

  /** In `console.log` and inside other values: one line. */
  [inspect.custom](): string {
    return this.toString();
  }

  /** The picture. */
  [displaySymbol](): MimeBundle {
    return this.picture[displaySymbol]();
  }

  /** The picture's size and alternative text. */
  [displayMetadataSymbol](): MimeMetadata {
    return this.picture[displayMetadataSymbol]();
  }
}

/** Three digits, and no rounding up to a probability of 1 or down to 0. */
function scoreText(score: number): string {
  if (score > 0.9995 && score < 1) return "> 0.999";
  if (score > 0 && score < 0.0005) return "< 0.001";
  return score.toFixed(3);
}

/** Images as pictures show them, of 1 or 3 channels; of others the mean over the channels; rows of numbers as one row. */
export function drawnImages({ values, shape }: ShapedFloats): {
  readonly values: Float32Array;
  readonly shape: readonly [number, number, number, number];
} {
  const [count, height, width, channels] = imageShape(shape);
  if (channels === 1 || channels === 3) return { values, shape: [count, height, width, channels] };
  return { values: channelMeans(values, channels), shape: [count, height, width, 1] };
}

/** A shape as that of images, `[count, height, width, channels]`: rows of numbers are images of one row. */
export function imageShape(shape: readonly number[]): [count: number, height: number, width: number, channels: number] {
  const [count = 1, ...rest] = shape;
  if (rest.length === 3) return [count, ...(rest as [number, number, number])];
  if (rest.length === 2) return [count, ...(rest as [number, number]), 1];
  return [count, 1, rest.reduce((product, size) => product * size, 1), 1];
}

function channelMeans(values: Float32Array, channels: number): Float32Array {
  return Float32Array.from({ length: values.length / channels }, (_, pixel) => {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) sum += values[pixel * channels + channel] as number;
    return sum / channels;
  });
}
