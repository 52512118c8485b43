import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import type { Language } from "../../src/display/language.ts";
import { executedNotebook } from "../../src/notebook/executedNotebook.ts";
import { NotebookExecutionError } from "../../src/notebook/executeNotebook.ts";
import type { Cell, Notebook } from "../../src/notebook/notebookSchema.ts";
import { notebookText } from "../../src/notebook/notebookText.ts";
import { findJupyter } from "./executedLesson.ts";

/** A kernel starts and a few small cells run. */
const RUN_MS = 120_000;

let folder: string;

beforeAll(() => {
  findJupyter();
  folder = mkdtempSync(join(tmpdir(), "convolab-executed-"));
});

afterAll(() => rmSync(folder, { recursive: true }));

function code(id: string, source: string): Cell {
  return { cell_type: "code", id, metadata: {}, source, outputs: [], execution_count: null };
}

function markdown(id: string, source: string): Cell {
  return { cell_type: "markdown", id, metadata: {}, source };
}

function write(name: string, cells: Cell[], language: Language = "en"): string {
  const file = join(folder, name);
  const kernelspec = { name: "convolab", display_name: "TypeScript (convolab)", language: "typescript" };
  const notebook: Notebook = {
    cells,
    metadata: { kernelspec, convolab: { language } },
    nbformat: 4,
    nbformat_minor: 5,
  };
  writeFileSync(file, notebookText(notebook));
  return file;
}

/** Each test keeps its results apart, so that none finds another's. */
function kept(name: string): { folder: string } {
  const place = join(folder, "kept", name);
  mkdirSync(place, { recursive: true });
  return { folder: place };
}

function outputsOf({ cells }: Notebook, id: string) {
  const cell = cells.find((each) => each.id === id);
  return cell?.cell_type === "code" ? cell.outputs : undefined;
}

it(
  "runs a notebook with the helper at hand, in an empty folder, and keeps what it put out",
  async () => {
    const file = write("runs.ipynb", [
      code("size", 'import { outputSize } from "convolab";\noutputSize({ input: 28, kernel: 5 }).size'),
      code("folder", 'import { readdirSync } from "node:fs";\nconsole.log(readdirSync("."));\nconsole.log("two");'),
    ]);
    const options = kept("runs");
    const { notebook, file: result } = await executedNotebook(file, options);
    expect(outputsOf(notebook, "size")).toMatchObject([{ data: { "text/plain": "24" }, execution_count: 1 }]);
    expect(outputsOf(notebook, "folder")).toEqual([
      { output_type: "stream", name: "stdout", text: "[ 'runs.ipynb' ]\ntwo\n" },
    ]);
    expect(result).toBe(join(options.folder, "en", "runs.ipynb"));
    expect(readFileSync(result, "utf8")).toBe(notebookText(notebook));
    expect(readdirSync(join(options.folder, "en"))).toEqual(["runs.ipynb"]);
  },
  RUN_MS,
);

it(
  "runs it again only when its code changes, and takes new texts without a run",
  async () => {
    const options = kept("again");
    const cells = (text: string, addend: number) => [
      markdown("words", text),
      code("random", `Math.random() + ${addend}`),
    ];
    const run = async (text: string, addend: number) => {
      const { notebook } = await executedNotebook(write("again.ipynb", cells(text, addend)), options);
      return [notebook.cells[0]?.source, outputsOf(notebook, "random")] as const;
    };
    const [, first] = await run("one", 1);
    expect(await run("two", 1)).toEqual(["two", first]);
    const [, other] = await run("two", 2);
    expect(other).not.toEqual(first);
  },
  RUN_MS,
);

it(
  "is run once for all who want it at the same time",
  async () => {
    const file = write("shared.ipynb", [code("random", "Math.random()")]);
    const options = kept("shared");
    const [one, other] = await Promise.all([executedNotebook(file, options), executedNotebook(file, options)]);
    expect(outputsOf(one.notebook, "random")).toEqual(outputsOf(other.notebook, "random"));
  },
  RUN_MS,
);

it(
  "takes over the lock of a process that is gone",
  async () => {
    const options = kept("lock");
    // Above the largest number that a Linux process can have.
    writeFileSync(join(options.folder, "running.lock"), JSON.stringify({ pid: 2 ** 23, since: 0 }));
    const { notebook } = await executedNotebook(write("lock.ipynb", [code("sum", "1 + 1")]), options);
    expect(outputsOf(notebook, "sum")).toMatchObject([{ data: { "text/plain": "2" } }]);
    expect(readdirSync(options.folder)).toEqual(["en"]);
  },
  RUN_MS,
);

it(
  "speaks the notebook's language, whatever this process speaks",
  async () => {
    const source =
      'import { outputSize } from "convolab";\ntry { outputSize({ input: 2, kernel: 5 }); } catch (error) { console.log(String(error)); }';
    const file = write("korean.ipynb", [code("error", source)], "ko");
    const { notebook } = await executedNotebook(file, kept("korean"));
    expect(outputsOf(notebook, "error")).toMatchObject([{ text: expect.stringMatching(/\p{Script=Hangul}/u) }]);
  },
  RUN_MS,
);

it.each([
  ["a type error", 'const size: number = "4";', /TS2322/],
  ["an error at run time", 'throw new RangeError("too wide");', /RangeError: too wide/],
])(
  "says which cell failed, and how: %s",
  async (name, source, error) => {
    const cells = [code("fine", "const one = 1;"), code("planted", source), code("later", "2")];
    const failure = await executedNotebook(write("failing.ipynb", cells), kept(name)).catch(
      (reason: unknown) => reason,
    );
    expect(failure).toBeInstanceOf(NotebookExecutionError);
    expect(failure).toMatchObject({ cell: "planted", message: expect.stringMatching(error) });
  },
  RUN_MS,
);

it(
  "says which of two cells with the same code failed",
  async () => {
    const twice = "count += 1;\nif (count > 1) throw new Error(String(count));";
    const cells = [code("start", "let count = 0;"), code("first", twice), code("second", twice)];
    const run = executedNotebook(write("twice.ipynb", cells), kept("twice"));
    await expect(run).rejects.toMatchObject({ cell: "second", message: expect.stringMatching(/Error: 2/) });
  },
  RUN_MS,
);

it(
  "says in a few lines that a cell took too long",
  async () => {
    const cells = [code("endless", "await new Promise(() => setInterval(() => {}, 1000));")];
    const run = executedNotebook(write("endless.ipynb", cells), { ...kept("endless"), cellTimeout: 1 });
    await expect(run).rejects.toThrow(/^(?!.*Traceback).*endless\.ipynb could not be run\.\n.*timed out/s);
  },
  RUN_MS,
);
