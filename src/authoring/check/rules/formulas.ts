import { cellName } from "../draft.ts";
import { dollarsLeft } from "../markdown.ts";
import { localMessages } from "../messages.ts";
import { markdownCells, type Rule } from "../rule.ts";

/** A `$` opens a formula that another closes; one that is meant as a sign is written `\$`. */
export const formulas: Rule = {
  *find(notebook) {
    for (const [cell, index] of markdownCells(notebook))
      if (dollarsLeft(cell.source).includes("$"))
        yield { cell: cellName(cell, index), message: localMessages().lonelyDollar };
  },
};
