import { imageShape } from "./explanation.ts";
import type { ShapedFloats } from "./inputs/explainedImages.ts";

/**
 * How much a score depends on a pixel at all: the largest magnitude over its channels (K. Simonyan, A. Vedaldi and A.
 * Zisserman, "Deep inside convolutional networks", 2014, section 3.1).
 *
 * @param values a number for each value of each image, `[count, height, width, channels]`
 * @returns `[count, height, width]`
 */
export function largestMagnitudes({ values, shape }: ShapedFloats): ShapedFloats {
  return eachPixel(values, shape, (start, channels) => {
    let largest = 0;
    for (let channel = start; channel < start + channels; channel++) {
      const magnitude = Math.abs(values[channel] as number);
      // Math.max keeps a NaN, whatever comes after it.
      largest = Math.max(largest, magnitude);
    }
    return largest;
  });
}

/**
 * What a pixel contributes with all its channels: their sum.
 *
 * @param values a number for each value of each image, `[count, height, width, channels]`
 * @returns `[count, height, width]`
 */
export function channelSums({ values, shape }: ShapedFloats): ShapedFloats {
  return eachPixel(values, shape, (start, channels) => {
    let sum = 0;
    for (let channel = start; channel < start + channels; channel++) sum += values[channel] as number;
    return sum;
  });
}

function eachPixel(
  values: Float32Array,
  shape: readonly number[],
  figure: (start: number, channels: number) => number,
): ShapedFloats {
  const [count, height, width, channels] = imageShape(shape);
  const pixels = new Float32Array(values.length / channels);
  for (let pixel = 0; pixel < pixels.length; pixel++) pixels[pixel] = figure(pixel * channels, channels);
  return { values: pixels, shape: [count, height, width] };
}
