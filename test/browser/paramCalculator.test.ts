import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Browser } from "playwright-core";
import { countText } from "../../src/display/countText.ts";
import { conv2d } from "../../src/nn/layers/conv2d.ts";
import { dense } from "../../src/nn/layers/dense.ts";
import { paramCount } from "../../src/nn/shape/paramCount.ts";
import { paramCalculator } from "../../src/plot/figures/paramCalculator.ts";
import { launchChromium } from "./chromium.ts";
import { coloursOf, contrast, FigurePage } from "./figurePage.ts";
import { ScratchFolder } from "./scratchFolder.ts";

let home: ScratchFolder;
let browser: Browser;

beforeAll(async () => {
  home = await ScratchFolder.create("params");
  browser = await launchChromium(home.path);
});

afterAll(async () => {
  await browser?.close();
  await home?.[Symbol.asyncDispose]();
});

const slider = ({ page }: FigurePage, name: string) => page.getByRole("slider", { name, exact: true });
const field = ({ page }: FigurePage, name: string) => page.getByRole("spinbutton", { name, exact: true });
const counts = ({ page }: FigurePage) => page.locator(".box .count").allTextContents();

describe("the parameter calculator in a browser", () => {
  it("changes with the keyboard and says the counts", async () => {
    await using opened = await FigurePage.open(browser, paramCalculator({ lang: "en" }).toHtml());
    expect(await counts(opened)).toEqual(["1,600", "64", "1,664"]);
    await slider(opened, "kernel size").focus();
    await opened.page.keyboard.press("ArrowLeft");
    expect(await counts(opened)).toEqual(["1,024", "64", "1,088"]);
    expect(await opened.page.getByRole("status").textContent()).toBe("weights 1,024, biases 64, parameters 1,088");
    expect(await opened.page.locator(".box").first().textContent()).toBe("Wc (weights) = K² · C · N1,024= 4² · 1 · 64");
    expect([opened.requests, opened.complaints]).toEqual([[], []]);
  });

  it("has the numbers of paramCount for whatever is set", async () => {
    await using opened = await FigurePage.open(browser, paramCalculator({ lang: "en" }).toHtml());
    const { page } = opened;
    const settings = fc.record({
      type: fc.constantFrom("conv2d" as const, "dense" as const),
      kernel: fc.integer({ min: 1, max: 16 }),
      channels: fc.integer({ min: 1, max: 512 }),
      filters: fc.integer({ min: 1, max: 1024 }),
      side: fc.integer({ min: 1, max: 256 }),
      useBias: fc.boolean(),
    });
    for (const each of fc.sample(settings, { seed: 11, numRuns: 60 })) {
      const { type, kernel, channels, filters, side, useBias } = each;
      const isConvolution = type === "conv2d";
      await page.getByText(`(${type})`).click();
      await field(opened, "channels").fill(String(channels));
      await field(opened, "input size").fill(String(side));
      await field(opened, isConvolution ? "filters" : "units").fill(String(filters));
      if (isConvolution) await field(opened, "kernel size").fill(String(kernel));
      await page.getByLabel("with biases").setChecked(useBias);
      const own = isConvolution
        ? paramCount(conv2d(filters, kernel, { useBias }), [null, null, null, channels])
        : paramCount(dense(filters, { useBias }), [null, side * side * channels]);
      expect(await counts(opened)).toEqual([own.weights, own.biases, own.total].map(countText));
    }
    expect(opened.complaints).toEqual([]);
  });

  it("has AlexNet's layers as examples, with groups, and says which groups do not fit", async () => {
    await using opened = await FigurePage.open(browser, paramCalculator({ lang: "ko" }).toHtml());
    const examples = opened.page.getByLabel("예시");
    // The first state is one of them.
    expect(await examples.locator("option:checked").textContent()).toBe("conv2d(64, 5), 28×28×1");
    const seen: string[] = [];
    for (const name of ["AlexNet conv1", "AlexNet conv2", "AlexNet conv3", "AlexNet conv4", "AlexNet conv5"]) {
      await examples.selectOption({ label: name });
      seen.push((await counts(opened))[2] ?? "");
    }
    expect(seen).toEqual(["34,944", "614,656", "885,120", "1,327,488", "884,992"]);
    await examples.selectOption({ label: "AlexNet conv2, 그룹 2" });
    expect(await counts(opened)).toEqual(["307,200", "256", "307,456"]);
    expect(await field(opened, "그룹").inputValue()).toBe("2");
    await field(opened, "채널").fill("95");
    expect(await opened.page.locator(".reason").textContent()).toContain("채널 수(95)와 필터 수(256)가 그룹 수(2)로");
    expect(await examples.locator("option:checked").textContent()).toBe("직접 정하기");
    expect(opened.complaints).toEqual([]);
  });

  it("stands on a screen of 320 pixels, and takes a finger", async () => {
    await using opened = await FigurePage.open(browser, paramCalculator({ lang: "ko" }).toHtml(), {
      viewport: { width: 320, height: 640 },
      hasTouch: true,
    });
    await opened.laidOut();
    expect(await opened.page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(320);
    const inner = "document.querySelector('[data-convolab-figure]').shadowRoot.querySelector('.live')";
    expect(await opened.page.evaluate(`${inner}.scrollWidth - ${inner}.clientWidth`)).toBe(0);
    await opened.page.getByText("완전 연결층(dense)").tap();
    expect(await counts(opened)).toEqual(["50,176", "64", "50,240"]);
  });

  it.each(["light", "dark"] as const)("can be read: %s", async (colorScheme) => {
    await using opened = await FigurePage.open(browser, paramCalculator({ lang: "en" }).toHtml(), { colorScheme });
    const seen = await coloursOf(opened.page.locator(".live p, .live label, .box div, .box .count"));
    expect(seen.filter(({ color, background }) => contrast(color, background) < 4.5)).toEqual([]);
  });
});
