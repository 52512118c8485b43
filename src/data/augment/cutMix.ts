import { ImageSet } from "../imageSet.ts";
import type { SoftLabels } from "../oneHot.ts";
import type { Box } from "./box.ts";
import { boxArea, boxAround, type PixelSize } from "./box.ts";

/** Which image a box comes from, and where it goes: to the same place of another image. */
export interface Paste {
  /** Number in the set of the image that the box is taken from. */
  readonly from: number;
  /** The box; without area nothing is pasted. */
  readonly box: Box;
}

/**
 * CutMix's box for a share λ of an image that is kept: it has λ's complement of the image's area and the image's own
 * proportions, r_h = H √(1 − λ) and r_w = W √(1 − λ) (S. Yun et al., "CutMix: Regularization Strategy to Train Strong
 * Classifiers with Localizable Features", ICCV 2019, equation 2), rounded down to pixels.
 *
 * @param image the image's height and width
 * @param kept λ, from 0 to 1
 * @param row the box's middle row
 * @param column the box's middle column
 * @returns the part of the box within the image
 */
export function cutMixBox(image: PixelSize, kept: number, row: number, column: number): Box {
  const side = Math.sqrt(1 - kept);
  const box = { height: Math.floor(image.height * side), width: Math.floor(image.width * side) };
  return boxAround(image, box, row, column);
}

/**
 * Puts into each image a box of another, from the same place, and mixes their labels by area.
 *
 * The share of a label is the share of pixels that come from its image, counted after the box was rounded to pixels and
 * cut off at the image's border, as in the authors' program: λ' = 1 − (area of the box) / (H W).
 *
 * @param images a set of shape `[count, height, width, channels]`
 * @param labels rows of shape `[count, classes]` that sum to 1
 * @param pasteOf what is pasted into the image of a number
 * @returns new images and labels of the same shapes
 */
export function cutMix(
  images: ImageSet,
  labels: SoftLabels,
  pasteOf: (index: number) => Paste,
): { readonly images: ImageSet; readonly labels: SoftLabels } {
  const [count, height, width, channels] = images.shape;
  const classes = labels.shape[1];
  const size = height * width * channels;
  const bytes = images.bytes.slice();
  const values = labels.values.slice();
  for (let index = 0; index < count; index++) {
    const { from, box } = pasteOf(index);
    for (let y = box.top; y < box.bottom; y++) {
      const start = from * size + (y * width + box.left) * channels;
      const end = from * size + (y * width + box.right) * channels;
      bytes.set(images.bytes.subarray(start, end), start + (index - from) * size);
    }
    const pasted = boxArea(box) / (height * width);
    for (let label = 0; label < classes; label++) {
      const own = labels.values[index * classes + label] as number;
      const other = labels.values[from * classes + label] as number;
      values[index * classes + label] = own * (1 - pasted) + other * pasted;
    }
  }
  return { images: new ImageSet(bytes, images.shape), labels: { values, shape: labels.shape } };
}
