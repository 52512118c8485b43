import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { z } from "zod";
import { type Finished, runPython } from "./pythonProgram.ts";

const TIMEOUT = 90_000;

/** nbformat writes a text as one string or as a list of its lines. */
const multilineText = z.union([z.string(), z.array(z.string())]).transform((text) => [text].flat().join(""));
const outputSchema = z.looseObject({
  output_type: z.string(),
  name: z.string().optional(),
  text: multilineText.optional(),
  data: z.record(z.string(), z.union([multilineText, z.json()])).optional(),
  ename: z.string().optional(),
});
const notebookSchema = z.object({
  cells: z.array(
    z.looseObject({
      cell_type: z.string(),
      source: multilineText,
      execution_count: z.int().nullish(),
      outputs: z.array(outputSchema).default([]),
    }),
  ),
});
type Notebook = z.infer<typeof notebookSchema>;

interface CodeCell {
  source: string;
  tags?: readonly string[];
}

/** Writes an nbformat 4.5 notebook of code cells for the kernel. */
async function writeNotebook(path: string, cells: readonly CodeCell[]): Promise<void> {
  const notebook = {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      kernelspec: { name: "convolab", display_name: "TypeScript (convolab)", language: "typescript" },
      language_info: { name: "typescript" },
    },
    cells: cells.map(({ source, tags = [] }, i) => ({
      id: `cell-${i}`,
      cell_type: "code",
      metadata: { tags },
      execution_count: null,
      outputs: [],
      source,
    })),
  };
  await writeFile(path, JSON.stringify(notebook));
}

/** stdout of the code cells, joined. */
function stdoutOf({ cells }: Notebook): string {
  return cells
    .flatMap(({ outputs }) => outputs)
    .filter(({ output_type, name }) => output_type === "stream" && name === "stdout")
    .map(({ text = "" }) => text)
    .join("");
}

const CELLS: CodeCell[] = [
  { source: "interface Layer { units: number }\nconst layers: Layer[] = [{ units: 3 }, { units: 4 }];" },
  { source: "console.log(`합 ${layers.reduce((sum, { units }) => sum + units, 0)}`);" },
  { source: "layers.length * 21" },
  { source: "display.html('<b>rich</b>')" },
  { source: "await Promise.resolve('the end')" },
];

