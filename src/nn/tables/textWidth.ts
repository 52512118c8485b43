import stringWidth from "string-width";

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Columns that a text takes in a terminal and in a notebook's plain output: a syllable of Hangul takes two. */
export function textWidth(text: string): number {
  return stringWidth(text);
}

/** `text` with spaces after it, so that it takes `width` columns; longer text stays as it is. */
export function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - textWidth(text)));
}

/** `text` with spaces before it, so that it takes `width` columns; longer text stays as it is. */
export function padStart(text: string, width: number): string {
  return " ".repeat(Math.max(0, width - textWidth(text))) + text;
}

/** The longest beginning of a text, whole characters only, that fits `width` columns. */
export function beginning(text: string, width: number): string {
  let taken = "";
  let columns = 0;
  for (const { segment } of graphemes.segment(text)) {
    columns += textWidth(segment);
    if (columns > width) break;
    taken += segment;
  }
  return taken;
}
