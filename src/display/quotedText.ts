import { messages } from "./messages.ts";
import { realInspect, stringCharCodeAt, stringSlice } from "./primordials.ts";

// Fixed here because a cell may change `inspect.defaultOptions`.
const QUOTE_OPTIONS = { colors: false, compact: true, breakLength: Number.POSITIVE_INFINITY, maxStringLength: null };

/** The first `most` UTF-16 units of `text`, never half of a surrogate pair. */
export function firstUnits(text: string, most: number): string {
  if (text.length <= most) return text;
  const last = stringCharCodeAt(text, most - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return stringSlice(text, 0, splitsPair ? most - 1 : most);
}

/**
 * `text` in quotes with its control characters escaped, as one writes it in code; of a long one only the first `most`
 * characters, followed by how many were left out.
 */
export function quotedText(text: string, most: number): string {
  const shown = firstUnits(text, most);
  const quoted = realInspect(shown, QUOTE_OPTIONS);
  const left = text.length - shown.length;
  return left === 0 ? quoted : `${quoted}… ${messages().moreCharacters(left)}`;
}

/** A property's key as one writes it in an object literal: bare where that is allowed, else quoted. */
export function keyText(key: string): string {
  return isIdentifier(key) ? key : quotedText(key, 200);
}

function isIdentifier(key: string): boolean {
  if (key.length === 0 || key.length > 200) return false;
  for (let index = 0; index < key.length; index++) {
    const code = stringCharCodeAt(key, index);
    const isLetter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 36;
    const isDigit = code >= 48 && code <= 57;
    const isHangul = code >= 0xac00 && code <= 0xd7a3;
    if (!isLetter && !isHangul && !(isDigit && index > 0)) return isArrayIndexText(key);
  }
  return true;
}

function isArrayIndexText(key: string): boolean {
  for (let index = 0; index < key.length; index++) {
    const code = stringCharCodeAt(key, index);
    if (code < 48 || code > 57) return false;
  }
  return key === "0" || stringCharCodeAt(key, 0) !== 48;
}
