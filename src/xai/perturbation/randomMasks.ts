import type { WeightRandom } from "../../nn/model/tensorflow/weightRandom.ts";
import { resizedMaps } from "../cam/resizedMaps.ts";

/** How RISE's masks are made. */
export interface MaskSettings {
  /** Size of the images that they are laid on. */
  readonly height: number;
  readonly width: number;
  /** Cells of the coarse grid along each axis. */
  readonly gridSize: number;
  /** The part of cells, 0 to 1, that is let through. */
  readonly probability: number;
}

/** What chance has chosen for one mask. */
export interface DrawnMask {
  /** `gridSize · gridSize` cells, row by row: 1 lets through, 0 hides. */
  readonly cells: Float32Array;
  /** Pixels by which the enlarged grid is moved up and to the left, each from 0 to a cell's size − 1. */
  readonly shift: readonly [up: number, left: number];
}

/** Draws one mask. */
export function drawnMask(random: WeightRandom, settings: MaskSettings): DrawnMask {
  const { gridSize, probability } = settings;
  const cells = Float32Array.from({ length: gridSize * gridSize }, () => (random.uniform() < probability ? 1 : 0));
  const [cellHeight, cellWidth] = cellSize(settings);
  return { cells, shift: [Math.floor(random.uniform() * cellHeight), Math.floor(random.uniform() * cellWidth)] };
}

/**
 * The mask that has been drawn, as large as an image: the grid is enlarged by bilinear interpolation to one cell more
 * than the image on each axis and cut out at its shift, so that the cells' edges are soft and lie elsewhere in each
 * mask (Petsiuk 2018, section 3.2).
 *
 * @returns `height · width` values from 0 (hidden) to 1 (as it is)
 */
export function maskValues({ cells, shift: [up, left] }: DrawnMask, settings: MaskSettings): Float32Array {
  const { height, width, gridSize } = settings;
  const [cellHeight, cellWidth] = cellSize(settings);
  const wide = (gridSize + 1) * cellWidth;
  const enlarged = resizedMaps(cells, [1, gridSize, gridSize], [(gridSize + 1) * cellHeight, wide]);
  const mask = new Float32Array(height * width);
  for (let y = 0; y < height; y++) {
    const start = (y + up) * wide + left;
    mask.set(enlarged.subarray(start, start + width), y * width);
  }
  return mask;
}

/** Pixels of one cell, rounded up, so that the grid covers the image. */
function cellSize({ height, width, gridSize }: MaskSettings): readonly [height: number, width: number] {
  return [Math.ceil(height / gridSize), Math.ceil(width / gridSize)];
}
