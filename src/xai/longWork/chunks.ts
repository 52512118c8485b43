import { currentDisplayHost } from "../../display/displayHost.ts";
import { nextTurn } from "../../nn/training/evaluate.ts";
import { requireMemory } from "../../nn/training/memoryCheck.ts";
import type { ExplainedModel } from "../model/explainedModel.ts";
import { localMessages } from "./messages.ts";
import { WorkProgress } from "./workProgress.ts";

/** Bytes of the layers' outputs that are worked on at once: enough to keep the processor busy. */
const BYTES_AT_ONCE = 96 * 2 ** 20;

/** Rows at once, however small the model: more gain nothing, and an interrupt waits for them. */
const MOST_ROWS = 1024;

const BYTES_A_VALUE = 4;

/** How work is cut. */
export interface ChunkOptions {
  /** Whether a gradient is computed, which keeps every layer's output and adds a gradient to it. */
  readonly keepsAll: boolean;
  /** Model inputs for each item of the work: a method's samples or steps; 1. */
  readonly rowsAnItem?: number;
  /** Whose progress is shown and whose name an interruption's message has; left out, neither shows. */
  readonly method?: string;
}

/**
 * How many rows (images given to the model) are worked on at once, so that memory suffices.
 *
 * @throws {RangeError} if the machine lacks the memory for a single one
 */
export function rowsAtOnce(model: ExplainedModel, keepsAll: boolean): number {
  const values = model.layers.reduce(
    (sum, { outputShape }) => sum + outputShape.slice(1).reduce<number>((size, axis) => size * (axis ?? 1), 1),
    0,
  );
  const bytes = Math.max(1, values) * BYTES_A_VALUE * (keepsAll ? 2 : 1);
  // Asking the system for its free memory takes longer than a small model.
  if (bytes > BYTES_AT_ONCE) requireMemory(model.tfModel, 1, keepsAll);
  return Math.max(1, Math.min(MOST_ROWS, Math.floor(BYTES_AT_ONCE / bytes)));
}

/**
 * Does work on `count` items in chunks that fit the memory; between them messages come in and progress shows.
 *
 * @param work does the items from `start` up to, not including, `end`. It should not return numbers from `tf.tidy`, which
 * looks for tensors in every element of a typed array, but write them down inside
 * @throws {Error} if the cell is interrupted meanwhile: an explanation of a part of the samples would be another one
 */
export async function forEachChunk(
  model: ExplainedModel,
  count: number,
  { keepsAll, rowsAnItem = 1, method }: ChunkOptions,
  work: (start: number, end: number) => void,
): Promise<void> {
  const size = Math.max(1, Math.floor(rowsAtOnce(model, keepsAll) / rowsAnItem));
  const progress = method === undefined ? undefined : new WorkProgress(method);
  for (let start = 0; start < count; start += size) {
    const end = Math.min(start + size, count);
    work(start, end);
    if (end === count) break;
    progress?.update(end / count);
    await nextTurn();
    requireUninterrupted(method ?? "", end, count);
  }
  progress?.end();
}

/**
 * Ends work whose cell has been interrupted.
 *
 * @throws {Error} if it has
 */
export function requireUninterrupted(method: string, done: number, total: number): void {
  if (currentDisplayHost().interrupted?.() !== true) return;
  throw new Error(localMessages().interrupted(method, done, total));
}
