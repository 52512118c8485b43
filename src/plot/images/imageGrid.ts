import { requireKnownOptions } from "../../display/knownOptions.ts";
import { createDrawing, fitText, font, LARGEST_SIDE, textWidth } from "../drawing/canvas.ts";
import { Picture } from "../drawing/picture.ts";
import {
  type DrawableImage,
  drawableImages,
  type GridImage,
  type ImageStack,
  imageCount,
  type ValueRange,
} from "./gridImage.ts";
import { localMessages } from "./messages.ts";

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
const TITLE_SIZE = 15;
const TITLE_HEIGHT = 28;
const TEXT_COLOR = "#1f2328";
const FRAME_COLOR = "#c8ccd1";

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
 * @param images a set of shape `[count, height, width, channels]`, or a list of images `[height, width, channels]` or
 * rows of gray values; 1 channel is gray, 3 are red, green and blue
 * @returns the picture; as the last value of a cell it shows
 * @throws {TypeError} if `images` is something else
 * @throws {RangeError} if a shape, a value, an option or the number of labels does not fit
 */
export function imageGrid(images: ImageStack | readonly GridImage[], options: ImageGridOptions = {}): Picture {
  requireKnownOptions("imageGrid", options, ["labels", "columns", "scale", "title", "range", "altText"]);
  const text = localMessages();
  const count = imageCount(images);
  if (count === 0) throw new RangeError(text.emptyImages());
  if (count > LARGEST_COUNT) throw new RangeError(text.tooManyImages(count, LARGEST_COUNT));
  const { labels } = options;
  if (labels !== undefined && labels.length !== count) throw new RangeError(text.labelCount(count, labels.length));
  const columns = positiveWhole("columns", options.columns ?? Math.min(DEFAULT_COLUMNS, count));

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
  const width = 2 * MARGIN + Math.max(gridWidth, titleWidth);
  const height = 2 * MARGIN + titleHeight + rows * cellHeight + (rows - 1) * GAP;
  if (Math.max(width, height) > LARGEST_SIDE) throw new RangeError(text.pictureTooLarge(width, height, LARGEST_SIDE));

  const drawing = createDrawing(width, height);
  const { context, density } = drawing;
  if (options.title !== undefined) {
    context.font = titleFont;
    context.fillStyle = TEXT_COLOR;
    context.textBaseline = "top";
    context.fillText(options.title, MARGIN, MARGIN);
  }

  context.font = labelFont;
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const [index, image] of drawables.entries()) {
    const left = MARGIN + (index % columns) * (cellWidth + GAP);
    const top = MARGIN + titleHeight + Math.floor(index / columns) * (cellHeight + GAP);
    const ownScale = Math.floor(Math.min((widest * scale) / image.width, (highest * scale) / image.height));
    const x = left + Math.floor((cellWidth - image.width * ownScale) / 2);
    const y = top + Math.floor((highest * scale - image.height * ownScale) / 2);

    context.fillStyle = FRAME_COLOR;
    context.fillRect(x - 1, y - 1, image.width * ownScale + 2, image.height * ownScale + 2);
    const deviceScale = ownScale * density;
    const pixels = context.createImageData(image.width * deviceScale, image.height * deviceScale);
    enlarge(image, deviceScale, pixels.data);
    context.putImageData(pixels, x * density, y * density);

    const caption = captions[index];
    if (caption !== undefined) {
      context.fillStyle = TEXT_COLOR;
      const middle = top + highest * scale + LABEL_HEIGHT / 2 + 1;
      context.fillText(fitText(caption, labelFont, cellWidth), left + cellWidth / 2, middle);
    }
  }
  return new Picture(drawing, options.altText ?? describeGrid(drawables, rows, columns, captions, options.title));
}

/** Writes `image` into `target` (red, green, blue, opacity) with every pixel as a square of `scale` × `scale`. */
function enlarge(image: DrawableImage, scale: number, target: Uint8ClampedArray): void {
  const { height, width, channels, bytes } = image;
  const greenAt = channels === 3 ? 1 : 0;
  const blueAt = channels === 3 ? 2 : 0;
  const rowLength = width * scale * 4;
  for (let y = 0; y < height; y++) {
    const rowStart = y * scale * rowLength;
    let at = rowStart;
    for (let x = 0; x < width; x++) {
      const source = (y * width + x) * channels;
      const red = bytes[source] as number;
      const green = bytes[source + greenAt] as number;
      const blue = bytes[source + blueAt] as number;
      for (let copy = 0; copy < scale; copy++) {
        target[at++] = red;
        target[at++] = green;
        target[at++] = blue;
        target[at++] = 255;
      }
    }
    for (let copy = 1; copy < scale; copy++) {
      target.copyWithin(rowStart + copy * rowLength, rowStart, rowStart + rowLength);
    }
  }
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

function positiveWhole(option: string, value: number): number {
  if (!Number.isInteger(value) || value < 1) throw new RangeError(localMessages().positiveWhole(option, value));
  return value;
}
