import { font, textWidth } from "../drawing/canvas.ts";
import type { Mark, Point } from "../drawing/scene.ts";
import type { BoxSize, PlacedBox } from "./diagramLayout.ts";
import { kindColor, layerKind } from "./layerKind.ts";
import type { DiagramBox, DiagramCell, DiagramText } from "./modelDiagram.ts";

const HEADING_SIZE = 14;
const HEADING_HEIGHT = 30;
const CELL_SIZE = 12;
const ROW_HEIGHT = 26;
const PADDING = 12;
const RADIUS = 6;
const LINE_COLOR = "#b4bcc6";
const CELL_COLOR = "#1f2328";
const STATE_COLORS = { trainable: "#1f7a3d", frozen: "#a3322a" };

/** A text, its parts side by side. */
interface MeasuredText {
  readonly parts: readonly { readonly text: string; readonly weight: "normal" | "bold"; readonly width: number }[];
  readonly width: number;
}

interface MeasuredCell {
  readonly text: MeasuredText;
  /** Of the cell; those of a row add up to the box's width. */
  readonly width: number;
  readonly color: string;
}

/** A box and its texts, measured with the font that draws them. */
export interface MeasuredBox extends BoxSize {
  readonly color: string;
  readonly heading: MeasuredText;
  readonly rows: readonly (readonly MeasuredCell[])[];
}

/** How large a box is so that its texts fit: even whole pixels, so that its middle is a whole one too. */
export function measuredBox({ layer, heading, rows }: DiagramBox): MeasuredBox {
  const measuredHeading = measuredText(heading, HEADING_SIZE);
  const cells = rows.map((row) => row.map((cell) => measuredCell(cell)));
  const widest = Math.max(Math.ceil(measuredHeading.width) + 2 * PADDING, ...cells.map(rowWidth));
  const width = widest + (widest % 2);
  return {
    color: kindColor(layerKind(layer.config.type)),
    heading: measuredHeading,
    rows: cells.map((row) => {
      const spare = (width - rowWidth(row)) / row.length;
      return row.map((cell) => ({ ...cell, width: cell.width + spare }));
    }),
    width,
    height: HEADING_HEIGHT + rows.length * ROW_HEIGHT,
  };
}

function measuredCell(cell: DiagramCell): MeasuredCell {
  const text = measuredText(cell, CELL_SIZE);
  const color = cell.state === undefined ? CELL_COLOR : STATE_COLORS[cell.state];
  return { text, width: Math.ceil(text.width) + 2 * PADDING, color };
}

function measuredText({ before, bold, after }: DiagramText, size: number): MeasuredText {
  const written = [
    { text: before, weight: "normal" as const },
    { text: bold, weight: "bold" as const },
    { text: after, weight: "normal" as const },
  ].filter(({ text }) => text !== "");
  const parts = written.map((part) => ({ ...part, width: textWidth(part.text, font(size, part.weight)) }));
  return { parts, width: parts.reduce((sum, part) => sum + part.width, 0) };
}

function rowWidth(row: readonly MeasuredCell[]): number {
  return row.reduce((sum, { width }) => sum + width, 0);
}

/** What draws a box: its heading on the colour of the layer's kind, its cells below. */
export function boxMarks({ color, heading, rows }: MeasuredBox, { x, y, width, height }: PlacedBox): Mark[] {
  const marks: Mark[] = [{ kind: "rectangle", x, y, width, height, radius: RADIUS, fill: "#ffffff" }];
  const rowsTop = y + HEADING_HEIGHT;
  for (const [rowIndex, row] of rows.entries()) {
    const top = rowsTop + rowIndex * ROW_HEIGHT;
    let left = x;
    for (const [index, cell] of row.entries()) {
      marks.push(...textMarks(cell.text, left + cell.width / 2, top + ROW_HEIGHT / 2, CELL_SIZE, cell.color));
      if (index > 0) marks.push(line([left, top], [left, top + ROW_HEIGHT]));
      left += cell.width;
    }
    if (rowIndex > 0) marks.push(line([x, top], [x + width, top]));
  }
  marks.push({ kind: "rectangle", x, y, width, height: HEADING_HEIGHT, radius: RADIUS, fill: color });
  if (rows.length > 0) {
    // The heading is round above only.
    marks.push({ kind: "rectangle", x, y: rowsTop - RADIUS, width, height: RADIUS, fill: color });
  }
  marks.push(...textMarks(heading, x + width / 2, y + HEADING_HEIGHT / 2, HEADING_SIZE, "#ffffff"));
  marks.push({ kind: "rectangle", x, y, width, height, radius: RADIUS, stroke: color, strokeWidth: 1.5 });
  return marks;
}

function line(from: Point, to: Point): Mark {
  return { kind: "line", points: [from, to], stroke: LINE_COLOR };
}

function textMarks(text: MeasuredText, centerX: number, y: number, size: number, fill: string): Mark[] {
  let x = centerX - text.width / 2;
  return text.parts.map((part): Mark => {
    const left = x;
    x += part.width;
    return { kind: "text", x: left, y, size, fill, ...part };
  });
}
