import { closestName } from "./closestName.ts";
import { messages } from "./messages.ts";
import { briefText } from "./textPlain.ts";

/**
 * Checks that an argument is an object with known options only: a slip of the pen would else change nothing, in silence.
 *
 * @param place whose options they are, for the message: `batches`
 * @param known every option there is
 * @throws {TypeError} if it is no such object; the message names the option that was probably meant
 */
export function requireKnownOptions(place: string, options: unknown, known: readonly string[]): void {
  if (typeof options !== "object" || options === null || Array.isArray(options) || ArrayBuffer.isView(options)) {
    throw new TypeError(messages().notOptions(place, briefText(options, 80)));
  }
  const unknown = Object.keys(options).find((option) => !known.includes(option));
  if (unknown === undefined) return;
  throw new TypeError(messages().unknownOption(place, unknown, closestName(unknown, known), known.join(", ")));
}
