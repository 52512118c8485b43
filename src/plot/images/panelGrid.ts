import { fitText, font, LARGEST_SIDE, textWidth } from "../drawing/canvas.ts";
import type { Picture } from "../drawing/picture.ts";
import { type ColorBar, drawLyingBar, LYING_BAR_HEIGHT } from "./colorBar.ts";
import { heatCells, type Plane, reducedPlane } from "./heatCells.ts";
import { localMessages } from "./messages.ts";
import { drawNotes, type Note, noteLines } from "./notes.ts";
import { type PanelScale, panelScale } from "./panelScale.ts";
import { type Cells, Sheet, sheetDensity } from "./sheet.ts";

/** CSS pixels. */
const MARGIN = 10;
const GAP = 4;
const TITLE_SIZE = 15;
const TITLE_HEIGHT = 28;
const LABEL_SIZE = 11;
const LABEL_HEIGHT = 15;
const HEADING_GAP = 6;
const WIDEST_HEADING = 120;
const LONGEST_BAR = 240;
const SHORTEST_BAR = 120;
const BLOCK_GAP = 8;
/** A row of panels is at most so wide unless told, about as wide as JupyterLab's page. */
const ROW_WIDTH = 900;
const LARGEST_PANEL = 160;
const SMALLEST_PANEL = 4;
/** Notes are not broken into shorter lines, even below a narrow picture. */
const NARROWEST_NOTES = 320;

/** Panels of one size in rows, and what stands around them. Sizes in CSS pixels. */
export interface PanelGrid {
  readonly count: number;
  readonly columns: number;
  /** Rows and columns of numbers in each panel. */
  readonly panelHeight: number;
  readonly panelWidth: number;
  /** The cells of a panel, of which `scale` says how many there are. */
  readonly cells: (panel: number, scale: PanelScale) => Cells;
  /** The longer side of a panel; left out, what fits the page. */
  readonly size: number | undefined;
  /** What the longer side of a panel is at most where `size` is left out; 160. */
  readonly largestSize?: number | undefined;
  readonly title: string | undefined;
  /** One above each panel. */
  readonly labels: readonly string[] | undefined;
  /** One above each column. */
  readonly columnHeadings?: readonly string[] | undefined;
  /** One left of each row. */
  readonly rowHeadings?: readonly string[] | undefined;
  readonly colorBar: ColorBar | undefined;
  readonly notes: readonly Note[];
}

/** How a plane is drawn with at most one cell for each of its numbers. */
export function planeCells(plane: Plane, { colorMap, range }: ColorBar, scale: PanelScale): Cells {
  return heatCells(reducedPlane(plane, scale), colorMap, range);
}

/** What a picture says of panels with fewer cells than numbers; `undefined` where there are as many. */
export function reducedText(
  height: number,
  width: number,
  { isReduced, rows, columns }: PanelScale,
): string | undefined {
  return isReduced ? localMessages().reducedNote(`${height}×${width}`, `${rows}×${columns}`) : undefined;
}

/**
 * Draws panels in rows, each number as a square of whole device pixels; panels of more numbers than there is room for are
 * reduced, which a note says.
 *
 * @param altText makes the alternative text, of which the sentence it is given should be a part
 * @throws {RangeError} if there is no room for so many panels
 */
export function panelPicture(grid: PanelGrid, altText: (reduced: string) => string): Picture {
  const { count, columns, panelHeight, panelWidth, cells, title, labels, columnHeadings, rowHeadings, colorBar } = grid;
  const rows = Math.ceil(count / columns);
  const labelHeight = labels === undefined ? 0 : LABEL_HEIGHT;
  const headingFont = font(LABEL_SIZE);
  const headings = rowHeadings?.map((heading) => fitText(heading, headingFont, WIDEST_HEADING));
  const headingWidth = Math.ceil(Math.max(0, ...(headings ?? []).map((heading) => textWidth(heading, headingFont))));
  const left = MARGIN + (headings === undefined ? 0 : headingWidth + HEADING_GAP);

  const longer = Math.max(panelHeight, panelWidth);
  const room = Math.floor(
    Math.min(
      grid.largestSize ?? LARGEST_PANEL,
      (ROW_WIDTH + GAP) / columns - GAP,
      ((LARGEST_SIDE - 300) / rows - labelHeight - GAP) * (longer / panelHeight),
    ),
  );
  const size = grid.size ?? Math.max(room, Math.min(SMALLEST_PANEL, longer));
  const density = sheetDensity(columns * (size + GAP), rows * (size + labelHeight + GAP));
  const scale = panelScale(panelHeight, panelWidth, size, density);
  const { width, height } = scale;

  const gridWidth = columns * width + (columns - 1) * GAP;
  const gridHeight = rows * (height + labelHeight) + (rows - 1) * GAP;
  const reduced = reducedText(panelHeight, panelWidth, scale);
  const notes = reduced === undefined ? grid.notes : [...grid.notes, { text: reduced }];
  const lines = noteLines(notes, Math.max(left - MARGIN + gridWidth, NARROWEST_NOTES));
  const titleWidth = title === undefined ? 0 : Math.ceil(textWidth(title, font(TITLE_SIZE, "bold")));
  const barLength = Math.min(LONGEST_BAR, Math.max(SHORTEST_BAR, gridWidth));
  const contentWidth = Math.max(
    left - MARGIN + gridWidth,
    titleWidth,
    lines.width,
    colorBar === undefined ? 0 : left - MARGIN + barLength,
  );
  const titleHeight = title === undefined ? 0 : TITLE_HEIGHT;
  const headingHeight = columnHeadings === undefined ? 0 : LABEL_HEIGHT;
  const barHeight = colorBar === undefined ? 0 : BLOCK_GAP + LYING_BAR_HEIGHT;
  const notesHeight = lines.height === 0 ? 0 : BLOCK_GAP + lines.height;
  const sheet = new Sheet(
    2 * MARGIN + contentWidth,
    2 * MARGIN + titleHeight + headingHeight + gridHeight + barHeight + notesHeight,
    density,
  );

  if (title !== undefined) {
    sheet.write({ x: MARGIN, y: MARGIN + TITLE_SIZE / 2 + 2, text: title, size: TITLE_SIZE, weight: "bold" });
  }
  const top = MARGIN + titleHeight + headingHeight;
  const writeAbove = (text: string, x: number, y: number): void => {
    const fitting = fitText(text, font(LABEL_SIZE), width + GAP - 1);
    sheet.write({ x: x + width / 2, y: y - LABEL_HEIGHT / 2, text: fitting, size: LABEL_SIZE, align: "center" });
  };
  for (const [column, heading] of (columnHeadings ?? []).entries()) {
    writeAbove(heading, left + column * (width + GAP), top);
  }
  for (let panel = 0; panel < count; panel++) {
    const x = left + (panel % columns) * (width + GAP);
    const row = Math.floor(panel / columns);
    const y = top + row * (height + labelHeight + GAP) + labelHeight;
    sheet.drawCells(x * density, y * density, cells(panel, scale), scale.side);
    const label = labels?.[panel];
    if (label !== undefined) writeAbove(label, x, y);
    const heading = panel % columns === 0 ? headings?.[row] : undefined;
    if (heading !== undefined) {
      sheet.write({ x: left - HEADING_GAP, y: y + height / 2, text: heading, size: LABEL_SIZE, align: "right" });
    }
  }
  const below = top + gridHeight + BLOCK_GAP;
  if (colorBar !== undefined) drawLyingBar(sheet, left, below, barLength, colorBar);
  drawNotes(sheet, MARGIN, below + barHeight, lines);
  return sheet.picture(altText(reduced ?? ""));
}
