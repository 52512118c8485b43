import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import type { Locator } from "playwright-core";
import { notebookText } from "../../src/notebook/notebookText.ts";
import { executedLesson } from "../notebooks/executedLesson.ts";
import { decodedWidth, ERROR_TEXT, type NotebookPage, outputsOf } from "./notebookPage.ts";
import { RealLab } from "./realLab.ts";
import { CACHE, ROOT } from "./scratchFolder.ts";

const LESSON = "08-explaining-a-cnn.ipynb";
const SCREENSHOTS = path.join(CACHE, "screenshots");

/** For the run of the lesson's cells, if no other test has run them yet; it trains a network. In ms. */
const RUN_TIMEOUT = 600_000;

jest.setTimeout(RUN_TIMEOUT);

/** What shows a picture: an image, a chart drawn by Vega or by a training, or an explorable figure. */
const PICTURES =
  "img:visible, .vega-embed canvas, .vega-embed svg, .convolab-training svg:visible, [data-convolab-figure]:visible";

let lab: RealLab;
let notebook: NotebookPage;
/** The code cells that show a picture, by the MIME types of their outputs. */
const drawing: { id: string; index: number }[] = [];

beforeAll(async () => {
  const executed = await executedLesson("ko", LESSON);
  const codeCells = executed.notebook.cells.filter(({ cell_type }) => cell_type === "code");
  for (const [index, { id }] of codeCells.entries()) {
    if ("image/png" in executed.data(id)) drawing.push({ id, index });
  }
  lab = await RealLab.start();
  const file = path.join(lab.notebooks, "ko", LESSON);
  await writeFile(file, notebookText(executed.notebook));
  await trust(file);
  notebook = await lab.open(`ko/${LESSON}`);
});

afterAll(async () => {
  await lab?.[Symbol.asyncDispose]();
});

/** Tells JupyterLab that a notebook's outputs are the learner's own, as they are after running it, so that their scripts run. */
async function trust(file: string): Promise<void> {
  const folder = path.dirname(lab.notebooks);
  const places = { JUPYTER_CONFIG_DIR: path.join(folder, "config"), JUPYTER_DATA_DIR: path.join(folder, "data") };
  const env = { ...process.env, ...places, PYTHONNOUSERSITE: "1" };
  await promisify(execFile)(path.join(ROOT, ".venv", "bin", "jupyter-trust"), [file], { env });
}

/** Scrolls to a cell's picture, waits until it is drawn, and keeps a screenshot. */
async function pictureOf({ id, index }: (typeof drawing)[number]): Promise<Locator> {
  const cell = notebook.codeCells.nth(index);
  await notebook.scrollTo(cell, "start");
  const picture = outputsOf(cell).locator(PICTURES).first();
  await picture.waitFor();
  await cell
    .locator(".jp-OutputArea")
    .first()
    .screenshot({ path: path.join(SCREENSHOTS, `explaining-${id}.png`) });
  return picture;
}

describe("lesson 8 in the real JupyterLab, with its outputs", () => {
  beforeAll(async () => {
    await mkdir(SCREENSHOTS, { recursive: true });
  });

  it("has explanations, feature maps, figures and charts to show", () => {
    const ids = drawing.map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining(["conv-stepper", "feature-maps-gray", "wrong-grad-cam", "deletion-curve"]),
    );
    expect(ids.length).toBeGreaterThanOrEqual(16);
  });

  it("shows no error", async () => {
    expect(await outputsOf(notebook.page, ERROR_TEXT).allTextContents()).toEqual([]);
  });

  it("shows every picture, as large as something one can look at, with a Korean alternative text", async () => {
    for (const shown of drawing) {
      const picture = await pictureOf(shown);
      const tag = await picture.evaluate((element: { tagName: string }) => element.tagName);
      if (tag === "IMG") expect([shown.id, await decodedWidth(picture)]).not.toEqual([shown.id, 0]);
      const { width = 0, height = 0 } = (await picture.boundingBox()) ?? {};
      expect([shown.id, Math.min(width, height) > 60]).toEqual([shown.id, true]);
      const cell = notebook.codeCells.nth(shown.index);
      const described = outputsOf(cell).locator("[alt], [aria-label]");
      const texts = await described.evaluateAll((elements: { getAttribute(name: string): string | null }[]) =>
        elements.map((element) => element.getAttribute("alt") ?? element.getAttribute("aria-label") ?? ""),
      );
      expect([shown.id, texts.some((text) => /[가-힣].{10}/.test(text))]).toEqual([shown.id, true]);
    }
  });

  it("moves the filter of the worked example, place by place", async () => {
    const cell = notebook.codeCells.nth(drawing.find(({ id }) => id === "conv-stepper")?.index ?? -1);
    await notebook.scrollTo(cell, "start");
    const sum = cell.locator("[data-convolab-figure] .sum").last();
    expect(await sum.textContent()).toMatch(/= 0$/);
    await cell.getByRole("button", { name: "한 단계 앞으로", exact: true }).click();
    await notebook.isPainted();
    expect(await sum.textContent()).toMatch(/^합 3\s\+ 2\s\+ 0\s\+ 편향 1\s= 6$/u);
    await notebook.screenshot("explaining-conv-stepper-moved", sum);
  });

  it("shows formulas, tables and folded answers", async () => {
    const text = notebook.page.locator(".jp-Notebook .jp-MarkdownCell");
    const methods = text.filter({ has: notebook.page.locator("table mjx-container") }).first();
    await notebook.scrollTo(methods, "start");
    await methods.locator("mjx-container").first().waitFor();
    await notebook.screenshot("explaining-methods", methods);
    const answer = notebook.page.locator(".jp-MarkdownCell details").first();
    await notebook.scrollTo(answer, "center");
    expect(await answer.getAttribute("open")).toBeNull();
    await answer.locator("summary").click();
    await answer.locator("p").first().waitFor();
    await notebook.screenshot("explaining-answer", answer);
  });

  it("says nothing in the browser's console", () => {
    expect(notebook.complaints).toEqual([]);
  });
});
