import { cellName } from "../draft.ts";
import { localMessages } from "../messages.ts";
import type { Rule } from "../rule.ts";

/** No cell is left empty. */
export const emptyCells: Rule = {
  *find({ draft }) {
    for (const [index, cell] of draft.cells.entries())
      if (cell.source.trim() === "") yield { cell: cellName(cell, index), message: localMessages().emptyCell };
  },
};
