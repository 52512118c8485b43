import { displaySymbol, inspectSymbol } from "./jupyterDisplay.ts";
import { localMessages } from "./messages.ts";

/** Images up to this many pixels wide and high show all their numbers as plain text. */
const LARGEST_PRINTED_SIDE = 32;

/**
 * One image of a set: a view of the set's bytes, not a copy.
 *
 * Shows in a notebook as its pixel values, so that a learner sees the numbers that a network gets.
 */
export class SingleImage {
  /**
   * @param bytes pixel values from 0 to 255, rows one after another, channels fastest
   * @param shape `[height, width, channels]`
   */
  constructor(bytes: Uint8Array, shape: readonly [height: number, width: number, channels: number]) {
    this.bytes = bytes;
    this.shape = shape;
  }

  /** Pixel values from 0 to 255, `height * width * channels` of them, rows one after another, channels fastest. */
  readonly bytes: Uint8Array;

  /** `[height, width, channels]`: `[28, 28, 1]` for a digit of MNIST. */
  readonly shape: readonly [height: number, width: number, channels: number];

  /**
   * The image as rows of numbers: `image.rows()[y][x]` is the pixel in row `y`, column `x`.
   *
   * @param channel which channel, from 0; a gray image has only channel 0
   * @returns `height` rows of `width` values from 0 to 255, a copy
   * @throws {RangeError} if there is no such channel
   */
  rows(channel = 0): number[][] {
    const [height, width, channels] = this.shape;
    if (!Number.isInteger(channel) || channel < 0 || channel >= channels) {
      throw new RangeError(localMessages().channelIndex(channel, channels));
    }
    return Array.from({ length: height }, (_, y) =>
      Array.from({ length: width }, (_, x) => this.bytes[(y * width + x) * channels + channel] as number),
    );
  }

  /** `SingleImage [28, 28, 1] uint8`. */
  toString(): string {
    return `SingleImage [${this.shape.join(", ")}] uint8`;
  }

  [inspectSymbol](): string {
    return this.toString();
  }

  [displaySymbol](): { readonly "text/plain": string } {
    const [height, width, channels] = this.shape;
    if (channels !== 1 || height > LARGEST_PRINTED_SIDE || width > LARGEST_PRINTED_SIDE) {
      return { "text/plain": this.toString() };
    }
    const lines = this.rows().map((row) => row.map((value) => String(value).padStart(3)).join(" "));
    return { "text/plain": [this.toString(), ...lines].join("\n") };
  }
}
