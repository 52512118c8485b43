import { requireKnownOptions } from "../../display/knownOptions.ts";
import { countByClass } from "../countByClass.ts";
import { ImageSet } from "../imageSet.ts";
import { displaySymbol, inspectSymbol, type SummaryBundle } from "../jupyterDisplay.ts";
import type { LabelledImages } from "../labelledImages.ts";
import { localMessages } from "../messages.ts";
import { requireNumber, requireWhole } from "../optionChecks.ts";
import { SeededRandom } from "../seededRandom.ts";
import { toGray } from "../toGray.ts";
import { type Split, type SplitOptions, trainTestSplit } from "../trainTestSplit.ts";
import { addNoise, paintScene } from "./paintScene.ts";
import { SHAPE_KINDS, type ShapeKind } from "./shapeOutline.ts";
import { randomScene } from "./shapeScene.ts";

/** How images of shapes are made. */
export interface ShapesDatasetOptions {
  /** Number of images, 1 or more; left out, 1,000. */
  readonly n?: number;
  /** Height of an image in pixels, 8 to 1,024; left out, 100. */
  readonly height?: number;
  /** Width of an image in pixels, 8 to 1,024; left out, 75. */
  readonly width?: number;
  /** Where chance comes from, a whole number; left out, 0. The same seed gives the same bytes on every machine. */
  readonly seed?: number;
  /** Standard deviation of the noise on each of red, green and blue, 0 to 128 of 255; left out, 0: none. */
  readonly noise?: number;
}

const DEFAULT_COUNT = 1000;
const DEFAULT_HEIGHT = 100;
const DEFAULT_WIDTH = 75;
const SMALLEST_SIDE = 8;
const LARGEST_SIDE = 1024;
const MOST_NOISE = 128;

/** Most bytes of a set, 2 GiB: what does not fit should fail with words, not for want of memory. */
const MOST_BYTES = 2 ** 31;

/** What random numbers are drawn for; each purpose has a stream of its own, so that noise changes nothing else. */
const CLASS_STREAM = 1;
const SCENE_STREAM = 2;
const NOISE_STREAM = 3;

/**
 * Images of coloured shapes, the class of each and their gray versions.
 *
 * The images are red, green and blue; `gray` is what an autoencoder with a single output channel learns to draw.
 */
export class Shapes implements LabelledImages {
  /**
   * @param images a set of shape `[count, height, width, 3]`
   * @param labels `count` class numbers, 0 to 4
   */
  constructor(images: ImageSet, labels: Uint8Array) {
    this.images = images;
    this.labels = labels;
  }

  #gray: ImageSet | undefined;

  /** Colour images of shape `[count, height, width, 3]`: red, green, blue. */
  readonly images: ImageSet;

  /** `count` class numbers: 0 circle, 1 rectangle, 2 triangle, 3 star, 4 cross. */
  readonly labels: Uint8Array;

  /** The same images in gray, of shape `[count, height, width, 1]`; made when first asked for (see `toGray`). */
  get gray(): ImageSet {
    this.#gray ??= toGray(this.images);
    return this.#gray;
  }

  /** Number of images. */
  get length(): number {
    return this.images.length;
  }

  /** The classes' names in the learner's language: `classNames[labels[0]]` says what the first image shows. */
  get classNames(): readonly string[] {
    const names: Record<ShapeKind, string> = localMessages().shapeNames;
    return SHAPE_KINDS.map((kind) => names[kind]);
  }

  /**
   * The images of the given numbers with their classes, in that order, as a set of their own.
   *
   * @param indices which images, from 0; a negative index counts from the end
   * @returns a copy
   * @throws {RangeError} if there is no such image
   */
  take(indices: ArrayLike<number>): Shapes {
    const images = this.images.take(indices);
    return new Shapes(
      images,
      Uint8Array.from(indices, (index) => this.labels.at(index) as number),
    );
  }

  /**
   * Splits the set into a part to train with and a part to test with, each with the classes in the same proportions:
   * `trainTestSplit` with `stratify: true`.
   *
   * ```ts
   * const { train, test } = shapesDataset({ n: 1000, seed: 1 }).split({ testSize: 0.2 });
   * ```
   *
   * @throws {RangeError} as `trainTestSplit` does
   */
  split(options: SplitOptions = {}): Split<Shapes> {
    return trainTestSplit<Shapes>(this, { ...options, stratify: options.stratify ?? options.shuffle !== false });
  }

