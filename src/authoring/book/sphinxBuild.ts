import path from "node:path";
import type { Language } from "../../display/language.ts";
import { runProgram } from "../../notebook/runProgram.ts";
import { BookError } from "./bookError.ts";
import { localMessages, SITE_TEXTS } from "./messages.ts";

/** Settings, extensions and templates: in `src` as they were written, in `dist` as copied by the build. */
export const SPHINX_FOLDER = path.join(import.meta.dirname, "sphinx");

/**
 * Builds the pages of one language from notebooks with outputs.
 *
 * @param options.source the folder of the notebooks
 * @param options.first name of the first page, which lists the others
 * @param options.pages where the pages go
 * @param options.memory where Sphinx keeps what it read, so that the next time it reads only what has changed
 * @throws {BookError} if Sphinx finds a fault, such as a link that leads nowhere
 */
export async function sphinxBuild(
  language: Language,
  options: { readonly source: string; readonly first: string; readonly pages: string; readonly memory: string },
): Promise<void> {
  const { source, first, pages, memory } = options;
  const { title, search } = SITE_TEXTS[language];
  const settings = {
    language,
    root_doc: first,
    html_title: title,
    html_short_title: title,
    "html_theme_options.search_bar_text": search,
  };
  const args = [
    ...["-b", "html", "-q", "--fail-on-warning", "--keep-going", "--no-color"],
    ...["-c", SPHINX_FOLDER, "-d", memory],
    ...Object.entries(settings).flatMap(([name, value]) => ["-D", `${name}=${value}`]),
    source,
    pages,
  ];
  const { code, output } = await runProgram("sphinx-build", args, {
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1", PYTHONNOUSERSITE: "1", PYTHONIOENCODING: "utf-8" },
    missing: () => new BookError(localMessages().noSphinx),
    interrupted: () => new BookError(localMessages().interrupted),
  });
  if (code !== 0) throw new BookError(localMessages().sphinxComplains(language, output.trim()));
}
