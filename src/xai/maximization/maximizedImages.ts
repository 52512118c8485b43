import { inspect } from "node:util";
import {
  type Displayable,
  displayMetadataSymbol,
  displaySymbol,
  type MimeBundle,
  type MimeMetadata,
} from "../../display/mimeBundle.ts";
import type { Picture } from "../../plot/drawing/picture.ts";
import { imageGrid } from "../../plot/images/imageGrid.ts";
import { type Tensor, tf } from "../../tensor/tf.ts";
import { drawnImages } from "../explanation.ts";
import { localMessages } from "./messages.ts";

/** What images were made, and for what. */
export interface MaximizedParts {
  /** The images' values, `[count, height, width, channels]`, channels fastest. */
  readonly values: Float32Array;
  /** `[count, height, width, channels]` */
  readonly shape: readonly number[];
  /** The layer whose filters are excited; `undefined` for classes. */
  readonly layer: string | undefined;
  /** The filters' or classes' numbers. */
  readonly targets: readonly number[];
  /** Their values at the starting images. `[count]` */
  readonly before: Float32Array;
  /** Their values at the images that were made. `[count]` */
  readonly after: Float32Array;
  /** Smallest and largest value of a pixel. */
  readonly range: readonly [smallest: number, largest: number];
  /** The classes' names, for captions. */
  readonly classNames: readonly string[] | undefined;
}

/** Images that excite filters or classes: numbers first, and a picture of them with what they excite, and how much. */
export class MaximizedImages implements Displayable {
  /** The images' values, one image after another, channels fastest. */
  readonly values: Float32Array;
  /** `[count, height, width, channels]` */
  readonly shape: readonly number[];
  /** The layer whose filters are excited; `undefined` for classes. */
  readonly layer: string | undefined;
  /** Which filter, or class, each image excites. */
  readonly targets: readonly number[];
  /** What was maximised, at the starting images: a filter's mean over its map, a class's score. `[count]` */
  readonly before: Float32Array;
  /** The same, at the images that were made. `[count]` */
  readonly after: Float32Array;
  readonly #parts: MaximizedParts;
  #picture: Picture | undefined;

  /** @param parts the images, and what they excite */
  constructor(parts: MaximizedParts) {
    this.values = parts.values;
    this.shape = parts.shape;
    this.layer = parts.layer;
    this.targets = parts.targets;
    this.before = parts.before;
    this.after = parts.after;
    this.#parts = parts;
  }

  /** Number of images. */
  get length(): number {
    return this.targets.length;
  }

  /** The images as a tensor of `shape`, which the caller disposes. */
  toTensor(): Tensor {
    return tf.tensor(this.values.slice(), [...this.shape], "float32");
  }

  /** The picture that a notebook shows; drawn at the first access. */
  get picture(): Picture {
    const text = localMessages();
    const { classNames, range } = this.#parts;
    const labels = this.targets.map((target, image) => {
      const name = this.layer === undefined ? text.class(classNames?.[target] ?? String(target)) : text.filter(target);
      return `${name}: ${(this.after[image] as number).toPrecision(3)}`;
    });
    const images = drawnImages({ values: this.values, shape: this.shape });
    this.#picture ??= imageGrid(images, { labels, range, title: text.title(this.layer), columns: 8 });
    return this.#picture;
  }

  /** `MaximizedImages [8, 28, 28, 1]`. */
  toString(): string {
    return `MaximizedImages [${this.shape.join(", ")}]`;
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
