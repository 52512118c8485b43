import { inspect } from "node:util";
import { type Displayable, displaySymbol, type MimeBundle } from "../../display/mimeBundle.ts";
import { csvTable } from "./csvTable.ts";
import { htmlTable } from "./htmlTable.ts";
import { latexTable } from "./latexTable.ts";
import { markdownTable } from "./markdownTable.ts";
import { plainTable } from "./plainTable.ts";

/** One cell of a table. */
export interface TableCell {
  /** The value as people read it: `1,600`, `24×24×64`; `""` in an empty cell. */
  readonly text: string;
  /** The value as programs read it, where that is another: `1600`; `null` where there is none. */
  readonly value?: number | null;
  /** How the value comes about, one equation a line: `5² · 1 · 64 = 1,600`. */
  readonly calculation?: readonly string[];
  /** The same where it is only shown to whoever points at the cell. */
  readonly hover?: readonly string[];
}

/** One column of a table. */
export interface TableColumn {
  /** What stands above it. */
  readonly heading: string;
  /** Numbers stand at the right. */
  readonly align: "left" | "right";
}

/** A table before it has a form: every form shows the same cells. */
export interface TableContent {
  /** What stands above the table. */
  readonly caption: string;
  /** From left to right. */
  readonly columns: readonly TableColumn[];
  /** One cell for each column. */
  readonly cells: readonly (readonly TableCell[])[];
  /** The row of sums below; `null` where there is none. */
  readonly totals: readonly TableCell[] | null;
  /** Lines below the table. */
  readonly notes: readonly string[];
  /** Whether cells are to be filled in by hand, so that empty ones need room. */
  readonly isBlank: boolean;
}

/** How `toCsv` writes. */
export interface CsvOptions {
  /** Writes how a value comes about instead of the value alone; default `false`. */
  readonly calculations?: boolean;
  /** Begins with the byte order mark by which Excel knows UTF-8, and with it Hangul; default `false`. */
  readonly bom?: boolean;
}

/**
 * A table about a model. As a cell's value it shows as a table with the calculation in each cell; it can also be had as text,
 * CSV, Markdown and LaTeX, and its data as plain objects.
 */
export class ModelTable<Row> implements Displayable {
  /** Made by `paramTable` and `shapeTable`. */
  constructor(content: TableContent, rows: readonly Row[]) {
    this.#content = content;
    this.rows = rows;
  }

  readonly #content: TableContent;

  /** What the table is made from: one plain object for each layer, numbers as numbers. Of an exercise, the solution. */
  readonly rows: readonly Row[];

  /** The table as text in columns (a syllable of Hangul is two wide), the calculations below it. */
  toString(): string {
    return plainTable(this.#content);
  }

  /** An HTML table without fixed colours, readable on light and dark pages. */
  toHtml(): string {
    return htmlTable(this.#content);
  }

  /** Comma-separated values as RFC 4180 has them: lines end in CR LF; numbers without thousands' commas. */
  toCsv(options: CsvOptions = {}): string {
    return csvTable(this.#content, options);
  }

  /** A table of GitHub's Markdown. */
  toMarkdown(): string {
    return markdownTable(this.#content);
  }

  /** A LaTeX `tabular` without packages; with Hangul in it, compile with XeLaTeX or LuaLaTeX and the package `kotex`. */
  toLatex(): string {
    return latexTable(this.#content);
  }

  [inspect.custom](): string {
    return this.toString();
  }

  [displaySymbol](): MimeBundle {
    return { "text/html": this.toHtml(), "text/plain": this.toString() };
  }
}
