import { closestName } from "../../display/closestName.ts";
import { shownValue } from "../../display/shownValue.ts";
import type { ValueRange } from "./gridImage.ts";
import { localMessages } from "./messages.ts";

/**
 * A whole number from 1 that an option was given.
 *
 * @throws {RangeError} if it is something else
 */
export function positiveWhole(option: string, value: unknown): number {
  if (typeof value !== "number" || !Number.isInteger(value) || value < 1) {
    throw new RangeError(localMessages().positiveWhole(option, shownValue(value)));
  }
  return value;
}

/**
 * A place in a list that may be counted from its end.
 *
 * @param option the option that names it
 * @throws {RangeError} if there is no such place
 */
export function place(option: string, value: unknown, count: number): number {
  const position = typeof value === "number" && value < 0 ? count + value : value;
  if (typeof position !== "number" || !Number.isInteger(position) || position < 0 || position >= count) {
    throw new RangeError(localMessages().noSuchPlace(option, shownValue(value), count));
  }
  return position;
}

/**
 * Places in a list, as an option lists them; left out, all.
 *
 * @throws {TypeError} if it is no list
 * @throws {RangeError} if the list is empty or a place does not exist
 */
export function places(option: string, value: unknown, count: number): number[] {
  if (value === undefined) return Array.from({ length: count }, (_, index) => index);
  if (!Array.isArray(value) || value.length === 0) {
    throw new TypeError(localMessages().notPlaces(option, shownValue(value)));
  }
  return value.map((each) => place(option, each, count));
}

/**
 * One of the words that an option may be.
 *
 * @throws {RangeError} if it is none of them; the message names the nearest
 */
export function oneOf<Word extends string>(option: string, value: unknown, words: readonly Word[]): Word {
  const known = words.find((word) => word === value);
  if (known !== undefined) return known;
  const closest = typeof value === "string" ? closestName(value, words) : undefined;
  throw new RangeError(localMessages().oneOf(option, words.join(", "), shownValue(value), closest));
}

/**
 * A range of numbers, low before high.
 *
 * @throws {RangeError} if it is none
 */
export function numberRange(option: string, value: unknown): ValueRange {
  const isRange = Array.isArray(value) && value.length === 2 && value.every((end) => Number.isFinite(end));
  if (!isRange || value[0] >= value[1]) throw new RangeError(localMessages().numberRange(option, shownValue(value)));
  return [value[0], value[1]];
}

/**
 * Yes or no.
 *
 * @throws {TypeError} if it is something else
 */
export function trueOrFalse(option: string, value: unknown): boolean {
  if (typeof value !== "boolean") throw new TypeError(localMessages().trueOrFalse(option, shownValue(value)));
  return value;
}
