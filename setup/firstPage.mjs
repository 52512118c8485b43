import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

/**
 * The page that JupyterLab opens on: the course's first notebook in the reader's language, `00-start`.
 * @param {string} notebooks the folder of the notebooks, JupyterLab's root
 * @param {import("./messages.mjs").Language} language
 * @returns {string} e.g. `/lab/tree/ko/00-start.ipynb`
 */
export function firstPage(notebooks, language) {
  const lessons = path.join(notebooks, language);
  if (!existsSync(lessons)) return "/lab";
  const first = readdirSync(lessons)
    .filter((name) => /^[^.].*\.ipynb$/.test(name))
    .sort()[0];
  return first === undefined ? `/lab/tree/${language}` : `/lab/tree/${language}/${encodeURIComponent(first)}`;
}
