import { endsInValue } from "./cellLines.ts";
import type { TableCell, TableContent } from "./modelTable.ts";
import { padEnd, padStart, textWidth } from "./textWidth.ts";

const GAP = "  ";

/** A table as text in columns, and below it how the values come about, a line for each row. */
export function plainTable(content: TableContent): string {
  const { caption, columns, cells, totals, notes } = content;
  const rows = totals === null ? cells : [...cells, totals];
  const widths = columns.map(({ heading }, index) =>
    Math.max(textWidth(heading), ...rows.map((row) => textWidth(row[index]?.text ?? ""))),
  );
  const lineOf = (texts: readonly string[]) =>
    columns
      .map(({ align }, index) => (align === "right" ? padStart : padEnd)(texts[index] ?? "", widths[index] ?? 0))
      .join(GAP)
      .trimEnd();
  const rule = "─".repeat(widths.reduce((sum, width) => sum + width, 0) + GAP.length * (columns.length - 1));
  const table = [
    caption,
    lineOf(columns.map(({ heading }) => heading)),
    rule,
    ...cells.map((row) => lineOf(row.map(({ text }) => text))),
    rule,
    ...(totals === null ? [] : [lineOf(totals.map(({ text }) => text))]),
    ...notes,
  ];
  const calculations = cells.flatMap((row) => rowCalculations(row, content));
  return (calculations.length === 0 ? table : [...table, "", ...calculations]).join("\n");
}

/** The equations of a row under its first cell: `  W_c: 5² · 1 · 64 = 1,600`. */
function rowCalculations(row: readonly TableCell[], { columns }: TableContent): string[] {
  const lines = row.flatMap(({ text, calculation = [] }, index) => {
    if (text === "" || calculation.length === 0) return [];
    const heading = columns[index]?.heading ?? "";
    const known = calculation.length === 1 && endsInValue(calculation[0] ?? "", text);
    return [`  ${heading}: ${known ? calculation[0] : [text, ...calculation].join("; ")}`];
  });
  return lines.length === 0 ? [] : [row[0]?.text ?? "", ...lines];
}
