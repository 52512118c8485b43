import { inspect } from "node:util";
import {
  type Displayable,
  displayMetadataSymbol,
  displaySymbol,
  type MimeBundle,
  type MimeMetadata,
} from "../../display/mimeBundle.ts";
import { shownValue } from "../../display/shownValue.ts";
import type { Picture } from "../../plot/drawing/picture.ts";
import { featureMaps } from "../../plot/images/featureMaps.ts";
import { type Tensor, tf } from "../../tensor/tf.ts";
import { localMessages } from "./messages.ts";

/** What a layer made of images: numbers first, and a picture of the first image's feature maps. */
export class LayerActivation implements Displayable {
  /** The layer's name. */
  readonly layer: string;
  /** Its kind: `conv2d`; for a TensorFlow.js model its class, `Conv2D`. */
  readonly layerType: string;
  /** The numbers, images one after another, last axis fastest. */
  readonly values: Float32Array;
  /** `[count, height, width, channels]` for feature maps, `[count, units]` for a dense layer. */
  readonly shape: readonly number[];
  #picture: Picture | undefined;

  /**
   * @param layer the layer's name
   * @param layerType its kind
   * @param values the numbers
   * @param shape `[count, …]`, whose product is their number
   */
  constructor(layer: string, layerType: string, values: Float32Array, shape: readonly number[]) {
    this.layer = layer;
    this.layerType = layerType;
    this.values = values;
    this.shape = shape;
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

  /**
   * The picture that a notebook shows: the first image's maps, a panel for each channel. `featureMaps(activation, { index })`
   * draws another image's, and takes more options.
   */
  get picture(): Picture {
    const [count = 1, ...rest] = this.shape;
    const size = rest.reduce((product, axis) => product * axis, 1);
    const shape = rest.length === 3 ? this.shape : [count, 1, size, 1];
    const title = localMessages().title(this.layer, this.layerType, this.shape);
    this.#picture ??= featureMaps({ values: this.values, shape }, { title });
    return this.#picture;
  }

  /** `LayerActivation conv2d [1, 26, 26, 32]`. */
  toString(): string {
    return `LayerActivation ${this.layer} [${this.shape.join(", ")}]`;
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
