import { z } from "zod";
import { multiline } from "../../notebook/notebookSchema.ts";

const draftCell = z.looseObject({
  cell_type: z.enum(["markdown", "code", "raw"]),
  id: z.unknown().optional(),
  metadata: z.record(z.string(), z.unknown()).default({}),
  source: multiline,
});

/**
 * What a file must hold at least so that the check can speak of its cells, and mend them: less than nbformat asks for,
 * as what is missing is what the check is there to find.
 */
export const draftSchema = z.looseObject({
  cells: z.array(draftCell),
  metadata: z.record(z.string(), z.unknown()).default({}),
  nbformat: z.literal(4),
  nbformat_minor: z.int().nonnegative(),
});

/** A notebook that may have faults; each cell's source is one text. */
export type Draft = z.infer<typeof draftSchema>;
export type DraftCell = Draft["cells"][number];

/** A copy of the notebook with each cell as `change` returns it. */
export function withCells(draft: Draft, change: (cell: DraftCell, index: number) => DraftCell): Draft {
  return { ...draft, cells: draft.cells.map(change) };
}

/** How a finding calls a cell: by its id, or by its place where it has none. */
export function cellName(cell: DraftCell, index: number): string {
  return typeof cell.id === "string" && cell.id !== "" ? cell.id : `#${index + 1}`;
}
