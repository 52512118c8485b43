/** The lines of a check log; the only file of the notebook's side that loads Zod. */
import { z } from "zod";

const checkLogEntry = z.object({
  time: z.iso.datetime(),
  assignment: z.string(),
  question: z.string(),
  outcome: z.enum(["correct", "notYet", "notAttempted", "toBeRead"]),
  score: z.number().min(0).max(1),
  // Not who the learner is, nor the numbers themselves: only whether they are the same ones. Without a variant, none.
  numbers: z.string().optional(),
});

/** One check: when, of what, for which numbers, and what came of it. Nothing of the answer. */
export type CheckLogEntry = z.infer<typeof checkLogEntry>;

/** What a log holds. */
export interface CheckLogContent {
  /** In the order of the file. */
  readonly entries: readonly CheckLogEntry[];
  /** Lines that are no entry: half-written, or somebody else's. */
  readonly unreadable: number;
}

/** Reads the text of a log; a line that is no entry is left out, and counted. */
export function readCheckLog(text: string): CheckLogContent {
  const entries: CheckLogEntry[] = [];
  let unreadable = 0;
  for (const line of text.split("\n")) {
    if (line.trim() === "") continue;
    const entry = entryOf(line);
    if (entry === undefined) unreadable++;
    else entries.push(entry);
  }
  return { entries, unreadable };
}

function entryOf(line: string): CheckLogEntry | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  return checkLogEntry.safeParse(value).data;
}
