import { closestName } from "../../display/closestName.ts";
import { shownValue } from "../../display/shownValue.ts";
import { localMessages } from "./messages.ts";

/**
 * Checks that every option is one that the function knows: a slip of the pen would else change nothing, in silence.
 *
 * @throws {TypeError} if the options are no object, or one is unknown
 */
export function requireKnownOptions(functionName: string, options: object, known: readonly string[]): void {
  const text = localMessages();
  if (typeof options !== "object" || options === null) {
    throw new TypeError(text.notOptions(functionName, shownValue(options)));
  }
  if (Array.isArray(options) || ArrayBuffer.isView(options) || "toFloat32" in options || "dataSync" in options) {
    throw new TypeError(text.separateTargets(functionName, shownValue(options)));
  }
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new TypeError(text.unknownOption(functionName, unknown, known, closestName(unknown, known)));
}

/**
 * Checks an option that is a whole number.
 *
 * @returns the value
 * @throws {RangeError} if it is none, or less than `smallest`
 */
export function requireWhole(option: string, value: number, smallest?: number): number {
  if (!Number.isSafeInteger(value) || (smallest !== undefined && value < smallest)) {
    throw new RangeError(localMessages().wholeOption(option, smallest, shownValue(value)));
  }
  return value;
}

/**
 * Checks an option that is true or false.
 *
 * @returns the value
 * @throws {TypeError} if it is neither
 */
export function requireYesOrNo(option: string, value: boolean): boolean {
  if (typeof value !== "boolean") throw new TypeError(localMessages().yesOrNo(option, shownValue(value)));
  return value;
}
