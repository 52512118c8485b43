import { requireKnownOptions } from "../../display/knownOptions.ts";
import { briefText } from "../../display/textPlain.ts";
import { localMessages } from "./messages.ts";
import { isSize } from "./sizeLimits.ts";

/**
 * Makes sure that a value is an object with known options.
 *
 * @throws {TypeError} if it is none, or has another
 */
export function requireOptions(where: string, options: unknown, known: readonly string[], example: string): void {
  const text = localMessages();
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new TypeError(text.notOptions(where, example, briefText(options)));
  }
  requireKnownOptions(where, options, known);
}

/**
 * A size that an option holds.
 *
 * @param initial what it is where it is left out; `undefined`: it must be given
 * @throws {TypeError} if it is missing, or no number
 * @throws {RangeError} if it is not whole, or out of range
 */
export function sizeOption(
  where: string,
  option: string,
  value: unknown,
  smallest: number,
  initial: number | undefined,
  example: string,
): number {
  const text = localMessages();
  if (value === undefined) {
    if (initial !== undefined) return initial;
    throw new TypeError(text.missing(where, option, example));
  }
  if (isSize(value, smallest)) return value;
  const message = text.whole(where, option, smallest, briefText(value));
  throw typeof value === "number" ? new RangeError(message) : new TypeError(message);
}
