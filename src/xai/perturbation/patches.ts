/** A rectangle of an image that is covered: rows `top` to `bottom − 1`, columns `left` to `right − 1`. */
export interface Patch {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Where a patch is put, row by row. */
export interface PatchGrid {
  /** Places from top to bottom. */
  readonly rows: number;
  /** Places from left to right. */
  readonly columns: number;
  /** `rows · columns` of them. */
  readonly patches: readonly Patch[];
}

/**
 * The places of a patch that goes over an image step by step from the top left corner, until every pixel has been
 * covered; what would stick out at the right or the bottom is cut off.
 *
 * @param size `[height, width]` of the image
 * @param patchSize `[height, width]`
 * @param strides `[down, right]`, at most the patch's size
 */
export function patchGrid(
  [height, width]: readonly [height: number, width: number],
  [patchHeight, patchWidth]: readonly [height: number, width: number],
  [down, right]: readonly [down: number, right: number],
): PatchGrid {
  const tops = starts(height, patchHeight, down);
  const lefts = starts(width, patchWidth, right);
  const patches = tops.flatMap((top) =>
    lefts.map((left) => ({
      top,
      bottom: Math.min(top + patchHeight, height),
      left,
      right: Math.min(left + patchWidth, width),
    })),
  );
  return { rows: tops.length, columns: lefts.length, patches };
}

function starts(length: number, patch: number, stride: number): number[] {
  const places = Math.max(0, Math.ceil((length - patch) / stride)) + 1;
  return Array.from({ length: places }, (_, place) => place * stride);
}

/**
 * Spreads a number for each patch over the pixels: a pixel's is the mean of those of the patches that cover it.
 *
 * @param drops a number for each patch of the grid
 * @param size `[height, width]` of the image
 * @returns `height · width` values
 */
export function pixelMeans(
  drops: ArrayLike<number>,
  { patches }: PatchGrid,
  [height, width]: readonly [height: number, width: number],
): Float32Array {
  const sums = new Float64Array(height * width);
  const counts = new Uint32Array(height * width);
  for (const [index, { top, bottom, left, right }] of patches.entries()) {
    const drop = drops[index] as number;
    for (let y = top; y < bottom; y++) {
      for (let at = y * width + left; at < y * width + right; at++) {
        sums[at] = (sums[at] as number) + drop;
        counts[at] = (counts[at] as number) + 1;
      }
    }
  }
  return Float32Array.from(sums, (sum, at) => sum / (counts[at] as number));
}
