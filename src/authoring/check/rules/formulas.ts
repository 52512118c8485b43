import { cellName } from "../draft.ts";
import { dollarsLeft, formulasIn } from "../markdown.ts";
import { localMessages } from "../messages.ts";
import { markdownCells, type Rule } from "../rule.ts";

const HANGUL = /\p{Script=Hangul}/u;
const IN_WORDS = /\\(?:text|textbf|textit|mathrm|operatorname)\s*\{[^{}]*\}/g;
/** Two prices: `$5 and $6`. */
const ENDS_WITH_SPACE = /^\$[^\s$][\s\S]*\s\$$/;

/** A `$` opens a formula that another closes; one that is meant as a sign is written `\$`. */
export const formulas: Rule = {
  *find(notebook) {
    for (const [cell, index] of markdownCells(notebook)) {
      const name = cellName(cell, index);
      if (dollarsLeft(cell.source).includes("$")) yield { cell: name, message: localMessages().lonelyDollar };
      for (const { text } of formulasIn(cell.source))
        if (HANGUL.test(text.replaceAll(IN_WORDS, "")) || ENDS_WITH_SPACE.test(text))
          yield { cell: name, message: localMessages().doubtfulFormula(text) };
    }
  },
};
