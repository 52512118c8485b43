import { requireKnownOptions } from "../../display/knownOptions.ts";
import { shownValue } from "../../display/shownValue.ts";
import { font, textWidth } from "../drawing/canvas.ts";
import { type ColorMapName, requireColorMap } from "../drawing/colorMap.ts";
import { numberText } from "../drawing/numberText.ts";
import type { Picture } from "../drawing/picture.ts";
import { type ColorBar, drawStandingBar, standingBarWidth } from "./colorBar.ts";
import type { ValueRange } from "./gridImage.ts";
import { heatCells, type Plane, reducedPlane } from "./heatCells.ts";
import { blendedCells, imageCells, imageRange } from "./imageCells.ts";
import { localMessages } from "./messages.ts";
import { drawNotes, type Note, noteLines, specialValueNotes, specialValuesAlt } from "./notes.ts";
import { numberRange, positiveWhole, trueOrFalse } from "./optionChecks.ts";
import { reducedText } from "./panelGrid.ts";
import { panelScale } from "./panelScale.ts";
import { type NumbersWithShape, type ShapedNumbers, shapedNumbers } from "./shapedNumbers.ts";
import { Sheet, sheetDensity } from "./sheet.ts";
import { joinedExtent, type ValueExtent, valueExtent } from "./valueExtent.ts";

/** What is explained and the explanations, and how their picture looks. */
export interface ExplanationRowsOptions {
  /** The images, `[count, height, width, channels]`, as the model got them: `{ values, shape }` or a tensor. */
  readonly inputs: NumbersWithShape;
  /** A number for each pixel of each image, `[count, height, width]`; height and width may be smaller than the image's. */
  readonly maps: NumbersWithShape;
  /** A line below each row: predicted class and score. A text may have several lines (`\n`). */
  readonly captions?: readonly string[];
  /** Headings of the columns; left out, input, heat map and overlay in the learner's language. */
  readonly columnTitles?: readonly [input: string, map: string, overlay: string];
  /** How many images are drawn, from the first; 16, or fewer if there are not so many. A note says if that is not all. */
  readonly count?: number;
  /** A heading above the rows. */
  readonly title?: string;
  /**
   * Whether the maps' numbers speak for and against: they are then coloured from −largest through 0 (white) to +largest.
   * Left out, whether a number is negative.
   */
  readonly signed?: boolean;
  /** Left out, `redBlue` where the maps are signed, else `viridis`. */
  readonly colorMap?: ColorMapName;
  /** Numbers at the ends of the colour bar; left out, each image's own: 0 to its largest, or ± its largest magnitude. */
  readonly range?: ValueRange;
  /**
   * How much the map covers the image in the overlay, 0 to 1; 0.5. With `redBlue` that is at the ends of the range, and what
   * is near 0 covers less; then 0.8.
   */
  readonly alpha?: number;
  /** Input values drawn as black and white; left out, `[0, 1]`, or the smallest and largest where some are outside. */
  readonly inputRange?: ValueRange;
  /** The longer side of an image on the page, in CSS pixels; left out, about 140. */
  readonly size?: number;
  /** Alternative text; left out, it is made from the title, sizes, ranges and captions. */
  readonly altText?: string;
}

const OPTION_NAMES: readonly (keyof ExplanationRowsOptions)[] = [
  "inputs",
  "maps",
  "captions",
  "columnTitles",
  "count",
  "title",
  "signed",
  "colorMap",
  "range",
  "alpha",
  "inputRange",
  "size",
  "altText",
];

const IMAGE_AXES = "[count, height, width, channels]";
const MAP_AXES = "[count, height, width]";
const DEFAULT_COUNT = 16;
const DEFAULT_SIZE = 140;
const DEFAULT_ALPHA = 0.5;
const DIVERGING_ALPHA = 0.8;
const ROWS_IN_TEXT = 20;

/** CSS pixels. */
const MARGIN = 10;
const GAP = 12;
const BAR_GAP = 8;
const ROW_GAP = 12;
const TITLE_SIZE = 15;
const TITLE_HEIGHT = 28;
const HEADING_SIZE = 12;
const HEADING_HEIGHT = 20;
const NARROWEST_CAPTION = 320;

/**
 * Draws explanations, a row for each image: the image, its heat map, the map laid over the image, the colour bar; below
 * them the caption.
 *
 * Every row has its own scale unless `range` is given: a map of numbers from 0 goes from 0 to its largest, a signed one
 * from −largest to +largest with 0 in white. A map that is 0 everywhere is drawn in the colour of 0.
 *
 * @throws {TypeError} if `inputs` or `maps` are not numbers with a shape, or an option is unknown
 * @throws {RangeError} if a shape, a number of captions or an option's value does not fit
 */
