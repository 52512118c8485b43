/** Rows `top` to `bottom` and columns `left` to `right` of an image, the last ones not included. */
export interface Box {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A number of pixels in each direction. */
export interface PixelSize {
  readonly height: number;
  readonly width: number;
}

/**
 * The part within an image of a box around a pixel. The box may stick out: the part is smaller then, as in cutout and
 * CutMix.
 *
 * @param image the image's height and width
 * @param box the whole box's height and width; of an even number of rows one more lies above `row` than below it
 * @param row the box's middle row, from 0 to `image.height - 1`
 * @param column the box's middle column, from 0 to `image.width - 1`
 */
export function boxAround(image: PixelSize, box: PixelSize, row: number, column: number): Box {
  const top = row - Math.floor(box.height / 2);
  const left = column - Math.floor(box.width / 2);
  return {
    top: Math.max(0, top),
    left: Math.max(0, left),
    bottom: Math.min(image.height, top + box.height),
    right: Math.min(image.width, left + box.width),
  };
}

/** The number of pixels in a box. */
export function boxArea({ top, left, bottom, right }: Box): number {
  return (bottom - top) * (right - left);
}
