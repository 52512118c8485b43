import { cellName } from "../draft.ts";
import { readMarkdown } from "../markdown.ts";
import { localMessages } from "../messages.ts";
import { markdownCells, type Rule } from "../rule.ts";

/** Marks of a heading without the space that makes it one; `#1` is a number. */
const GLUED = /^(?:#{2,6}[^\s#]|#[\p{L}])[^\n]*/mu;

/** One title at the top, and below it no level is skipped: readers who hear a page go by its headings. */
export const headingLevels: Rule = {
  *find(notebook) {
    let last = 0;
    for (const [cell, index] of markdownCells(notebook)) {
      const name = cellName(cell, index);
      const { headings, runs } = readMarkdown(cell.source);
      for (const { kind, source } of runs) {
        const [glued] = (kind === "paragraph" && GLUED.exec(source)) || [];
        if (glued !== undefined) yield { cell: name, message: localMessages().gluedHeading(glued) };
      }
      for (const { level, text } of headings) {
        if (last === 0 && level !== 1) yield { cell: name, message: localMessages().noTitle(text) };
        else if (last !== 0 && level === 1) yield { cell: name, message: localMessages().secondTitle(text) };
        else if (level > last + 1) yield { cell: name, message: localMessages().skippedLevel(text, last + 1) };
        last = level;
      }
    }
    if (last === 0) yield { message: localMessages().noHeadings };
  },
};
