import { env } from "node:process";

/** The languages this package speaks to a learner in. */
export type Language = "ko" | "en";

/**
 * The language for messages: `CONVOLAB_LANG` (`ko` or `en`), else English. The kernel sets it to the language of the
 * notebook, where a person has not.
 *
 * Read anew at every message, so that a cell may change `process.env.CONVOLAB_LANG`.
 */
export function currentLanguage(): Language {
  return env.CONVOLAB_LANG === "ko" ? "ko" : "en";
}
