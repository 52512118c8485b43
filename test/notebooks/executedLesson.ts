import { delimiter, join } from "node:path";
import type { Language } from "../../src/display/language.ts";
import { executedNotebook } from "../../src/notebook/executedNotebook.ts";
import type { CodeCell, Notebook } from "../../src/notebook/notebookSchema.ts";
import { readNotebook } from "../../src/notebook/readNotebook.ts";

const REPOSITORY = join(import.meta.dirname, "../..");

/** File of a notebook of the course, e.g. `notebookFile("ko", "03-padding.ipynb")`. */
export function notebookFile(language: Language, name: string): string {
  return join(REPOSITORY, "notebooks", language, name);
}

/** Puts the Python environment that set-up makes first on the PATH, so that its `jupyter-execute` is found. */
export function findJupyter(): void {
  const programs = join(REPOSITORY, ".venv/bin");
  const { PATH = "" } = process.env;
  if (!PATH.split(delimiter).includes(programs)) process.env.PATH = `${programs}${delimiter}${PATH}`;
  // The kernel that set-up installed there, and not one of the user's.
  process.env.JUPYTER_PATH = join(REPOSITORY, ".venv/share/jupyter");
  process.env.PYTHONNOUSERSITE = "1";
}

/** A lesson that was run from top to bottom by nbclient with the installed kernel: what each of its cells put out. */
export interface ExecutedLesson {
  readonly notebook: Notebook;
  /** The lines that a cell wrote to stdout. */
  printed(id: string): string[];
  /** The `text/plain` of a cell's last result or display. */
  text(id: string): string;
  /** That text read as a literal (numbers, texts, lists, objects); `undefined` where it is none. */
  value(id: string): unknown;
  /** The MIME bundle of a cell's last result or display. */
  data(id: string): Readonly<Record<string, unknown>>;
}

/**
 * A lesson with its outputs, by its file's name. It is run once for all tests, and then only where its code or the build
 * has changed.
 */
export async function executedLesson(language: Language, name: string): Promise<ExecutedLesson> {
  findJupyter();
  const { notebook } = await executedNotebook(notebookFile(language, name));
  const cell = (id: string): CodeCell => {
    const found = notebook.cells.find((each) => each.id === id);
    if (found?.cell_type !== "code") throw new Error(`${language}/${name} has no code cell ${id}`);
    return found;
  };
  const data = (id: string) => {
    const results = cell(id).outputs.filter((output) => "data" in output);
    return results.at(-1)?.data ?? {};
  };
  const text = (id: string) => {
    const plain = data(id)["text/plain"];
    if (typeof plain !== "string") throw new Error(`cell ${id} of ${language}/${name} shows no text`);
    return plain;
  };
  return {
    notebook,
    printed(id) {
      const streams = cell(id).outputs.filter((output) => output.output_type === "stream");
      const stdout = streams.filter((output) => output.name === "stdout").map((output) => output.text);
      const printed = stdout.join("").replace(/\n$/, "");
      return printed === "" ? [] : printed.split("\n");
    },
    text,
    value(id) {
      const plain = data(id)["text/plain"];
      return typeof plain === "string" ? literalValue(plain) : undefined;
    },
    data,
  };
}

/** A text in quotes of any kind, or the bare key of an object: what a literal of JavaScript writes otherwise than JSON. */
const TEXT_OR_KEY = /(['"`])((?:\\.|(?!\1)[^\\])*)\1|([\p{ID_Start}$_][\p{ID_Continue}$]*)(?=:)/gsu;

/** The value of a literal as the kernel shows it. */
function literalValue(text: string): unknown {
  const json = text.replaceAll(TEXT_OR_KEY, (_, _quote, content: string | undefined, key: string | undefined) =>
    JSON.stringify(key ?? content?.replaceAll(/\\(.)/gs, (_escape, each) => (each === "n" ? "\n" : each))),
  );
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** The texts of a notebook without its code. */
export function prose(language: Language, name: string): string {
  const { cells } = readNotebook(notebookFile(language, name));
  return cells.flatMap(({ cell_type, source }) => (cell_type === "markdown" ? [source] : [])).join("\n\n");
}
