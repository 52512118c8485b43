import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Browser } from "playwright-core";
import { conv2d } from "../../src/nn/layers/conv2d.ts";
import { maxPooling2d } from "../../src/nn/layers/pooling2d.ts";
import { multiplyAdds } from "../../src/nn/shape/multiplyAdds.ts";
import { outputShape } from "../../src/nn/shape/outputShape.ts";
import { outputSize } from "../../src/nn/shape/outputSize.ts";
import { paramCount } from "../../src/nn/shape/paramCount.ts";
import { shapeText } from "../../src/nn/shape/shapeText.ts";
import { shapeCalculator } from "../../src/plot/figures/shapeCalculator.ts";
import { launchChromium } from "./chromium.ts";
import { coloursOf, contrast, FigurePage } from "./figurePage.ts";
import { ScratchFolder } from "./scratchFolder.ts";

let home: ScratchFolder;
let browser: Browser;

beforeAll(async () => {
  home = await ScratchFolder.create("shapes");
  browser = await launchChromium(home.path);
});

afterAll(async () => {
  await browser?.close();
  await home?.[Symbol.asyncDispose]();
});

const slider = ({ page }: FigurePage, name: string) => page.getByRole("slider", { name, exact: true });
const field = ({ page }: FigurePage, name: string) => page.getByRole("spinbutton", { name, exact: true });
const shapes = ({ page }: FigurePage) => page.locator(".shapes").textContent();

