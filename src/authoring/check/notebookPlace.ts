import path from "node:path";
import type { Language } from "../../display/language.ts";

/** What a notebook is, as its path says. */
export interface NotebookPlace {
  /**
   * `lesson`: one of the course, `ko/NN-name.ipynb`, and a talk as well; `exercise`: an instructor's,
   * `solutions/<assignment>/name.ko.ipynb`; `release`: the same as students get it, `exercises/<assignment>/name.ko.ipynb`.
   */
  readonly kind: "lesson" | "exercise" | "release" | "other";
  /** `undefined` where the path does not say. */
  readonly language: Language | undefined;
  /** The file of the same notebook in the other language, where the path says which it would be. */
  readonly partner: string | undefined;
  /** The folder that its links start from: a reader's, so for an instructor's exercise the one of its release. */
  readonly linksFrom: string;
}

/** What a notebook's path says of it. */
export function notebookPlace(file: string): NotebookPlace {
  const folder = path.dirname(file);
  const name = path.basename(file);
  const inFolder = path.basename(path.resolve(folder));
  if (isLanguage(inFolder)) {
    const partner = path.join(folder, "..", otherLanguage(inFolder), name);
    return { kind: kindByName(name), language: inFolder, partner, linksFrom: folder };
  }
  const [, base, language] = /^(.+)\.(ko|en)\.ipynb$/.exec(name) ?? [];
  if (!isLanguage(language))
    return { kind: kindByName(name), language: undefined, partner: undefined, linksFrom: folder };
  const partner = path.join(folder, `${base}.${otherLanguage(language)}.ipynb`);
  const kind = kindOfFolder(path.basename(path.resolve(folder, "..")));
  const released = path.join(folder, "..", "..", "notebooks", "exercises", inFolder);
  return { kind, language, partner, linksFrom: kind === "exercise" ? released : folder };
}

/** By the folder that holds an assignment's folder. */
function kindOfFolder(name: string): NotebookPlace["kind"] {
  if (name === "solutions") return "exercise";
  return name === "exercises" ? "release" : "other";
}

function kindByName(name: string): "lesson" | "other" {
  return /^\d\d-/.test(name) ? "lesson" : "other";
}

function isLanguage(text: string | undefined): text is Language {
  return text === "ko" || text === "en";
}

function otherLanguage(language: Language): Language {
  return language === "ko" ? "en" : "ko";
}
