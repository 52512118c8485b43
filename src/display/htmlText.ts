import { stringCharCodeAt, stringSlice } from "./primordials.ts";

/** Text as HTML that shows exactly it, in an element or in a quoted attribute: no part of it can become markup. */
export function escapeHtml(text: string): string {
  let html = "";
  let from = 0;
  for (let index = 0; index < text.length; index++) {
    const entity = entityOf(stringCharCodeAt(text, index));
    if (entity === null) continue;
    html += stringSlice(text, from, index) + entity;
    from = index + 1;
  }
  return html + stringSlice(text, from);
}

function entityOf(code: number): string | null {
  if (code === 38) return "&amp;";
  if (code === 60) return "&lt;";
  if (code === 62) return "&gt;";
  if (code === 34) return "&quot;";
  if (code === 39) return "&#39;";
  // An HTML parser replaces NUL or drops it; both show a different text.
  return code === 0 ? "\ufffd" : null;
}
