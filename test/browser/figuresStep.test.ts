import { mkdir } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Browser, Locator } from "playwright-core";
import { displaySymbol } from "../../src/display/mimeBundle.ts";
import { convStepper } from "../../src/plot/figures/convStepper.ts";
import type { ExplorableFigure } from "../../src/plot/figures/explorableFigure.ts";
import { poolStepper } from "../../src/plot/figures/poolStepper.ts";
import { LECTURE_CONVOLUTION, LECTURE_OUTPUT, LECTURE_POOLING } from "../plot/figures/lectureFigures.ts";
import { launchChromium } from "./chromium.ts";
import { coloursOf, contrast, FigurePage, styleOf } from "./figurePage.ts";
import { CACHE, ScratchFolder } from "./scratchFolder.ts";

let home: ScratchFolder;
let browser: Browser;

beforeAll(async () => {
  home = await ScratchFolder.create("figures");
  browser = await launchChromium(home.path);
});

afterAll(async () => {
  await browser?.close();
  await home?.[Symbol.asyncDispose]();
});

/** A figure's HTML, as a notebook gets it. */
function html(figure: ExplorableFigure): string {
  return String(figure[displaySymbol]()["text/html"]);
}

const texts = (rows: readonly (readonly number[])[]) => rows.map((row) => row.map(String));

/** The grid to choose from, the output. */
const output = (figure: Locator): Locator => figure.getByRole("grid").first();
const cell = (figure: Locator, row: number, column: number): Locator =>
  output(figure).locator(`[data-place="${row},${column}"]`);
const sum = (figure: Locator): Locator => figure.locator(".sum").last();
const button = (figure: Locator, name: string): Locator => figure.getByRole("button", { name, exact: true });
/** The cells of the padded input's first channel that are under the window: `value×weight`. */
const covered = (figure: Locator): Locator => figure.locator("figure.grid").first().locator("td.covered");

