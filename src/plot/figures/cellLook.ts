/** How a cell of a grid looks, on a page and in a figure's static frame alike. */
export interface CellLook {
  /** What stands in it. */
  readonly text: string;
  /** Small, in its corner: a kernel's weight. */
  readonly small?: string;
  /** −1 (most negative, blue) to 1 (most positive, orange); 0 or left out: no colour. NaN: marked as no finite number. */
  readonly heat?: number;
  readonly marks?: readonly CellMark[];
  /** What a screen reader says instead of the text. */
  readonly spoken?: string;
}

/** What is special about a cell: not the input's own, under the window, the largest there, chosen, not reached yet. */
export type CellMark = "padding" | "covered" | "winner" | "current" | "empty";

/** Colours for numbers: heat is a number's part of the largest magnitude. */
export function heatScale(values: readonly number[]): (value: number) => number {
  const largest = values.reduce((most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most), 0);
  return (value) => (Number.isFinite(value) ? (largest === 0 ? 0 : value / largest) : Number.NaN);
}

/** Side of a square cell in CSS pixels: smaller where there are many. */
export function cellSide(longestAxis: number): number {
  if (longestAxis <= 8) return 38;
  if (longestAxis <= 12) return 32;
  return longestAxis <= 20 ? 26 : 20;
}

/** Width of a cell with these texts. */
export function cellWidth(side: number, texts: readonly string[]): number {
  const longest = texts.reduce((most, text) => Math.max(most, text.length), 0);
  return Math.max(side, Math.ceil(longest * (side < 30 ? 6.5 : 8.2)) + 8);
}
