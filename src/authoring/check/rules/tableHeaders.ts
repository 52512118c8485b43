import { cellName } from "../draft.ts";
import { readMarkdown } from "../markdown.ts";
import { localMessages } from "../messages.ts";
import { markdownCells, type Rule } from "../rule.ts";

/** A table's columns have names. */
export const tableHeaders: Rule = {
  *find(notebook) {
    for (const [cell, index] of markdownCells(notebook)) {
      const { tableHeaders, paragraphs } = readMarkdown(cell.source);
      const nameless = tableHeaders.some((header) => header.every((text) => text.trim() === ""));
      const unfinished = paragraphs.some((text) => /^[ \t]*\|.*\|[ \t]*\n[ \t]*\|.*\|[ \t]*$/m.test(text));
      const html = /<table\b(?![\s\S]*<th\b)/i.test(cell.source);
      if (nameless || unfinished || html) yield { cell: cellName(cell, index), message: localMessages().noTableHeader };
    }
  },
};
