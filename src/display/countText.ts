import { stringSlice } from "./primordials.ts";

/** A whole number with its thousands set apart: `9999990` → `"9,999,990"`. */
export function countText(count: number): string {
  const digits = `${count}`;
  let text = "";
  for (let end = digits.length; end > 0; end -= 3) {
    const group = stringSlice(digits, end > 3 ? end - 3 : 0, end);
    text = text === "" ? group : `${group},${text}`;
  }
  return text;
}
