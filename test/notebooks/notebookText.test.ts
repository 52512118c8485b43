import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Notebook } from "../../src/notebook/notebookSchema.ts";
import { notebookText } from "../../src/notebook/notebookText.ts";
import { NotebookFormatError, parseNotebook, readNotebook } from "../../src/notebook/readNotebook.ts";

/** Written by nbformat 5.10: attachments, every kind of output, and all the ends of lines that Python knows. */
const FIXTURE = join(import.meta.dirname, "fixtures/written-by-nbformat.ipynb");

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

describe("a notebook", () => {
  it("is written byte for byte as Jupyter writes it", () => {
    expect(notebookText(readNotebook(FIXTURE))).toBe(readFileSync(FIXTURE, "utf8"));
  });

  it("has each text in one piece, and JSON as it is", () => {
    const { cells } = readNotebook(FIXTURE);
    expect(cells.map(({ source }) => source)).toEqual(["한\n\u2028글\r\nx\x0by", "1 + 1", ""]);
    expect(cells[1]).toMatchObject({
      outputs: [
        { text: "one\ntwo\n" },
        { data: { "text/html": "<b>\n</b>", "application/json": { a: ["x\ny"], b: 1 } } },
        { data: { "text/plain": "" } },
        { ename: "E", traceback: ["a\nb"] },
      ],
    });
  });

  it("reads back as it was written", () => {
    const source = fc.array(fc.constantFrom("글", "a", "\n", "\r", "\r\n", "\u2028", "\x85", "\x1c", '"', "\\", "💡"));
    fc.assert(
      fc.property(fc.array(source), (sources) => {
        const cells = sources.map((parts, index) => ({
          cell_type: "markdown" as const,
          id: `cell-${index}`,
          metadata: {},
          source: parts.join(""),
        }));
        const notebook: Notebook = { cells, metadata: {}, nbformat: 4, nbformat_minor: 5 };
        expect(parseNotebook(notebookText(notebook), "x.ipynb")).toEqual(notebook);
      }),
      { seed: 6 },
    );
  });
});

describe("a file that is no notebook", () => {
  const cell =
    '{"cell_type": "code", "id": "a b", "metadata": {}, "source": "", "outputs": [], "execution_count": null}';
  const rest = '"metadata": {}, "nbformat": 4, "nbformat_minor": 5';

  it.each([
    ["no JSON", "{", /^x\.ipynb is not a notebook: it is not JSON/],
    ["an older nbformat", '{"cells": [], "metadata": {}, "nbformat": 3, "nbformat_minor": 0}', /nbformat/],
    ["an id that is none", `{"cells": [${cell}], ${rest}}`, /cells\[0\]\.id/],
    [
      "an id used twice",
      `{"cells": [${[cell, cell].join(", ").replaceAll('"a b"', '"a"')}], ${rest}}`,
      /has the id a too\n.*cells\[1\]\.id/,
    ],
    [
      "a source of numbers",
      `{"cells": [${cell.replace('"a b"', '"a"').replace('""', "[3]")}], ${rest}}`,
      /cells\[0\]\.source/,
    ],
  ])("is refused: %s", (_, text, message) => {
    expect(() => parseNotebook(text, "x.ipynb")).toThrow(NotebookFormatError);
    expect(() => parseNotebook(text, "x.ipynb")).toThrow(message);
  });

  it("is refused in Korean", () => {
    process.env.CONVOLAB_LANG = "ko";
    expect(() => parseNotebook('{"cells": 3}', "x.ipynb")).toThrow(
      /x\.ipynb: nbformat 4\.5 노트북이 아닙니다\.\n.*잘못된 입력/,
    );
  });
});
