import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { decodedWidth, ERROR_TEXT, type NotebookPage, outputsOf } from "./notebookPage.ts";
import { RealLab } from "./realLab.ts";

jest.setTimeout(150_000);

/** How long a browser without a graphics processor may take to draw a million lines, in ms. */
const MILLION_LINES_TIMEOUT = 120_000;

let lab: RealLab;
let notebook: NotebookPage;

beforeAll(async () => {
  lab = await RealLab.start({ CONVOLAB_LANG: "ko" });
  notebook = await lab.openLauncher();
});

afterAll(async () => {
  await lab?.[Symbol.asyncDispose]();
});

describe("a new notebook in the real JupyterLab", () => {
  it("is made with the launcher's card, which has the kernel's logo", async () => {
    expect(await decodedWidth(notebook.launcherCard.locator("img"))).toBeGreaterThan(0);
    await notebook.screenshot("rich-1-launcher");
    await notebook.launcherCard.click();
    await notebook.kernelIsIdle();
  });

  it("shows a table of objects", async () => {
    const cell = await notebook.runCell('[{ 층: "Conv2D", 파라미터: 320 }, { 층: "Dense", 파라미터: 1290 }]');
    const table = outputsOf(cell, "text/html").locator("table");
    expect(await table.locator("thead th").allTextContents()).toEqual(expect.arrayContaining(["층", "파라미터"]));
    expect(await table.locator("tbody td").allTextContents()).toEqual(["Conv2D", "320", "Dense", "1290"]);
  });

  it("draws Markdown with a formula, and LaTeX", async () => {
    const text = await notebook.runCell('display.markdown("**굵게** $e^{i\\\\pi} = -1$")');
    await outputsOf(text, "text/markdown").locator("strong", { hasText: "굵게" }).waitFor();
    await outputsOf(text, "text/markdown").locator("mjx-container").waitFor();
    const formula = await notebook.runCell('display.latex("$$\\\\sum_c w_c x_c + b$$")');
    await outputsOf(formula, "text/latex").locator("mjx-container").waitFor();
  });

  it("draws a Vega-Lite chart", async () => {
    const cell = await notebook.runCell(
      `display.vegaLite({
  data: { values: [{ 층: "Conv2D", 파라미터: 320 }, { 층: "Dense", 파라미터: 1290 }] },
  mark: "bar",
  encoding: { x: { field: "파라미터", type: "quantitative" }, y: { field: "층", type: "nominal" } },
})`,
    );
    const chart = outputsOf(cell).locator(".vega-embed canvas, .vega-embed svg").first();
    await chart.waitFor();
    expect((await chart.boundingBox())?.width).toBeGreaterThan(200);
    await notebook.screenshot("rich-2-outputs", chart);
  });

  it("updates what a handle has displayed", async () => {
    const shown = await notebook.runCell('const handle = display.html("<b>처음</b>");');
    await outputsOf(shown, "text/html").locator("b", { hasText: "처음" }).waitFor();
    await notebook.runCell('handle.update("<b>다음</b>");');
    await outputsOf(shown, "text/html").locator("b", { hasText: "다음" }).waitFor();
  });

  it("replaces outputs that a cell clears", async () => {
    const cell = await notebook.runCell(
      'for (let epoch = 1; epoch <= 3; epoch++) { clearOutput(true); console.log("epoch", epoch); }',
    );
    await outputsOf(cell).getByText("epoch 3").waitFor();
    expect(await outputsOf(cell).allTextContents()).toEqual(["epoch 3\n"]);
  });

  it("asks a question and takes the answer", async () => {
    const cell = await notebook.startCell('const 이름 = await input("이름? ");\nconsole.log("안녕,", 이름);');
    const box = cell.locator(".jp-Stdin-input");
    await box.waitFor();
    await notebook.screenshot("rich-3-question", box);
    await notebook.page.keyboard.insertText("지우");
    await notebook.page.keyboard.press("Enter");
    await notebook.hasRun(cell);
    await outputsOf(cell).getByText("안녕, 지우").waitFor();
    await box.waitFor({ state: "detached" });
  });

  it("does not show a password", async () => {
    const cell = await notebook.startCell('(await input("암호? ", { password: true })).length');
    const box = cell.locator('.jp-Stdin-input[type="password"]');
    await box.waitFor();
    await notebook.page.keyboard.insertText("비밀번호");
    await notebook.page.keyboard.press("Enter");
    await notebook.hasRun(cell);
    await box.waitFor({ state: "detached" });
    const texts = await outputsOf(cell).allTextContents();
    expect(texts.at(-1)?.trim()).toBe("4");
    expect(texts.join("")).not.toContain("비밀번호");
  });

  it("shows where an error was thrown", async () => {
    const cell = await notebook.runCell('function 실패(): never {\n  throw new RangeError("너무 커요");\n}\n실패();');
    const text = await outputsOf(cell, ERROR_TEXT).textContent();
    expect(text).toContain("RangeError: 너무 커요");
    expect(text).toMatch(/cell \[\d+\]:2:9/);
    await notebook.screenshot("rich-4-error", outputsOf(cell));
  });

  it("stays usable while a million lines are printed, and loses none", async () => {
    const printing = await notebook.startCell("for (let i = 0; i < 1_000_000; i++) console.log(i);");
    await outputsOf(printing).first().waitFor();
    // The page answers a click while lines arrive.
    await notebook.chooseInMenu("View", "Show Line Numbers");
    await printing.locator(".cm-lineNumbers").waitFor();
    await notebook.hasRun(printing, MILLION_LINES_TIMEOUT);
    await notebook.kernelIsIdle();
    const texts = await outputsOf(printing).allTextContents();
    const lines = texts.join("").trimEnd().split("\n");
    expect(lines).toHaveLength(1_000_000);
    expect(lines.at(-1)).toBe("999999");
    const next = await notebook.runCell("6 * 7");
    expect((await outputsOf(next).textContent())?.trim()).toBe("42");
    await notebook.screenshot("rich-5-million-lines", outputsOf(next));
  });

  it("made neither JupyterLab nor the browser complain", () => {
    expect(notebook.complaints).toEqual([]);
  });
});
