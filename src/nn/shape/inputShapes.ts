import { briefText } from "../../display/textPlain.ts";
import { localMessages } from "./messages.ts";
import type { DataFormat, Shape } from "./shape.ts";
import { shapeText } from "./shapeText.ts";
import { isSize } from "./sizeLimits.ts";

const IMAGE_EXAMPLE: Shape = [null, 28, 28, 1];

/** A shape of a batch of images, its axes by name. */
export interface ImageShape {
  readonly batch: number | null;
  readonly height: number | null;
  readonly width: number | null;
  readonly channels: number | null;
}

/**
 * A shape, once it is sure that it is one: whole numbers from 1 to 2³¹ − 1, `null` for what is not known.
 *
 * @throws {TypeError} if it is no list
 * @throws {RangeError} if an item is something else
 */
export function checkedShape(where: string, shape: unknown): Shape {
  const text = localMessages();
  const example = shapeText(IMAGE_EXAMPLE);
  if (!Array.isArray(shape)) throw new TypeError(text.notAShape(where, example, briefText(shape)));
  const sizes: readonly unknown[] = shape;
  // A list with holes has items that `every` would not see.
  const isShape = sizes.length > 0 && Array.from(sizes).every((size) => size === null || isSize(size, 1));
  if (!isShape) throw new RangeError(text.notAShape(where, example, briefText(shape)));
  return shape as Shape;
}

/**
 * The only input's shape.
 *
 * @throws {RangeError} if there are none or several, or the shape is none
 */
export function onlyShape(where: string, shapes: readonly Shape[]): Shape {
  if (shapes.length !== 1) throw new RangeError(localMessages().oneInput(where, shapes.length));
  return checkedShape(where, shapes[0]);
}

/**
 * Makes sure that a shape has as many axes as the layer works on.
 *
 * @param rank how many, the batch included
 * @param example a shape that would do
 * @throws {RangeError} if it has others; one too few, and the message says which is missing
 */
export function requireRank(where: string, shape: Shape, rank: number, example: Shape): void {
  if (shape.length === rank) return;
  const text = localMessages();
  if (shape.length === rank - 1 && shape[0] === null) {
    throw new RangeError(text.noChannels(where, rank, shapeText(example), shapeText(shape)));
  }
  if (shape.length === rank - 1) {
    throw new RangeError(text.noBatch(where, rank, shapeText([null, ...shape]), shapeText(shape)));
  }
  throw new RangeError(text.rank(where, text.axes(rank), shapeText(example), shapeText(shape)));
}

/**
 * Reads the shape of a batch of images, `[batch, height, width, channels]` or `[batch, channels, height, width]`.
 *
 * @throws {RangeError} if it has not four axes
 */
export function readImageShape(where: string, shapes: readonly Shape[], dataFormat: DataFormat): ImageShape {
  const shape = onlyShape(where, shapes);
  const isLast = dataFormat === "channelsLast";
  requireRank(where, shape, 4, isLast ? IMAGE_EXAMPLE : [null, 1, 28, 28]);
  const [batch, second, third, fourth] = shape as [number | null, number | null, number | null, number | null];
  return isLast
    ? { batch, height: second, width: third, channels: fourth }
    : { batch, height: third, width: fourth, channels: second };
}

/** The other way round: the axes in the order that `dataFormat` says. */
export function writeImageShape({ batch, height, width, channels }: ImageShape, dataFormat: DataFormat): Shape {
  return dataFormat === "channelsLast" ? [batch, height, width, channels] : [batch, channels, height, width];
}

/**
 * The number of channels, from which weights follow.
 *
 * @throws {RangeError} if it is not known
 */
export function knownChannels(where: string, channels: number | null, shapes: readonly Shape[]): number {
  if (channels !== null) return channels;
  throw new RangeError(localMessages().unknownChannels(where, shapes.map(shapeText).join(", ")));
}

/**
 * Where an axis stands, counted from 0.
 *
 * @param axis from 1, or counted from the end, −1 the last
 * @throws {RangeError} if the shape has no such axis, or it is the batch
 */
export function axisIndex(where: string, axis: number, shape: Shape): number {
  const index = axis < 0 ? axis + shape.length : axis;
  if (index < 1 || index >= shape.length) {
    throw new RangeError(localMessages().axis(where, String(axis), shapeText(shape)));
  }
  return index;
}
