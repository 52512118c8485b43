import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { ERROR_TEXT, type NotebookPage, outputsOf } from "./notebookPage.ts";
import { RealLab } from "./realLab.ts";

const TOUR = "ko/helper-tour.ipynb";

/** The tour trains a network; on a busy machine that takes its time, in ms. */
const TRAINING_TIMEOUT = 200_000;

jest.setTimeout(TRAINING_TIMEOUT + 60_000);

let lab: RealLab;
let notebook: NotebookPage;

beforeAll(async () => {
  lab = await RealLab.start();
  notebook = await lab.open(TOUR);
});

afterAll(async () => {
  await lab?.[Symbol.asyncDispose]();
});

describe("the tour of the helper in the real JupyterLab", () => {
  it("runs all cells without an error, and shows how far the training is while it goes on", async () => {
    const cells = await notebook.codeCells.count();
    await notebook.chooseInMenu("Run", "Run All Cells");
    const progress = outputsOf(notebook.page).locator("progress");
    await progress.waitFor({ timeout: TRAINING_TIMEOUT });
    const early = Number(await progress.getAttribute("value"));
    await notebook.haveRun(cells, TRAINING_TIMEOUT);
    expect(early).toBeLessThan(100);
    expect(Number(await progress.getAttribute("value"))).toBe(100);
    expect(await progress.count()).toBe(1);
    expect(await outputsOf(notebook.page, ERROR_TEXT).allTextContents()).toEqual([]);
  });

  it("shows the lecture's autoencoder as tables, to the last number", async () => {
    const summary = outputsOf(notebook.page).filter({ hasText: 'Model: "autoencoder"' });
    expect(await summary.textContent()).toContain("520,779");
    await notebook.screenshot("tour-1-summary", summary);
    const params = outputsOf(notebook.page).filter({ hasText: "16,640" }).last();
    expect(await params.textContent()).toMatch(/[가-힣]/);
    expect(await params.textContent()).toContain("520,779");
    await notebook.screenshot("tour-2-param-table", params);
  });

  it("reads 96 % of the test digits right after one epoch", async () => {
    const printed = await outputsOf(notebook.page)
      .filter({ hasText: /^0\.9\d+ true\s*$/ })
      .textContent();
    expect(Number(printed?.split(" ")[0])).toBeGreaterThanOrEqual(0.96);
    await notebook.screenshot("tour-3-training", outputsOf(notebook.page).locator("progress"));
    await notebook.screenshot("tour-4-mistakes", outputsOf(notebook.page).locator("img[alt]").last());
  });

  it("says nothing in the browser's console", () => {
    expect(notebook.complaints).toEqual([]);
  });
});
