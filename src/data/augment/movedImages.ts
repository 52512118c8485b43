import { requireKnownOptions } from "../../display/knownOptions.ts";
import { ImageSet } from "../imageSet.ts";
import { requireNumber, requireWhole } from "../optionChecks.ts";
import { type ChannelFill, type Fill, requireFill } from "./fill.ts";
import { IN_PLACE, type Placement, placeImage } from "./placeImage.ts";

/** Largest shift in pixels: far beyond any image. */
const FARTHEST = 65536;

/** Where to shift images, and what comes in from outside. */
export interface ShiftOptions {
  /** Whole pixels downwards, negative ones upwards; left out, 0. */
  readonly down?: number;
  /** Whole pixels to the right, negative ones to the left; left out, 0. */
  readonly right?: number;
  /** What comes in from outside: a byte, a byte for each channel or `"nearest"`; left out, 0 (black). */
  readonly fill?: Fill;
}

/** What comes in from outside when images are turned. */
export interface RotateOptions {
  /** What comes in from outside: a byte, a byte for each channel or `"nearest"`; left out, 0 (black). */
  readonly fill?: Fill;
}

/**
 * Shifts all images by the same number of pixels: to see what a network makes of a digit that is a little to the right.
 *
 * @param images a set of shape `[count, height, width, channels]`
 * @returns a set of the same shape, a copy
 * @throws {RangeError} if an option is out of range
 */
export function shiftImages(images: ImageSet, options: ShiftOptions): ImageSet {
  requireKnownOptions("shiftImages", options, ["down", "right", "fill"]);
  const { down = 0, right = 0, fill = 0 } = options;
  const placement = {
    ...IN_PLACE,
    down: requireWhole("down", down, -FARTHEST, FARTHEST),
    right: requireWhole("right", right, -FARTHEST, FARTHEST),
  };
  return movedImages(images, requireFill("fill", fill, images.shape[3]), () => placement);
}

/**
 * Turns all images about their middles by the same angle, with values interpolated between pixels (bilinear).
 *
 * @param images a set of shape `[count, height, width, channels]`
 * @param degrees the angle in degrees from −360 to 360, counterclockwise
 * @returns a set of the same shape, a copy; corners that are turned out of the image are lost
 * @throws {RangeError} if the angle or the fill is out of range
 */
export function rotateImages(images: ImageSet, degrees: number, options: RotateOptions = {}): ImageSet {
  requireKnownOptions("rotateImages", options, ["fill"]);
  const { fill = 0 } = options;
  const placement = { ...IN_PLACE, degrees: requireNumber("degrees", degrees, -360, 360) };
  return movedImages(images, requireFill("fill", fill, images.shape[3]), () => placement);
}

/** Moves each image as `placementOf` says for its number. */
export function movedImages(images: ImageSet, fill: ChannelFill, placementOf: (index: number) => Placement): ImageSet {
  const [count, height, width, channels] = images.shape;
  const size = height * width * channels;
  const bytes = new Uint8Array(images.bytes.length);
  for (let index = 0; index < count; index++) {
    const source = images.bytes.subarray(index * size, (index + 1) * size);
    const target = bytes.subarray(index * size, (index + 1) * size);
    placeImage(source, target, [height, width, channels], placementOf(index), fill);
  }
  return new ImageSet(bytes, images.shape);
}
