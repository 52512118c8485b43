import { createHash } from "node:crypto";
import { CELL_ID } from "../../../notebook/notebookSchema.ts";
import { cellName, type Draft, type DraftCell } from "../draft.ts";
import { localMessages } from "../messages.ts";
import type { Rule } from "../rule.ts";

/** Each cell has an id of its own, the same in both languages, by which tests, links and other versions find it. */
export const cellIds: Rule = {
  *find({ draft }) {
    const seen = new Set<string>();
    for (const [index, cell] of draft.cells.entries()) {
      const { id } = cell;
      const message =
        id === undefined
          ? localMessages().idMissing
          : !isLegal(id)
            ? localMessages().idIllegal
            : seen.has(id)
              ? localMessages().idTwice
              : undefined;
      if (message !== undefined) yield { cell: cellName(cell, index), message };
      else seen.add(String(id));
    }
  },
  mend(draft, { original }) {
    const taken = new Set(draft.cells.map(({ id }) => id).filter(isLegal));
    const kept = new Set<string>();
    const cells = draft.cells.map((cell, index) => {
      const { id } = cell;
      if (isLegal(id) && !kept.has(id)) {
        kept.add(id);
        return cell;
      }
      const fresh = originalId(draft, original, index, taken) ?? idFromContent(cell, taken);
      taken.add(fresh);
      kept.add(fresh);
      return { ...cell, id: fresh };
    });
    return { ...draft, cells, nbformat_minor: Math.max(draft.nbformat_minor, 5) };
  },
};

function isLegal(id: unknown): id is string {
  return typeof id === "string" && CELL_ID.test(id);
}

/** The id of the cell at the same place of the Korean notebook, where the two run in step. */
function originalId(draft: Draft, original: Draft | undefined, index: number, taken: ReadonlySet<string>) {
  const cell = original?.cells[index];
  if (original?.cells.length !== draft.cells.length || cell?.cell_type !== draft.cells[index]?.cell_type)
    return undefined;
  return isLegal(cell?.id) && !taken.has(cell.id) ? cell.id : undefined;
}

/** The same cell gets the same id on every machine. */
function idFromContent({ cell_type, source }: DraftCell, taken: ReadonlySet<string>): string {
  const digest = createHash("sha256").update(`${cell_type}\0${source}`).digest("hex").slice(0, 8);
  const base = `${cell_type}-${digest}`;
  let id = base;
  for (let number = 2; taken.has(id); number++) id = `${base}-${number}`;
  return id;
}
