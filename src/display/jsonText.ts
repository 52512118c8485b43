import type { JsonValue } from "./mimeBundle.ts";
import {
  arrayIsArray,
  jsonParse,
  jsonStringify,
  objectDefineProperty,
  objectKeys,
  stringIndexOf,
  stringToWellFormed,
} from "./primordials.ts";

/**
 * A value as JSON text.
 *
 * @returns undefined where JSON has no word for it (a function, `undefined`)
 * @throws what `JSON.stringify` throws: for a cycle, a bigint, too deep a nesting, a `toJSON` or getter that throws
 */
export function jsonText(value: unknown): string | undefined {
  return jsonStringify(value);
}

/**
 * What JSON text stands for, with lone surrogates replaced by U+FFFD: JSON's text can name them, but a notebook file
 * (UTF-8) cannot hold them, and the front end would fail to save it.
 */
export function wellFormedJson(text: string): JsonValue {
  const value = jsonParse(text) as JsonValue;
  // `JSON.stringify` writes `\ud…` for lone surrogates only; a text without it needs no walk.
  return stringIndexOf(text, "\\ud") < 0 ? value : wellFormed(value);
}

function wellFormed(value: JsonValue): JsonValue {
  if (typeof value === "string") return stringToWellFormed(value);
  if (typeof value !== "object" || value === null) return value;
  if (arrayIsArray(value)) {
    for (let index = 0; index < value.length; index++) value[index] = wellFormed(value[index] ?? null);
    return value;
  }
  const copy: { [key: string]: JsonValue } = {};
  const keys = objectKeys(value);
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] ?? "";
    objectDefineProperty(copy, stringToWellFormed(key), {
      value: wellFormed(value[key] ?? null),
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
  return copy;
}
