import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import type { Language } from "../../display/language.ts";
import { executedNotebook } from "../../notebook/executedNotebook.ts";
import { withFileLock } from "../../notebook/fileLock.mjs";
import type { Notebook } from "../../notebook/notebookSchema.ts";
import { notebookText } from "../../notebook/notebookText.ts";
import { BookError } from "./bookError.ts";
import { localMessages } from "./messages.ts";
import { pageSource } from "./pageSource.ts";
import { PictureFiles } from "./pictureFiles.ts";
import { writeSharedFiles } from "./sharedFiles.ts";
import { SPHINX_FOLDER, sphinxBuild } from "./sphinxBuild.ts";
import { forwardingPage, startPage } from "./startPage.ts";
import { typesetFormulas } from "./typesetFormulas.ts";

const LANGUAGES: readonly Language[] = ["ko", "en"];

/** Lies in every book's folder: what has it may be replaced. */
const MARK = ".convolab-book";

export interface BookOptions {
  /** The folder with `ko/` and `en/`. */
  readonly notebooks: string;
  /** Where the book goes. A book that is there already is replaced when the new one is complete. */
  readonly output: string;
  /** Folder for what can be used again the next time. */
  readonly cache: string;
  /** Hears what is being done. */
  readonly onProgress?: (line: string) => void;
}

/**
 * Makes a static site of all notebooks in both languages, with their outputs. It can be read from files, or from any server in
 * any folder, and takes nothing from another machine. Notebooks whose outputs are missing or out of date are run.
 *
 * @throws {BookError} if a page has a fault, or the output folder holds something else
 * @throws {NotebookExecutionError} if a cell of a notebook fails
 * @throws {NotebookFormatError} if a file is not a notebook
 */
export async function makeBook(options: BookOptions): Promise<void> {
  refuseOtherFolder(options.output);
  // Two at once would write into each other's pages.
  await withFileLock(`${options.cache}.lock`, () => makePages(options));
}

async function makePages({ notebooks, output, cache, onProgress = () => {} }: BookOptions): Promise<void> {
  forgetOtherSettings(cache);
  const draft = `${output}.${process.pid}`;
  try {
    const shared = path.join(draft, "shared");
    const pictures = new PictureFiles(path.join(shared, "pictures"), "../shared/pictures");
    const first = { ko: "", en: "" };
    for (const language of LANGUAGES) {
      const folder = path.join(notebooks, language);
      const names = notebookNames(folder);
      const source = path.join(cache, language, "source");
      for (const [index, name] of names.entries()) {
        onProgress(localMessages().gathers(`${language}/${name}`));
        const { notebook } = await executedNotebook(path.join(folder, `${name}.ipynb`));
        const lessons = index === 0 ? names.slice(1) : undefined;
        writeSource(path.join(source, `${name}.ipynb`), pageSource(notebook, pictures, lessons));
      }
      removeOthers(cache, language, names);
      first[language] = names[0] ?? "";
    }
    onProgress(localMessages().builds);
    await Promise.all(LANGUAGES.map((language) => buildLanguage(language, first[language], cache)));
    for (const language of LANGUAGES) writePages(language, path.join(cache, language, "pages"), draft);
    for (const language of LANGUAGES) {
      writeFileSync(path.join(draft, language, "index.html"), forwardingPage(language, first[language]));
    }
    writeSharedFiles(shared);
    writeFileSync(path.join(draft, "index.html"), startPage(first));
    writeFileSync(path.join(draft, MARK), "");
    // GitHub Pages would leave out folders that begin with `_`.
    writeFileSync(path.join(draft, ".nojekyll"), "");
    rmSync(output, { recursive: true, force: true });
    renameSync(draft, output);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** A folder named by mistake must not lose what it holds. */
function refuseOtherFolder(output: string): void {
  if (!existsSync(output) || existsSync(path.join(output, MARK))) return;
  if (!statSync(output).isDirectory() || readdirSync(output).length > 0)
    throw new BookError(localMessages().notABook(output));
}

/** What Sphinx remembers holds only as long as its settings, extensions and templates are the same. */
function forgetOtherSettings(cache: string): void {
  const hash = createHash("sha256");
  for (const name of readdirSync(SPHINX_FOLDER, { recursive: true, encoding: "utf8" }).sort()) {
    if (/\.(py|html|po)$/.test(name)) hash.update(name).update(readFileSync(path.join(SPHINX_FOLDER, name)));
  }
  const settings = hash.digest("hex");
  const stamp = path.join(cache, "settings");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === settings) return;
  rmSync(cache, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  writeFileSync(stamp, settings);
}

/** Names of a folder's notebooks in reading order: lessons by their numbers, then the others. */
function notebookNames(folder: string): readonly string[] {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const names = files.filter((file) => /^[^.].*\.ipynb$/.test(file)).map((file) => file.slice(0, -".ipynb".length));
  if (names.length === 0) throw new BookError(localMessages().noNotebooks(folder));
  return names.sort();
}

/** Writes only what has changed: Sphinx reads what is newer than its memory. */
function writeSource(file: string, notebook: Notebook): void {
  const text = notebookText(notebook);
  if (existsSync(file) && readFileSync(file, "utf8") === text) return;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** A notebook that is gone, or has another name, has no page any more. */
function removeOthers(cache: string, language: Language, names: readonly string[]): void {
  const source = path.join(cache, language, "source");
  for (const file of readdirSync(source)) {
    const name = file.replace(/\.ipynb$/, "");
    if (names.includes(name)) continue;
    rmSync(path.join(source, file));
    rmSync(path.join(cache, language, "pages", `${name}.html`), { force: true });
  }
}

async function buildLanguage(language: Language, first: string, cache: string): Promise<void> {
  const folder = path.join(cache, language);
  await sphinxBuild(language, {
    source: path.join(folder, "source"),
    first,
    pages: path.join(folder, "pages"),
    memory: path.join(folder, "memory"),
  });
}

/** Files of Sphinx's that no page uses. */
const UNUSED = /(^|\/)(\.buildinfo|objects\.inv|_sources|.*\.map)$/;

function writePages(language: Language, pages: string, draft: string): void {
  const folder = path.join(draft, language);
  cpSync(pages, folder, { recursive: true, filter: (file) => !UNUSED.test(file) });
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".html"))) {
    const file = path.join(folder, name);
    writeFileSync(file, typesetFormulas(readFileSync(file, "utf8"), `${language}/${name}`));
  }
}