describe("a convolution in a browser", () => {
  it("takes the picture's place, and asks for nothing from outside", async () => {
    await using opened = await FigurePage.open(browser, convStepper(LECTURE_CONVOLUTION).toHtml());
    await opened.live.waitFor();
    expect(await opened.page.locator("[data-convolab-figure] > img").isVisible()).toBe(false);
    expect(
      await opened.page.evaluate("Object.keys(window).filter((name) => /figure|preact|convolab/i.test(name))"),
    ).toEqual([]);
    expect([opened.requests, opened.complaints]).toEqual([[], []]);
  });

  it("steps with the keyboard through the lecture's output, each sum written out", async () => {
    await using opened = await FigurePage.open(browser, html(convStepper(LECTURE_CONVOLUTION)));
    const { live, page } = opened;
    expect(await opened.gridTexts(output(live))).toEqual([["0", "", ""], ["", "", ""], ["", "", ""]]); // biome-ignore format: a grid
    await cell(live, 0, 0).focus();
    await page.keyboard.press("ArrowRight");
    expect(await sum(live).textContent()).toMatch(/^Sum 3\s\+ 2\s\+ 0\s\+ bias 1\s= 6$/u);
    expect(await live.locator(".sum").first().textContent()).toContain("1×(−1)");
    await opened.wait(50);
    expect(await cell(live, 0, 1).and(live.locator(":focus")).count()).toBe(1);
    expect(await live.getByRole("status").textContent()).toContain("Output row 1, column 2: 6");
    await page.keyboard.press("ArrowDown");
    expect(await sum(live).textContent()).toMatch(/= 1$/);
    expect(await opened.gridTexts(output(live))).toEqual([["0", "6", "0"], ["3", "1", ""], ["", "", ""]]); // biome-ignore format: a grid
    await page.keyboard.press("End");
    expect(await opened.gridTexts(output(live))).toEqual(texts(LECTURE_OUTPUT));
    await page.keyboard.press("Home");
    expect(await sum(live).textContent()).toMatch(/= 0$/);
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowUp");
    expect(await sum(live).textContent()).toMatch(/= 0$/);
    expect(opened.complaints).toEqual([]);
  });

  it("shows what an output cell is made of while the mouse is over it", async () => {
    await using opened = await FigurePage.open(browser, html(convStepper(LECTURE_CONVOLUTION)));
    const { live } = opened;
    await cell(live, 1, 0).hover();
    expect(await sum(live).textContent()).toMatch(/= 3$/);
    expect(await covered(live).allTextContents()).toEqual([
      "0×0",
      "2×0",
      "2×0",
      "0×0",
      "3×1",
      "1×0",
      "0×0",
      "1×−1",
      "0×1",
    ]);
    expect(await opened.gridTexts(output(live))).toEqual([["0", "", ""], ["3", "", ""], ["", "", ""]]); // biome-ignore format: a grid
    await live.locator("h3").hover();
    expect(await sum(live).textContent()).toMatch(/= 0$/);
    expect(await opened.gridTexts(output(live))).toEqual([["0", "", ""], ["", "", ""], ["", "", ""]]); // biome-ignore format: a grid
  });

  it("is played and stopped, without motion for those who want none", async () => {
    await using opened = await FigurePage.open(browser, html(convStepper({ ...LECTURE_CONVOLUTION, lang: "ko" })));
    const { live, page } = opened;
    expect(await styleOf(live.locator(".window").first(), "transitionDuration")).toBe("0s");
    await button(live, "재생").click();
    await opened.wait(1050);
    expect(await live.locator(".place").textContent()).toBe("9곳 중 2번째");
    await button(live, "일시 정지").click();
    await opened.wait(5000);
    expect(await live.locator(".place").textContent()).toBe("9곳 중 2번째");
    await live.getByLabel("속도").selectOption("4");
    // The space bar plays too, except on a button, which it presses.
    await cell(live, 0, 1).focus();
    await page.keyboard.press("Space");
    await opened.wait(600);
    expect(await live.locator(".place").textContent()).toBe("9곳 중 4번째");
    for (let step = 0; step < 8; step++) await opened.wait(260);
    expect(await opened.gridTexts(output(live))).toEqual(texts(LECTURE_OUTPUT));
    expect(await button(live, "재생").isVisible()).toBe(true);
    await button(live, "처음으로").click();
    expect(await live.locator(".place").textContent()).toBe("9곳 중 1번째");
    await button(live, "한 단계 앞으로").click();
    await button(live, "한 단계 앞으로").click();
    await button(live, "한 단계 뒤로").click();
    expect(await live.locator(".place").textContent()).toBe("9곳 중 2번째");
    expect(opened.complaints).toEqual([]);
  });

  it("moves its window smoothly for others", async () => {
    await using opened = await FigurePage.open(browser, html(convStepper(LECTURE_CONVOLUTION)), {
      reducedMotion: "no-preference",
    });
    const duration = await styleOf(opened.live.locator(".window").first(), "transitionDuration");
    expect(duration).toContain("0.2s");
  });

  it("is used with a finger: tapped and dragged over", async () => {
    await using opened = await FigurePage.open(browser, html(convStepper(LECTURE_CONVOLUTION)), { hasTouch: true });
    const { live, page } = opened;
    await cell(live, 1, 1).tap();
    expect(await sum(live).textContent()).toMatch(/= 1$/);
    const [from, to] = [await cell(live, 1, 1).boundingBox(), await cell(live, 2, 1).boundingBox()];
    const session = await page.context().newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", box: typeof from) =>
      session.send("Input.dispatchTouchEvent", {
        type,
        touchPoints:
          type === "touchEnd" || box === null ? [] : [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }],
      });
    await touch("touchStart", from);
    await touch("touchMove", to);
    await touch("touchEnd", to);
    await expect(sum(live).textContent()).resolves.toMatch(/= 4$/);
  });

  it("chooses among filters", async () => {
    const weights = Array.from({ length: 9 * 2 }, (_, index) => (index % 2 === 0 ? 1 : -1));
    const rows = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]; // biome-ignore format: a grid
    const figure = convStepper({ input: rows, kernel: { shape: [3, 3, 1, 2], values: weights }, bias: [0, 100] });
    await using opened = await FigurePage.open(browser, html(figure));
    const { live, page } = opened;
    expect(await opened.gridTexts(output(live))).toEqual([["45"]]);
    await live.getByRole("radio", { name: "1", exact: true }).focus();
    await page.keyboard.press("ArrowRight");
    expect(await opened.gridTexts(output(live))).toEqual([["55"]]);
    expect(await sum(live).textContent()).toMatch(/bias 100\s= 55$/u);
  });
});

describe("a pooling in a browser", () => {
  it("marks the largest cell and leaves padding out", async () => {
    const figure = poolStepper({ input: LECTURE_POOLING, poolSize: 2, strides: 2, padding: "same" });
    await using opened = await FigurePage.open(browser, html(figure));
    const { live, page } = opened;
    await cell(live, 0, 0).focus();
    for (const [key, written, winner] of [
      ["ArrowRight", "max(8, –, 7, –) = 8", "8"],
      ["ArrowRight", "max(6, 7, –, –) = 7", "7"],
      ["ArrowRight", "max(5, –, –, –) = 5", "5"],
    ] as const) {
      await page.keyboard.press(key);
      expect((await sum(live).textContent())?.replaceAll("\u00a0", " ")).toBe(written);
      expect(await live.locator("td.winner").allTextContents()).toEqual([winner]);
    }
    expect(await opened.gridTexts(output(live))).toEqual([["5", "8"], ["7", "5"]]); // biome-ignore format: a grid
    expect(opened.complaints).toEqual([]);
  });

  it("moves all channels together", async () => {
    const figure = poolStepper({ input: LECTURE_CONVOLUTION.input, poolSize: 2, strides: 1, type: "average" });
    await using opened = await FigurePage.open(browser, html(figure));
    const { live, page } = opened;
    await live.getByRole("grid").nth(2).locator('[data-place="0,0"]').focus();
    await page.keyboard.press("ArrowRight");
    expect((await live.locator(".sum").allTextContents()).map((each) => each.replaceAll("\u00a0", " "))).toEqual([
      "Channel 1 (1 + 3 + 2 + 1) / 4 = 1.75",
      "Channel 2 (2 + 2 + 0 + 1) / 4 = 1.25",
      "Channel 3 (1 + 0 + 0 + 1) / 4 = 0.5",
    ]);
  });
});

