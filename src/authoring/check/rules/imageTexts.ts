import { cellName } from "../draft.ts";
import { readMarkdown } from "../markdown.ts";
import { localMessages } from "../messages.ts";
import { markdownCells, type Rule } from "../rule.ts";

/** An image says in words what it shows, for those who do not see it. */
export const imageTexts: Rule = {
  *find(notebook) {
    for (const [cell, index] of markdownCells(notebook))
      for (const { target, text } of readMarkdown(cell.source).images)
        if (text === "") yield { cell: cellName(cell, index), message: localMessages().noImageText(target) };
  },
};
