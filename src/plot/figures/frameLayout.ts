import { font, textWidth } from "../drawing/canvas.ts";
import { type Mark, type Scene, TEXT_COLOR } from "../drawing/scene.ts";
import { type CellLook, cellSide, cellWidth } from "./cellLook.ts";

/** A grid of a static frame. */
export interface FrameGrid {
  readonly caption: string;
  readonly rows: number;
  readonly columns: number;
  readonly look: (row: number, column: number) => CellLook;
  /** An outline around some cells: the window. */
  readonly outline?: { readonly place: readonly [number, number]; readonly rows: number; readonly columns: number };
}

/** Things side by side that stay together: grids, and signs such as "=" between them. */
export type FrameGroup = readonly (FrameGrid | string)[];

const MARGIN = 12;
const GAP = 22;
const LARGEST_WIDTH = 880;
const SMALLEST_WIDTH = 520;
const CAPTION_SIZE = 13;
const CAPTION_HEIGHT = 22;
const TITLE_SIZE = 15;
const LINE_HEIGHT = 22;
const SIGN_SIZE = 22;

const LINE_COLOR = "#c8ccd1";
const MUTED_COLOR = "#57606a";
const PADDING_COLOR = "#f3f4f6";
const ORANGE = "#b45309";
const GREEN = "#12803f";
const PINK = "#f7c9da";

/** Colours of the largest positive and negative numbers. */
const WARM = [255, 202, 153] as const;
const COLD = [168, 204, 255] as const;

/**
 * Lays out a figure's static frame: a heading, groups of grids that wrap like words, lines of a calculation, notes.
 *
 * @param lines each a list of parts that are not broken within; the first is bold
 */
export function frameScene(
  title: string,
  groups: readonly FrameGroup[],
  lines: readonly (readonly string[])[],
  notes: readonly string[],
): Scene {
  const marks: Mark[] = [];
  let widest = SMALLEST_WIDTH;
  let y = MARGIN;
  if (title !== "") {
    marks.push({ kind: "text", x: MARGIN, y: y + 11, text: title, size: TITLE_SIZE, weight: "bold" });
    widest = Math.max(widest, textWidth(title, font(TITLE_SIZE, "bold")));
    y += 30;
  }
  let x = MARGIN;
  let rowHeight = 0;
  for (const group of groups) {
    const { width, height } = groupSize(group);
    if (x > MARGIN && x + width > MARGIN + LARGEST_WIDTH) {
      x = MARGIN;
      y += rowHeight + GAP / 2;
      rowHeight = 0;
    }
    marks.push(...groupMarks(group, x, y));
    rowHeight = Math.max(rowHeight, height);
    widest = Math.max(widest, x - MARGIN + width);
    x += width + GAP;
  }
  y += rowHeight + 14;

  for (const line of lines) {
    const placed = wrappedLine(line, widest);
    marks.push(...placed.map((part): Mark => ({ ...part, kind: "text", x: MARGIN + part.x, y: y + part.y, size: 14 })));
    y += (placed.at(-1)?.y ?? 0) + LINE_HEIGHT / 2;
  }
  y += lines.length > 0 ? 4 : 0;
  for (const note of notes) {
    const placed = wrappedLine(["", ...note.split(" ")], widest);
    const text = linesOf(placed);
    for (const each of text) {
      marks.push({ kind: "text", x: MARGIN, y: y + 10, text: each, fill: MUTED_COLOR });
      y += 19;
    }
  }
  return { width: Math.ceil(widest + 2 * MARGIN), height: Math.ceil(y + MARGIN), marks };
}

interface PlacedPart {
  readonly x: number;
  /** The middle of its line. */
  readonly y: number;
  readonly text: string;
  readonly weight: "normal" | "bold";
}

/** Puts the parts of a line one behind the other, on more than one line where they do not fit. */
function wrappedLine([label = "", ...parts]: readonly string[], width: number): readonly PlacedPart[] {
  const placed: PlacedPart[] = [];
  let x = 0;
  let y = LINE_HEIGHT / 2;
  if (label !== "") {
    placed.push({ x, y, text: label, weight: "bold" });
    x += textWidth(label, font(14, "bold")) + 6;
  }
  for (const part of parts) {
    const partWidth = textWidth(part, font(14));
    if (x > 0 && x + partWidth > width) {
      x = 0;
      y += LINE_HEIGHT;
    }
    placed.push({ x, y, text: part, weight: "normal" });
    x += partWidth + 4;
  }
  return placed;
}

/** The texts of placed parts, line by line. */
function linesOf(parts: readonly PlacedPart[]): readonly string[] {
  const lines = new Map<number, string[]>();
  for (const { y, text } of parts) lines.set(y, [...(lines.get(y) ?? []), text]);
  return Array.from(lines.values(), (texts) => texts.join(" "));
}