describe("the shape calculator in a browser", () => {
  it("changes with the keyboard, says what it floors, and keeps the keys for itself", async () => {
    await using opened = await FigurePage.open(browser, shapeCalculator({ lang: "en" }).toHtml());
    const { page } = opened;
    expect(await shapes(opened)).toBe("[null, 28, 28, 1] → [null, 13, 13, 64]");
    await page.evaluate(
      "window.pressed = []; document.addEventListener('keydown', (event) => window.pressed.push(event.key))",
    );
    await slider(opened, "stride").focus();
    await page.keyboard.press("ArrowRight");
    expect(await shapes(opened)).toBe("[null, 28, 28, 1] → [null, 9, 9, 64]");
    const floored = "(28 − 3 + 2·0)/3 = 8.33… → ⌊8.33…⌋ = 8: it does not divide, so the fraction is dropped";
    expect((await page.locator(".axis .note").allTextContents())[0]).toContain(floored);
    const spoken = await page.getByRole("status").textContent();
    expect(spoken).toContain("[null, 28, 28, 1] → [null, 9, 9, 64]");
    expect(spoken).toContain("The last row and the last column are never looked at.");
    await page.keyboard.press("Home");
    expect(await shapes(opened)).toBe("[null, 28, 28, 1] → [null, 26, 26, 64]");
    // Labels are read with their sliders, and each field has the slider's value.
    expect(await field(opened, "stride").inputValue()).toBe("1");
    expect(await page.evaluate("window.pressed")).toEqual([]);
    expect([opened.requests, opened.complaints]).toEqual([[], []]);
  });

  it("has the numbers of src/nn for whatever is set", async () => {
    await using opened = await FigurePage.open(browser, shapeCalculator({ lang: "en" }).toHtml());
    const { page } = opened;
    const settings = fc.record({
      type: fc.constantFrom("conv2d" as const, "maxPooling2d" as const),
      height: fc.integer({ min: 1, max: 64 }),
      width: fc.integer({ min: 1, max: 64 }),
      channels: fc.integer({ min: 1, max: 512 }),
      filters: fc.integer({ min: 1, max: 512 }),
      kernel: fc.integer({ min: 1, max: 12 }),
      stride: fc.integer({ min: 1, max: 4 }),
      padding: fc.constantFrom("valid" as const, "same" as const),
    });
    let shown = 0;
    for (const each of fc.sample(settings, { seed: 7, numRuns: 64 })) {
      const { type, height, width, channels, filters, kernel, stride, padding } = each;
      const isConvolution = type === "conv2d";
      await page.getByText(`(${type})`).click();
      await page.getByText(padding === "valid" ? "valid (none)" : "same", { exact: true }).click();
      const numbers = { "input height": height, "input width": width, channels, stride };
      for (const [name, value] of Object.entries(numbers)) await field(opened, name).fill(String(value));
      await field(opened, isConvolution ? "kernel size" : "window size").fill(String(kernel));
      if (isConvolution) await field(opened, "filters").fill(String(filters));
      const layer = isConvolution
        ? conv2d(filters, kernel, stride, { padding })
        : maxPooling2d(kernel, stride, { padding });
      const shape = [null, height, width, channels];
      if (padding === "valid" && kernel > Math.min(height, width)) {
        expect(() => outputShape(layer, shape)).toThrow(RangeError);
        expect(await page.locator(".reason").textContent()).toMatch(/^No output: the kernel spans \d+ cells?, and/);
        continue;
      }
      shown++;
      expect(await shapes(opened)).toBe(`${shapeText(shape)} → ${shapeText(outputShape(layer, shape))}`);
      const formula = (await page.locator(".formula").allTextContents()).at(-1);
      expect(formula).toContain(outputSize({ input: width, kernel, stride, padding }).formula.text);
      if (!isConvolution) continue;
      expect(await page.locator(".params").textContent()).toMatch(
        new RegExp(`= ${paramCount(layer, shape).formula.total.text.replaceAll("+", "\\+")}$`),
      );
      expect(await page.locator(".multiply-adds").textContent()).toBe(
        `multiply-adds: ${multiplyAdds(layer, shape).formula.text}`,
      );
    }
    expect(shown).toBeGreaterThanOrEqual(50);
    expect(opened.complaints).toEqual([]);
  });

  it("says in Korean what does not fit, and never NaN", async () => {
    const figure = shapeCalculator({ input: [6, 6, 1], layer: conv2d(4, 3), lang: "ko" });
    await using opened = await FigurePage.open(browser, figure.toHtml());
    const { page } = opened;
    await field(opened, "커널 크기").fill("7");
    const reason = "출력이 없습니다: 커널은 7칸을 덮는데 입력의 높이는 6칸뿐이라 놓을 자리가 없습니다.";
    expect(await page.locator(".reason").textContent()).toContain(reason);
    expect(await page.getByRole("status").textContent()).toContain(reason);
    await page.getByText("양쪽에 붙일 칸 수").click();
    expect(await shapes(opened)).toBe("[null, 6, 6, 1] → [null, 2, 2, 4]");
    await page.getByText("full", { exact: true }).click();
    expect(await shapes(opened)).toBe("[null, 6, 6, 1] → [null, 12, 12, 4]");
    await field(opened, "팽창(dilation)").fill("2");
    await field(opened, "스트라이드").fill("2");
    expect(await page.locator(".reason").textContent()).toContain("함께 쓸 수 없습니다");
    expect(await page.locator(".live").textContent()).not.toContain("NaN");
    // What is no number in the range counts for nothing.
    await field(opened, "스트라이드").fill("");
    await field(opened, "커널 크기").fill("0");
    expect(await page.locator(".live").textContent()).not.toContain("NaN");
    expect(opened.complaints).toEqual([]);
  });

  it("has height and width apart where that is asked for", async () => {
    await using opened = await FigurePage.open(browser, shapeCalculator({ lang: "en" }).toHtml());
    await opened.page.getByLabel("height and width apart").check();
    await field(opened, "kernel size, width").fill("5");
    await field(opened, "stride, height").fill("1");
    expect(await shapes(opened)).toBe("[null, 28, 28, 1] → [null, 26, 12, 64]");
    expect(await opened.page.locator("code").textContent()).toBe("conv2d(64, [3, 5], [1, 2])");
    await opened.page.getByLabel("height and width apart").uncheck();
    expect(await opened.page.locator("code").textContent()).toBe("conv2d(64, 3)");
  });

  it("works with a finger on a screen of 320 pixels", async () => {
    await using opened = await FigurePage.open(browser, shapeCalculator({ lang: "ko" }).toHtml(), {
      viewport: { width: 320, height: 640 },
      hasTouch: true,
    });
    await opened.laidOut();
    expect(await opened.page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(320);
    const inner = "document.querySelector('[data-convolab-figure]').shadowRoot.querySelector('.live')";
    expect(await opened.page.evaluate(`${inner}.scrollWidth - ${inner}.clientWidth`)).toBe(0);
    // The strip is drawn for the room that there is, not scaled down.
    const strip = opened.page.locator(".marks");
    const drawn = Number(await strip.getAttribute("width"));
    expect((await strip.boundingBox())?.width).toBeCloseTo(drawn, 0);
    const box = await slider(opened, "커널 크기").boundingBox();
    if (box === null) throw new Error("no slider");
    await opened.page.touchscreen.tap(box.x + box.width - 8, box.y + box.height / 2);
    expect(Number(await field(opened, "커널 크기").inputValue())).toBeGreaterThan(12);
  });

  it.each(["light", "dark"] as const)("can be read: %s", async (colorScheme) => {
    await using opened = await FigurePage.open(browser, shapeCalculator({ lang: "ko" }).toHtml(), { colorScheme });
    const seen = await coloursOf(opened.page.locator(".live p, .live h3, .live label, .live legend, .live code"));
    expect(seen.length).toBeGreaterThan(15);
    expect(seen.filter(({ color, background }) => contrast(color, background) < 4.5)).toEqual([]);
  });
});
