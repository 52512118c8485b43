import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { z } from "zod";
import { decodedWidth, ERROR_TEXT, KERNEL_NAME, type NotebookPage, outputsOf } from "./notebookPage.ts";
import { RealLab } from "./realLab.ts";

const LESSON = "ko/01-cnn-and-mnist.ipynb";

const notebookSchema = z.looseObject({
  metadata: z.record(z.string(), z.unknown()),
  cells: z.array(z.looseObject({ cell_type: z.string() })),
});

let lab: RealLab;
let notebook: NotebookPage;
/** How many code cells the lesson has. */
let lessonCells = 0;
/** The lesson before anybody opened it. */
let original: unknown;

/** The lesson's file without what running it changes. */
async function readWithoutOutputs(): Promise<unknown> {
  const file = await readFile(path.join(lab.notebooks, LESSON), "utf8");
  const { cells, ...rest } = notebookSchema.parse(JSON.parse(file));
  return { ...rest, cells: cells.map(({ outputs: _, execution_count: __, ...cell }) => cell) };
}

beforeAll(async () => {
  lab = await RealLab.start();
  original = await readWithoutOutputs();
  notebook = await lab.open(LESSON);
  lessonCells = await notebook.codeCells.count();
});

afterEach(async () => {
  await notebook?.deleteAfter(lessonCells);
});

afterAll(async () => {
  await lab?.[Symbol.asyncDispose]();
});

