import { requireKnownOptions } from "../../display/knownOptions.ts";
import { fitText, font, textWidth } from "../drawing/canvas.ts";
import { numberText } from "../drawing/numberText.ts";
import { type Drawing, Picture } from "../drawing/picture.ts";
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
import { drawNotes, type Note, noteLines, specialValueNotes, specialValuesAlt } from "./notes.ts";
import { positiveWhole } from "./optionChecks.ts";
import { Sheet } from "./sheet.ts";
import { joinedExtent, valueExtent } from "./valueExtent.ts";

/** How pairs look. Sizes are in CSS pixels. */
export interface ReconstructionPairsOptions {
  /** How many pairs are drawn, from the first; 8, or fewer if there are not so many. */
  readonly count?: number;
  /** Pairs in a row; 8, or fewer if there are not so many. */
  readonly columns?: number;
  /** Side of the square that one image pixel becomes; left out, an image is about 96 wide. */
  readonly scale?: number;
  /** A caption above each input: numbers such as MNIST's labels, or texts; those beyond `count` are not drawn. */
  readonly labels?: ArrayLike<number | string>;
  /** Values drawn as black and white; left out, `[0, 255]` for bytes and whole numbers and `[0, 1]` for floats. */
  readonly range?: ValueRange;
  /** A heading. */
  readonly title?: string;
  /** Alternative text; left out, it says number and size of the images and the errors. */
  readonly altText?: string;
}

const OPTION_NAMES: readonly (keyof ReconstructionPairsOptions)[] = [
  "count",
  "columns",
  "scale",
  "labels",
  "range",
  "title",
  "altText",
];

const DEFAULT_COUNT = 8;
const DEFAULT_COLUMNS = 8;
const DEFAULT_SIDE = 96;
const ERRORS_IN_TEXT = 20;

const MARGIN = 10;
const GAP = 8;
const PAIR_GAP = 4;
const ROW_GAP = 12;
const TITLE_SIZE = 15;
const TITLE_HEIGHT = 28;
const TEXT_SIZE = 12;
const TEXT_HEIGHT = 18;
const HEADING_GAP = 8;
const NARROWEST_NOTES = 320;

/** The weights of red, green and blue in luma (ITU-R BT.601-7, 2.5.1). */
const LUMA = [0.299, 0.587, 0.114] as const;

/** Inputs above what a network made of them; the picture and its errors. */
export class ReconstructionPairs extends Picture {
  /**
   * Each drawn pair's mean squared error, with black as 0 and white as 1: `mean((output − input)²)`; `null` where the
   * images are not of one size.
   */
  readonly errors: readonly (number | null)[];

  /** Made by `reconstructionPairs`. */
  constructor(drawing: Drawing, altText: string, errors: readonly (number | null)[]) {
    super(drawing, altText);
    this.errors = errors;
  }
}

/**
 * Draws what an autoencoder was given above what it made of it, with the mean squared error below.
 *
 * ```ts
 * reconstructionPairs(test.images, await predict(autoencoder, test.images.slice(0, 8)));
 * ```
 *
 * Inputs of three channels may have outputs of one: the error is then to the gray version of the input. Outputs outside the
 * range are drawn as its nearer end, which a note says; NaN is magenta.
 *
 * @param inputs `[count, height, width, channels]` of 1 or 3 channels, or a list of images; more than outputs may be given
 * @param outputs the same, one for each input that is drawn
 * @returns the picture; `errors` has the numbers
 * @throws {TypeError} if they are no images, or an option is unknown
 * @throws {RangeError} if there is no pair, or a shape, an input's value or an option's value does not fit
 */
