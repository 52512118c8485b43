import { RichValue } from "../../../display/richValue.ts";
import { exerciseFrame } from "./exerciseFrame.ts";
import { inlineHtml } from "./inlineHtml.ts";

/** A few short lines, the first the most important. */
export function noteView(lines: readonly string[]): RichValue {
  return new RichValue({
    "text/html": exerciseFrame(
      "notChecked",
      lines.map((line) => `<p class="headline">${inlineHtml(line)}</p>`).join("\n"),
    ),
    "text/plain": lines.join("\n"),
  });
}
