import { sineCosine } from "../portableMath.ts";
import type { ChannelFill } from "./fill.ts";

/** How an image is moved: first mirrored, then enlarged, then turned, all about its middle, and shifted at last. */
export interface Placement {
  /** Pixels downwards; upwards if negative. */
  readonly down: number;
  /** Pixels to the right; to the left if negative. */
  readonly right: number;
  /** Degrees counterclockwise; clockwise if negative. */
  readonly degrees: number;
  /** 1 leaves the size as it is, 2 doubles it. */
  readonly zoom: number;
  /** Whether left and right are swapped. */
  readonly mirrored: boolean;
  /** Whether top and bottom are swapped. */
  readonly upsideDown: boolean;
}

/** Leaves an image as it is. */
export const IN_PLACE: Placement = { down: 0, right: 0, degrees: 0, zoom: 1, mirrored: false, upsideDown: false };

/**
 * Writes a moved image into `target`.
 *
 * For every pixel of the result its place in the source is computed: with the middle of the image as the origin, u to the
 * right and v downwards, an angle θ, an enlargement z and a shift (a, b) it is u = ((x − a) cos θ − (y − b) sin θ) / z and
 * v = ((x − a) sin θ + (y − b) cos θ) / z, with the sign changed of u if mirrored and of v if upside down. The value
 * there is interpolated between the four pixels around it (bilinear), those outside the image having the value of
 * `fill`. Shifts by whole pixels, mirroring and turns by multiples of 90° of a square image change no value.
 *
 * @param source bytes of the image, `height * width * channels` of them
 * @param target as many bytes, all written; not the same as `source`
 * @param shape `[height, width, channels]`
 * @param fill what comes from outside the image
 */
export function placeImage(
  source: Uint8Array,
  target: Uint8Array,
  shape: readonly [height: number, width: number, channels: number],
  placement: Placement,
  fill: ChannelFill,
): void {
  const [height, width, channels] = shape;
  const { sine, cosine } = sineCosine(placement.degrees);
  const signX = placement.mirrored ? -1 : 1;
  const signY = placement.upsideDown ? -1 : 1;
  const uPerX = (signX * cosine) / placement.zoom;
  const uPerY = (-signX * sine) / placement.zoom;
  const vPerX = (signY * sine) / placement.zoom;
  const vPerY = (signY * cosine) / placement.zoom;
  const middleX = (width - 1) / 2;
  const middleY = (height - 1) / 2;

  for (let y = 0, at = 0; y < height; y++) {
    const fromMiddleY = y - middleY - placement.down;
    for (let x = 0; x < width; x++, at += channels) {
      const fromMiddleX = x - middleX - placement.right;
      const sourceX = uPerX * fromMiddleX + uPerY * fromMiddleY + middleX;
      const sourceY = vPerX * fromMiddleX + vPerY * fromMiddleY + middleY;
      const left = Math.floor(sourceX);
      const top = Math.floor(sourceY);
      const rightPart = sourceX - left;
      const lowerPart = sourceY - top;

      if (left >= 0 && top >= 0 && left < width - 1 && top < height - 1) {
        const upper = (top * width + left) * channels;
        const lower = upper + width * channels;
        for (let channel = 0; channel < channels; channel++) {
          const above = mix(source[upper + channel], source[upper + channels + channel], rightPart);
          const below = mix(source[lower + channel], source[lower + channels + channel], rightPart);
          target[at + channel] = mix(above, below, lowerPart) + 0.5;
        }
        continue;
      }
      // At the border some of the four pixels lie outside.
      for (let channel = 0; channel < channels; channel++) {
        const pixel = (row: number, column: number) => borderPixel(source, shape, fill, row, column, channel);
        const above = mix(pixel(top, left), pixel(top, left + 1), rightPart);
        const below = mix(pixel(top + 1, left), pixel(top + 1, left + 1), rightPart);
        target[at + channel] = mix(above, below, lowerPart) + 0.5;
      }
    }
  }
}

/** The value on the way from one to another. (Both are there: the caller has seen to the borders.) */
function mix(from: number | undefined, to: number | undefined, part: number): number {
  return (from as number) + ((to as number) - (from as number)) * part;
}

function borderPixel(
  source: Uint8Array,
  [height, width, channels]: readonly [number, number, number],
  fill: ChannelFill,
  row: number,
  column: number,
  channel: number,
): number {
  const isOutside = row < 0 || row >= height || column < 0 || column >= width;
  if (isOutside && fill !== undefined) return fill[channel] as number;
  const nearestRow = Math.min(height - 1, Math.max(0, row));
  const nearestColumn = Math.min(width - 1, Math.max(0, column));
  return source[(nearestRow * width + nearestColumn) * channels + channel] as number;
}
