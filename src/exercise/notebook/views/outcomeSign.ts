import type { QuestionOutcome } from "../../judging/result.ts";
import { localMessages } from "../messages.ts";

/** How things stand with a question, or with a part of it. */
export type Standing = QuestionOutcome | "notChecked";

const SIGNS: Readonly<Record<Standing, string>> = {
  correct: "✓",
  notYet: "✗",
  notAttempted: "○",
  toBeRead: "✎",
  notChecked: "–",
};

/** The sign by which a standing is told without its colour. */
export function outcomeSign(standing: Standing): string {
  return SIGNS[standing];
}

/** Sign and word: `✗ not yet`; with a score of more than nothing, `✗ partly`. */
export function outcomeLabel(standing: Standing, score = 0): string {
  const word = standing === "notYet" && score > 0 ? "partly" : standing;
  return `${SIGNS[standing]} ${localMessages()[word]}`;
}
