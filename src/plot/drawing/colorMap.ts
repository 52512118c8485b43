import { interpolateMagma, interpolateRdBu, interpolateViridis } from "d3-scale-chromatic";

/** How numbers become colours: dark to light in one hue or several, or, for signed numbers, blue through white to red. */
export type ColorMapName = "gray" | "viridis" | "magma" | "redBlue";

/** 256 colours, red, green and blue of each, from the smallest value's to the largest's. */
export type ColorMap = Uint8Array;

const STEPS = 256;

/** From Matplotlib (`viridis`, `magma`) and ColorBrewer (`redBlue`), as d3 carries them. */
const COLORS: Readonly<Record<ColorMapName, (part: number) => string>> = {
  gray: (part) =>
    `rgb(${Array(3)
      .fill(Math.round(part * 255))
      .join(", ")})`,
  viridis: interpolateViridis,
  magma: interpolateMagma,
  redBlue: (part) => interpolateRdBu(1 - part),
};

const made = new Map<ColorMapName, ColorMap>();

/** The names that `colorMap` knows. */
export const COLOR_MAP_NAMES: readonly ColorMapName[] = Object.keys(COLORS) as ColorMapName[];

/** The colours of a map; made at the first use. */
export function colorMap(name: ColorMapName): ColorMap {
  let colors = made.get(name);
  if (colors === undefined) {
    colors = new Uint8Array(STEPS * 3);
    for (let step = 0; step < STEPS; step++) {
      colors.set(channels(COLORS[name](step / (STEPS - 1))), step * 3);
    }
    made.set(name, colors);
  }
  return colors;
}

/** d3 gives `#rrggbb` for some maps and `rgb(r, g, b)` for others. */
function channels(color: string): number[] {
  if (color.startsWith("#")) return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return (color.match(/\d+/g) ?? []).map(Number);
}
