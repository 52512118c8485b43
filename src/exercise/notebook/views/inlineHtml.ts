import { escapeHtml } from "../../../display/htmlText.ts";

/** Code in backticks, a formula between dollars, bold: what the short texts of questions are written with. */
const MARKED = /(`+)(?<code>[^`]+)\1|(?<formula>\$\$[^$]+\$\$|\$[^$\n]+\$)|\*\*(?<bold>[^*\n]+)\*\*/g;

/**
 * A short Markdown text as HTML inside a line: code, bold and line breaks become elements, a formula stays between its
 * dollars for the notebook's typesetter, and everything else is escaped.
 */
export function inlineHtml(markdown: string): string {
  let html = "";
  let from = 0;
  for (const match of markdown.matchAll(MARKED)) {
    const { code, formula, bold } = match.groups as { code?: string; formula?: string; bold?: string };
    html += textHtml(markdown.slice(from, match.index));
    if (code !== undefined) html += `<code>${escapeHtml(code)}</code>`;
    else if (formula !== undefined) html += escapeHtml(formula);
    else html += `<strong>${textHtml(bold ?? "")}</strong>`;
    from = match.index + match[0].length;
  }
  return html + textHtml(markdown.slice(from));
}

function textHtml(text: string): string {
  return escapeHtml(text).replaceAll("\n", "<br>");
}