describe("figures in the pages they come into", () => {
  it("stand several on a page, the same one twice, each by itself", async () => {
    const figure = html(convStepper(LECTURE_CONVOLUTION));
    await using opened = await FigurePage.open(
      browser,
      figure + html(poolStepper({ input: LECTURE_POOLING })) + figure,
    );
    const { live } = opened;
    expect(await live.count()).toBe(3);
    await button(live.nth(0), "One step on").click();
    expect(await live.locator(".place").allTextContents()).toEqual(["2 of 9", "1 of 1", "1 of 9"]);
    expect(opened.complaints).toEqual([]);
  });

  it("come alive where scripts are made anew, as JupyterLab does", async () => {
    await using opened = await FigurePage.open(browser, "<main></main>");
    const figure = html(poolStepper({ input: LECTURE_POOLING }));
    await opened.page.evaluate(`
      const output = document.createElement("div");
      output.innerHTML = ${JSON.stringify(figure)};
      for (const script of output.querySelectorAll("script")) {
        const copy = document.createElement("script");
        copy.textContent = script.textContent;
        script.replaceWith(copy);
      }
      document.querySelector("main").append(output);`);
    expect(await opened.live.count()).toBe(1);
    expect(opened.complaints).toEqual([]);
  });

  it("keep the keys they use from slides and cells, and leave the others", async () => {
    await using opened = await FigurePage.open(browser, html(convStepper(LECTURE_CONVOLUTION)));
    const { live, page } = opened;
    await page.evaluate(
      "window.pressed = []; document.addEventListener('keydown', (event) => window.pressed.push(event.key))",
    );
    await cell(live, 0, 0).focus();
    for (const key of ["ArrowRight", "Space", "End", "n", "Escape", "Control+s"]) await page.keyboard.press(key);
    expect(await page.evaluate("window.pressed")).toEqual(["Escape", "Control", "s"]);
  });

  it("are their picture on paper, and where no script runs", async () => {
    const figure = convStepper(LECTURE_CONVOLUTION);
    await using opened = await FigurePage.open(browser, html(figure));
    const picture = opened.page.locator("[data-convolab-figure] > img");
    await opened.page.emulateMedia({ media: "print" });
    expect([await picture.isVisible(), await opened.live.isVisible()]).toEqual([true, false]);
    await using still = await FigurePage.open(browser, html(figure), { javaScriptEnabled: false });
    const image = still.page.getByRole("img", { name: figure.altText });
    expect(await image.isVisible()).toBe(true);
    expect(await still.live.count()).toBe(0);
  });

  it("scroll inside themselves on a small screen", async () => {
    await using opened = await FigurePage.open(browser, html(convStepper(LECTURE_CONVOLUTION)), {
      viewport: { width: 320, height: 640 },
    });
    await opened.live.waitFor();
    expect(await opened.page.evaluate("document.documentElement.scrollWidth <= 320")).toBe(true);
    const box = await opened.live.boundingBox();
    expect(box?.width).toBeLessThanOrEqual(320);
    await screenshot(opened, "figures-320");
  });

  const JUPYTER_DARK = `<style>:root { --jp-layout-color0: #111111; --jp-content-font-color0: rgba(255, 255, 255, 1); }
    body { background: #111111; }</style>`;
  it.each([
    ["light", { colorScheme: "light" as const }],
    ["dark", { colorScheme: "dark" as const }],
    ["jupyterlab-dark", { colorScheme: "light" as const, head: JUPYTER_DARK }],
  ])("can be read: %s", async (name, options) => {
    const values = { input: [[9, -9, 0], [1, Number.NaN, 2], [3, 4, 5]], kernel: [[1, -1], [0, 2]] }; // biome-ignore format: a grid
    const figures = html(convStepper({ ...values, padding: "same" })) + html(poolStepper({ input: LECTURE_POOLING }));
    await using opened = await FigurePage.open(browser, figures, options);
    const { live } = opened;
    const paper = await styleOf(live.first(), "backgroundColor");
    const isDark = name !== "light";
    expect(contrast(paper, isDark ? "rgb(0,0,0)" : "rgb(255,255,255)")).toBeLessThan(1.4);
    const seen = await coloursOf(live.locator("td > span, td > small, .note, .sum, .place, h3, button, figcaption"));
    expect(seen.length).toBeGreaterThan(50);
    const faint = seen.filter(({ color, background }) => contrast(color, background) < 4.5);
    expect(faint).toEqual([]);
    await screenshot(opened, `figures-${name}`);
  });
});

async function screenshot({ page }: FigurePage, name: string): Promise<void> {
  const folder = path.join(CACHE, "screenshots");
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}