export function reconstructionPairs(
  inputs: ImageStack | readonly GridImage[],
  outputs: ImageStack | readonly GridImage[],
  options: ReconstructionPairsOptions = {},
): ReconstructionPairs {
  requireKnownOptions("reconstructionPairs", options, OPTION_NAMES);
  const text = localMessages();
  const [inputCount, outputCount] = [imageCount(inputs), imageCount(outputs)];
  const available = Math.min(inputCount, outputCount);
  if (available === 0) throw new RangeError(text.emptyImages());
  const count = positiveWhole("count", options.count ?? Math.min(DEFAULT_COUNT, available));
  if (count > available) throw new RangeError(text.pairCount(inputCount, outputCount));
  const columns = Math.min(count, positiveWhole("columns", options.columns ?? DEFAULT_COLUMNS));
  const before = drawableImages(firstOf(inputs, count), options.range).slice(0, count);
  const after = drawableImages(firstOf(outputs, count), options.range, "allowed").slice(0, count);
  const labels = options.labels === undefined ? undefined : Array.from(options.labels, String).slice(0, count);
  if (labels !== undefined && labels.length < count) throw new RangeError(text.labelCount(count, labels.length));

  const errors = before.map((input, pair) => meanSquaredError(input, after[pair] as DrawableImage));
  const widest = Math.max(...[...before, ...after].map(({ width }) => width));
  const highest = (images: readonly DrawableImage[]): number => Math.max(...images.map(({ height }) => height));
  const defaultScale = Math.max(1, Math.floor(DEFAULT_SIDE / Math.max(widest, highest(before), highest(after))));
  const scale = positiveWhole("scale", options.scale ?? defaultScale);
  const cellWidth = widest * scale;
  const heights = { before: highest(before) * scale, after: highest(after) * scale };

  const headings = [text.inputHeading(), text.outputHeading()] as const;
  const headingWidth = Math.ceil(Math.max(...headings.map((heading) => textWidth(heading, font(TEXT_SIZE)))));
  const errorTexts = errors.map((error) =>
    error === null ? text.noError() : text.meanSquaredError(numberText(error, 3)),
  );
  const errorWidth = Math.ceil(Math.max(...errorTexts.map((error) => textWidth(error, font(TEXT_SIZE)))));
  const columnWidth = Math.max(cellWidth, errorWidth);
  const left = MARGIN + headingWidth + HEADING_GAP;
  const labelHeight = labels === undefined ? 0 : TEXT_HEIGHT;
  const rowHeight = labelHeight + heights.before + PAIR_GAP + heights.after + TEXT_HEIGHT;
  const rows = Math.ceil(count / columns);
  const contentWidth = left - MARGIN + columns * columnWidth + (columns - 1) * GAP;

  const extents = joinedExtent([...before, ...after].map(({ values }) => valueExtent(values)));
  const notes = noteLines(
    [...grayNotes(before, after, errors), ...outsideNotes(after), ...specialValueNotes(extents)],
    Math.max(contentWidth, NARROWEST_NOTES),
  );
  const { title } = options;
  const titleHeight = title === undefined ? 0 : TITLE_HEIGHT;
  const titleWidth = title === undefined ? 0 : Math.ceil(textWidth(title, font(TITLE_SIZE, "bold")));
  const notesHeight = notes.height === 0 ? 0 : ROW_GAP + notes.height;
  const sheet = new Sheet(
    2 * MARGIN + Math.max(contentWidth, titleWidth, notes.width),
    2 * MARGIN + titleHeight + rows * rowHeight + (rows - 1) * ROW_GAP + notesHeight,
  );

  if (title !== undefined) {
    sheet.write({ x: MARGIN, y: MARGIN + TITLE_SIZE / 2 + 2, text: title, size: TITLE_SIZE, weight: "bold" });
  }
  const draw = (image: DrawableImage, x: number, y: number, height: number): void => {
    const indent = Math.floor((columnWidth - image.width * scale) / 2);
    const lower = Math.floor((height - image.height * scale) / 2);
    const { density } = sheet;
    sheet.drawCells((x + indent) * density, (y + lower) * density, drawableCells(image, "gray"), scale * density);
  };
  for (let pair = 0; pair < count; pair++) {
    const x = left + (pair % columns) * (columnWidth + GAP);
    const top = MARGIN + titleHeight + Math.floor(pair / columns) * (rowHeight + ROW_GAP);
    const inputTop = top + labelHeight;
    const outputTop = inputTop + heights.before + PAIR_GAP;
    const middle = x + columnWidth / 2;
    const write = (line: string, y: number): void =>
      sheet.write({
        x: middle,
        y,
        text: fitText(line, font(TEXT_SIZE), columnWidth),
        size: TEXT_SIZE,
        align: "center",
      });
    draw(before[pair] as DrawableImage, x, inputTop, heights.before);
    draw(after[pair] as DrawableImage, x, outputTop, heights.after);
    write(labels?.[pair] ?? "", top + TEXT_HEIGHT / 2 - 1);
    write(errorTexts[pair] as string, outputTop + heights.after + TEXT_HEIGHT / 2 + 1);
    if (pair % columns > 0) continue;
    const headingRight = left - HEADING_GAP;
    const places = [inputTop + heights.before / 2, outputTop + heights.after / 2];
    for (const [index, heading] of headings.entries()) {
      sheet.write({ x: headingRight, y: places[index] as number, text: heading, size: TEXT_SIZE, align: "right" });
    }
  }
  drawNotes(sheet, MARGIN, sheet.height - MARGIN - notes.height, notes);

  const sentences = [
    text.titleSentence(title),
    pairsText(before, after),
    errorsText(errors),
    ...grayNotes(before, after, errors).map((note) => note.text),
    ...outsideNotes(after).map((note) => note.text),
    specialValuesAlt(extents),
  ];
  const altText = options.altText ?? sentences.filter((sentence) => sentence !== "").join(" ");
  return new ReconstructionPairs(sheet.drawing(), altText, errors);
}

