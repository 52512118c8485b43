/**
 * How the parts of a collection are set: on one line where they fit, else one a line, short items of long arrays in
 * aligned columns.
 */
import {
  append,
  joinText,
  mathFloor,
  mathMax,
  mathMin,
  mathSqrt,
  stringIndexOf,
  stringRepeat,
  stringSlice,
} from "./primordials.ts";

/** The parts of a collection in order: the first ones, what stands for those left out, the last ones. */
export interface CollectionParts {
  head: string[];
  /** Such as "… 980 more items"; null when nothing was left out. */
  gap: string | null;
  tail: string[];
}

/** Where and how to set a collection. */
export interface CollectionFrame {
  /** What goes before the bracket: "Float32Array(4) ", or "". */
  prefix: string;
  open: string;
  close: string;
  /** Columns that the line is already indented by. */
  indent: number;
  /** Whether short items may share a line; `right` lines numbers up by their ends. */
  columns: "none" | "left" | "right";
}

const LINE_WIDTH = 80;
const FEWEST_FOR_COLUMNS = 7;
const WIDEST_COLUMN = 24;

/** The whole collection as text; later lines carry the frame's indent, the first does not. */
export function collectionText(parts: CollectionParts, frame: CollectionFrame): string {
  const entries = entriesOf(parts);
  const { prefix, open, close, indent } = frame;
  if (entries.length === 0) return `${prefix}${open}${close}`;
  if (fitsOneLine(entries, LINE_WIDTH - indent - prefix.length - 6)) {
    return `${prefix}${open} ${joinText(entries, ", ")} ${close}`;
  }
  const lines = frame.columns === "none" ? entries : linesInColumns(parts, frame);
  const margin = stringRepeat(" ", indent + 2);
  return `${prefix}${open}\n${margin}${joinText(lines, `,\n${margin}`)}\n${stringRepeat(" ", indent)}${close}`;
}

/** `text` with every line but the first moved right by `indent` columns. */
export function indentedText(text: string, indent: number): string {
  let line = stringIndexOf(text, "\n");
  if (line < 0 || indent === 0) return text;
  const margin = stringRepeat(" ", indent);
  let result = "";
  let from = 0;
  while (line >= 0) {
    result += stringSlice(text, from, line + 1) + margin;
    from = line + 1;
    line = stringIndexOf(text, "\n", from);
  }
  return result + stringSlice(text, from);
}

function entriesOf(parts: CollectionParts): string[] {
  const entries: string[] = [];
  for (let index = 0; index < parts.head.length; index++) append(entries, parts.head[index] ?? "");
  if (parts.gap !== null) append(entries, parts.gap);
  for (let index = 0; index < parts.tail.length; index++) append(entries, parts.tail[index] ?? "");
  return entries;
}

function fitsOneLine(entries: readonly string[], width: number): boolean {
  let total = 0;
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index] ?? "";
    total += entry.length + 2;
    if (total > width || stringIndexOf(entry, "\n") >= 0) return false;
  }
  return true;
}

function linesInColumns(parts: CollectionParts, frame: CollectionFrame): string[] {
  const entries = entriesOf({ head: parts.head, gap: null, tail: parts.tail });
  let widest = 0;
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index] ?? "";
    widest = mathMax(widest, stringIndexOf(entry, "\n") >= 0 ? WIDEST_COLUMN + 1 : entry.length);
  }
  if (entries.length < FEWEST_FOR_COLUMNS || widest > WIDEST_COLUMN) return entriesOf(parts);
  const fitting = mathFloor((LINE_WIDTH - frame.indent - 2) / (widest + 2));
  // A near-square block of many narrow items reads better than one or two very long lines.
  const count = mathMax(1, mathMin(fitting, mathMax(10, mathFloor(4 * mathSqrt(entries.length)))));
  const lines: string[] = [];
  appendRows(lines, parts.head, count, widest, frame.columns);
  if (parts.gap !== null) append(lines, parts.gap);
  appendRows(lines, parts.tail, count, widest, frame.columns);
  return lines;
}

function appendRows(lines: string[], items: string[], count: number, width: number, align: string): void {
  for (let start = 0; start < items.length; start += count) {
    let line = "";
    const end = mathMin(start + count, items.length);
    for (let index = start; index < end; index++) {
      const item = items[index] ?? "";
      const padding = stringRepeat(" ", width - item.length);
      const isLast = index === end - 1;
      const separator = isLast ? "" : ", ";
      line += align === "right" ? padding + item + separator : item + separator + (isLast ? "" : padding);
    }
    append(lines, line);
  }
}
