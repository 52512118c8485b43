import type { CheckResult, Outcome, TableLine } from "../../judging/result.ts";
import { inLanguage } from "../../question/localText.ts";
import { inlineHtml } from "./inlineHtml.ts";
import { outcomeLabel } from "./outcomeSign.ts";
import { plainColumns } from "./plainColumns.ts";

/** How the cells of a table question came out; `undefined` where the table has no such cell. */
interface CellGrid {
  readonly columns: readonly TableLine[];
  readonly rows: readonly { readonly row: TableLine; readonly outcomes: readonly (Outcome | undefined)[] }[];
}

/** The checks as a table; `undefined` unless they are of a table's cells. */
export function cellGrid(checks: readonly CheckResult[]): CellGrid | undefined {
  const rows = new Map<string, TableLine>();
  const columns = new Map<string, TableLine>();
  const outcomes = new Map<string, Outcome>();
  for (const { cell, outcome } of checks) {
    if (cell === undefined) continue;
    rows.set(cell.row.key, cell.row);
    columns.set(cell.column.key, cell.column);
    outcomes.set(place(cell.row, cell.column), outcome);
  }
  if (outcomes.size === 0) return undefined;
  return {
    columns: [...columns.values()],
    rows: [...rows.values()].map((row) => ({
      row,
      outcomes: [...columns.values()].map((column) => outcomes.get(place(row, column))),
    })),
  };
}

/** As HTML: a sign and a word in each cell. */
export function gridHtml({ columns, rows }: CellGrid): string {
  const head = columns.map(({ title }) => `<th scope="col">${inlineHtml(inLanguage(title))}</th>`).join("");
  const body = rows.map(({ row, outcomes }) => {
    const cells = outcomes.map((outcome) =>
      outcome === undefined ? "<td></td>" : `<td><b class="${outcome}">${outcomeLabel(outcome)}</b></td>`,
    );
    return `<tr><th scope="row">${inlineHtml(inLanguage(row.title))}</th>${cells.join("")}</tr>`;
  });
  return `<table><thead><tr><td></td>${head}</tr></thead><tbody>\n${body.join("\n")}\n</tbody></table>`;
}

/** As text in columns. */
export function gridText({ columns, rows }: CellGrid): string {
  return plainColumns([
    ["", ...columns.map(({ title }) => inLanguage(title))],
    ...rows.map(({ row, outcomes }) => [
      inLanguage(row.title),
      ...outcomes.map((outcome) => (outcome === undefined ? "" : outcomeLabel(outcome))),
    ]),
  ]);
}

function place(row: TableLine, column: TableLine): string {
  return JSON.stringify([row.key, column.key]);
}