describe("lesson 1 in the real JupyterLab", () => {
  it("opens with the kernel, coloured code and nothing to save", async () => {
    await notebook.page.locator(".jp-NotebookPanel-toolbar").getByText(KERNEL_NAME).waitFor();
    await notebook.screenshot("lesson-1-opened");
    const words = notebook.codeCells.first().locator(".cm-line span");
    const classes = await Promise.all(
      [/^const$/, /^parts$/, /^"Conv2D"$/].map((word) => words.filter({ hasText: word }).first().getAttribute("class")),
    );
    expect(new Set(classes).size).toBe(3);
    expect(await notebook.unsavedMark.count()).toBe(0);
  });

  it("runs all cells without an error and shows the pictures", async () => {
    await notebook.chooseInMenu("Run", "Run All Cells");
    await notebook.haveRun(lessonCells);
    expect(await outputsOf(notebook.page, ERROR_TEXT).allTextContents()).toEqual([]);

    const pictures = outputsOf(notebook.page).locator("img[alt]");
    expect(await pictures.count()).toBe(4);
    for (const picture of await pictures.all()) {
      expect(await decodedWidth(picture)).toBeGreaterThan(0);
      // The kernel speaks the notebook's language.
      expect(await picture.getAttribute("alt")).toMatch(/[가-힣]/);
    }
    await notebook.screenshot("lesson-2-run", pictures.first());
  });

  it("completes members with their kinds", async () => {
    await notebook.addCell();
    await notebook.page.keyboard.type("train.images.");
    await notebook.page.keyboard.press("Tab");
    const popup = notebook.page.locator(".jp-Completer");
    const kindOf = (member: string) =>
      popup.locator(`.jp-Completer-item[data-value="${member}"] .jp-Completer-typeExtended`).textContent();
    expect(await kindOf("batch")).toBe("function");
    expect(await kindOf("shape")).toBe("property");
    await notebook.screenshot("lesson-3-completion");
    await notebook.page.keyboard.press("Escape");
  });

  it("completes after Hangul and emoji in the same line", async () => {
    const cell = await notebook.addCell('const 이름 = "강아지 🐶"; train.im');
    await notebook.page.keyboard.press("Tab");
    await notebook.page.locator('.jp-Completer-item[data-value="images"]').waitFor();
    await notebook.page.keyboard.press("Enter");
    await cell.locator(".cm-line", { hasText: /^const 이름 = "강아지 🐶"; train\.images$/ }).waitFor();
    await notebook.screenshot("lesson-4-completion-after-hangul");
  });

  it("shows signature and documentation at Shift+Tab", async () => {
    await notebook.addCell("loadMnist");
    await notebook.page.keyboard.press("Shift+Tab");
    const tooltip = notebook.page.locator(".jp-Tooltip");
    await tooltip.getByText("Loads MNIST: 60,000 images").waitFor();
    expect(await tooltip.textContent()).toContain("loadMnist(options?: LoadMnistOptions): Promise<Mnist>");
    await notebook.screenshot("lesson-5-inspection");
    await notebook.page.keyboard.press("Escape");
    await tooltip.waitFor({ state: "detached" });
  });

  it("shows a type error in a frame and does not run the cell", async () => {
    const cell = await notebook.runCell('console.log("ran");\nconst 폭: number = "28";');
    const lines = ((await outputsOf(cell, ERROR_TEXT).textContent()) ?? "").split("\n");
    expect(lines[0]).toMatch(/:2:7 - .*TS2322: 'string' 형식은 'number' 형식에 할당할 수 없습니다\./);
    const source = lines.findIndex((line) => line.includes('const 폭: number = "28";'));
    const caret = lines[source + 1] ?? "";
    expect(caret).toMatch(/^\s*\|\s*\^+$/);
    // A syllable is as wide as two carets or one, depending on the font.
    expect(caret.indexOf("^")).toBe((lines[source] ?? "").indexOf("폭"));
    expect(await outputsOf(cell).allTextContents()).toHaveLength(1);
    await notebook.screenshot("lesson-6-type-error", outputsOf(cell));
  });

  it("interrupts an endless loop with the toolbar's button and keeps the variables", async () => {
    await notebook.runCell("let kept = 41;");
    const loop = await notebook.startCell("while (true) {}");
    await notebook.isRunning(loop);
    await notebook.clickToolbar("notebook:interrupt-kernel");
    await notebook.hasRun(loop);
    await outputsOf(loop, ERROR_TEXT).waitFor();
    const next = await notebook.runCell("kept + train.labels[0]");
    expect((await outputsOf(next).textContent())?.trim()).toBe("46");
    await notebook.screenshot("lesson-7-interrupted", outputsOf(next));
  });

  it("interrupts a pending await with the keys I, I", async () => {
    const pending = await notebook.startCell("await new Promise(() => {});");
    await notebook.isRunning(pending);
    await notebook.select(pending);
    await notebook.page.keyboard.press("i");
    await notebook.page.keyboard.press("i");
    await notebook.hasRun(pending);
    const next = await notebook.runCell("train.labels[0]");
    expect((await outputsOf(next).textContent())?.trim()).toBe("5");
  });

  it("restarts and runs everything again", async () => {
    await notebook.runCell("let gone = 1;");
    await notebook.deleteAfter(lessonCells);
    // Or the numbers and pictures of the first run would still be there.
    await notebook.chooseInMenu("Edit", "Clear Outputs of All Cells");
    await outputsOf(notebook.page).first().waitFor({ state: "detached" });
    await notebook.clickToolbar("notebook:restart-run-all");
    await notebook.screenshot("lesson-8-restart-dialog");
    await notebook.page.locator(".jp-Dialog .jp-mod-accept").click();
    await notebook.haveRun(lessonCells);
    expect(await outputsOf(notebook.page, ERROR_TEXT).allTextContents()).toEqual([]);
    expect(await decodedWidth(outputsOf(notebook.page).locator("img[alt]").first())).toBeGreaterThan(0);
    const gone = await notebook.runCell("typeof gone");
    expect(await outputsOf(gone).textContent()).toContain("TS2304");
    await notebook.screenshot("lesson-9-run-again");
  });

  it("is saved with its outputs and no other change", async () => {
    await notebook.clickToolbar("docmanager:save");
    await notebook.unsavedMark.waitFor({ state: "detached" });
    expect(await readWithoutOutputs()).toEqual(original);
  });

  it("made neither JupyterLab nor the browser complain", () => {
    expect(notebook.complaints).toEqual([]);
  });
});
