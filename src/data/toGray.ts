import { ImageSet } from "./imageSet.ts";
import { localMessages } from "./messages.ts";

/*
 * The weights of red, green and blue in luma, 0.299, 0.587 and 0.114 (ITU-R BT.601-7, 2.5.1), in parts of 2¹⁶. They
 * sum to 2¹⁶, so that gray stays exactly as gray as it was; whole numbers, so that every machine rounds alike.
 */
const RED = 19595;
const GREEN = 38470;
const BLUE = 7471;

/** How bright a colour is in gray, from 0 to 255, not rounded; red, green and blue are from 0 to 255. */
export function luma(red: number, green: number, blue: number): number {
  return (RED * red + GREEN * green + BLUE * blue) / 0x10000;
}

/**
 * Gray versions of colour images: each pixel's luma Y′ = 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601-7), rounded to the
 * nearest whole number.
 *
 * @param images a set of shape `[count, height, width, 3]`: red, green, blue
 * @returns a set of shape `[count, height, width, 1]`
 * @throws {RangeError} if the images do not have 3 channels
 */
export function toGray(images: ImageSet): ImageSet {
  const [count, height, width, channels] = images.shape;
  if (channels !== 3) throw new RangeError(localMessages().threeChannels(channels));
  const { bytes } = images;
  const gray = new Uint8Array(count * height * width);
  for (let pixel = 0, at = 0; pixel < gray.length; pixel++, at += 3) {
    const weighted = RED * (bytes[at] as number) + GREEN * (bytes[at + 1] as number) + BLUE * (bytes[at + 2] as number);
    gray[pixel] = (weighted + 0x8000) >> 16;
  }
  return new ImageSet(gray, [count, height, width, 1]);
}
