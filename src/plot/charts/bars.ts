import { requireKnownOptions } from "../../display/knownOptions.ts";
import { createDrawing, fitText, font, LARGEST_SIDE, textWidth } from "../drawing/canvas.ts";
import { Picture } from "../drawing/picture.ts";
import { localMessages } from "./messages.ts";

/** How a bar chart looks. */
export interface BarsOptions {
  /** A name for each bar; left out, its index from 0. */
  readonly labels?: ArrayLike<number | string>;
  /** A heading above the bars. */
  readonly title?: string;
  /** Alternative text; left out, it is made from the title, the labels and the values. */
  readonly altText?: string;
}

const MOST_BARS = 300;

const MARGIN = 10;
const LONGEST_BAR = 360;
const BAR_HEIGHT = 18;
const ROW_HEIGHT = 24;
const GAP = 8;
const TEXT_SIZE = 13;
const WIDEST_LABEL = 220;
const TITLE_SIZE = 15;
const TITLE_HEIGHT = 28;
const TEXT_COLOR = "#1f2328";
const BAR_COLOR = "#4c78a8";

/**
 * Draws numbers as horizontal bars from 0, each with its label before it and its value behind it.
 *
 * @param values lengths, 0 or more
 * @returns the picture; as the last value of a cell it shows
 * @throws {RangeError} if there is no value or more than 300, one is negative or not a number, the labels are not as many,
 * or the title is wider than a picture may be (8192 CSS pixels)
 */
export function bars(values: ArrayLike<number>, options: BarsOptions = {}): Picture {
  requireKnownOptions("bars", options, ["labels", "title", "altText"]);
  const text = localMessages();
  if (values.length === 0) throw new RangeError(text.noBars());
  if (values.length > MOST_BARS) throw new RangeError(text.tooManyBars(values.length, MOST_BARS));
  const lengths = Array.from(values);
  for (const [index, value] of lengths.entries()) {
    if (!Number.isFinite(value) || value < 0) throw new RangeError(text.barValue(index, value));
  }
  const labels = Array.from(options.labels ?? lengths.keys(), String);
  if (labels.length !== lengths.length) throw new RangeError(text.barLabelCount(lengths.length, labels.length));

  const textFont = font(TEXT_SIZE);
  const titleFont = font(TITLE_SIZE, "bold");
  const numbers = lengths.map((value) => value.toLocaleString("en-US"));
  const widestOf = (texts: readonly string[]) => Math.ceil(Math.max(...texts.map((each) => textWidth(each, textFont))));
  const labelWidth = Math.min(widestOf(labels), WIDEST_LABEL);
  const barLeft = MARGIN + labelWidth + GAP;
  const titleWidth = options.title === undefined ? 0 : Math.ceil(textWidth(options.title, titleFont));
  if (titleWidth + 2 * MARGIN > LARGEST_SIDE) throw new RangeError(text.titleTooLong(titleWidth, LARGEST_SIDE));
  const titleHeight = options.title === undefined ? 0 : TITLE_HEIGHT;
  const width = Math.max(barLeft + LONGEST_BAR + GAP + widestOf(numbers) + MARGIN, titleWidth + 2 * MARGIN);
  const height = 2 * MARGIN + titleHeight + lengths.length * ROW_HEIGHT;

  const drawing = createDrawing(width, height);
  const { context } = drawing;
  context.fillStyle = TEXT_COLOR;
  if (options.title !== undefined) {
    context.font = titleFont;
    context.textBaseline = "top";
    context.fillText(options.title, MARGIN, MARGIN);
  }

  // With all values 0 every bar has length 0.
  const largest = Math.max(...lengths) || 1;
  context.font = textFont;
  context.textBaseline = "middle";
  for (const [index, value] of lengths.entries()) {
    const top = MARGIN + titleHeight + index * ROW_HEIGHT;
    const middle = top + ROW_HEIGHT / 2;
    const length = Math.round((value / largest) * LONGEST_BAR);
    context.fillStyle = BAR_COLOR;
    context.fillRect(barLeft, top + (ROW_HEIGHT - BAR_HEIGHT) / 2, length, BAR_HEIGHT);
    context.fillStyle = TEXT_COLOR;
    context.textAlign = "right";
    context.fillText(fitText(labels[index] as string, textFont, labelWidth), barLeft - GAP, middle);
    context.textAlign = "left";
    context.fillText(numbers[index] as string, barLeft + length + GAP, middle);
  }

  const spoken = text.barsAlt(labels.map((label, index) => `${label}: ${numbers[index]}`).join(", "));
  const description = options.title === undefined ? spoken : `${options.title}. ${spoken}`;
  return new Picture(drawing, options.altText ?? description);
}
