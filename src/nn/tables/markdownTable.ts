import { cellLines } from "./cellLines.ts";
import type { TableCell, TableContent } from "./modelTable.ts";

/** A table as GitHub Flavored Markdown has it; text shows as it is, whatever characters it has. */
export function markdownTable({ columns, cells, totals, notes }: TableContent): string {
  const lines = [
    columns.map(({ heading }) => escaped(heading)),
    columns.map(({ align }) => (align === "right" ? "---:" : ":---")),
    ...cells.map((row) => row.map(markdownCell)),
  ];
  if (totals !== null) {
    lines.push(totals.map((cell) => (cell.text === "" ? "" : `**${markdownCell(cell)}**`)));
  }
  const table = lines.map((line) => `| ${line.join(" | ")} |`).join("\n");
  return notes.length === 0 ? table : `${table}\n\n${notes.map(escaped).join("  \n")}`;
}

function markdownCell(cell: TableCell): string {
  return cellLines(cell).map(escaped).join("<br>");
}

/** Puts a backslash before what Markdown or a formula might take for its own, and keeps HTML from beginning. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]|~$#]/g, String.raw`\$&`)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll(/[\r\n]+/g, " ");
}
