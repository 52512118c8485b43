import { z } from "zod";

/** What a cell is to nbgrader (its metadata schema 3, `nbgraderformat/v3.json`). */
export const nbgraderMetadata = z.strictObject({
  schema_version: z.literal(3),
  /** Whether it is worth points. */
  grade: z.boolean(),
  /** Whether the learner writes it. */
  solution: z.boolean(),
  /** Whether it is to stay as it was given out. */
  locked: z.boolean(),
  /** The same in every version of the notebook; here the cell's id. */
  grade_id: z.string().optional(),
  /** Of a graded cell. */
  points: z.number().nonnegative().optional(),
  task: z.boolean().optional(),
  /** nbgrader's own, put in when it gives an assignment out. */
  checksum: z.string().optional(),
  cell_type: z.enum(["raw", "code", "markdown"]).optional(),
});

export type NbgraderMetadata = z.infer<typeof nbgraderMetadata>;

/** What a cell of an exercise notebook is for. */
export type CellRole =
  /** The instructor's: texts, given code. It stays as it was given out. */
  | { readonly kind: "given" }
  /** The learner's own id goes in, which is no answer. */
  | { readonly kind: "learner" }
  /** The learner's answer; with points where a person reads and scores it. */
  | { readonly kind: "answer"; readonly points?: number }
  /** Checks an answer and is worth its points. */
  | { readonly kind: "check"; readonly points: number };

/**
 * The metadata of a released cell, but for its signature: nbgrader's, and what keeps JupyterLab from deleting or editing
 * it, as nbgrader's `LockCells` sets it.
 */
export function releasedMetadata(id: string, role: CellRole): { nbgrader?: NbgraderMetadata; [key: string]: unknown } {
  if (role.kind === "learner") return {};
  const points = role.kind === "given" ? undefined : role.points;
  const isAnswer = role.kind === "answer";
  const nbgrader: NbgraderMetadata = {
    schema_version: 3,
    grade: points !== undefined,
    solution: isAnswer,
    locked: !isAnswer,
    grade_id: id,
    ...(points !== undefined && { points }),
    task: false,
  };
  return { nbgrader, deletable: false, ...(!isAnswer && { editable: false }) };
}
