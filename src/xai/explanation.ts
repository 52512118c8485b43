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

/**
 * Why a map is 0 everywhere: no pixel changes the score; no pixel adds to what the score is for an image without it; nothing
 * in a layer's feature maps speaks for the class.
 */
export type ZeroMeaning = "noChange" | "noContribution" | "noSupport";

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
  /** What a map that is 0 everywhere means, for its caption; left out, that no pixel changes the score. */
  readonly zeroMeans?: ZeroMeaning;
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
   * What the picture says below each image: the class, its probability, the model's answer where it is another; and what
   * went wrong, where a map is 0 everywhere, an answer is NaN, or values are those of bytes.
   */
  get captions(): string[] {
    const text = localMessages();
    const { classNames, classes } = this.#parts.classes;
    const name = (index: number) => classNames?.[index] ?? String(index);
    const firstOfBytes = Array.from(this.classIndices.keys()).find((image) =>
      looksLikeBytes(rowOf(this.inputs, image)),
    );
    return Array.from(this.classIndices, (classIndex, image) => {
      const values = rowOf(this.inputs, image);
      const probability = this.scores[image] as number;
      if (Number.isNaN(probability)) return text.nanAnswer(values.filter((value) => !Number.isFinite(value)).length);
      const score = scoreText(probability);
      const lines = [
        classes === 1 ? text.output(score) : `${text.class(name(classIndex))}, ${text.probability(score)}`,
      ];
      const predicted = this.predicted[image] as number;
      if (classes > 1 && predicted !== classIndex) lines.push(text.predictedInstead(name(predicted)));
      const isZero = rowOf(this.pixelMaps, image).every((value) => value === 0);
      if (isZero) lines.push(text.allZero(this.#parts.zeroMeans ?? "noChange"));
      if (image === firstOfBytes)
        lines.push(text.bytes(String(Math.round(values.reduce((most, value) => Math.max(most, value))))));
      return lines.join("\n");
    });
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

/** One image's numbers, a view. */
function rowOf({ values, shape: [count = 1] }: ShapedFloats, image: number): Float32Array {
  const size = values.length / count;
  return values.subarray(image * size, (image + 1) * size);
}

/** Larger than anything that 0 to 1, or standardized values, come to. */
const SMALLEST_BRIGHT_BYTE = 16;

/** Whether values seem to be bytes, 0 to 255, that have not been divided by 255. */
function looksLikeBytes(values: Float32Array): boolean {
  const isByte = (value: number): boolean => value >= 0 && value <= 255;
  return values.some((value) => value >= SMALLEST_BRIGHT_BYTE) && values.every(isByte);
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
