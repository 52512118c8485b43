import { RichValue } from "../../../display/richValue.ts";

/** A text with formulas: Markdown, which notebooks typeset, and the same as it was written. */
export function markdownView(paragraphs: readonly string[]): RichValue {
  const text = paragraphs.filter((paragraph) => paragraph !== "").join("\n\n");
  return new RichValue({ "text/markdown": text, "text/plain": text });
}