  /** `Shapes [1000, 100, 75, 3] + [1000], gray [1000, 100, 75, 1]`. */
  toString(): string {
    const [count, height, width] = this.images.shape;
    return `Shapes [${this.images.shape.join(", ")}] + [${count}], gray [${count}, ${height}, ${width}, 1]`;
  }

  [inspectSymbol](): string {
    return this.toString();
  }

  [displaySymbol](): SummaryBundle {
    const text = localMessages();
    const [count, height, width, channels] = this.images.shape;
    const names = this.classNames;
    const counts = countByClass(this.labels, names.length);
    const classes = names.map(
      (name, label) => `${label} ${name} × ${(counts[label] as number).toLocaleString("en-US")}`,
    );
    const rows: readonly (readonly [string, string])[] = [
      [text.images, `[${count}, ${height}, ${width}, ${channels}] = ${text.axes}`],
      [text.gray, `[${count}, ${height}, ${width}, 1]`],
      [text.labels, `[${count}]`],
      [text.classes, classes.join("<br>")],
    ];
    const body = rows.map(([name, value]) => `<tr><th scope="row">${name}</th><td>${value}</td></tr>`).join("");
    return { "text/html": `<table><tbody>${body}</tbody></table>`, "text/plain": this.toString() };
  }
}

/**
 * Makes images of coloured shapes: circles, rectangles, triangles, stars and crosses of any size, place, turn and colour,
 * each wholly within its image and clear of its background in gray too.
 *
 * ```ts
 * const shapes = shapesDataset({ n: 1000, seed: 1 });
 * shapes.images.shape; // [1000, 100, 75, 3]
 * shapes.gray.shape; // [1000, 100, 75, 1]
 * shapes.classNames[shapes.labels[0]]; // "star"
 * ```
 *
 * Every five images in a row show each class once, in random order. Image 7 is the same whatever `n` is.
 *
 * @throws {RangeError} if an option is out of range
 */
export function shapesDataset(options: ShapesDatasetOptions = {}): Shapes {
  requireKnownOptions("shapesDataset", options, ["n", "height", "width", "seed", "noise"]);
  const count = requireWhole("n", options.n ?? DEFAULT_COUNT, 1, Number.MAX_SAFE_INTEGER);
  const height = requireWhole("height", options.height ?? DEFAULT_HEIGHT, SMALLEST_SIDE, LARGEST_SIDE);
  const width = requireWhole("width", options.width ?? DEFAULT_WIDTH, SMALLEST_SIDE, LARGEST_SIDE);
  const noise = requireNumber("noise", options.noise ?? 0, 0, MOST_NOISE);
  const seed = options.seed ?? 0;
  const size = height * width * 3;
  if (count * size > MOST_BYTES) {
    const shape = `[${[count, height, width, 3].join(", ")}]`;
    throw new RangeError(localMessages().setTooLarge(shape, count * size, Math.floor(MOST_BYTES / size)));
  }

  const labels = shuffledClasses(count, seed);
  const bytes = new Uint8Array(count * size);
  for (const [index, label] of labels.entries()) {
    const target = bytes.subarray(index * size, (index + 1) * size);
    const scene = randomScene(
      new SeededRandom(seed, SCENE_STREAM, index),
      SHAPE_KINDS[label] as ShapeKind,
      height,
      width,
    );
    paintScene(scene, target, width);
    if (noise > 0) addNoise(target, noise, new SeededRandom(seed, NOISE_STREAM, index));
  }
  return new Shapes(new ImageSet(bytes, [count, height, width, 3]), labels);
}

/** Class numbers in groups that hold every class once. */
function shuffledClasses(count: number, seed: number): Uint8Array {
  const random = new SeededRandom(seed, CLASS_STREAM);
  const labels = new Uint8Array(count);
  for (let start = 0; start < count; start += SHAPE_KINDS.length) {
    labels.set(random.permutation(SHAPE_KINDS.length).subarray(0, count - start), start);
  }
  return labels;
}
