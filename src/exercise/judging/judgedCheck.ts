import type { AnswerKind, Answers } from "../answer/answers.ts";
import type { FullCheck, Judgement } from "./kindRules.ts";
import type { Reading } from "./reading.ts";

/** A check and what came of it, before misconceptions are looked for. */
export interface JudgedCheck<Kind extends AnswerKind = AnswerKind> {
  readonly check: FullCheck<Kind>;
  readonly reading: Reading<Answers[Kind]>;
  readonly judgement: Judgement;
}

/** Judges what was read as the answer to a check. */
export async function judgeCheck<Kind extends AnswerKind>(
  check: FullCheck<Kind>,
  reading: Reading<Answers[Kind]>,
): Promise<JudgedCheck<Kind>> {
  if (reading.outcome === "notAttempted") return { check, reading, judgement: reading };
  if (reading.outcome === "unreadable") {
    return { check, reading, judgement: { outcome: "notYet", reason: reading.reason } };
  }
  return { check, reading, judgement: await check.judge(reading.answer, reading.problems) };
}
