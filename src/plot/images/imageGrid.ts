import { requireKnownOptions } from "../../display/knownOptions.ts";
import { fitText, font, textWidth } from "../drawing/canvas.ts";
import { type ColorMapName, requireColorMap } from "../drawing/colorMap.ts";
import type { Picture } from "../drawing/picture.ts";
import {
  type DrawableImage,
  drawableImages,
  type GridImage,
  type ImageStack,
  imageCount,
  type ValueRange,
} from "./gridImage.ts";
import { drawableCells } from "./imageCells.ts";
import { localMessages } from "./messages.ts";
import { drawNotes, noteLines, specialValueNotes, specialValuesAlt } from "./notes.ts";
import { positiveWhole } from "./optionChecks.ts";
import { Sheet } from "./sheet.ts";
import { joinedExtent, valueExtent } from "./valueExtent.ts";

/** How a grid looks. Sizes are in CSS pixels. */
export interface ImageGridOptions {
  /** A caption for each image: numbers such as MNIST's labels, or texts. */
  readonly labels?: ArrayLike<number | string>;
  /** Images in a row, 1 or more; left out, 10, or fewer if there are not so many. */
  readonly columns?: number;
  /** Side of the square that one image pixel becomes, a whole number from 1; left out, an image is about 64 wide. */
  readonly scale?: number;
  /** A heading above the grid. */
  readonly title?: string;
  /** How gray images' numbers become colours; `gray`. */
  readonly colorMap?: ColorMapName;
  /** Values drawn as black and as white; left out, `[0, 255]` for bytes and `[0, 1]` for floats and rows of numbers. */
  readonly range?: ValueRange;
  /** Alternative text; left out, it is made from the title, the number and size of the images, and the labels. */
  readonly altText?: string;
}

const DEFAULT_COLUMNS = 10;
const DEFAULT_IMAGE_SIDE = 64;
const LARGEST_COUNT = 1000;
const LABELS_IN_ALT_TEXT = 100;

const MARGIN = 10;
const GAP = 10;
const LABEL_SIZE = 13;
const LABEL_HEIGHT = 20;
const WIDEST_LABEL = 180;
const NARROWEST_NOTES = 200;
const TITLE_SIZE = 15;
const TITLE_HEIGHT = 28;

/**
 * Draws images side by side, enlarged so that every pixel is a sharp square, each with its label below.
 *
 * ```ts
 * imageGrid(train.images.slice(0, 20), { labels: train.labels.slice(0, 20), title: "First digits" });
 * ```
 *
 * Images of different sizes may stand in one list: smaller ones are enlarged by the largest whole number with which
 * they fit the space of the largest.
 *
 * NaN, which a broken network may answer, is drawn in magenta, and a note says how often.
 *
 * @param images a set or a tensor of shape `[count, height, width, channels]`, or a list of images `[height, width, channels]`
 * or rows of gray values; 1 channel is gray, 3 are red, green and blue
 * @returns the picture; as the last value of a cell it shows
 * @throws {TypeError} if `images` is something else
 * @throws {RangeError} if a shape, a value, an option or the number of labels does not fit
 */
