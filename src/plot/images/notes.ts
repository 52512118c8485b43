import { font, textWidth } from "../drawing/canvas.ts";
import { INFINITY_COLOR, NAN_COLOR, NEGATIVE_INFINITY_COLOR } from "./heatCells.ts";
import { localMessages } from "./messages.ts";
import type { Sheet } from "./sheet.ts";
import type { ValueExtent } from "./valueExtent.ts";

/** CSS pixels. */
const TEXT_SIZE = 12;
const LINE_HEIGHT = 18;
const SWATCH = 10;
const SWATCH_ROOM = 16;

/** A remark below a picture, perhaps about a colour that is shown before it. */
export interface Note {
  readonly text: string;
  /** A pixel's colour. */
  readonly swatch?: number;
}

/** A note broken into lines of a given width. */
export interface NoteLines {
  readonly lines: readonly { readonly text: string; readonly swatch: number | undefined; readonly indent: number }[];
  /** In CSS pixels. */
  readonly height: number;
  /** Of the longest line, in whole CSS pixels. */
  readonly width: number;
}

/** What a picture says about the numbers that are none: a note for each kind there is, with its colour. */
export function specialValueNotes({ nan, infinity, negativeInfinity }: Omit<ValueExtent, "low" | "high">): Note[] {
  const text = localMessages();
  return [
    { text: text.valueCount("NaN", nan), swatch: NAN_COLOR, count: nan },
    { text: text.valueCount("Infinity", infinity), swatch: INFINITY_COLOR, count: infinity },
    { text: text.valueCount("-Infinity", negativeInfinity), swatch: NEGATIVE_INFINITY_COLOR, count: negativeInfinity },
  ].filter(({ count }) => count > 0);
}

/** The same in a sentence for those who do not see the picture; `""` where every number is finite. */
export function specialValuesAlt({ nan, infinity, negativeInfinity }: Omit<ValueExtent, "low" | "high">): string {
  const text = localMessages();
  const parts = [
    nan > 0 ? text.nanAlt(nan) : "",
    infinity > 0 ? text.infinityAlt(infinity) : "",
    negativeInfinity > 0 ? text.negativeInfinityAlt(negativeInfinity) : "",
  ].filter((part) => part !== "");
  return parts.length === 0 ? "" : `${parts.join(", ")}.`;
}

/** Breaks notes at spaces into lines of at most `width` CSS pixels (a word that is wider stands alone). */
export function noteLines(notes: readonly Note[], width: number): NoteLines {
  const lines: { text: string; swatch: number | undefined; indent: number }[] = [];
  for (const { text, swatch } of notes) {
    const indent = swatch === undefined ? 0 : SWATCH_ROOM;
    for (const [index, line] of wrapped(text, width - indent).entries()) {
      lines.push({ text: line, swatch: index === 0 ? swatch : undefined, indent });
    }
  }
  const widest = Math.max(0, ...lines.map(({ text, indent }) => indent + textWidth(text, font(TEXT_SIZE))));
  return { lines, height: lines.length * LINE_HEIGHT, width: Math.ceil(widest) };
}

/** Writes notes; places in whole CSS pixels. */
export function drawNotes(sheet: Sheet, x: number, y: number, { lines }: NoteLines): void {
  const { density } = sheet;
  for (const [index, { text, swatch, indent }] of lines.entries()) {
    const middle = y + index * LINE_HEIGHT + LINE_HEIGHT / 2;
    if (swatch !== undefined) {
      const cell = { width: 1, height: 1, colors: Uint32Array.of(swatch) };
      sheet.drawCells(x * density + 1, (middle - SWATCH / 2) * density, cell, SWATCH * density);
    }
    sheet.write({ x: x + indent, y: middle, text, size: TEXT_SIZE });
  }
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split("\n")) {
    let line = "";
    for (const word of paragraph.split(" ")) {
      const longer = line === "" ? word : `${line} ${word}`;
      if (line !== "" && textWidth(longer, font(TEXT_SIZE)) > width) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    lines.push(line);
  }
  return lines;
}
