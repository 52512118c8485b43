import { cellName, withCells } from "../draft.ts";
import { localMessages } from "../messages.ts";
import type { Rule } from "../rule.ts";

/** Notebooks are stored without what a run leaves in them, so that a change shows as a small difference. */
export const storedOutputs: Rule = {
  *find({ draft }) {
    for (const [index, cell] of draft.cells.entries()) {
      if (cell.cell_type !== "code") continue;
      const hasOutputs = !Array.isArray(cell.outputs) || cell.outputs.length > 0;
      if (hasOutputs || cell.execution_count !== null)
        yield { cell: cellName(cell, index), message: localMessages().outputsLeft };
    }
  },
  mend: (draft) =>
    withCells(draft, (cell) => (cell.cell_type === "code" ? { ...cell, outputs: [], execution_count: null } : cell)),
};
