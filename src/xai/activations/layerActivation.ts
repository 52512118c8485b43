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
  /**
   * `[count, height, width, channels]` for feature maps, `[count, units]` for a dense layer; of a layer with
   * `dataFormat: "channelsFirst"`, `[count, channels, height, width]`.
   */
  readonly shape: readonly number[];
  readonly #channels: "first" | "last";
  #picture: Picture | undefined;

  /**
   * @param layer the layer's name
   * @param layerType its kind
   * @param values the numbers
   * @param shape `[count, …]`, whose product is their number
   * @param channels whether feature maps have their channels before their rows and columns, or behind them
   */
  constructor(
    layer: string,
    layerType: string,
    values: Float32Array,
    shape: readonly number[],
    channels: "first" | "last" = "last",
  ) {
    this.layer = layer;
    this.layerType = layerType;
    this.values = values;
    this.shape = shape;
    this.#channels = channels;
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
   * draws another image's, and takes more options (it takes the last axis for the channels).
   */
  get picture(): Picture {
    const title = localMessages().title(this.layer, this.layerType, this.shape);
    this.#picture ??= featureMaps(this.#drawnMaps(), { title });
    return this.#picture;
  }

  /** The first image's numbers, channels last; of a layer without maps, as a row of cells. `[1, height, width, channels]` */
  #drawnMaps(): { readonly values: Float32Array; readonly shape: readonly number[] } {
    const [, ...rest] = this.shape;
    const values = this.at(0);
    if (rest.length !== 3) return { values, shape: [1, 1, values.length, 1] };
    if (this.#channels === "last") return { values, shape: [1, ...rest] };
    const [channels, height, width] = rest as [number, number, number];
    const pixels = height * width;
    const turned = values.map((_, at) => values[(at % channels) * pixels + Math.floor(at / channels)] as number);
    return { values: turned, shape: [1, height, width, channels] };
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
