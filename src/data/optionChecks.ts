import { shownValue } from "../display/shownValue.ts";
import { localMessages } from "./messages.ts";

/**
 * Checks an option that is a whole number.
 *
 * @returns the value
 * @throws {RangeError} if it is not a whole number from `smallest` to `largest`
 */
export function requireWhole(option: string, value: number, smallest: number, largest: number): number {
  if (!Number.isInteger(value) || value < smallest || value > largest) {
    throw new RangeError(localMessages().wholeOption(option, smallest, largest, shownValue(value)));
  }
  return value;
}

/**
 * Checks an option that is a number.
 *
 * @returns the value
 * @throws {RangeError} if it is not a number from `smallest` to `largest`
 */
export function requireNumber(option: string, value: number, smallest: number, largest: number): number {
  if (typeof value !== "number" || !(value >= smallest && value <= largest)) {
    throw new RangeError(localMessages().numberOption(option, smallest, largest, shownValue(value)));
  }
  return value;
}

/**
 * Checks an option that is `true` or `false`.
 *
 * @returns the value
 * @throws {TypeError} if it is neither
 */
export function requireBoolean(option: string, value: boolean): boolean {
  if (typeof value !== "boolean") throw new TypeError(localMessages().booleanOption(option, shownValue(value)));
  return value;
}
