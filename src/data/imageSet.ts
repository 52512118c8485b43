import { displaySymbol, inspectSymbol, type SummaryBundle } from "./jupyterDisplay.ts";
import { localMessages } from "./messages.ts";
import { SingleImage } from "./singleImage.ts";

/** The largest value of a byte: dividing by it takes pixel values from 0…255 to 0…1. */
const LARGEST_BYTE = 255;

/** Each byte divided by 255: looking a quotient up is faster than dividing. */
const UNIT_VALUES = Float32Array.from({ length: LARGEST_BYTE + 1 }, (_, byte) => byte / LARGEST_BYTE);

/** A few images in a row as numbers from 0 to 1, with their place in the set. */
export interface ImageBatch {
  /** Index in the set of the batch's first image. */
  readonly start: number;
  /** `[count, height, width, channels]`. */
  readonly shape: readonly [count: number, height: number, width: number, channels: number];
  /** Pixel values from 0 to 1, images one after another, channels fastest. */
  readonly values: Float32Array;
}

/**
 * Images of one size, kept as bytes.
 *
 * A set is one `Uint8Array`; numbers from 0 to 1 are made for one batch at a time, because all of MNIST as 32-bit
 * floats would take four times the memory (220 MB instead of 55 MB).
 */
export class ImageSet {
  /**
   * @param bytes pixel values from 0 to 255, images one after another, then rows, then columns, channels fastest
   * @param shape `[count, height, width, channels]`
   * @throws {RangeError} if the number of bytes does not fit the shape
   */
  constructor(bytes: Uint8Array, shape: readonly [count: number, height: number, width: number, channels: number]) {
    const expected = shape.reduce((product, size) => product * size, 1);
    if (bytes.length !== expected) {
      throw new RangeError(localMessages().byteLength(`[${shape.join(", ")}]`, expected, bytes.length));
    }
    this.bytes = bytes;
    this.shape = shape;
  }

  /** Pixel values from 0 to 255 of all images, in the order of `shape`, last axis fastest. */
  readonly bytes: Uint8Array;

  /** `[count, height, width, channels]`: `[60000, 28, 28, 1]` for MNIST's training images. */
  readonly shape: readonly [count: number, height: number, width: number, channels: number];

  /** Type of a pixel value: a whole number from 0 to 255. */
  readonly dtype = "uint8";

  /** Number of images. */
  get length(): number {
    return this.shape[0];
  }

  /**
   * One image, as a view of this set's bytes.
   *
   * @param index which image, from 0; a negative index counts from the end, like `Array.prototype.at`
   * @returns the image, of shape `[height, width, channels]`
   * @throws {RangeError} if there is no such image
   */
  at(index: number): SingleImage {
    const position = imagePosition(index, this.length);
    const [, height, width, channels] = this.shape;
    const size = height * width * channels;
    return new SingleImage(this.bytes.subarray(position * size, (position + 1) * size), [height, width, channels]);
  }

  /**
   * The images from `start` up to, not including, `end`, as a view of this set's bytes; the rules are those of
   * `Array.prototype.slice`.
   *
   * @returns a set of shape `[end - start, height, width, channels]`
   */
  slice(start = 0, end: number = this.length): ImageSet {
    const [, height, width, channels] = this.shape;
    const first = sliceIndex(start, this.length);
    const last = Math.max(first, sliceIndex(end, this.length));
    const size = height * width * channels;
    return new ImageSet(this.bytes.subarray(first * size, last * size), [last - first, height, width, channels]);
  }

  /**
   * Some images as 32-bit floats from 0 to 1: each byte divided by 255.
   *
   * @param start index of the first image, from 0
   * @param count how many images, 1 or more; at the set's end the batch is shorter if fewer are left
   * @returns `count * height * width * channels` values in the order of `shape`, a copy
   * @throws {RangeError} if there is no image `start`, or `count` is not a whole number from 1
   */
  batch(start: number, count: number): Float32Array {
    if (!Number.isInteger(start) || start < 0 || start >= this.length) {
      throw new RangeError(localMessages().batchStart(start, this.length));
    }
    requireBatchCount(count);
    const { bytes } = this.slice(start, start + count);
    const values = new Float32Array(bytes.length);
    for (let i = 0; i < bytes.length; i++) values[i] = UNIT_VALUES[bytes[i] as number] as number;
    return values;
  }

  /**
   * The images of the given numbers, in that order, as a set of their own: `train.images.take([7, 0, 7])`.
   *
   * @param indices which images, from 0; a negative index counts from the end; an image may be taken more than once
   * @returns a set of shape `[indices.length, height, width, channels]`, a copy
   * @throws {RangeError} if there is no such image
   */
  take(indices: ArrayLike<number>): ImageSet {
    const [, height, width, channels] = this.shape;
    const size = height * width * channels;
    const bytes = new Uint8Array(indices.length * size);
    for (let row = 0; row < indices.length; row++) {
      const start = imagePosition(indices[row] as number, this.length) * size;
      bytes.set(this.bytes.subarray(start, start + size), row * size);
    }
    return new ImageSet(bytes, [indices.length, height, width, channels]);
  }

