import { writeFileSync } from "node:fs";
import path from "node:path";
import { shownValue } from "../../display/shownValue.ts";
import { localMessages } from "./messages.ts";

/**
 * Writes a picture to a file, in the format that the file's name ends in.
 *
 * @param formats what makes the file's content, by the name's ending
 * @throws {RangeError} if the name ends in none of the formats
 * @throws {Error} if the file cannot be written
 */
export function savePicture(file: string, formats: Readonly<Record<string, () => string | Uint8Array>>): void {
  const content = formats[fileEnding(file, Object.keys(formats))] as () => string | Uint8Array;
  try {
    writeFileSync(file, content());
  } catch (error) {
    // A system error has a code: `ENOENT`.
    const { code = String(error) } = error as { readonly code?: string };
    throw new Error(localMessages().cannotWrite(file, code), { cause: error });
  }
}

/**
 * What a file's name ends in, in small letters, without the dot.
 *
 * @param endings those that there are
 * @throws {RangeError} if it is none of them
 */
export function fileEnding(file: string, endings: readonly string[]): string {
  const ending = typeof file === "string" ? path.extname(file).slice(1).toLowerCase() : "";
  if (endings.includes(ending)) return ending;
  throw new RangeError(localMessages().fileEnding(endings, shownValue(file)));
}