export function explanationRows(options: ExplanationRowsOptions): Picture {
  requireKnownOptions("explanationRows", options, OPTION_NAMES);
  const text = localMessages();
  const inputs = shapedNumbers("explanationRows: inputs", options.inputs, [4], IMAGE_AXES);
  const maps = shapedNumbers("explanationRows: maps", options.maps, [3], MAP_AXES);
  const [available, height, width] = inputs.shape as readonly [number, number, number];
  const { captions, title } = options;
  if (maps.shape[0] !== available) throw new RangeError(text.mapCount(available, maps.shape[0] as number));
  if (captions !== undefined && captions.length !== available) {
    throw new RangeError(text.captionCount(available, captions.length));
  }
  const count = Math.min(available, positiveWhole("count", options.count ?? DEFAULT_COUNT));
  const partNote = count < available ? text.shownImages(count, available) : "";
  const mapExtents = extentsOf(maps, count);
  const all = joinedExtent(mapExtents);
  const isSigned = trueOrFalse("signed", options.signed ?? all.low < 0);
  const colorMap = requireColorMap(options.colorMap ?? (isSigned ? "redBlue" : "viridis"));
  const range = options.range === undefined ? undefined : numberRange("range", options.range);
  const alpha = fraction("alpha", options.alpha ?? (colorMap === "redBlue" ? DIVERGING_ALPHA : DEFAULT_ALPHA));
  const size = positiveWhole("size", options.size ?? DEFAULT_SIZE);
  const shownValues = (inputs.values.length / available) * count;
  const inputExtent = valueExtent(inputs.values, { start: 0, stride: 1, count: shownValues });
  const inputRange =
    options.inputRange === undefined ? imageRange(inputExtent) : numberRange("inputRange", options.inputRange);
  const bars: ColorBar[] = mapExtents.map((extent) =>
    range === undefined ? rowBar(extent, isSigned, colorMap) : { colorMap, range },
  );

  const density = sheetDensity(4 * size, count * (size + HEADING_HEIGHT + ROW_GAP));
  const scale = panelScale(height, width, size, density);
  const headings = options.columnTitles ?? text.explanationColumns();
  const headingWidth = Math.max(...headings.map((heading) => textWidth(heading, font(HEADING_SIZE, "bold"))));
  const cellWidth = Math.max(scale.width, Math.ceil(headingWidth));
  const rowWidth = 3 * cellWidth + 2 * GAP + BAR_GAP + Math.max(...bars.map(standingBarWidth));
  const captionWidth = Math.max(rowWidth, NARROWEST_CAPTION);
  const captionLines = Array.from({ length: count }, (_, row) => {
    const caption = captions?.[row];
    return noteLines(caption === undefined || caption === "" ? [] : [{ text: caption }], captionWidth);
  });
  const notes: Note[] = specialValueNotes(joinedExtent([all, inputExtent]));
  if (partNote !== "") notes.unshift({ text: partNote });
  const reduced = reducedText(height, width, scale);
  if (reduced !== undefined) notes.push({ text: reduced });
  const noteBlock = noteLines(notes, captionWidth);

  const titleHeight = title === undefined ? 0 : TITLE_HEIGHT;
  const titleWidth = title === undefined ? 0 : Math.ceil(textWidth(title, font(TITLE_SIZE, "bold")));
  const widest = Math.max(rowWidth, titleWidth, noteBlock.width, ...captionLines.map((lines) => lines.width));
  const rowHeights = captionLines.map((lines) => scale.height + (lines.height === 0 ? 0 : 4 + lines.height));
  const rowsHeight = rowHeights.reduce((sum, each) => sum + each, 0) + (count - 1) * ROW_GAP;
  const notesHeight = noteBlock.height === 0 ? 0 : ROW_GAP + noteBlock.height;
  const sheet = new Sheet(
    2 * MARGIN + widest,
    2 * MARGIN + titleHeight + HEADING_HEIGHT + rowsHeight + notesHeight,
    density,
  );

  if (title !== undefined) {
    sheet.write({ x: MARGIN, y: MARGIN + TITLE_SIZE / 2 + 2, text: title, size: TITLE_SIZE, weight: "bold" });
  }
  const columnLeft = (column: number): number => MARGIN + column * (cellWidth + GAP);
  let top = MARGIN + titleHeight;
  for (const [column, heading] of headings.entries()) {
    const x = columnLeft(column) + cellWidth / 2;
    sheet.write({ x, y: top + HEADING_SIZE / 2, text: heading, size: HEADING_SIZE, weight: "bold", align: "center" });
  }
  top += HEADING_HEIGHT;
  for (const [row, bar] of bars.entries()) {
    const image = imageCells(inputs, row, inputRange, scale);
    const plane = reducedPlane(mapPlane(maps, row, height, width), scale);
    const heat = heatCells(plane, colorMap, bar.range);
    const overlay = blendedCells(image, heat, opacity(plane, bar, alpha));
    for (const [column, cells] of [image, heat, overlay].entries()) {
      const x = columnLeft(column) + Math.floor((cellWidth - scale.width) / 2);
      sheet.drawCells(x * density, top * density, cells, scale.side);
    }
    drawStandingBar(sheet, columnLeft(3) - GAP + BAR_GAP, top, scale.height, bar);
    drawNotes(sheet, MARGIN, top + scale.height + 4, captionLines[row] as ReturnType<typeof noteLines>);
    top += (rowHeights[row] as number) + ROW_GAP;
  }
  drawNotes(sheet, MARGIN, top, noteBlock);

  const rowTexts = bars.slice(0, ROWS_IN_TEXT).map((bar, row) => {
    const isFlat = bar.ends !== undefined;
    const ends = bar.range.map((value) => numberText(isFlat ? 0 : value, 3)) as [string, string];
    const peak = strongest(maps, row);
    const caption = captions?.[row]?.replaceAll("\n", " ") ?? "";
    return text.explanationRowAlt(row, caption, ends[0], ends[1], peak);
  });
  const sentences = [
    text.titleSentence(title),
    text.explanationsAlt(count, `${height}×${width}`, colorMap),
    partNote,
    ...rowTexts,
    count > ROWS_IN_TEXT ? "…" : "",
    specialValuesAlt(joinedExtent([all, inputExtent])),
    reduced ?? "",
  ];
  return sheet.picture(options.altText ?? sentences.filter((sentence) => sentence !== "").join(" "));
}

