import { type ColorMapName, colorMap } from "../drawing/colorMap.ts";
import type { ValueRange } from "./gridImage.ts";
import { type Cells, pixelColor } from "./sheet.ts";
import type { ValueExtent } from "./valueExtent.ts";

/** What is no number on the scale has a colour that is in no colour map: magenta, cyan, lime. */
export const NAN_COLOR = pixelColor(255, 0, 255);
/** The colour of Infinity: cyan. */
export const INFINITY_COLOR = pixelColor(0, 255, 255);
/** The colour of −Infinity: lime. */
export const NEGATIVE_INFINITY_COLOR = pixelColor(0, 255, 0);

/** Numbers in rows, seen as one channel of `[height, width, channels]`. */
export interface Plane {
  readonly values: ArrayLike<number>;
  readonly height: number;
  readonly width: number;
  /** Where the first value is. */
  readonly start: number;
  /** From a value to the next one of its row. */
  readonly stride: number;
}

const tables = new Map<ColorMapName, Uint32Array>();

/** The 256 colours of a map as pixels. */
export function pixelTable(name: ColorMapName): Uint32Array {
  let table = tables.get(name);
  if (table === undefined) {
    const colors = colorMap(name);
    table = Uint32Array.from({ length: colors.length / 3 }, (_, step) =>
      pixelColor(colors[step * 3] as number, colors[step * 3 + 1] as number, colors[step * 3 + 2] as number),
    );
    tables.set(name, table);
  }
  return table;
}

/**
 * Numbers as colours: the lowest of the range has the map's first colour, the highest its last, what is outside the nearer
 * of both. NaN, Infinity and −Infinity have colours of their own. In a range of no width (a flat map) every number has the
 * first colour, as with Matplotlib.
 */
export function heatCells(
  { values, height, width, start, stride }: Plane,
  name: ColorMapName,
  range: ValueRange,
): Cells {
  const table = pixelTable(name);
  // Halved, so that the width of the range is finite too.
  const low = range[0] / 2;
  const span = range[1] / 2 - low;
  const last = table.length - 1;
  const colors = new Uint32Array(width * height);
  for (let cell = 0, at = start; cell < colors.length; cell++, at += stride) {
    const value = values[at] as number;
    if (value - value !== 0) {
      colors[cell] = Number.isNaN(value) ? NAN_COLOR : value > 0 ? INFINITY_COLOR : NEGATIVE_INFINITY_COLOR;
      continue;
    }
    const part = span > 0 ? (value / 2 - low) / span : 0;
    colors[cell] = table[part <= 0 ? 0 : part >= 1 ? last : Math.round(part * last)] as number;
  }
  return { width, height, colors };
}

/** A plane of `rows` × `columns` numbers, each the mean of those in its place: NaN where one of them is NaN. */
export function reducedPlane(
  plane: Plane,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): Plane {
  const { values, height, width, start, stride } = plane;
  if (rows === height && columns === width) return plane;
  const means = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const [top, bottom] = [Math.floor((row * height) / rows), Math.ceil(((row + 1) * height) / rows)];
    for (let column = 0; column < columns; column++) {
      const [left, right] = [Math.floor((column * width) / columns), Math.ceil(((column + 1) * width) / columns)];
      const count = (bottom - top) * (right - left);
      let mean = 0;
      for (let y = top; y < bottom; y++) {
        for (let x = left; x < right; x++) mean += (values[start + (y * width + x) * stride] as number) / count;
      }
      means[row * columns + column] = mean;
    }
  }
  return { values: means, height: rows, width: columns, start: 0, stride: 1 };
}

/**
 * The range that a colour map shows: the values' ends, or, for a map of signed numbers, as far below 0 as above, so that
 * 0 is white. `[0, 0]` where no value is finite.
 */
export function extentRange({ low, high }: ValueExtent, name: ColorMapName): ValueRange {
  if (low > high) return [0, 0];
  const furthest = Math.max(Math.abs(low), Math.abs(high));
  return name === "redBlue" ? [-furthest, furthest] : [low, high];
}
