import { cellName, withCells } from "../draft.ts";
import { localMessages } from "../messages.ts";
import type { Rule } from "../rule.ts";

const TRAILING = /[ \t\r]+(?=\n|$)|\n+$/g;

/** No spaces at the ends of lines, no empty lines at the end of a cell: nobody sees them but a comparison. */
export const trailingSpaces: Rule = {
  *find({ draft }) {
    for (const [index, cell] of draft.cells.entries())
      if (withoutTrailing(cell.source) !== cell.source)
        yield { cell: cellName(cell, index), message: localMessages().trailingSpace };
  },
  mend: (draft) => withCells(draft, (cell) => ({ ...cell, source: withoutTrailing(cell.source) })),
};

function withoutTrailing(source: string): string {
  const once = source.replaceAll(TRAILING, "");
  return once === source ? source : withoutTrailing(once);
}