describe("front ends run a notebook", () => {
  let folder = "";
  const input = () => join(folder, "input.ipynb");
  const python = async (args: readonly string[], stdin?: string): Promise<Finished> =>
    await runPython(args, { cwd: folder, dataDirectory: join(folder, "data"), input: stdin, timeout: TIMEOUT });

  /** Reads a notebook that Jupyter's own check finds valid. */
  async function readExecuted(name: string): Promise<Notebook> {
    const path = join(folder, name);
    const check = await python([
      "-c",
      "import nbformat, sys; nbformat.validate(nbformat.read(sys.argv[1], as_version=4))",
      path,
    ]);
    expect(check).toMatchObject({ code: 0 });
    return notebookSchema.parse(JSON.parse(await readFile(path, "utf8")));
  }

  function expectExecuted(notebook: Notebook): void {
    expect(notebook.cells.map((cell) => cell.execution_count)).toEqual([1, 2, 3, 4, 5]);
    expect(stdoutOf(notebook)).toBe("합 7\n");
    expect(notebook.cells[2]?.outputs[0]).toMatchObject({
      output_type: "execute_result",
      data: { "text/plain": "42" },
    });
    expect(notebook.cells[3]?.outputs).toContainEqual(
      expect.objectContaining({ data: expect.objectContaining({ "text/html": "<b>rich</b>" }) }),
    );
    expect(notebook.cells[4]?.outputs[0]?.data?.["text/plain"]).toBe("'the end'");
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "frontends-"));
    await writeNotebook(input(), CELLS);
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it(
    "nbclient",
    async () => {
      const script = [
        "import nbformat, sys",
        "from nbclient import NotebookClient",
        "notebook = nbformat.read(sys.argv[1], as_version=4)",
        "NotebookClient(notebook, kernel_name='convolab', timeout=60).execute()",
        "nbformat.write(notebook, sys.argv[2])",
      ].join("\n");
      expect(await python(["-c", script, input(), join(folder, "nbclient.ipynb")])).toMatchObject({ code: 0 });
      expectExecuted(await readExecuted("nbclient.ipynb"));
    },
    TIMEOUT,
  );

  it(
    "nbclient stops at a cell that fails, and says what failed",
    async () => {
      await writeNotebook(join(folder, "failing.ipynb"), [
        { source: "1" },
        { source: "const text: string = 5" },
        { source: "'never'" },
      ]);
      const { code, output } = await python(["-m", "jupyter", "execute", "failing.ipynb"]);
      expect(code).not.toBe(0);
      expect(output).toContain("TS2322");
    },
    TIMEOUT,
  );

  it(
    "nbclient goes on after a cell that is meant to fail",
    async () => {
      await writeNotebook(join(folder, "tagged.ipynb"), [
        { source: "const wrong: number = 'text'", tags: ["raises-exception"] },
        { source: "throw new Error('on purpose')", tags: ["raises-exception"] },
        { source: "console.log('went on')" },
      ]);
      expect(await python(["-m", "jupyter", "execute", "--inplace", "tagged.ipynb"])).toMatchObject({ code: 0 });
      const notebook = await readExecuted("tagged.ipynb");
      expect(notebook.cells.map(({ outputs }) => outputs.map(({ output_type }) => output_type))).toEqual([
        ["error"],
        ["error"],
        ["stream"],
      ]);
      expect(stdoutOf(notebook)).toBe("went on\n");
    },
    TIMEOUT,
  );

  it(
    "nbconvert --execute",
    async () => {
      const run = await python([
        "-m",
        "jupyter",
        "nbconvert",
        "--to",
        "notebook",
        "--execute",
        "--output",
        "nbconvert.ipynb",
        "input.ipynb",
      ]);
      expect(run).toMatchObject({ code: 0 });
      expectExecuted(await readExecuted("nbconvert.ipynb"));
    },
    TIMEOUT,
  );

  it(
    "nbconvert makes an HTML page of it",
    async () => {
      expect(await python(["-m", "jupyter", "nbconvert", "--to", "html", "--execute", "input.ipynb"])).toMatchObject({
        code: 0,
      });
      const page = await readFile(join(folder, "input.html"), "utf8");
      expect(page).toContain("합 7");
      expect(page).toContain("<b>rich</b>");
    },
    TIMEOUT,
  );

  it(
    "papermill",
    async () => {
      expect(await python(["-m", "papermill", "input.ipynb", "papermill.ipynb"])).toMatchObject({ code: 0 });
      expectExecuted(await readExecuted("papermill.ipynb"));
    },
    TIMEOUT,
  );

  it(
    "papermill with parameters",
    async () => {
      await writeNotebook(join(folder, "parameterised.ipynb"), [
        {
          source: "let epochs = 1;\nlet name = 'default';\nlet rate = 0.5;\nlet shuffle = false;",
          tags: ["parameters"],
        },
        {
          source:
            "console.log(epochs + 1, name, rate, shuffle);\nconst typed: [number, string, number, boolean] = [epochs, name, rate, shuffle];",
        },
      ]);
      // papermill knows no TypeScript; what it writes for C# (`var name = value;`) is TypeScript too for plain values.
      const language = ["--language", ".net-csharp"];
      const parameters = ["-p", "epochs", "7", "-p", "name", "강아지", "-p", "rate", "0.25", "-p", "shuffle", "True"];
      expect(
        await python(["-m", "papermill", "parameterised.ipynb", "filled.ipynb", ...language, ...parameters]),
      ).toMatchObject({ code: 0 });
      const notebook = await readExecuted("filled.ipynb");
      expect(stdoutOf(notebook)).toBe("8 강아지 0.25 true\n");
    },
    TIMEOUT,
  );

  it(
    "jupyter console",
    async () => {
      const typed =
        "const width: number = 6\nwidth * 7\nconsole.log('from the console')\nwidth.nothing\n'still ' + 'here'\nexit\n";
      const { output } = await python(["-m", "jupyter", "console", "--kernel", "convolab", "--simple-prompt"], typed);
      for (const text of ["42", "from the console", "TS2339", "'still here'"]) expect(output).toContain(text);
    },
    TIMEOUT,
  );
});
