/** The blur of Petsiuk 2018: 11 × 11 pixels under a bell curve of this standard deviation. */
const REACH = 5;
const DEVIATION = 5;

/**
 * Images blurred so much that little can be told from them, each channel by itself: every pixel becomes the mean of the
 * 11 × 11 around it, weighted by a bell curve of standard deviation 5 (Petsiuk 2018's for insertion). Near the border
 * the weights that fall outside are left out and the others make up for them, so that no dark frame arises.
 *
 * @param values `count · height · width · channels` values
 * @param shape `[count, height, width, channels]`
 * @returns as many
 */
export function blurredImages(
  values: Float32Array,
  [count, height, width, channels]: readonly [count: number, height: number, width: number, channels: number],
): Float32Array {
  const wide = blurredAxis(values, count * height, width, channels);
  return blurredAxis(wide, count, height, width * channels);
}

/** Blurs along the middle axis of `[blocks, length, step]`. */
function blurredAxis(values: Float32Array, blocks: number, length: number, step: number): Float32Array {
  const weights = Float64Array.from({ length: REACH + 1 }, (_, distance) =>
    Math.exp(-(distance ** 2) / (2 * DEVIATION ** 2)),
  );
  const blurred = new Float32Array(values.length);
  for (let block = 0; block < blocks; block++) {
    const start = block * length * step;
    for (let at = 0; at < length; at++) {
      const first = Math.max(0, at - REACH);
      const last = Math.min(length - 1, at + REACH);
      let total = 0;
      for (let near = first; near <= last; near++) total += weights[Math.abs(near - at)] as number;
      for (let offset = 0; offset < step; offset++) {
        let sum = 0;
        for (let near = first; near <= last; near++) {
          sum += (weights[Math.abs(near - at)] as number) * (values[start + near * step + offset] as number);
        }
        blurred[start + at * step + offset] = sum / total;
      }
    }
  }
  return blurred;
}