  /**
   * Images as 32-bit floats from 0 to 1 (each byte divided by 255): what a network is fed with.
   *
   * ```ts
   * images.toFloat32(); // all of them
   * images.toFloat32([7, 0, 7]); // three, in this order
   * ```
   *
   * @param indices which images, as `take` has them; left out, all in order
   * @param target where the values go, from its start; left out, a new array. A loop that passes the same one each
   * time spares the memory of a new array for every batch
   * @returns `indices.length * height * width * channels` values in the order of `shape`: `target`, or the part of it
   * that was filled
   * @throws {RangeError} if there is no such image, or `target` is too short
   */
  toFloat32(indices?: ArrayLike<number>, target?: Float32Array): Float32Array {
    const [, height, width, channels] = this.shape;
    const size = height * width * channels;
    const rows = indices === undefined ? this.length : indices.length;
    if (target !== undefined && target.length < rows * size) {
      throw new RangeError(localMessages().shortTarget(rows, rows * size, target.length));
    }
    const values = target === undefined ? new Float32Array(rows * size) : target.subarray(0, rows * size);
    const { bytes } = this;
    for (let row = 0, to = 0; row < rows; row++) {
      let from = (indices === undefined ? row : imagePosition(indices[row] as number, this.length)) * size;
      for (const end = to + size; to < end; to++, from++) values[to] = UNIT_VALUES[bytes[from] as number] as number;
    }
    return values;
  }

  /**
   * All images, a batch at a time, in order: `for (const { start, values, shape } of images.batches(128)) { … }`.
   *
   * @param count images in a batch, 1 or more; the last batch is shorter if they do not divide evenly
   * @throws {RangeError} if `count` is not a whole number from 1
   */
  batches(count: number): Generator<ImageBatch, void, undefined> {
    requireBatchCount(count);
    return generateBatches(this, count);
  }

  /** The images one by one: `for (const image of images) { … }`. */
  *[Symbol.iterator](): Generator<SingleImage, void, undefined> {
    for (let i = 0; i < this.length; i++) yield this.at(i);
  }

  /** `ImageSet [60000, 28, 28, 1] uint8, 0…255, 47.0 MB`. */
  toString(): string {
    return `ImageSet [${this.shape.join(", ")}] ${this.dtype}, ${valueRange(this.bytes)}, ${megabytes(this.bytes)}`;
  }

  [inspectSymbol](): string {
    return this.toString();
  }

  [displaySymbol](): SummaryBundle {
    const text = localMessages();
    const rows: readonly (readonly [string, string])[] = [
      [text.shape, `[${this.shape.join(", ")}] = ${text.axes}`],
      [text.type, this.dtype],
      [text.range, valueRange(this.bytes)],
      [text.memory, megabytes(this.bytes)],
    ];
    const body = rows.map(([name, value]) => `<tr><th scope="row">${name}</th><td>${value}</td></tr>`).join("");
    return { "text/html": `<table><tbody>${body}</tbody></table>`, "text/plain": this.toString() };
  }
}

function* generateBatches(images: ImageSet, count: number): Generator<ImageBatch, void, undefined> {
  const [length, height, width, channels] = images.shape;
  for (let start = 0; start < length; start += count) {
    const values = images.batch(start, count);
    yield { start, shape: [Math.min(count, length - start), height, width, channels], values };
  }
}

/** The place from 0 of an image that may be counted from the end. */
function imagePosition(index: number, length: number): number {
  const position = index < 0 ? length + index : index;
  if (!Number.isInteger(position) || position < 0 || position >= length) {
    throw new RangeError(localMessages().imageIndex(index, length));
  }
  return position;
}

function requireBatchCount(count: number): void {
  if (!Number.isInteger(count) || count < 1) throw new RangeError(localMessages().batchCount(count));
}

/** Turns an argument of `slice` into a position from 0 to `length`, as `Array.prototype.slice` does. */
function sliceIndex(index: number, length: number): number {
  const whole = Math.trunc(index) || 0;
  return whole < 0 ? Math.max(0, length + whole) : Math.min(whole, length);
}

/** Smallest and largest value; stops early once nothing can change, which for MNIST is after the first digit. */
function valueRange(bytes: Uint8Array): string {
  if (bytes.length === 0) return "–";
  let smallest = LARGEST_BYTE;
  let largest = 0;
  for (const value of bytes) {
    if (value < smallest) smallest = value;
    if (value > largest) largest = value;
    if (smallest === 0 && largest === LARGEST_BYTE) break;
  }
  return `${smallest}…${largest}`;
}

function megabytes(bytes: Uint8Array): string {
  return `${(bytes.length / 1e6).toFixed(1)} MB`;
}
