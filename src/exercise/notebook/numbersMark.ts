import { createHash } from "node:crypto";
import type { Variant } from "../question/question.ts";

/**
 * A short mark by which the log of checks knows a question's numbers again, without saying them or whose they are.
 *
 * @returns 8 hexadecimal digits, or `undefined` where there are no numbers, so that everybody has the same question
 */
export function numbersMark(numbers: Variant): string | undefined {
  if (Object.keys(numbers).length === 0) return undefined;
  return createHash("sha256").update(JSON.stringify(numbers)).digest("hex").slice(0, 8);
}
