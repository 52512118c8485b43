import { createRequire } from "node:module";
import type * as canvasPackage from "canvas";

type Canvas = canvasPackage.Canvas;
type Context = canvasPackage.SKRSContext2D;

const require = createRequire(import.meta.url);

/** Pretendard covers Latin, every Hangul syllable and the signs of formulas in one file a weight (SIL OFL 1.1). */
const FONT_FAMILY = "Convolab Pretendard";

let loadedPackage: typeof canvasPackage | undefined;
let measuringContext: Context | undefined;

/**
 * A new drawing surface, `width` × `height` pixels, filled with white.
 *
 * The native canvas library and the fonts are loaded at the first call: a program that draws nothing does not wait for
 * them. Text is drawn with the font registered here alone, so that Hangul is right on a machine without Korean fonts and
 * a picture is the same on every machine.
 */
export function createDrawing(width: number, height: number): { readonly canvas: Canvas; readonly context: Context } {
  loadedPackage ??= loadCanvasPackage();
  const canvas = loadedPackage.createCanvas(width, height);
  const context = canvas.getContext("2d");
  // Otherwise glyph variants follow the language of the machine.
  context.lang = "ko";
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, width, height);
  return { canvas, context };
}

/** The CSS font of a picture's text: `font(13)`, `font(15, "bold")`; size in pixels. */
export function font(size: number, weight: "normal" | "bold" = "normal"): string {
  return `${weight} ${size}px "${FONT_FAMILY}"`;
}

/** Width in pixels that `text` takes when drawn in `cssFont`. */
export function textWidth(text: string, cssFont: string): number {
  measuringContext ??= createDrawing(1, 1).context;
  measuringContext.font = cssFont;
  return measuringContext.measureText(text).width;
}

/** Cuts `text` so that it is at most `maxWidth` pixels wide in `cssFont`, with "…" in place of what is cut. */
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
