/**
 * Which notebook a kernel serves, as far as it can know.
 */
import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Language } from "../display/language.ts";

const notebookSchema = z.object({
  metadata: z.object({ convolab: z.object({ language: z.enum(["ko", "en"]) }) }),
});

/**
 * The language that the notebook's metadata name (`convolab.language`). Jupyter's server tells a kernel its notebook's
 * path in `JPY_SESSION_NAME`; other front ends do not.
 */
export function notebookLanguage(): Language | undefined {
  const file = process.env.JPY_SESSION_NAME;
  if (!file) return undefined;
  try {
    return notebookSchema.parse(JSON.parse(readFileSync(file, "utf8"))).metadata.convolab.language;
  } catch {
    return undefined;
  }
}
