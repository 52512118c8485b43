import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Browser } from "playwright-core";
import { outputSize } from "../../src/nn/shape/outputSize.ts";
import { paddingView } from "../../src/plot/figures/paddingView.ts";
import { launchChromium } from "./chromium.ts";
import { coloursOf, contrast, FigurePage } from "./figurePage.ts";
import { ScratchFolder } from "./scratchFolder.ts";

const NAMES = ["valid", "same", "full"] as const;

let home: ScratchFolder;
let browser: Browser;

beforeAll(async () => {
  home = await ScratchFolder.create("paddings");
  browser = await launchChromium(home.path);
});

afterAll(async () => {
  await browser?.close();
  await home?.[Symbol.asyncDispose]();
});

const slider = ({ page }: FigurePage, name: string) => page.getByRole("slider", { name, exact: true });
const field = ({ page }: FigurePage, name: string) => page.getByRole("spinbutton", { name, exact: true });
const panel = ({ page }: FigurePage, name: string) => page.getByRole("region", { name, exact: true });

describe("the padding view in a browser", () => {
  it("changes with the keyboard, and has the numbers of outputSize for whatever is set", async () => {
    await using opened = await FigurePage.open(browser, paddingView({ lang: "en" }).toHtml());
    await slider(opened, "stride").focus();
    await opened.page.keyboard.press("ArrowRight");
    expect(await panel(opened, "same").locator(".sizes").textContent()).toBe("4×4 → padded 5×5 → output 2×2");
    expect(await panel(opened, "same").textContent()).toContain("Padding 0 before, 1 after");
    expect(await opened.page.getByRole("status").textContent()).toContain("same: 4×4 → padded 5×5 → output 2×2");

    const settings = fc.record({
      input: fc.integer({ min: 1, max: 16 }),
      kernel: fc.integer({ min: 1, max: 6 }),
      stride: fc.integer({ min: 1, max: 4 }),
      dilation: fc.integer({ min: 1, max: 3 }),
    });
    for (const { input, kernel, stride, dilation } of fc.sample(settings, { seed: 3, numRuns: 60 })) {
      const numbers = { "input size": input, "kernel size": kernel, stride, dilation };
      for (const [name, value] of Object.entries(numbers)) await field(opened, name).fill(String(value));
      for (const padding of NAMES) {
        const shown = await panel(opened, padding).textContent();
        if (padding === "valid" && (kernel - 1) * dilation + 1 > input) {
          expect(shown).toContain(`the input has ${input} × ${input}: no position, no output.`);
          continue;
        }
        const { size, paddedInput: padded, formula } = outputSize({ input, kernel, stride, dilation, padding });
        expect(shown).toContain(`${input}×${input} → padded ${padded}×${padded} → output ${size}×${size}`);
        expect(shown).toContain(`O = ${formula.text}`);
        expect(shown).toContain(`position 1 of ${size * size}`);
      }
    }
    expect([opened.requests, opened.complaints]).toEqual([[], []]);
  });

  it("moves a kernel with keys, mouse and finger, each panel's own", async () => {
    const figure = paddingView({ input: 5, kernelSize: 3, strides: 2, lang: "ko" });
    await using opened = await FigurePage.open(browser, figure.toHtml(), { hasTouch: true });
    const { page } = opened;
    const places = () => page.locator(".place").allTextContents();
    const mover = slider(opened, "same: 커널 위치");
    await mover.focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    expect(await places()).toEqual([
      "위치 4개 가운데 1번째: 출력 1행 1열",
      "위치 9개 가운데 5번째: 출력 2행 2열",
      "위치 16개 가운데 1번째: 출력 1행 1열",
    ]);
    expect(await mover.getAttribute("aria-valuetext")).toBe("위치 9개 가운데 5번째: 출력 2행 2열");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    expect((await places())[1]).toContain("출력 1행 2열");
    await page.keyboard.press("End");
    expect((await places())[1]).toContain("출력 3행 3열");

    const grids = panel(opened, "valid").locator(".grids");
    const box = await grids.boundingBox();
    if (box === null) throw new Error("no grids");
    // The output, 2 × 2, is the drawing's lower middle; its last cell lies before the corner.
    const side = (box.width - 4) / 5;
    await page.mouse.move(box.x + 2 + side * 3, box.y + box.height - 2 - side / 2);
    expect((await places())[0]).toContain("출력 2행 2열");
    await page.touchscreen.tap(box.x + 2 + side * 2, box.y + box.height - 2 - side * 1.5);
    expect((await places())[0]).toContain("출력 1행 1열");
    // Fewer positions: the kernel stays on the last there is.
    await field(opened, "커널 크기").fill("5");
    expect((await places())[0]).toBe("위치 1개 가운데 1번째: 출력 1행 1열");
    expect(opened.complaints).toEqual([]);
  });

  it("keeps an input's own numbers", async () => {
    const figure = paddingView({ input: [[1, Number.NaN, 3], [4, 5, 6]], kernelSize: 2, lang: "en" }); // biome-ignore format: a grid
    await using opened = await FigurePage.open(browser, figure.toHtml());
    expect(await field(opened, "input size").count()).toBe(0);
    const texts = await panel(opened, "valid").locator("svg text").allTextContents();
    expect(texts.filter((text) => text !== "↓")).toEqual(["1", "NaN", "3", "4", "5", "6"]);
  });

  it("stands on a screen of 320 pixels", async () => {
    const figure = paddingView({ input: 28, kernelSize: 10, lang: "en" });
    await using opened = await FigurePage.open(browser, figure.toHtml(), { viewport: { width: 320, height: 640 } });
    expect(await opened.page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(320);
    const inner = "document.querySelector('[data-convolab-figure]').shadowRoot.querySelector('.live')";
    expect(await opened.page.evaluate(`${inner}.scrollWidth - ${inner}.clientWidth`)).toBe(0);
  });

  it.each(["light", "dark"] as const)("can be read: %s", async (colorScheme) => {
    const figure = paddingView({ input: [[1, 2, 3], [4, 5, 6], [7, 8, 9]], kernelSize: 2, strides: 2, lang: "ko" }); // biome-ignore format: a grid
    await using opened = await FigurePage.open(browser, figure.toHtml(), { colorScheme });
    const seen = await coloursOf(opened.page.locator(".live p, .live h3, .live h4, .live label"));
    expect(seen.filter(({ color, background }) => contrast(color, background) < 4.5)).toEqual([]);
    // Numbers stand on cells of the input, under the kernel, and never looked at.
    const fills = (selector: string): Promise<string[]> =>
      opened.page
        .locator(selector)
        .evaluateAll((elements) => elements.map((element) => String(element.computedStyleMap().get("fill"))));
    const cells = new Set((await fills(".panel rect")).filter((fill) => fill !== "none"));
    const [ink = ""] = (await fills(".panel text")).slice(1);
    expect(cells.size).toBeGreaterThanOrEqual(4);
    for (const fill of cells) expect(contrast(ink, fill)).toBeGreaterThan(4.5);
  });
});
