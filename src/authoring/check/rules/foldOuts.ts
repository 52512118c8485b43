import { cellName } from "../draft.ts";
import { withoutCode } from "../markdown.ts";
import { localMessages } from "../messages.ts";
import { markdownCells, type Rule } from "../rule.ts";

const CONTENT = /(?<=<\/summary>)[\s\S]*?(?=<\/details>)/gi;

/** A fold-out is opened, named and closed in one cell, with empty lines around its content, or its Markdown stays as it is. */
export const foldOuts: Rule = {
  *find(notebook) {
    for (const [cell, index] of markdownCells(notebook)) {
      const text = withoutCode(cell.source);
      const tags = [...text.matchAll(/<\/?(?:details|summary)\b[^>]*>/gi)].map(([tag]) => tag.replace(/\s[^>]*/, ""));
      const order = tags.join("").toLowerCase();
      const message = !/^(?:<details><summary><\/summary><\/details>)*$/.test(order)
        ? localMessages().foldOutOpen
        : [...text.matchAll(CONTENT)].some(
              ({ 0: { length }, index }) => !isSetApart(cell.source.slice(index, index + length)),
            )
          ? localMessages().foldOutLines
          : undefined;
      if (message !== undefined) yield { cell: cellName(cell, index), message };
    }
  },
};

/** A content of one line may stand on the line of its tags if it is nothing but text. */
function isSetApart(content: string): boolean {
  if (!content.includes("\n")) return !/[*_`\][]/.test(content);
  return /^[ \t]*\r?\n[ \t]*\r?\n/.test(content) && /\n[ \t]*\r?\n[ \t]*$/.test(content);
}
