import { cellName } from "../draft.ts";
import { readMarkdown } from "../markdown.ts";
import { localMessages } from "../messages.ts";
import { markdownCells, type Rule } from "../rule.ts";

/** One title at the top, and below it no level is skipped: readers who hear a page go by its headings. */
export const headingLevels: Rule = {
  *find(notebook) {
    let last = 0;
    for (const [cell, index] of markdownCells(notebook)) {
      for (const { level, text } of readMarkdown(cell.source).headings) {
        const name = cellName(cell, index);
        if (last === 0 && level !== 1) yield { cell: name, message: localMessages().noTitle(text) };
        else if (last !== 0 && level === 1) yield { cell: name, message: localMessages().secondTitle(text) };
        else if (level > last + 1) yield { cell: name, message: localMessages().skippedLevel(text, last + 1) };
        last = level;
      }
    }
  },
};
