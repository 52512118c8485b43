import { countText } from "../../display/countText.ts";
import { shownValue } from "../../display/shownValue.ts";
import { localMessages } from "./messages.ts";

/**
 * A name for each row, column or class: the given ones, or numbers from 0.
 *
 * @param option which option they are, for the message: `classNames`
 * @throws {RangeError} if they are no list, or not as many
 */
export function namesOf(
  option: string,
  given: ArrayLike<number | string> | undefined,
  count: number,
): readonly string[] {
  if (given === undefined) return Array.from({ length: count }, (_, index) => String(index));
  const isList = Array.isArray(given) || ArrayBuffer.isView(given);
  if (!isList || given.length !== count)
    throw new RangeError(
      localMessages().nameCount(option, count, isList ? countText(given.length) : shownValue(given)),
    );
  return Array.from(given, String);
}
