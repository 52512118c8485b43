import { currentLanguage, type Language } from "../../display/language.ts";
import { shownValue } from "../../display/shownValue.ts";
import type { GridValues } from "../../nn/values/gridValues.ts";
import { type NestedNumbers, readGrid, type ShapedNumbers } from "./gridInput.ts";
import type { FigureMessages } from "./messages.ts";
import { optionMessages } from "./optionMessages.ts";
import type { WindowAxis } from "./windowAxisData.ts";

/** What every stepping figure can be told besides its numbers. */
export interface FigureOptions {
  /** A heading; left out, what the figure shows. */
  readonly title?: string;
  /** The language of the figure's words; left out, the learner's (`CONVOLAB_LANG`). */
  readonly lang?: Language;
}

/** Cells of an axis that can still be looked at one by one. */
const LARGEST_AXIS = 32;
const LARGEST_PADDED = 64;
const MOST_CHANNELS = 8;

/**
 * The language that a figure is asked for in.
 *
 * @throws {RangeError} if it is another than `"ko"` and `"en"`
 */
export function figureLanguage(where: string, lang: unknown): Language {
  if (lang === undefined) return currentLanguage();
  if (lang === "ko" || lang === "en") return lang;
  throw new RangeError(optionMessages().oneOf(where, "lang", '"ko", "en"', shownValue(lang)));
}

/**
 * A figure's heading.
 *
 * @throws {TypeError} if it is no text
 */
export function figureTitle(where: string, title: unknown, initial: string): string {
  if (title === undefined) return initial;
  if (typeof title === "string") return title;
  throw new TypeError(optionMessages().notText(where, "title", shownValue(title)));
}

/**
 * The input that a window slides over: `[height, width]` or `[height, width, channels]`.
 *
 * @throws {TypeError} if it is no grid of numbers
 * @throws {RangeError} if it is empty, ragged, or too large to be looked at: 32 × 32 cells, 8 channels
 */
export function figureInput(where: string, input: NestedNumbers | ShapedNumbers): GridValues {
  const text = optionMessages();
  const place = { where, option: "input", forms: text.inputForms, axes: [2, 3] } as const;
  const { shape, values } = readGrid(place, input);
  const [height = 1, width = 1, channels = 1] = shape;
  requireSize(where, text.limitNames.input, [height, width], LARGEST_AXIS);
  requireCount(where, text.limitNames.channels, channels, MOST_CHANNELS);
  return { shape: [height, width, channels], values };
}

/** Makes sure that a padded input can be looked at. */
export function requirePadded(where: string, height: WindowAxis, width: WindowAxis): void {
  requireSize(where, optionMessages().limitNames.padded, [height.padded, width.padded], LARGEST_PADDED);
}

/** Makes sure that a grid is not larger than one looks at. */
export function requireSize(where: string, what: string, size: readonly [number, number], limit: number): void {
  if (Math.max(...size) <= limit) return;
  throw new RangeError(optionMessages().tooLarge(where, what, `${limit}×${limit}`, size.join("×")));
}

/** Makes sure that there are not more of something than one looks at. */
export function requireCount(where: string, what: string, count: number, limit = MOST_CHANNELS): void {
  if (count > limit) throw new RangeError(optionMessages().tooLarge(where, what, String(limit), String(count)));
}

/**
 * An option that has two names.
 *
 * @throws {TypeError} if both are given
 */
export function eitherOption(where: string, options: object, name: string, otherName: string): unknown {
  const given = options as Readonly<Record<string, unknown>>;
  if (given[name] !== undefined && given[otherName] !== undefined) {
    throw new TypeError(optionMessages().bothNames(where, name, otherName));
  }
  return given[name] ?? given[otherName];
}

/** What is to be said about the output's size, the padding, and what no window reaches. */
export function windowNotes(text: FigureMessages, height: WindowAxis, width: WindowAxis, isSame: boolean): string[] {
  const names = text.axisNames;
  const notes: string[] = [];
  const isAlike = height.formula === width.formula;
  if (isAlike) notes.push(text.axisSizes(height.formula));
  else notes.push(text.heightSize(height.formula), text.widthSize(width.formula));
  const axes = isAlike
    ? [{ name: names.both, ...height }]
    : [
        { name: names.height, ...height },
        { name: names.width, ...width },
      ];
  const isPadded = axes.some(({ paddingBefore, paddingAfter }) => paddingBefore + paddingAfter > 0);
  if (!isPadded) notes.push(text.noPadding);
  for (const { name, paddingBefore, paddingAfter } of isPadded ? axes : []) {
    if (paddingBefore + paddingAfter === 0) notes.push(text.noPaddingAlong(name));
    else if (paddingBefore === paddingAfter) notes.push(text.evenPadding(name, paddingBefore));
    else notes.push(text.unevenPadding(name, paddingBefore, paddingAfter));
  }
  if (isSame && axes.some(({ paddingBefore, paddingAfter }) => paddingBefore !== paddingAfter))
    notes.push(text.oddSame);
  for (const { name, leftOver } of axes) if (leftOver > 0) notes.push(text.leftOver(name, leftOver));
  return notes;
}

/** What is to be said where some number is none, or not finite. */
export function nonFiniteNotes(text: FigureMessages, ...lists: readonly (readonly number[])[]): string[] {
  return lists.every((values) => values.every(Number.isFinite)) ? [] : [text.nonFinite];
}

/** The position that tells most in a still picture: one whose window lies on padding above alone, else the middle. */
export function tellingPlace(height: WindowAxis, width: WindowAxis): readonly [row: number, column: number] {
  const middle = [height.size >> 1, width.size >> 1] as const;
  if (height.paddingBefore > 0) return [0, middle[1]];
  if (width.paddingBefore > 0) return [middle[0], 0];
  if (height.paddingAfter > 0) return [height.size - 1, middle[1]];
  if (width.paddingAfter > 0) return [middle[0], width.size - 1];
  return middle;
}
