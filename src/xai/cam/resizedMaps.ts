/** For each place of an axis: the two places it lies between, and how far it is from the first to the second. */
interface AxisTaps {
  readonly lower: Int32Array;
  readonly upper: Int32Array;
  readonly part: Float32Array;
}

/**
 * Brings maps to another size by bilinear interpolation with half-pixel centres, `tf.image.resize`'s rule in Python:
 * the middle of output cell `i` lies at `(i + ½) · from / to − ½` of the map, and beyond the outer centres the map goes
 * on as it is at its border. The corners of a map are thus not moved onto the corners of the image, as rules with
 * aligned corners do: a cell of the map stays over the part of the image that it stands for.
 *
 * @param maps `count · height · width` values
 * @param shape `[count, height, width]`
 * @param size `[height, width]` of the result
 * @returns `count · size[0] · size[1]` values
 */
export function resizedMaps(
  maps: Float32Array,
  [count, height, width]: readonly [count: number, height: number, width: number],
  [newHeight, newWidth]: readonly [height: number, width: number],
): Float32Array {
  if (height === newHeight && width === newWidth) return maps.slice();
  const rows = axisTaps(height, newHeight);
  const columns = axisTaps(width, newWidth);
  const resized = new Float32Array(count * newHeight * newWidth);
  let to = 0;
  for (let map = 0; map < count; map++) {
    const start = map * height * width;
    for (let y = 0; y < newHeight; y++) {
      const above = start + (rows.lower[y] as number) * width;
      const below = start + (rows.upper[y] as number) * width;
      const down = rows.part[y] as number;
      for (let x = 0; x < newWidth; x++) {
        const left = columns.lower[x] as number;
        const right = columns.upper[x] as number;
        const across = columns.part[x] as number;
        const top = mixed(maps[above + left] as number, maps[above + right] as number, across);
        const bottom = mixed(maps[below + left] as number, maps[below + right] as number, across);
        resized[to++] = mixed(top, bottom, down);
      }
    }
  }
  return resized;
}

/** At 0 exactly `first`, also where `second` is not a number. */
function mixed(first: number, second: number, part: number): number {
  return part === 0 ? first : first + (second - first) * part;
}

function axisTaps(from: number, to: number): AxisTaps {
  const taps = { lower: new Int32Array(to), upper: new Int32Array(to), part: new Float32Array(to) };
  for (let index = 0; index < to; index++) {
    const place = Math.min(Math.max(((index + 0.5) * from) / to - 0.5, 0), from - 1);
    const lower = Math.floor(place);
    taps.lower[index] = lower;
    taps.upper[index] = Math.min(lower + 1, from - 1);
    taps.part[index] = place - lower;
  }
  return taps;
}