/** The colour bar of a row; that of a map without an end of its own, as one that is 0 everywhere, has no number but 0. */
function rowBar({ low, high }: ValueExtent, isSigned: boolean, colorMap: ColorMapName): ColorBar {
  const end = low > high ? 0 : Math.max(0, isSigned ? Math.max(-low, high) : high);
  if (!isSigned) return { colorMap, range: [0, end] };
  return end > 0 ? { colorMap, range: [-end, end] } : { colorMap, range: [-1, 1], ends: ["", ""] };
}

/** How much each cell of a map covers the image: white, which stands for nothing in `redBlue`, does not. */
function opacity({ values, start }: Plane, { colorMap, range }: ColorBar, alpha: number): (cell: number) => number {
  if (colorMap !== "redBlue") return () => alpha;
  const middle = (range[0] + range[1]) / 2;
  const reach = range[1] - middle;
  return (cell) => alpha * Math.min(1, Math.abs((values[start + cell] as number) - middle) / reach);
}

function extentsOf({ values, shape }: ShapedNumbers, count: number): ValueExtent[] {
  const [, height, width] = shape as readonly [number, number, number];
  const size = height * width;
  return Array.from({ length: count }, (_, map) => valueExtent(values, { start: map * size, stride: 1, count: size }));
}

/** One map in the image's size: each pixel has the number of the cell it is in. */
function mapPlane({ values, shape }: ShapedNumbers, map: number, height: number, width: number): Plane {
  const [, rows, columns] = shape as readonly [number, number, number];
  const start = map * rows * columns;
  if (rows === height && columns === width) return { values, height, width, start, stride: 1 };
  const enlarged = new Float64Array(height * width);
  for (let y = 0; y < height; y++) {
    const row = start + Math.floor((y * rows) / height) * columns;
    for (let x = 0; x < width; x++) {
      enlarged[y * width + x] = values[row + Math.floor((x * columns) / width)] as number;
    }
  }
  return { values: enlarged, height, width, start: 0, stride: 1 };
}

/** Where a map's number of the largest magnitude is; `undefined` where all are 0 or none is finite. */
function strongest(
  { values, shape }: ShapedNumbers,
  map: number,
): { readonly value: string; readonly row: number; readonly column: number } | undefined {
  const [, rows, columns] = shape as readonly [number, number, number];
  let [largest, place] = [0, -1];
  for (let cell = 0; cell < rows * columns; cell++) {
    const size = Math.abs(values[map * rows * columns + cell] as number);
    if (size > largest && size !== Number.POSITIVE_INFINITY) [largest, place] = [size, cell];
  }
  if (place < 0) return undefined;
  const value = numberText(values[map * rows * columns + place] as number, 3);
  return { value, row: Math.floor(place / columns), column: place % columns };
}

function fraction(option: string, value: unknown): number {
  if (typeof value !== "number" || !(value >= 0 && value <= 1)) {
    throw new RangeError(localMessages().fraction(option, shownValue(value)));
  }
  return value;
}
