import { font, textWidth } from "../drawing/canvas.ts";
import type { ColorMapName } from "../drawing/colorMap.ts";
import { numberText } from "../drawing/numberText.ts";
import type { ValueRange } from "./gridImage.ts";
import { pixelTable } from "./heatCells.ts";
import { pixelColor, type Sheet } from "./sheet.ts";

/** CSS pixels. */
const THICKNESS = 12;
const TICK = 4;
const LABEL_SIZE = 12;
const LABEL_GAP = 3;
const TICK_COLOR = pixelColor(31, 35, 40);

/** Height of a bar that lies, with its numbers, in CSS pixels. */
export const LYING_BAR_HEIGHT = THICKNESS + TICK + LABEL_SIZE + 6;

/** Which numbers the colours stand for. */
export interface ColorBar {
  readonly colorMap: ColorMapName;
  readonly range: ValueRange;
  /** What stands at the ends where it is not the range's numbers; of empty texts, only 0 is written, where it is. */
  readonly ends?: readonly [low: string, high: string];
}

/** Width of a standing bar, with its numbers, in whole CSS pixels. */
export function standingBarWidth({ range, ends }: ColorBar): number {
  const labels = [...(ends ?? range.map((value) => numberText(value, 3))), "0"];
  return (
    THICKNESS + TICK + LABEL_GAP + Math.ceil(Math.max(...labels.map((label) => textWidth(label, font(LABEL_SIZE)))))
  );
}

/** Draws a colour bar that lies, low on the left; numbers below both ends and, if it is between them, 0. */
export function drawLyingBar(sheet: Sheet, x: number, y: number, length: number, bar: ColorBar): void {
  const { density } = sheet;
  drawColors(sheet, x, y, length, bar, false);
  const [low, high] = bar.ends ?? bar.range.map((value) => numberText(value, 3));
  const middle = y + THICKNESS + TICK + LABEL_SIZE / 2 + 2;
  const write = (text: string, at: number, align: "left" | "center" | "right"): void => {
    const edge = align === "left" ? at : align === "right" ? at - 1 : at - 0.5;
    sheet.fill(
      Math.round(edge * density),
      (y + THICKNESS) * density,
      Math.max(1, density / 2),
      TICK * density,
      TICK_COLOR,
    );
    sheet.write({ x: at, y: middle, text, size: LABEL_SIZE, align });
  };
  write(low as string, x, "left");
  if (bar.range[0] === bar.range[1]) return;
  write(high as string, x + length, "right");
  const zero = zeroPart(bar);
  if (zero === undefined) return;
  const at = x + zero * length;
  const half = width("0") / 2 + 4;
  const fits = at - half > x + width(low as string) && at + half < x + length - width(high as string);
  write(fits ? "0" : "", at, "center");
}

/** Draws a colour bar that stands, low at the bottom; numbers right of both ends and, if it is between them, 0. */
export function drawStandingBar(sheet: Sheet, x: number, y: number, length: number, bar: ColorBar): void {
  const { density } = sheet;
  drawColors(sheet, x, y, length, bar, true);
  const [low, high] = bar.ends ?? bar.range.map((value) => numberText(value, 3));
  const right = x + THICKNESS;
  const write = (text: string, at: number, middle: number): void => {
    const edge = Math.round(Math.min(at, y + length - 1 / density) * density);
    sheet.fill(right * density, edge, TICK * density, Math.max(1, density / 2), TICK_COLOR);
    sheet.write({ x: right + TICK + LABEL_GAP, y: middle, text, size: LABEL_SIZE });
  };
  const isFlat = bar.range[0] === bar.range[1];
  write(low as string, y + length, y + length - LABEL_SIZE / 2);
  if (isFlat) return;
  write(high as string, y, y + LABEL_SIZE / 2);
  const zero = zeroPart(bar);
  if (zero === undefined) return;
  const at = y + (1 - zero) * length;
  const fits = at > y + LABEL_SIZE * 1.6 && at < y + length - LABEL_SIZE * 1.6;
  write(fits ? "0" : "", at, at);
}

function width(label: string): number {
  return textWidth(label, font(LABEL_SIZE));
}

/** How far 0 is from the low end, 0 to 1, where it is between the ends and these are numbers, or nothing. */
function zeroPart({ range: [low, high], ends = ["", ""] }: ColorBar): number | undefined {
  return ends.join("") === "" && low < 0 && high > 0 ? -low / (high - low) : undefined;
}

function drawColors(
  sheet: Sheet,
  x: number,
  y: number,
  length: number,
  { colorMap, range }: ColorBar,
  stands: boolean,
): void {
  const { density } = sheet;
  const table = pixelTable(colorMap);
  const long = length * density;
  const thick = THICKNESS * density;
  const last = table.length - 1;
  const isFlat = range[0] === range[1];
  const along = Uint32Array.from({ length: long }, (_, step) => {
    const part = isFlat ? 0 : step / Math.max(1, long - 1);
    return table[Math.round(part * last)] as number;
  });
  const colors = new Uint32Array(long * thick);
  for (let at = 0; at < colors.length; at++) {
    colors[at] = (stands ? along[long - 1 - Math.floor(at / thick)] : along[at % long]) as number;
  }
  const size = stands ? { width: thick, height: long } : { width: long, height: thick };
  sheet.drawCells(x * density, y * density, { ...size, colors }, 1);
}
