import { LARGEST_SIDE } from "../drawing/canvas.ts";
import { type Drawing, Picture } from "../drawing/picture.ts";
import { pngFile } from "../drawing/pngFile.ts";
import { localMessages } from "./messages.ts";
import { textStamp } from "./textStamp.ts";

/** Device pixels for each CSS pixel, so that a value's square may be half a CSS pixel wide, and text is sharp. */
const DENSITY = 2;
/** Above it a sheet has one device pixel a CSS pixel: 4 bytes each. */
const MOST_DEVICE_PIXELS = LARGEST_SIDE ** 2;

/** Opaque white; pixels are numbers with red in the lowest byte, as a little-endian machine keeps RGBA. */
const WHITE = 0xffffffff;

/** The line around a panel: it is there on white and on black alike. */
const FRAME_COLOR = pixelColor(200, 204, 209);

/** A line of text on a sheet; places and sizes in CSS pixels. */
export interface SheetText {
  /** Where the text's start, middle or end is, by `align`. */
  readonly x: number;
  /** The middle of the line's height. */
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly weight?: "normal" | "bold";
  readonly align?: "left" | "center" | "right";
}

/** Colours in rows: one for each square of a panel. */
export interface Cells {
  readonly width: number;
  readonly height: number;
  /** `width * height` pixels, row by row. */
  readonly colors: Uint32Array;
}

/** A pixel of a sheet; each part 0 to 255. */
export function pixelColor(red: number, green: number, blue: number): number {
  return (0xff000000 | (blue << 16) | (green << 8) | red) >>> 0;
}

/**
 * A white sheet for panels of sharp squares and lines of text.
 *
 * The panels are written as numbers, not drawn, and the canvas library draws texts only, each once. So 32 feature maps take a
 * few milliseconds, PNG file included.
 */
export class Sheet {
  /** In CSS pixels. */
  readonly width: number;
  /** In CSS pixels. */
  readonly height: number;
  /** Device pixels for each CSS pixel. */
  readonly density: number;
  readonly #pixels: Uint32Array;

  /**
   * @param width whole CSS pixels
   * @param height whole CSS pixels
   * @param density device pixels for each CSS pixel; left out, as many as memory allows
   * @throws {RangeError} if a side is longer than pictures may be
   */
  constructor(width: number, height: number, density: number = sheetDensity(width, height)) {
    if (Math.max(width, height) > LARGEST_SIDE) {
      throw new RangeError(localMessages().pictureTooLarge(width, height, LARGEST_SIDE));
    }
    this.width = width;
    this.height = height;
    this.density = density;
    this.#pixels = new Uint32Array(width * height * density ** 2).fill(WHITE);
  }

  /** Fills a rectangle; places and sizes in whole device pixels. */
  fill(x: number, y: number, width: number, height: number, color: number): void {
    const rowLength = this.width * this.density;
    for (let row = y; row < y + height; row++) {
      this.#pixels.fill(color, row * rowLength + x, row * rowLength + x + width);
    }
  }

  /**
   * Draws each cell as a square, with a thin frame around them all; places and sizes in whole device pixels.
   *
   * @param side of a cell's square
   */
  drawCells(x: number, y: number, { width, height, colors }: Cells, side: number): void {
    this.fill(x - 1, y - 1, width * side + 2, height * side + 2, FRAME_COLOR);
    const pixels = this.#pixels;
    const rowLength = this.width * this.density;
    for (let row = 0; row < height; row++) {
      const start = (y + row * side) * rowLength + x;
      let at = start;
      for (let column = 0; column < width; column++) {
        const color = colors[row * width + column] as number;
        for (let copy = 0; copy < side; copy++) pixels[at++] = color;
      }
      for (let copy = 1; copy < side; copy++) pixels.copyWithin(start + copy * rowLength, start, at);
    }
  }

  /** Writes a line of text; what is outside the sheet is cut. */
  write({ x, y, text, size, weight = "normal", align = "left" }: SheetText): void {
    if (text === "") return;
    const { density } = this;
    const stamp = textStamp(text, { size, weight, density });
    const room = stamp.width - 2 * stamp.overhang;
    const start = align === "left" ? x * density : align === "right" ? x * density - room : x * density - room / 2;
    const left = Math.round(start) - stamp.overhang;
    const top = Math.round(y * density - stamp.height / 2);
    const [sheetWidth, sheetHeight] = [this.width * density, this.height * density];
    for (let row = Math.max(0, -top); row < Math.min(stamp.height, sheetHeight - top); row++) {
      for (let column = Math.max(0, -left); column < Math.min(stamp.width, sheetWidth - left); column++) {
        const pixel = stamp.pixels[row * stamp.width + column] as number;
        if (pixel !== WHITE) this.#pixels[(top + row) * sheetWidth + left + column] = pixel;
      }
    }
  }

  /** The sheet as a finished drawing. What is drawn on the sheet afterwards may be missing from it. */
  drawing(): Drawing {
    const { width, height, density } = this;
    const bytes = new Uint8Array(this.#pixels.buffer);
    const encodeSync = (): Uint8Array => pngFile(bytes, width * density, height * density);
    return { width, height, canvas: { encodeSync } };
  }

  /** The finished drawing as a picture. */
  picture(altText: string): Picture {
    return new Picture(this.drawing(), altText);
  }
}

/** Device pixels for each CSS pixel of a sheet of this size. */
export function sheetDensity(width: number, height: number): number {
  return width * height * DENSITY ** 2 <= MOST_DEVICE_PIXELS ? DENSITY : 1;
}
