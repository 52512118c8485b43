import { createRequire } from "node:module";
import type * as canvasPackage from "canvas";
import type { Drawing } from "./picture.ts";

type Context = canvasPackage.SKRSContext2D;

const require = createRequire(import.meta.url);

/** Pretendard covers Latin, every Hangul syllable and the signs of formulas in one file a weight (SIL OFL 1.1). */
const FONT_FAMILY = "Convolab Pretendard";

/** Device pixels for each CSS pixel, so that text and edges are sharp on a high-density screen too. */
const DENSITY = 2;

/** Longest side of a picture in CSS pixels; who draws one refuses what would be longer. */
export const LARGEST_SIDE = 8192;

/** Most device pixels of a drawing, 4 bytes each. One that would have more at the usual density has one a CSS pixel. */
const MOST_DEVICE_PIXELS = LARGEST_SIDE ** 2;

/** A drawing surface and what is drawn on it. */
interface Surface extends Drawing {
  readonly canvas: canvasPackage.Canvas;
  /** Takes CSS pixels, except for `putImageData`, which always takes device pixels. */
  readonly context: Context;
  /** Device pixels for each CSS pixel: as asked for, or 1 for a drawing that would take too much memory. */
  readonly density: number;
}

let loadedPackage: typeof canvasPackage | undefined;
let measuringContext: Context | undefined;

/**
 * A new drawing surface, `width` × `height` CSS pixels, filled with white.
 *
 * The native canvas library and the fonts are loaded at the first call: a program that draws nothing does not wait for
 * them. Text is drawn with the font registered here alone, so that Hangul is right on a machine without Korean fonts and
 * a picture is the same on every machine.
 *
 * @param asked device pixels for each CSS pixel; a drawing that would take too much memory has 1
 */
export function createDrawing(width: number, height: number, asked: number = DENSITY): Surface {
  loadedPackage ??= loadCanvasPackage();
  const density = width * height * asked ** 2 <= MOST_DEVICE_PIXELS ? asked : 1;
  const canvas = loadedPackage.createCanvas(width * density, height * density);
  const context = canvas.getContext("2d");
  context.scale(density, density);
  // Otherwise glyph variants follow the language of the machine.
  context.lang = "ko";
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, width, height);
  return { canvas, context, density, width, height };
}

/**
 * The family of the font that is registered here, for a library that measures and draws its own text with the same canvas
 * library; loads both.
 */
export function loadFontFamily(): string {
  loadedPackage ??= loadCanvasPackage();
  return FONT_FAMILY;
}

/** The CSS font of a picture's text: `font(13)`, `font(15, "bold")`; size in CSS pixels. */
export function font(size: number, weight: "normal" | "bold" = "normal"): string {
  return `${weight} ${size}px "${FONT_FAMILY}"`;
}

/** Width in CSS pixels that `text` takes when drawn in `cssFont`. */
export function textWidth(text: string, cssFont: string): number {
  measuringContext ??= createDrawing(1, 1).context;
  measuringContext.font = cssFont;
  return measuringContext.measureText(text).width;
}

/** Cuts `text` so that it is at most `maxWidth` CSS pixels wide in `cssFont`, with "…" in place of what is cut. */
export function fitText(text: string, cssFont: string, maxWidth: number): string {
  if (textWidth(text, cssFont) <= maxWidth) return text;
  const characters = Array.from(text);
  while (characters.length > 0 && textWidth(`${characters.join("")}…`, cssFont) > maxWidth) characters.pop();
  return `${characters.join("").trimEnd()}…`;
}

function loadCanvasPackage(): typeof canvasPackage {
  const loaded: typeof canvasPackage = require("canvas");
  for (const file of [
    require.resolve("@fontsource/pretendard/files/pretendard-latin-400-normal.woff"),
    require.resolve("@fontsource/pretendard/files/pretendard-latin-700-normal.woff"),
  ]) {
    loaded.GlobalFonts.registerFromPath(file, FONT_FAMILY);
  }
  return loaded;
}
