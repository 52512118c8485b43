import { closestName } from "../../display/closestName.ts";
import { shownValue } from "../../display/shownValue.ts";
import { localMessages } from "./messages.ts";

/**
 * An option that is a whole number.
 *
 * @throws {RangeError} if it is none, or less than `least`
 */
export function wholeOption(option: string, value: number, least: number): number {
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new RangeError(localMessages().wholeOption(option, least, shownValue(value)));
}

/**
 * An option that is a finite number.
 *
 * @param least the smallest there may be; left out, any will do
 * @throws {RangeError} if it is none, or less than `least`
 */
export function numberOption(option: string, value: number, least?: number): number {
  if (Number.isFinite(value) && (least === undefined || value >= least)) return value;
  throw new RangeError(localMessages().numberOption(option, least, shownValue(value)));
}

/**
 * An option that is one of a few words.
 *
 * @throws {RangeError} if it is another
 */
export function namedOption<Name extends string>(option: string, value: Name, names: readonly Name[]): Name {
  if (names.includes(value)) return value;
  const closest = typeof value === "string" ? closestName(value, names) : undefined;
  const listed = names.map((name) => `"${name}"`).join(", ");
  throw new RangeError(localMessages().namedOption(option, listed, closest, shownValue(value)));
}
