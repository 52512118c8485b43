import { shownValue } from "../../display/shownValue.ts";
import { localMessages } from "../messages.ts";

/**
 * What comes where an image is moved away or cut out: one byte for all channels, one for each, or, with `"nearest"`
 * (Keras's word), the pixel at the image's border that is nearest.
 */
export type Fill = number | readonly number[] | "nearest";

/** A fill that was checked: a byte for each channel, or `undefined` for the nearest pixel. */
export type ChannelFill = readonly number[] | undefined;

/**
 * Checks a fill.
 *
 * @param option its name in messages
 * @throws {RangeError} if it is neither a byte, nor a byte for each channel, nor `"nearest"`
 */
export function requireFill(option: string, fill: Fill, channels: number): ChannelFill {
  return fill === "nearest" ? undefined : requireFillBytes(option, fill, channels, true);
}

/**
 * Checks a fill that has no nearest pixel: that of a hole within an image.
 *
 * @param option its name in messages
 * @throws {RangeError} if it is neither a byte nor a byte for each channel
 */
export function requireFillBytes(
  option: string,
  fill: number | readonly number[],
  channels: number,
  orNearest = false,
): readonly number[] {
  const bytes = Array.isArray(fill) ? fill : new Array<unknown>(channels).fill(fill);
  if (bytes.length !== channels || !bytes.every(isByte)) {
    throw new RangeError(localMessages().fill(option, channels, orNearest, shownValue(fill)));
  }
  return bytes;
}

function isByte(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 255;
}
