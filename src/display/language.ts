import { env } from "node:process";
import { realGlobal, reflectGet } from "./primordials.ts";

/** The languages this package speaks to a learner in. */
export type Language = "ko" | "en";

/** Where whoever runs a notebook leaves the notebook's language (`"ko"` or `"en"`), shared by all copies of this module. */
export const notebookLanguageKey: symbol = Symbol.for("convolab.notebookLanguage");

/**
 * The language for messages: `CONVOLAB_LANG` (`ko` or `en`), else the running notebook's, else English.
 *
 * Read anew at every message, so that a cell may change `process.env.CONVOLAB_LANG`.
 */
export function currentLanguage(): Language {
  try {
    return languageOf(env.CONVOLAB_LANG) ?? languageOf(reflectGet(realGlobal, notebookLanguageKey)) ?? "en";
  } catch {
    return "en";
  }
}

function languageOf(value: unknown): Language | undefined {
  return value === "ko" || value === "en" ? value : undefined;
}
