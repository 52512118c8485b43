import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { pageSource } from "../../../src/authoring/book/pageSource.ts";
import { PictureFiles } from "../../../src/authoring/book/pictureFiles.ts";
import type { Cell, Notebook, Output } from "../../../src/notebook/notebookSchema.ts";

/** A picture of one pixel. */
const PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const CHART = "application/vnd.vegalite.v5+json";

let folder: string;
let pictures: PictureFiles;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "book-pictures-"));
  pictures = new PictureFiles(folder, "../shared/pictures");
});

afterEach(() => rmSync(folder, { recursive: true }));

function notebookOf(...cells: Cell[]): Notebook {
  return { cells, metadata: {}, nbformat: 4, nbformat_minor: 5 };
}

function codeCell(...outputs: Output[]): Cell {
  const metadata = { execution: { "shell.execute_reply": "2026-01-01T00:00:00Z" } };
  return { cell_type: "code", id: "draw", metadata, source: "draw()", outputs, execution_count: 1 };
}

function display(data: Record<string, unknown>, metadata: Record<string, unknown> = {}): Output {
  return { output_type: "display_data", data, metadata };
}

/** The HTML that a page shows of an output. */
function htmlOf(output: Output): unknown {
  const [cell] = pageSource(notebookOf(codeCell(output)), pictures).cells;
  const [shown] = cell?.cell_type === "code" ? cell.outputs : [];
  return shown !== undefined && "data" in shown ? shown.data["text/html"] : undefined;
}

describe("outputs", () => {
  it("shows a picture as a file, once, with its alternative text and size", () => {
    const alt = { "image/png": { alt: 'a "white" pixel', width: 2, height: 1 } };
    const html = htmlOf(display({ "image/png": PNG, "text/plain": "pixel" }, alt));
    htmlOf(display({ "image/png": PNG, "text/plain": "the same" }));
    const [file = "", ...others] = readdirSync(folder);
    expect(others).toEqual([]);
    expect(readFileSync(path.join(folder, file)).toString("base64")).toBe(PNG);
    expect(html).toBe(
      `<img src="../shared/pictures/${file}" alt="a &quot;white&quot; pixel" width="2" height="1" loading="lazy" decoding="async">`,
    );
  });

  it("describes a picture without alternative text by the output's words", () => {
    expect(htmlOf(display({ "image/png": PNG, "text/plain": "two digits" }))).toContain('alt="two digits"');
  });

  it("prefers HTML, and takes the pictures out of it but not out of its scripts", () => {
    const script = `<script>const kept = '<img src="data:image/png;base64,${PNG}">';</script>`;
    const html = htmlOf(
      display({ "image/png": PNG, "text/html": `<img src="data:image/png;base64,${PNG}">${script}` }),
    );
    expect(html).toMatch(/^<img src="\.\.\/shared\/pictures\/[0-9a-f]{16}\.png" loading="lazy"/);
    expect(html).toContain(script);
  });

  it("carries a chart's specification beside its picture, where no text of it can end the script", () => {
    const specification = { title: "</script><b>" };
    const html = String(htmlOf(display({ "image/png": PNG, "text/plain": "a chart", [CHART]: specification })));
    const [, text = ""] = /<script type="application\/json">(.*)<\/script><\/div>$/.exec(html) ?? [];
    expect(text).not.toContain("<");
    expect(JSON.parse(text)).toEqual(specification);
  });

  it("leaves texts as they are", () => {
    expect(htmlOf(display({ "text/plain": "3" }))).toBeUndefined();
  });
});

describe("cells", () => {
  it("can be found by their ids, and say nothing of how long they took", () => {
    const [cell] = pageSource(notebookOf(codeCell()), pictures).cells;
    expect(cell?.metadata).toEqual({ tags: ["cell-draw"] });
  });

  it("link to the other language's pages instead of its notebooks", () => {
    const source = "See [한국어](../ko/03-padding.ipynb#연습) and [padding](03-padding.ipynb).";
    const [cell] = pageSource(notebookOf({ cell_type: "markdown", id: "links", metadata: {}, source }), pictures).cells;
    expect(cell?.source).toBe('See <a href="../ko/03-padding.html#연습">한국어</a> and [padding](03-padding.ipynb).');
  });

  it("name an exercise without a link: it needs a kernel", () => {
    const source = "See [the exercises](../exercises/03-padding/03-padding.en.ipynb).";
    const [cell] = pageSource(notebookOf({ cell_type: "markdown", id: "links", metadata: {}, source }), pictures).cells;
    expect(cell?.source).toBe("See the exercises.");
  });

  it("end, on the first page, with the list of all pages", () => {
    const { cells } = pageSource(notebookOf(codeCell()), pictures, ["01-first", "gallery"]);
    expect(cells.at(-1)?.source).toBe("```{toctree}\n:hidden:\n\nself\n01-first\ngallery\n```");
  });
});