export function imageGrid(images: ImageStack | readonly GridImage[], options: ImageGridOptions = {}): Picture {
  requireKnownOptions("imageGrid", options, ["labels", "columns", "scale", "title", "range", "colorMap", "altText"]);
  const text = localMessages();
  const count = imageCount(images);
  if (count === 0) throw new RangeError(text.emptyImages());
  if (count > LARGEST_COUNT) throw new RangeError(text.tooManyImages(count, LARGEST_COUNT));
  const { labels } = options;
  if (labels !== undefined && labels.length !== count) throw new RangeError(text.labelCount(count, labels.length));
  const columns = positiveWhole("columns", options.columns ?? Math.min(DEFAULT_COLUMNS, count));

  const colorMap = requireColorMap(options.colorMap ?? "gray");
  const drawables = drawableImages(images, options.range);
  const widest = Math.max(...drawables.map(({ width }) => width));
  const highest = Math.max(...drawables.map(({ height }) => height));
  const defaultScale = Math.max(1, Math.floor(DEFAULT_IMAGE_SIDE / Math.max(widest, highest)));
  const scale = positiveWhole("scale", options.scale ?? defaultScale);

  const captions = labels === undefined ? [] : Array.from(labels, String);
  const labelFont = font(LABEL_SIZE);
  const labelWidth = Math.ceil(Math.max(0, ...captions.map((caption) => textWidth(caption, labelFont))));
  const cellWidth = Math.max(widest * scale, Math.min(labelWidth, WIDEST_LABEL));
  const cellHeight = highest * scale + (captions.length > 0 ? LABEL_HEIGHT : 0);
  const rows = Math.ceil(count / columns);

  const titleFont = font(TITLE_SIZE, "bold");
  const titleHeight = options.title === undefined ? 0 : TITLE_HEIGHT;
  const titleWidth = options.title === undefined ? 0 : Math.ceil(textWidth(options.title, titleFont));
  const gridWidth = columns * cellWidth + (columns - 1) * GAP;
  const special = joinedExtent(drawables.map(({ values }) => valueExtent(values)));
  const notes = noteLines(specialValueNotes(special), Math.max(gridWidth, NARROWEST_NOTES));
  const notesHeight = notes.height === 0 ? 0 : GAP + notes.height;
  const width = 2 * MARGIN + Math.max(gridWidth, titleWidth, notes.width);
  const height = 2 * MARGIN + titleHeight + rows * cellHeight + (rows - 1) * GAP + notesHeight;

  const sheet = new Sheet(width, height);
  const { density } = sheet;
  if (options.title !== undefined) {
    const y = MARGIN + TITLE_SIZE * 0.6;
    sheet.write({ x: MARGIN, y, text: options.title, size: TITLE_SIZE, weight: "bold" });
  }
  for (const [index, image] of drawables.entries()) {
    const left = MARGIN + (index % columns) * (cellWidth + GAP);
    const top = MARGIN + titleHeight + Math.floor(index / columns) * (cellHeight + GAP);
    const ownScale = Math.floor(Math.min((widest * scale) / image.width, (highest * scale) / image.height));
    const x = left + Math.floor((cellWidth - image.width * ownScale) / 2);
    const y = top + Math.floor((highest * scale - image.height * ownScale) / 2);
    sheet.drawCells(x * density, y * density, drawableCells(image, colorMap), ownScale * density);

    const caption = captions[index];
    if (caption !== undefined) {
      const middle = top + highest * scale + LABEL_HEIGHT / 2 + 1;
      const fitting = fitText(caption, labelFont, cellWidth);
      sheet.write({ x: left + cellWidth / 2, y: middle, text: fitting, size: LABEL_SIZE, align: "center" });
    }
  }
  drawNotes(sheet, MARGIN, height - MARGIN - notes.height, notes);
  const altText = describeGrid(drawables, rows, columns, captions, options.title);
  const sentences = [altText, specialValuesAlt(special)].filter((sentence) => sentence !== "");
  return sheet.picture(options.altText ?? sentences.join(" "));
}

function describeGrid(
  images: readonly DrawableImage[],
  rows: number,
  columns: number,
  captions: readonly string[],
  title: string | undefined,
): string {
  const text = localMessages();
  const sizes = new Set(images.map(({ height, width }) => `${height}×${width}`));
  const sentences = [text.gridAlt(images.length, Array.from(sizes).join(", "), rows, Math.min(columns, images.length))];
  if (title !== undefined) sentences.unshift(/[.?!]$/.test(title) ? title : `${title}.`);
  if (captions.length > 0) {
    const shown = captions.slice(0, LABELS_IN_ALT_TEXT).join(", ");
    sentences.push(text.gridLabelsAlt(captions.length > LABELS_IN_ALT_TEXT ? `${shown}, …` : shown));
  }
  return sentences.join(" ");
}
