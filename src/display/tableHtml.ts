import { countText } from "./countText.ts";
import { numberText } from "./floatText.ts";
import { escapeHtml } from "./htmlText.ts";
import { messages } from "./messages.ts";
import { isPlainObject, type OwnProperty, ownProperty } from "./ownProperty.ts";
import {
  append,
  arrayIsArray,
  isProxy,
  joinText,
  mathMax,
  objectKeys,
  stringToWellFormed,
  TypeErrorType,
} from "./primordials.ts";
import { firstUnits } from "./quotedText.ts";
import { shownRows, type TableData, type TableRow, tableData } from "./tableData.ts";
import { briefText } from "./textPlain.ts";

/** How much of a table is shown, and what it is called. */
export interface TableOptions {
  /** Tables of more rows are shown by their first and last ones (10 each); 40 unless told. */
  maxRows?: number;
  /** Tables of more columns are shown by their first and last ones; 20 unless told. */
  maxColumns?: number;
  /** The table's title; its numbers of rows and columns unless told. */
  caption?: string;
}

const MAX_ROWS = 40;
const MAX_COLUMNS = 20;
const LONGEST_CELL = 200;
const LONGEST_NESTED_CELL = 100;
/** An array of wider rows is shown as text only, unless a table is asked for. */
const WIDEST_OF_ITSELF = 200;

/**
 * Data as an HTML table of bounded size: a caption, a header cell for every row and column, numbers to the right, all
 * text escaped.
 *
 * @param data an array of objects (the keys are the columns), of arrays or of single values; a Map of such (its keys
 *   label the rows); or an object of arrays, typed ones too (each a column)
 * @throws TypeError when `data` is none of these or holds no row
 */
export function tableHtml(data: unknown, options: TableOptions = {}): string {
  const table = tableData(data, options.maxRows ?? MAX_ROWS);
  if (table === null) throw new TypeErrorType(messages().notTable("table", briefText(data)));
  return htmlOf(table, options);
}

/** The HTML table of an array whose shown items are all plain objects with a key or more; null for any other value. */
export function tableOfObjects(value: unknown): string | null {
  if (typeof value !== "object" || value === null || isProxy(value) || !arrayIsArray(value)) return null;
  const { head, tail, count } = shownRows(value.length, MAX_ROWS);
  if (count === 0) return null;
  for (let index = 0; index < count; index++) {
    if (index === head) index = mathMax(head, count - tail);
    if (index >= count) break;
    const row = ownProperty(value, index);
    if (row.kind !== "value" || !isPlainObject(row.value)) return null;
    if (index === 0) {
      const width = objectKeys(row.value).length;
      if (width === 0 || width > WIDEST_OF_ITSELF) return null;
    }
  }
  return tableHtml(value);
}

function htmlOf(table: TableData, options: TableOptions): string {
  const layout = columnLayout(table.columns, options.maxColumns ?? MAX_COLUMNS);
  const caption = options.caption ?? messages().tableCaption(table.rowCount, table.columns.length);
  const lines = [
    "<table>",
    `<caption>${escapeHtml(cellText(caption))}</caption>`,
    `<thead>${headRow(table, layout)}</thead>`,
    "<tbody>",
  ];
  appendRows(lines, table, table.head, layout);
  const left = table.rowCount - table.head.length - table.tail.length;
  if (left > 0) {
    append(
      lines,
      `<tr><td colspan="${columnSpan(layout)}" style="text-align: center">${messages().moreRows(left)}</td></tr>`,
    );
  }
  appendRows(lines, table, table.tail, layout);
  append(lines, "</tbody>");
  append(lines, "</table>");
  return stringToWellFormed(joinText(lines, "\n"));
}

/** The columns before the gap and after it; `left` columns are not shown. */
interface ColumnLayout {
  head: string[];
  left: number;
  tail: string[];
}

function columnLayout(columns: readonly string[], most: number): ColumnLayout {
  const tailCount = columns.length <= most ? 0 : mathMax(1, (most - (most % 4)) / 4);
  const headCount = columns.length <= most ? columns.length : mathMax(1, most - tailCount);
  const layout: ColumnLayout = { head: [], left: mathMax(0, columns.length - headCount - tailCount), tail: [] };
  for (let index = 0; index < headCount; index++) append(layout.head, columns[index] ?? "");
  for (let index = mathMax(headCount, columns.length - tailCount); index < columns.length; index++) {
    append(layout.tail, columns[index] ?? "");
  }
  return layout;
}

function columnSpan(layout: ColumnLayout): number {
  return 1 + layout.head.length + (layout.left > 0 ? 1 : 0) + layout.tail.length;
}

function headRow(table: TableData, layout: ColumnLayout): string {
  let cells = `<th scope="col">${escapeHtml(table.labelColumn)}</th>`;
  for (let index = 0; index < layout.head.length; index++) cells += columnHeader(table, layout.head[index] ?? "");
  if (layout.left > 0) cells += `<th scope="col">${messages().moreColumns(layout.left)}</th>`;
  for (let index = 0; index < layout.tail.length; index++) cells += columnHeader(table, layout.tail[index] ?? "");
  return `<tr>${cells}</tr>`;
}

/** A header stands above its column as its first value does: JupyterLab would put every header to the right. */
function columnHeader(table: TableData, name: string): string {
  const first = table.head[0];
  const cell = first === undefined ? undefined : table.cell(first, name);
  const align = cell?.kind === "value" ? alignmentOf(cell.value) : "left";
  return `<th scope="col" style="text-align: ${align}">${escapeHtml(cellText(name))}</th>`;
}

function alignmentOf(value: unknown): "left" | "right" {
  return typeof value === "number" || typeof value === "bigint" ? "right" : "left";
}

function appendRows(lines: string[], table: TableData, rows: readonly TableRow[], layout: ColumnLayout): void {
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    if (row === undefined) continue;
    const label = typeof row.label === "number" ? countText(row.label) : cellText(row.label);
    let cells = `<th scope="row">${escapeHtml(label)}</th>`;
    for (let column = 0; column < layout.head.length; column++) {
      cells += cellHtml(table.cell(row, layout.head[column] ?? ""));
    }
    if (layout.left > 0) cells += "<td>…</td>";
    for (let column = 0; column < layout.tail.length; column++) {
      cells += cellHtml(table.cell(row, layout.tail[column] ?? ""));
    }
    append(lines, `<tr>${cells}</tr>`);
  }
}

function cellHtml(cell: OwnProperty): string {
  if (cell.kind === "absent") return "<td></td>";
  if (cell.kind === "accessor") return `<td style="text-align: left">${escapeHtml(cell.label)}</td>`;
  return `<td style="text-align: ${alignmentOf(cell.value)}">${escapeHtml(cellText(cell.value))}</td>`;
}

/** A value as a cell's text: strings without quotes, `undefined` as nothing, objects in one short line. */
function cellText(value: unknown): string {
  if (value === undefined) return "";
  if (typeof value === "number") return numberText(value);
  if (typeof value === "string") return value.length <= LONGEST_CELL ? value : `${firstUnits(value, LONGEST_CELL)}…`;
  return briefText(value, LONGEST_NESTED_CELL);
}
