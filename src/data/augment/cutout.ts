import type { Box } from "./box.ts";

/**
 * Cutout (T. DeVries and G. W. Taylor, "Improved Regularization of Convolutional Neural Networks with Cutout", 2017):
 * covers a box of an image, so that a network cannot rely on any one part.
 *
 * @param bytes the image's bytes, rows one after another, channels fastest; changed in place
 * @param width the image's width in pixels
 * @param box what is covered; all of it lies within the image
 * @param fill the value of each channel within the box
 */
export function coverBox(bytes: Uint8Array, width: number, box: Box, fill: readonly number[]): void {
  const channels = fill.length;
  for (let y = box.top; y < box.bottom; y++) {
    for (let x = box.left; x < box.right; x++) {
      bytes.set(fill, (y * width + x) * channels);
    }
  }
}
