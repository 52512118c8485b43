import { roundHalfToEven } from "./roundHalfToEven.ts";
import { beginning, padEnd, padStart, textWidth } from "./textWidth.ts";

/** A column of a table in a console. */
export interface ConsoleColumn {
  readonly header: string;
  readonly align: "left" | "right" | "center";
  /** Columns asked for, the spaces at both sides not counted; all are shrunk by the same until the table fits. */
  readonly width: number;
}

/**
 * A table drawn with box characters, as Python's Rich draws one of a fixed width with a line between rows: text is wrapped at
 * spaces, a longer word is cut and ends in `…`.
 *
 * @param width columns of the whole table; the columns' widths add up to it, before borders and spaces are taken off
 * @returns its lines
 */
export function consoleTable(
  columns: readonly ConsoleColumn[],
  rows: readonly (readonly string[])[],
  width: number,
): string[] {
  const widths = fittingWidths(columns, width);
  const line = (left: string, fill: string, middle: string, right: string) =>
    left + widths.map((each) => fill.repeat(each)).join(middle) + right;
  const lines = [line("┏", "━", "┳", "┓")];
  const headers = columns.map(({ header }) => header);
  lines.push(...rowLines(headers, columns, widths, "┃", "bottom"));
  lines.push(line("┡", "━", "╇", "┩"));
  for (const [index, row] of rows.entries()) {
    if (index > 0) lines.push(line("├", "─", "┼", "┤"));
    lines.push(...rowLines(row, columns, widths, "│", "top"));
  }
  lines.push(line("└", "─", "┴", "┘"));
  return lines;
}

/**
 * Text on lines of `width` columns, as Rich's console prints it.
 *
 * @param overflow what becomes of a longer word: it goes on in the next line, or is cut and ends in `…`
 */
export function wrappedLines(text: string, width: number, overflow: "fold" | "ellipsis"): string[] {
  return text.split("\n").flatMap((line) => {
    const starts = lineStarts(line, width, overflow === "fold");
    return starts.map((start, index) => {
      const part = withoutOverhang(line.slice(start, starts[index + 1]), width);
      if (overflow === "fold" || textWidth(part) <= width) return part;
      // A wide character that does not fit leaves a space in its place.
      return `${padEnd(beginning(part, width - 1), width - 1)}…`;
    });
  });
}

/** Widths with the spaces at both sides, shrunk by the same number until borders and columns fit `width`. */
function fittingWidths(columns: readonly ConsoleColumn[], width: number): number[] {
  const wanted = columns.map((column) => column.width + 2);
  const inside = width - columns.length - 1;
  let excess = wanted.reduce((sum, each) => sum + each, 0) - inside;
  return wanted.map((each, index) => {
    const share = Math.min(each, roundHalfToEven(excess / (columns.length - index)));
    excess -= share;
    return each - share;
  });
}

function rowLines(
  cells: readonly string[],
  columns: readonly ConsoleColumn[],
  widths: readonly number[],
  border: string,
  vertical: "top" | "bottom",
): string[] {
  const wrapped = columns.map(({ align }, index) => cellLines(cells[index] ?? "", align, (widths[index] ?? 0) - 2));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  const lines: string[] = [];
  for (let at = 0; at < height; at++) {
    const texts = wrapped.map((cell, index) => {
      const from = vertical === "bottom" ? at - (height - cell.length) : at;
      return ` ${cell[from] ?? " ".repeat((widths[index] ?? 0) - 2)} `;
    });
    lines.push(border + texts.join(border) + border);
  }
  return lines;
}

function cellLines(text: string, align: ConsoleColumn["align"], width: number): string[] {
  return wrappedLines(text, width, "ellipsis").map((line) => {
    if (align === "left") return padEnd(line, width);
    const bare = line.trimEnd();
    if (align === "right") return padStart(bare, width);
    return padEnd(" ".repeat(Math.floor((width - textWidth(bare)) / 2)) + bare, width);
  });
}

/** Where each line of a text begins: at a word that no longer fits, and within one that is wider than a line. */
function lineStarts(text: string, width: number, fold: boolean): number[] {
  const starts = [0];
  const breakAt = (position: number) => {
    if (position > 0) starts.push(position);
  };
  let column = 0;
  for (const match of text.matchAll(/\s*\S+\s*/g)) {
    const word = match[0];
    const wordWidth = textWidth(word.trimEnd());
    if (width - column >= wordWidth) {
      column += textWidth(word);
    } else if (wordWidth > width && fold) {
      let position = match.index;
      let rest = word;
      breakAt(position);
      while (textWidth(rest) > width) {
        const part = beginning(rest, width);
        position += part.length;
        rest = rest.slice(part.length);
        breakAt(position);
      }
      column = textWidth(rest);
    } else {
      breakAt(match.index);
      column = textWidth(word);
    }
  }
  return starts;
}

/** Cuts spaces at a line's end, as many as it is longer than `size` characters. */
function withoutOverhang(line: string, size: number): string {
  const excess = [...line].length - size;
  if (excess <= 0) return line;
  const spaces = line.length - line.trimEnd().length;
  return line.slice(0, line.length - Math.min(spaces, excess));
}
