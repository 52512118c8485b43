import { requireKnownOptions } from "../../display/knownOptions.ts";
import { shownValue } from "../../display/shownValue.ts";
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
const AXIS_COLOR = "#8b949e";

/** What stands in the place of a bar that cannot be drawn. */
const NOT_FINITE_COLOR = "#c2185b";

/**
 * Draws numbers as horizontal bars from 0, to the right or, below 0, to the left, each with its label before it and its
 * value behind it. NaN and infinite values have no bar, only their name in red.
 *
 * @param values lengths
 * @returns the picture; as the last value of a cell it shows
 * @throws {RangeError} if there is no value or more than 300, one is not a number, the labels are not as many, or the
 * title is wider than a picture may be (8192 CSS pixels)
 */
export function bars(values: ArrayLike<number>, options: BarsOptions = {}): Picture {
  requireKnownOptions("bars", options, ["labels", "title", "altText"]);
  const text = localMessages();
  if (values.length === 0) throw new RangeError(text.noBars());
  if (values.length > MOST_BARS) throw new RangeError(text.tooManyBars(values.length, MOST_BARS));
  const lengths = Array.from(values);
  for (const [index, value] of lengths.entries()) {
    if (typeof value !== "number") throw new RangeError(text.barValue(index, shownValue(value)));
  }
  const labels = Array.from(options.labels ?? lengths.keys(), String);
  if (labels.length !== lengths.length) throw new RangeError(text.barLabelCount(lengths.length, labels.length));

  const textFont = font(TEXT_SIZE);
  const titleFont = font(TITLE_SIZE, "bold");
  const numbers = lengths.map((value) => (Number.isFinite(value) ? value.toLocaleString("en-US") : String(value)));
  const widthOf = (each: string) => textWidth(each, textFont);
  const widestOf = (texts: readonly string[]) => Math.ceil(Math.max(0, ...texts.map(widthOf)));
  const labelWidth = Math.min(widestOf(labels), WIDEST_LABEL);

  // With all values 0 every bar has length 0. Halves: the sum of two lengths may be larger than the largest number.
  const finite = lengths.filter((value) => Number.isFinite(value));
  const highest = Math.max(0, ...finite);
  const lowest = Math.min(0, ...finite);
  const half = highest / 2 - lowest / 2 || 1;
  const lengthOf = (value: number) => (Number.isFinite(value) ? Math.round((value / 2 / half) * LONGEST_BAR) : 0);
  const numbersBelow = numbers.filter((_, index) => (lengths[index] as number) < 0 && Number.isFinite(lengths[index]));
  const roomBelow = numbersBelow.length === 0 ? 0 : widestOf(numbersBelow) + GAP;
  const zero = MARGIN + labelWidth + GAP + roomBelow - lengthOf(lowest);
  const numbersAbove = numbers.filter((number) => !numbersBelow.includes(number));

  const titleWidth = options.title === undefined ? 0 : Math.ceil(textWidth(options.title, titleFont));
  if (titleWidth + 2 * MARGIN > LARGEST_SIDE) throw new RangeError(text.titleTooLong(titleWidth, LARGEST_SIDE));
  const titleHeight = options.title === undefined ? 0 : TITLE_HEIGHT;
  const width = Math.max(zero + lengthOf(highest) + GAP + widestOf(numbersAbove) + MARGIN, titleWidth + 2 * MARGIN);
  const height = 2 * MARGIN + titleHeight + lengths.length * ROW_HEIGHT;

  const drawing = createDrawing(width, height);
  const { context } = drawing;
  context.fillStyle = TEXT_COLOR;
  if (options.title !== undefined) {
    context.font = titleFont;
    context.textBaseline = "top";
    context.fillText(options.title, MARGIN, MARGIN);
  }

  context.font = textFont;
  context.textBaseline = "middle";
  for (const [index, value] of lengths.entries()) {
    const top = MARGIN + titleHeight + index * ROW_HEIGHT;
    const middle = top + ROW_HEIGHT / 2;
    const length = lengthOf(value);
    const isLeftward = numbersBelow.length > 0 && value < 0 && Number.isFinite(value);
    context.fillStyle = BAR_COLOR;
    context.fillRect(zero + Math.min(0, length), top + (ROW_HEIGHT - BAR_HEIGHT) / 2, Math.abs(length), BAR_HEIGHT);
    context.fillStyle = TEXT_COLOR;
    context.textAlign = "right";
    context.fillText(fitText(labels[index] as string, textFont, labelWidth), MARGIN + labelWidth, middle);
    if (!Number.isFinite(value)) context.fillStyle = NOT_FINITE_COLOR;
    context.textAlign = isLeftward ? "right" : "left";
    context.fillText(numbers[index] as string, zero + length + (isLeftward ? -GAP : GAP), middle);
  }
  if (lowest < 0) {
    context.fillStyle = AXIS_COLOR;
    context.fillRect(zero, MARGIN + titleHeight, 1, lengths.length * ROW_HEIGHT);
  }

  const spoken = text.barsAlt(labels.map((label, index) => `${label}: ${numbers[index]}`).join(", "));
  const description = options.title === undefined ? spoken : `${options.title}. ${spoken}`;
  return new Picture(drawing, options.altText ?? description);
}