/** A grid's measures, the same as in the live figure. */
function gridMeasures({ rows, columns, look, caption }: FrameGrid) {
  const side = cellSide(Math.max(rows, columns));
  const texts: string[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) texts.push(look(row, column).text);
  }
  const cell = cellWidth(side, texts);
  const captionWidth = textWidth(caption, font(CAPTION_SIZE));
  return { side, cell, width: Math.max(columns * cell, captionWidth), height: rows * side + CAPTION_HEIGHT };
}

function groupSize(group: FrameGroup): { readonly width: number; readonly height: number } {
  const sizes = group.map((item) =>
    typeof item === "string" ? { width: textWidth(item, font(SIGN_SIZE)), height: 0 } : gridMeasures(item),
  );
  const width = sizes.reduce((all, size) => all + size.width, 0) + (group.length - 1) * 12;
  return { width, height: Math.max(...sizes.map(({ height }) => height)) };
}

function groupMarks(group: FrameGroup, left: number, top: number): readonly Mark[] {
  const { height } = groupSize(group);
  const marks: Mark[] = [];
  let x = left;
  for (const item of group) {
    if (typeof item === "string") {
      const y = top + CAPTION_HEIGHT + (height - CAPTION_HEIGHT) / 2;
      marks.push({ kind: "text", x, y, text: item, size: SIGN_SIZE, fill: MUTED_COLOR });
      x += textWidth(item, font(SIGN_SIZE)) + 12;
    } else {
      marks.push(...gridMarks(item, x, top));
      x += gridMeasures(item).width + 12;
    }
  }
  return marks;
}

function gridMarks(grid: FrameGrid, left: number, top: number): readonly Mark[] {
  const { side, cell } = gridMeasures(grid);
  const { rows, columns, look, caption, outline } = grid;
  const marks: Mark[] = [{ kind: "text", x: left, y: top + 10, text: caption, size: CAPTION_SIZE }];
  const over: Mark[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const place = { x: left + column * cell, y: top + CAPTION_HEIGHT + row * side, width: cell, height: side };
      const own = look(row, column);
      marks.push(...cellMarks(own, place));
      over.push(...borderMarks(own, place));
    }
  }
  if (outline !== undefined) {
    over.push({
      kind: "rectangle",
      x: left + outline.place[1] * cell,
      y: top + CAPTION_HEIGHT + outline.place[0] * side,
      width: outline.columns * cell,
      height: outline.rows * side,
      stroke: ORANGE,
      strokeWidth: 3,
      radius: 2,
    });
  }
  return [...marks, ...over];
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function cellMarks({ text, small, heat = 0, marks = [] }: CellLook, { x, y, width, height }: Box): readonly Mark[] {
  const isPadding = marks.includes("padding");
  const isMuted = isPadding || marks.includes("empty");
  const fill = isMuted && heat === 0 ? PADDING_COLOR : heatColor(heat);
  const dash = isPadding ? [3, 2] : undefined;
  const drawn: Mark[] = [{ kind: "rectangle", x, y, width, height, fill, stroke: LINE_COLOR, dash }];
  if (Number.isNaN(heat)) drawn.push(...hatching({ x, y, width, height }));
  const isSmall = height < 30;
  drawn.push({
    kind: "text",
    x: x + width / 2,
    y: y + height / 2 - (small === undefined || isSmall ? 0 : 4),
    text,
    size: isSmall ? 11 : 14,
    weight: marks.includes("current") || marks.includes("winner") ? "bold" : "normal",
    fill: isPadding ? MUTED_COLOR : TEXT_COLOR,
    align: "center",
  });
  if (small !== undefined && !isSmall) {
    drawn.push({ kind: "text", x: x + width - 4, y: y + height - 8, text: small, size: 10, align: "right" });
  }
  return drawn;
}

/** What is under the window, and the cell it makes. */
function borderMarks({ marks = [] }: CellLook, { x, y, width, height }: Box): readonly Mark[] {
  const inside = (by: number) => ({ x: x + by, y: y + by, width: width - 2 * by, height: height - 2 * by });
  if (marks.includes("winner")) return [{ kind: "rectangle", ...inside(2), stroke: GREEN, strokeWidth: 3 }];
  if (marks.includes("current")) return [{ kind: "rectangle", ...inside(1.5), stroke: ORANGE, strokeWidth: 3 }];
  if (marks.includes("covered")) return [{ kind: "rectangle", ...inside(1), stroke: ORANGE, strokeWidth: 1.5 }];
  return [];
}

function hatching({ x, y, width, height }: Box): readonly Mark[] {
  return [0.25, 0.5, 0.75, 1].map((part) => ({
    kind: "line",
    points: [
      [x, y + height * part],
      [x + width * part, y],
    ],
    stroke: PINK,
    strokeWidth: 3,
  }));
}

function heatColor(heat: number): string {
  if (Number.isNaN(heat)) return "#ffffff";
  const [end, part] = [heat < 0 ? COLD : WARM, Math.min(Math.abs(heat), 1)];
  return `rgb(${end.map((channel) => Math.round(255 + (channel - 255) * part)).join(", ")})`;
}
