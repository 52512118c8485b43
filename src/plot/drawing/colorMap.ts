import { createRequire } from "node:module";
import type * as chromaticPackage from "d3-scale-chromatic";
import { closestName } from "../../display/closestName.ts";
import { currentLanguage } from "../../display/language.ts";
import { shownValue } from "../../display/shownValue.ts";

/** How numbers become colours: dark to light in one hue or several, or, for signed numbers, blue through white to red. */
export type ColorMapName = "gray" | "viridis" | "magma" | "inferno" | "redBlue";

/** 256 colours, red, green and blue of each, from the smallest value's to the largest's. */
export type ColorMap = Uint8Array;

const require = createRequire(import.meta.url);

const STEPS = 256;

/** From Matplotlib (`viridis`, `magma`, `inferno`) and ColorBrewer (`redBlue`), as d3 carries them. */
const COLORS: Readonly<Record<ColorMapName, (part: number, d3: typeof chromaticPackage) => string>> = {
  gray: (part) =>
    `rgb(${Array(3)
      .fill(Math.round(part * 255))
      .join(", ")})`,
  viridis: (part, d3) => d3.interpolateViridis(part),
  magma: (part, d3) => d3.interpolateMagma(part),
  inferno: (part, d3) => d3.interpolateInferno(part),
  redBlue: (part, d3) => d3.interpolateRdBu(1 - part),
};

const made = new Map<ColorMapName, ColorMap>();

/** The names that `colorMap` knows. */
export const COLOR_MAP_NAMES: readonly ColorMapName[] = Object.keys(COLORS) as ColorMapName[];

/** The colours of a map; made at the first use, which loads d3's: an import of the package does not wait for them. */
export function colorMap(name: ColorMapName): ColorMap {
  let colors = made.get(name);
  if (colors === undefined) {
    const d3: typeof chromaticPackage = require("d3-scale-chromatic");
    colors = new Uint8Array(STEPS * 3);
    for (let step = 0; step < STEPS; step++) {
      colors.set(channels(COLORS[name](step / (STEPS - 1), d3)), step * 3);
    }
    made.set(name, colors);
  }
  return colors;
}

/**
 * The name of a colour map as a learner passed it.
 *
 * @throws {RangeError} if there is none of this name; the message names the nearest and all
 */
export function requireColorMap(name: unknown): ColorMapName {
  const known = COLOR_MAP_NAMES.find((each) => each === name);
  if (known !== undefined) return known;
  const closest = typeof name === "string" ? closestName(name, COLOR_MAP_NAMES) : undefined;
  throw new RangeError(unknownColorMap(shownValue(name), closest, COLOR_MAP_NAMES.join(", ")));
}

function unknownColorMap(actual: string, closest: string | undefined, all: string): string {
  if (currentLanguage() === "ko") {
    const meant = closest === undefined ? "" : ` \`${closest}\`을(를) 뜻하셨나요?`;
    return `\`colorMap\` 옵션은 ${all} 중 하나여야 하는데 ${actual}을(를) 받았습니다.${meant}`;
  }
  const meant = closest === undefined ? "" : ` Did you mean \`${closest}\`?`;
  return `The option \`colorMap\` is one of ${all}; got ${actual}.${meant}`;
}

/** d3 gives `#rrggbb` for some maps and `rgb(r, g, b)` for others. */
function channels(color: string): number[] {
  if (color.startsWith("#")) return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return (color.match(/\d+/g) ?? []).map(Number);
}
