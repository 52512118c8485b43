import { escapeHtml } from "../../display/htmlText.ts";
import { cellLines, endsInValue } from "./cellLines.ts";
import type { TableCell, TableColumn, TableContent } from "./modelTable.ts";

/** Half-transparent, so that it shows on light and dark pages. */
const LINE = "1px solid rgba(128, 128, 128, 0.5)";

/** Not every front end has a style for tables. */
const PADDING = "padding: 0.25em 0.5em";

/** Calculations wrap, or the last columns of a wide table would be out of sight. */
const CALCULATION = "display: inline-block; white-space: normal; max-width: 9em";

/** A table as HTML: every value with its calculation below it, figures to the right; all text escaped. */
export function htmlTable({ caption, columns, cells, totals, notes, isBlank }: TableContent): string {
  const head = columns.map(
    ({ heading, align }) =>
      `<th scope="col" style="text-align: ${align}; ${PADDING}; word-break: keep-all">${headingHtml(heading)}</th>`,
  );
  const body = cells.map((row) => `<tr>${rowCells(row, columns, isBlank)}</tr>`);
  const foot = totals === null ? [] : [`<tfoot><tr>${rowCells(totals, columns, isBlank)}</tr></tfoot>`];
  return [
    '<div style="overflow-x: auto">',
    '<table style="border-collapse: collapse">',
    `<caption style="text-align: left">${escapeHtml(caption)}</caption>`,
    `<thead><tr>${head.join("")}</tr></thead>`,
    "<tbody>",
    ...body,
    "</tbody>",
    ...foot,
    "</table>",
    "</div>",
    ...(notes.length === 0 ? [] : [`<p>${notes.map(escapeHtml).join("<br>")}</p>`]),
  ].join("\n");
}

function rowCells(row: readonly TableCell[], columns: readonly TableColumn[], isBlank: boolean): string {
  return row
    .map((cell, index) => {
      const border = isBlank ? `; border: ${LINE}` : "";
      const style = `text-align: ${columns[index]?.align ?? "left"}; vertical-align: top; ${PADDING}; white-space: nowrap${border}`;
      if (index === 0) return `<th scope="row" style="${style}">${breakable(cellHtml(cell))}</th>`;
      // Room to write in, on paper too.
      if (isBlank && cell.text === "") return `<td style="${style}; min-width: 5em; height: 2.5em"></td>`;
      const { hover = [] } = cell;
      const title = hover.length === 0 ? "" : ` title="${escapeHtml(hover.join("\n"))}"`;
      return `<td style="${style}"${title}>${cellHtml(cell)}</td>`;
    })
    .join("");
}

function cellHtml(cell: TableCell): string {
  const [first = "", ...rest] = cellLines(cell);
  const lines = [
    equationHtml(first, cell.text),
    ...rest.map((line) => `<small style="${CALCULATION}">${escapeHtml(line)}</small>`),
  ];
  return lines.join("<br>");
}

/** W_c and B_c as the lecture writes them. */
function headingHtml(heading: string): string {
  return escapeHtml(heading).replaceAll(/([WB])_c/g, "$1<sub>c</sub>");
}

/** An equation in small print, the value it ends in as large as any. */
function equationHtml(line: string, value: string): string {
  if (line === value || !endsInValue(line, value)) return escapeHtml(line);
  const before = line.slice(0, line.length - value.length);
  // Below each other: side by side the columns of figures would be out of sight.
  return `<small>${escapeHtml(before)}</small><br>${escapeHtml(value)}`;
}

/** Text that may go on in the next line before an option, as in `Conv2D(32,3,2,padding='same')`. */
function breakable(html: string): string {
  return html.replaceAll(/,(?=[a-z])/g, ",<br>");
}
