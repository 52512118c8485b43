import { cellLines } from "./cellLines.ts";
import type { CsvOptions, TableCell, TableContent } from "./modelTable.ts";

/** Comma-separated values (RFC 4180): a heading line, a line for each row, one for the totals, each ended by CR LF. */
export function csvTable(content: TableContent, { calculations = false, bom = false }: CsvOptions): string {
  const rows = content.totals === null ? content.cells : [...content.cells, content.totals];
  const lines = [
    content.columns.map(({ heading }) => heading),
    ...rows.map((row) => row.map((cell) => fieldOf(cell, calculations))),
  ];
  return (bom ? "\ufeff" : "") + lines.map((fields) => `${fields.map(quoted).join(",")}\r\n`).join("");
}

function fieldOf(cell: TableCell, calculations: boolean): string {
  if (cell.value === null) return "";
  if (calculations) return cellLines(cell).join("\n");
  return cell.value === undefined ? cell.text : String(cell.value);
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
