import { cellName } from "../draft.ts";
import { readMarkdown, withoutCode } from "../markdown.ts";
import { localMessages } from "../messages.ts";
import { markdownCells, type Rule } from "../rule.ts";

/** Two rows of a table in a row. */
const ROWS = /^[ \t]*\|.*\|[ \t]*\n[ \t]*\|.*\|[ \t]*$/m;

/** A table's columns have names. */
export const tableHeaders: Rule = {
  *find(notebook) {
    for (const [cell, index] of markdownCells(notebook)) {
      const { tableHeaders, runs } = readMarkdown(cell.source);
      const nameless = tableHeaders.some((header) => header.every((text) => text.trim() === ""));
      const unfinished = runs.some(({ kind, source }) => kind === "paragraph" && ROWS.test(source));
      const html = /<table\b(?![\s\S]*<th\b)/i.test(withoutCode(cell.source));
      if (nameless || unfinished || html) yield { cell: cellName(cell, index), message: localMessages().noTableHeader };
    }
  },
};
