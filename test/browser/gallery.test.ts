import { execFile } from "node:child_process";
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import type { Locator, Page } from "playwright-core";
import { z } from "zod";
import { decodedWidth, ERROR_TEXT, type NotebookPage, outputsOf } from "./notebookPage.ts";
import { RealLab } from "./realLab.ts";
import { CACHE, ROOT } from "./scratchFolder.ts";

const GALLERY = "ko/gallery.ipynb";
const SCREENSHOTS = path.join(CACHE, "screenshots");

/** The gallery trains a network and explains it; on a busy machine that takes its time, in ms. */
const CELL_TIMEOUT = 200_000;

jest.setTimeout(CELL_TIMEOUT + 60_000);

const run = promisify(execFile);

/** What shows a picture: an image, a chart drawn by Vega, an explorable figure, or a table of statistics. */
const PICTURES = "img, .vega-embed canvas, .vega-embed svg, [data-convolab-figure], table";

const galleryCell = z.looseObject({ cell_type: z.string(), id: z.string(), source: z.array(z.string()) });

let lab: RealLab;
let notebook: NotebookPage;
/** Ids of the code cells whose last line is a picture. */
const drawing: { id: string; index: number }[] = [];

beforeAll(async () => {
  const file = JSON.parse(await readFile(path.join(ROOT, "notebooks", GALLERY), "utf8"));
  const cells = z.array(galleryCell).parse(file.cells);
  for (const [index, { id, source }] of cells.filter(({ cell_type }) => cell_type === "code").entries()) {
    // What ends with a semicolon shows nothing.
    if (!/;\s*$/.test(source.at(-1) ?? "")) drawing.push({ id, index });
  }
  lab = await RealLab.start();
  notebook = await lab.open(GALLERY);
});

afterAll(async () => {
  await lab?.[Symbol.asyncDispose]();
});

/** Waits until what a cell shows is drawn, and that it is as large as something one can look at. */
async function pictureOf(cell: Locator): Promise<Locator> {
  const picture = outputsOf(cell).locator(PICTURES).first();
  await picture.waitFor();
  const tag = await picture.evaluate((element: { tagName: string }) => element.tagName);
  if (tag === "IMG") expect(await decodedWidth(picture)).toBeGreaterThan(0);
  const box = await picture.boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThan(20);
  return picture;
}

async function lookAtEach(prefix: string): Promise<void> {
  await mkdir(SCREENSHOTS, { recursive: true });
  for (const { id, index } of drawing) {
    const cell = notebook.codeCells.nth(index);
    await notebook.scrollTo(cell, "start");
    await pictureOf(cell);
    const outputs = cell.locator(".jp-OutputArea").first();
    await outputs.screenshot({ path: path.join(SCREENSHOTS, `${prefix}-${id}.png`) });
  }
}

describe("the gallery in the real JupyterLab", () => {
  it("has a picture of every kind", () => {
    expect(drawing.length).toBeGreaterThanOrEqual(30);
  });

  it("runs all cells without an error", async () => {
    const cells = await notebook.codeCells.count();
    await notebook.chooseInMenu("Run", "Run All Cells");
    await notebook.haveRun(cells, CELL_TIMEOUT);
    expect(await outputsOf(notebook.page, ERROR_TEXT).allTextContents()).toEqual([]);
  });

  it("shows a picture in every cell that makes one", async () => {
    await lookAtEach("gallery");
  });

  it("is saved with its pictures", async () => {
    await notebook.chooseInMenu("File", "Save Notebook");
    await notebook.unsavedMark.waitFor({ state: "detached" });
  });

  it("shows each of them in the dark theme, opened anew", async () => {
    await notebook.useTheme("JupyterLab Dark");
    // Charts take the theme when they are drawn.
    await notebook.page.reload();
    await notebook.kernelIsIdle();
    await lookAtEach("gallery-dark");
    await notebook.useTheme("JupyterLab Light");
  });

  it("says nothing in the browser's console", () => {
    expect(notebook.complaints).toEqual([]);
  });
});

describe.each(["html", "slides"])("the gallery exported by nbconvert as %s", (format) => {
  let page: Page;
  const requests: string[] = [];

  beforeAll(async () => {
    const file = path.join(lab.notebooks, GALLERY);
    const output = path.join(lab.notebooks, `gallery.${format}`);
    const program = path.join(ROOT, ".venv", "bin", "jupyter-nbconvert");
    await run(program, ["--to", format, "--output", output, file], { env: { ...process.env, PYTHONNOUSERSITE: "1" } });
    page = await lab.newPage();
    // What nbconvert itself takes from other machines (reveal.js, MathJax) is not reachable, and nothing of ours may be.
    await page.route(/^https?:/, async (route) => {
      requests.push(route.request().url());
      await route.abort();
    });
    const made = format === "slides" ? `${output}.slides.html` : output;
    await page.goto(pathToFileURL(made.endsWith(".html") ? made : `${made}.html`).href, { waitUntil: "load" });
  });

  afterAll(async () => {
    await page?.close();
  });

  it("still has every picture", async () => {
    for (const { id } of drawing) {
      const output = page.locator(`[id="cell-id=${id}"] .jp-OutputArea-output`).last();
      const picture = output.locator("img, svg, [data-convolab-figure], table").first();
      expect([id, await picture.count()]).toEqual([id, 1]);
      if (await output.locator("img").count())
        expect([id, await decodedWidth(output.locator("img").first())]).not.toEqual([id, 0]);
    }
  });

  it("has an alternative text for each", async () => {
    const images = page.locator(".jp-OutputArea-output img");
    const alts = await Promise.all((await images.all()).map((image) => image.getAttribute("alt")));
    expect(alts.filter((alt) => (alt ?? "").length < 10)).toEqual([]);
  });

  it("takes nothing of ours from another machine", () => {
    expect(requests.filter((url) => !/reveal|require|mathjax|jquery|mermaid|font-?awesome/i.test(url))).toEqual([]);
  });
});
