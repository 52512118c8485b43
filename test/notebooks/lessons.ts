import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../../src/display/language.ts";

/** The languages of the course. */
export const LANGUAGES = ["ko", "en"] as const satisfies readonly Language[];

/** File names of the notebooks in a language, in order. */
export function notebookNames(language: Language): string[] {
  return readdirSync(join(import.meta.dirname, "../../notebooks", language))
    .filter((name) => name.endsWith(".ipynb"))
    .sort();
}

/** Whether a notebook is a lesson of the course; the others are tours and galleries. */
export function isLesson(name: string): boolean {
  return /^\d\d-/.test(name);
}