/** Only the images that are drawn: of all of MNIST no copy is made, nor is every value checked. */
function firstOf(images: ImageStack | readonly GridImage[], count: number): ImageStack | readonly GridImage[] {
  if (!("shape" in images)) return images.slice(0, count);
  const [all, ...shape] = images.shape;
  const end = count * shape.reduce((product, size) => product * size, 1);
  // A tensor's numbers are read as a whole, and a stack of a wrong length is left for the check to find.
  if ("dataSync" in images || images.shape.length !== 4 || (all as number) < count) return images;
  return "bytes" in images
    ? { shape: [count, ...shape], bytes: images.bytes.subarray(0, end) }
    : { shape: [count, ...shape], values: images.values.subarray(0, end) };
}

function meanSquaredError(input: DrawableImage, output: DrawableImage): number | null {
  if (input.height !== output.height || input.width !== output.width) return null;
  const compared = output.channels === 1 ? 1 : 3;
  let sum = 0;
  for (let pixel = 0; pixel < input.height * input.width; pixel++) {
    for (let channel = 0; channel < compared; channel++) {
      const expected = compared === 1 ? grayAt(input, pixel) : unitValue(input, pixel, channel);
      sum += (unitValue(output, pixel, channel) - expected) ** 2;
    }
  }
  return sum / (input.height * input.width * compared);
}

/** 0 for black, 1 for white, as a 32-bit float, as which networks see bytes; a gray image has its gray in every channel. */
function unitValue({ values, channels, range: [black, white] }: DrawableImage, pixel: number, channel: number): number {
  const value = values[pixel * channels + (channels === 1 ? 0 : channel)] as number;
  return Math.fround((value - black) / (white - black));
}

function grayAt(image: DrawableImage, pixel: number): number {
  if (image.channels === 1) return unitValue(image, pixel, 0);
  return LUMA.reduce((sum, weight, channel) => sum + weight * unitValue(image, pixel, channel), 0);
}

function grayNotes(
  before: readonly DrawableImage[],
  after: readonly DrawableImage[],
  errors: readonly (number | null)[],
): Note[] {
  const isToGray = before.some(
    ({ channels }, pair) => channels === 3 && after[pair]?.channels === 1 && errors[pair] !== null,
  );
  return isToGray ? [{ text: localMessages().grayErrorNote() }] : [];
}

function outsideNotes(images: readonly DrawableImage[]): Note[] {
  let count = 0;
  for (const { values, range } of images) {
    for (let at = 0; at < values.length; at++) {
      const value = values[at] as number;
      if (Number.isFinite(value) && (value < range[0] || value > range[1])) count++;
    }
  }
  const [low, high] = (images[0] as DrawableImage).range.map((value) => numberText(value, 3)) as [string, string];
  return count === 0 ? [] : [{ text: localMessages().outsideNote(count, low, high) }];
}

function pairsText(before: readonly DrawableImage[], after: readonly DrawableImage[]): string {
  const [input, output] = [before[0] as DrawableImage, after[0] as DrawableImage];
  const size = ({ height, width }: DrawableImage): string => `${height}×${width}`;
  return localMessages().pairsAlt(before.length, size(input), input.channels, size(output), output.channels);
}

function errorsText(errors: readonly (number | null)[]): string {
  const known = errors.filter((error) => error !== null);
  if (known.length === 0) return "";
  const listed = known
    .slice(0, ERRORS_IN_TEXT)
    .map((value) => numberText(value, 3))
    .join(", ");
  const mean = known.reduce((sum, error) => sum + error, 0) / known.length;
  return localMessages().errorsAlt(known.length > ERRORS_IN_TEXT ? `${listed}, …` : listed, numberText(mean, 3));
}
