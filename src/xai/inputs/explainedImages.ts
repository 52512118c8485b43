import { rowRange } from "../../nn/training/evaluate.ts";
import { type Features, featureRows, type Rows, type Targets } from "../../nn/training/trainingData.ts";
import { type Tensor, tf } from "../../tensor/tf.ts";
import type { ExplainedModel } from "../model/explainedModel.ts";
import { localMessages } from "./messages.ts";

/** One image as bytes, 0 to 255, that are read as numbers from 0 to 1: `test.images.at(0)`. */
export interface ImageBytes {
  /** Rows one after another, channels fastest. */
  readonly bytes: Uint8Array;
  /** `[height, width, channels]` */
  readonly shape: readonly number[];
}

/**
 * Images to explain: a set such as `test.images.slice(0, 5)` (read as 0 to 1), `{ values, shape }`, a tensor, lists of
 * numbers; or a single image of these kinds, without the first axis. Gray images may come without their channel axis.
 */
export type ExplainedInput = Features | ImageBytes;

/** Numbers with their shape, last axis fastest. */
export interface ShapedFloats {
  /** The numbers, last axis fastest. */
  readonly values: Float32Array;
  /** The length of each axis. */
  readonly shape: readonly number[];
}

/** What images stand beside. */
export interface ImagesBeside {
  /** The explained images' shape: there may be one image, or as many as those. */
  readonly shape: readonly number[];
  /** The name of the option that gives them. */
  readonly place: string;
}

/**
 * Images as the model takes them.
 *
 * @param beside for images that an option gives: what they have to fit
 * @returns `[count, ...inputShape]`, values of its own
 * @throws {TypeError} if they are no images
 * @throws {RangeError} if the model takes images of another shape, there are none, or they do not fit the explained ones
 */
export function explainedImages(model: ExplainedModel, images: ExplainedInput, beside?: ImagesBeside): ShapedFloats {
  const rows = featureRows(asTargets(images), beside?.place ?? "images");
  const wanted = beside?.shape.slice(1) ?? model.inputShape;
  const given = [rows.count, ...rows.rowShape];
  const shape = [given, [...given, 1], [1, ...given], [1, ...given, 1]].find((candidate) => fits(candidate, wanted));
  if (shape === undefined) throw new RangeError(localMessages().imageShape(beside?.place, wanted, given));
  if (given.includes(0)) throw new RangeError(localMessages().noImages());
  const count = shape[0] as number;
  const most = beside?.shape[0] ?? count;
  if (count !== 1 && count !== most) {
    throw new RangeError(localMessages().besideCount(beside?.place ?? "", most, count));
  }
  return { values: allValues(rows), shape };
}

/**
 * Some images as a tensor, which the caller disposes.
 *
 * @param start the first image's place
 * @param end the place behind the last image
 * @returns `[end - start, ...]`
 */
export function imagesTensor({ values, shape }: ShapedFloats, start: number, end: number): Tensor {
  const [count = 0, ...rowShape] = shape;
  const size = values.length / count;
  // Values of its own: the native engine reads them only when it first computes with them.
  return tf.tensor(values.slice(start * size, end * size), [end - start, ...rowShape], "float32");
}

function asTargets(images: ExplainedInput): Targets {
  if (!isImageBytes(images)) return images;
  const { bytes, shape } = images;
  return { values: Float32Array.from(bytes, (byte) => byte / 255), shape };
}

/** Sets of images have bytes, too, and know how to read them; tensors have a method of this name. */
function isImageBytes(images: ExplainedInput): images is ImageBytes {
  const given: unknown = images;
  if (typeof given !== "object" || given === null || !("bytes" in given) || "toFloat32" in given) return false;
  return given.bytes instanceof Uint8Array && "shape" in given && Array.isArray(given.shape);
}

function fits(shape: readonly number[], wanted: readonly (number | null)[]): boolean {
  return shape.length === wanted.length + 1 && wanted.every((size, axis) => size === null || size === shape[axis + 1]);
}

function allValues(rows: Rows): Float32Array {
  const size = rows.rowShape.reduce((product, length) => product * length, 1);
  const values = new Float32Array(rows.count * size);
  rows.read(rowRange(0, rows.count), values);
  return values;
}
