/**
 * The shapes of data that make a table, seen as rows and columns without copying the data.
 */
import { messages } from "./messages.ts";
import { isPlainObject, type OwnProperty, ownProperty } from "./ownProperty.ts";
import {
  append,
  arrayIsArray,
  isMap,
  isProxy,
  isTypedArray,
  mapEntries,
  mapNext,
  mapSize,
  mathMax,
  mathMin,
  objectKeys,
  typedArrayLength,
} from "./primordials.ts";

/** The rows that are shown of a table: the first `head` and the last `tail` of `count`. */
interface ShownRows {
  count: number;
  head: number;
  tail: number;
}

/** A shown row: its label ("0", a Map's key) and its content. */
export interface TableRow {
  label: unknown;
  content: unknown;
}

/** A table's shown part. */
export interface TableData {
  rowCount: number;
  /** Over the rows' labels. */
  labelColumn: string;
  /** The columns of the shown rows, in order of first appearance. */
  columns: string[];
  head: TableRow[];
  tail: TableRow[];
  /** The cell of a row; "absent" where the row has no such column. */
  cell(row: TableRow, column: string): OwnProperty;
}

/** Listing keys is what costs with very wide rows; after this many no further row is asked for new columns. */
const MOST_KEYS_LISTED = 100_000;

/** Which of `count` rows are shown when at most `most` may be: all of them, else half from each end. */
export function shownRows(count: number, most: number): ShownRows {
  if (count <= most) return { count, head: count, tail: 0 };
  const half = mathMax(1, mathMin(10, (most - (most % 2)) / 2));
  return { count, head: half, tail: half };
}

/**
 * Data as a table: an array of objects, of arrays or of single values, a Map of such, or an object of arrays.
 *
 * @param most the most rows that are shown
 * @returns null where `data` is none of these
 */
export function tableData(data: unknown, most: number): TableData | null {
  if (typeof data !== "object" || data === null || isProxy(data)) return null;
  if (arrayIsArray(data)) return data.length === 0 ? null : rowsOfArray(data, most);
  if (isMap(data)) return mapSize(data) === 0 ? null : rowsOfMap(data, most);
  if (isPlainObject(data)) return rowsOfColumns(data, most);
  return null;
}

function rowsOfArray(data: readonly unknown[], most: number): TableData {
  const shown = shownRows(data.length, most);
  const rowAt = (index: number): TableRow => ({ label: index, content: contentOf(ownProperty(data, index)) });
  return withColumns(shown.count, messages().indexColumn(), rowsFrom(0, shown.head, rowAt), tailRows(shown, rowAt));
}

function rowsOfMap(data: object, most: number): TableData {
  const shown = shownRows(mapSize(data), most);
  const head: TableRow[] = [];
  const tail: TableRow[] = [];
  const iterator = mapEntries(data);
  for (let index = 0; index < shown.count; index++) {
    const step = mapNext(iterator);
    if (step.done) break;
    const isShown = index < shown.head || index >= shown.count - shown.tail;
    if (isShown) append(index < shown.head ? head : tail, { label: step.value[0], content: step.value[1] });
  }
  return withColumns(shown.count, messages().keyColumn(), head, tail);
}

/** An object of arrays: each key a column, as in a data frame. */
function rowsOfColumns(data: object, most: number): TableData | null {
  const columns = objectKeys(data);
  let rowCount = -1;
  for (let index = 0; index < columns.length; index++) {
    const length = listLength(contentOf(ownProperty(data, columns[index] ?? "")));
    if (length < 0) return null;
    rowCount = mathMax(rowCount, length);
  }
  if (rowCount < 0) return null;
  const shown = shownRows(rowCount, most);
  const rowAt = (index: number): TableRow => ({ label: index, content: index });
  return {
    rowCount,
    labelColumn: messages().indexColumn(),
    columns,
    head: rowsFrom(0, shown.head, rowAt),
    tail: tailRows(shown, rowAt),
    cell: (row, column) => {
      const list = contentOf(ownProperty(data, column));
      return typeof list === "object" && list !== null ? ownProperty(list, row.content as number) : { kind: "absent" };
    },
  };
}

function withColumns(rowCount: number, labelColumn: string, head: TableRow[], tail: TableRow[]): TableData {
  const columns: string[] = [];
  const known: Record<string, true> = { __proto__: null } as never;
  const listed = { keys: 0 };
  appendColumns(columns, known, head, listed);
  appendColumns(columns, known, tail, listed);
  return { rowCount, labelColumn, columns, head, tail, cell: cellOfRow };
}

function appendColumns(
  columns: string[],
  known: Record<string, true>,
  rows: TableRow[],
  listed: { keys: number },
): void {
  for (let row = 0; row < rows.length && listed.keys < MOST_KEYS_LISTED; row++) {
    const keys = columnsOf(rows[row]?.content);
    listed.keys += keys.length;
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index] ?? "";
      if (known[key] === true) continue;
      known[key] = true;
      append(columns, key);
    }
  }
}

function columnsOf(content: unknown): string[] {
  if (!hasCells(content)) return [messages().valueColumn()];
  if (!isTypedArray(content)) return objectKeys(content);
  const keys: string[] = [];
  for (let index = 0; index < mathMin(typedArrayLength(content), 1_000); index++) append(keys, `${index}`);
  return keys;
}

function cellOfRow(row: TableRow, column: string): OwnProperty {
  if (hasCells(row.content)) return ownProperty(row.content, column);
  return column === messages().valueColumn() ? { kind: "value", value: row.content } : { kind: "absent" };
}

/** Whether a row is spread over columns; a single value (a number, a date, an instance) fills one. */
function hasCells(content: unknown): content is object {
  if (typeof content !== "object" || content === null || isProxy(content)) return false;
  return isPlainObject(content) || arrayIsArray(content) || isTypedArray(content);
}

function rowsFrom(start: number, end: number, rowAt: (index: number) => TableRow): TableRow[] {
  const rows: TableRow[] = [];
  for (let index = start; index < end; index++) append(rows, rowAt(index));
  return rows;
}

function tailRows(shown: ShownRows, rowAt: (index: number) => TableRow): TableRow[] {
  return rowsFrom(shown.count - shown.tail, shown.count, rowAt);
}

function contentOf(property: OwnProperty): unknown {
  return property.kind === "value" ? property.value : undefined;
}

function listLength(value: unknown): number {
  if (typeof value !== "object" || value === null || isProxy(value)) return -1;
  if (isTypedArray(value)) return typedArrayLength(value);
  return arrayIsArray(value) ? value.length : -1;
}
