/**
 * Jupyter counts a cursor in Unicode code points; JavaScript strings and the language server count UTF-16 code units.
 * The two differ after every character outside the Basic Multilingual Plane (emoji, some Hanja). A lone surrogate is
 * one code point, as in `String.prototype.codePointAt` and in Python.
 */

const LAST_OF_BASIC_PLANE = 0xffff;

/**
 * The UTF-16 index of a code point.
 *
 * @param text any string, lone surrogates included
 * @param codePointIndex cursor in code points; clamped to 0 … number of code points
 * @returns index in UTF-16 code units, 0 … `text.length`, never inside a surrogate pair
 */
export function utf16IndexOf(text: string, codePointIndex: number): number {
  let index = 0;
  for (let passed = 0; passed < codePointIndex && index < text.length; passed += 1) {
    index += widthAt(text, index);
  }
  return index;
}

/**
 * The number of code points before a UTF-16 index.
 *
 * @param text any string, lone surrogates included
 * @param utf16Index index in code units; clamped to 0 … `text.length`. One inside a surrogate pair counts that pair as passed.
 * @returns cursor in code points
 */
export function codePointIndexOf(text: string, utf16Index: number): number {
  let passed = 0;
  for (let index = 0; index < utf16Index && index < text.length; passed += 1) {
    index += widthAt(text, index);
  }
  return passed;
}

function widthAt(text: string, index: number): 1 | 2 {
  return (text.codePointAt(index) ?? 0) > LAST_OF_BASIC_PLANE ? 2 : 1;
}
