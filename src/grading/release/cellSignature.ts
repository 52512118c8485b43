import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { Language } from "../../display/language.ts";
import type { Cell } from "../../notebook/notebookSchema.ts";
import { nbgraderMetadata } from "./nbgraderMetadata.ts";

/** The notebook that a cell belongs to. */
export interface SignedNotebook {
  readonly assignment: string;
  readonly language: Language;
}

/** So that a signature made for something else, or by another rule, never fits. */
const PURPOSE = "convolab released cell 1";

/**
 * The signature of a locked cell, HMAC-SHA-256 in hexadecimal: it covers the notebook, the cell's id, type and source, and
 * what it is worth, and so fits no other cell, and not this one when it was changed.
 *
 * What nbgrader and JupyterLab put in later (checksums, outputs, counts) is not covered.
 */
export function signatureOf(cell: Cell, notebook: SignedNotebook, key: Uint8Array): string {
  const { grade, solution, locked, grade_id, points } = nbgraderMetadata.parse(cell.metadata.nbgrader);
  const { assignment, language } = notebook;
  const canonical = JSON.stringify([
    PURPOSE,
    [assignment, language],
    [cell.id, cell.cell_type, cell.source],
    [grade, solution, locked, grade_id ?? null, points ?? null],
  ]);
  return createHmac("sha256", key).update(canonical).digest("hex");
}

const signedMetadata = z.looseObject({
  convolab: z.looseObject({ signature: z.string().regex(/^[0-9a-f]{64}$/) }),
  nbgrader: nbgraderMetadata,
});

/** Whether a cell of a submission is a locked cell of that notebook as it was released with that key. */
export function verifyCell(cell: Cell, notebook: SignedNotebook, key: Uint8Array): boolean {
  const { data } = signedMetadata.safeParse(cell.metadata);
  // A release has no tasks, nbgrader's fourth kind of cell.
  if (data === undefined || !data.nbgrader.locked || data.nbgrader.task === true) return false;
  const right = signatureOf(cell, notebook, key);
  return timingSafeEqual(Buffer.from(data.convolab.signature), Buffer.from(right));
}
