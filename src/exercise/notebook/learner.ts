import { env } from "node:process";
import { shownValue } from "../../display/shownValue.ts";
import { localMessages } from "./messages.ts";

/** Longer than any student number or e-mail address. */
const LONGEST_ID = 100;

/** The id that the notebook gave; empty: none. */
let given = "";

/** Who the learner is, and who says so. */
export interface Learner {
  /** Their id; empty: nobody, and then everybody has the same numbers. */
  readonly id: string;
  readonly saidBy: "grader" | "notebook" | "hub" | "nobody";
}

/**
 * Who the learner is: whom a grader names (`CONVOLAB_LEARNER`), else whom the notebook names, else JupyterHub's user.
 * Read anew each time.
 */
export function currentLearner(): Learner {
  const graders = env.CONVOLAB_LEARNER?.trim() ?? "";
  if (graders !== "") return { id: graders, saidBy: "grader" };
  if (given !== "") return { id: given, saidBy: "notebook" };
  const hubs = env.JUPYTERHUB_USER?.trim() ?? "";
  return hubs === "" ? { id: "", saidBy: "nobody" } : { id: hubs, saidBy: "hub" };
}

/**
 * Names the learner for the rest of the session.
 *
 * @param id a student number, say; blanks around it do not count, and an empty one names nobody
 * @throws {TypeError} if it is no text, is longer than 100 characters, or has characters that cannot be seen
 */
export function nameLearner(id: string): void {
  // A cell may pass what the types do not allow.
  const value: unknown = id;
  if (typeof value !== "string") throw new TypeError(localMessages().learnerNotText(shownValue(value)));
  // The same letters count as the same id, however an input method composed them.
  const cleaned = value.trim().normalize("NFC");
  if (cleaned.length > LONGEST_ID) throw new TypeError(localMessages().learnerTooLong(LONGEST_ID, cleaned.length));
  if (/[\p{C}\p{Zl}\p{Zp}]/u.test(cleaned)) throw new TypeError(localMessages().learnerUnprintable(shownValue(value)));
  given = cleaned;
}
