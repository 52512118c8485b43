import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Locator } from "playwright-core";
import { firstPage } from "../../setup/firstPage.mjs";
import { decodedWidth, ERROR_TEXT, KERNEL_NAME, type NotebookPage, outputsOf } from "./notebookPage.ts";
import { RealLab } from "./realLab.ts";

/** What JupyterLab says in English on the page that a learner sees first. */
const ENGLISH = ["File", "Edit", "View", "Run", "Kernel", "Settings", "Help"];

let lab: RealLab;
let start: NotebookPage;

async function openMenu(menu: string): Promise<void> {
  await start.page.locator("#jp-MainMenu .lm-MenuBar-item", { hasText: menu }).click();
}

/** The entry of an open menu with exactly this text. */
function menuEntry(text: string): Locator {
  return start.page.locator(".lm-Menu-itemLabel").getByText(text, { exact: true });
}

beforeAll(async () => {
  lab = await RealLab.start({}, "ko");
  start = await lab.open(firstPage(lab.notebooks, "ko").replace("/lab/tree/", ""));
});

afterAll(async () => {
  await lab?.[Symbol.asyncDispose]();
});

describe("the start page in the real JupyterLab in Korean", () => {
  it("opens with the kernel under Korean menus", async () => {
    await start.page.locator(".jp-NotebookPanel-toolbar").getByText(KERNEL_NAME).waitFor();
    await start.page.getByRole("heading", { name: "0. 시작하기" }).waitFor();
    const menus = await start.page.locator("#jp-MainMenu .lm-MenuBar-itemLabel").allTextContents();
    expect(menus).toEqual(expect.arrayContaining(["파일", "편집", "보기", "실행", "커널", "설정", "도움말"]));
    expect(menus.filter((menu) => ENGLISH.includes(menu))).toEqual([]);
    await start.screenshot("start-1-opened");
  });

  it.each([
    ["커널", "커널 재시작와 모든 셀 실행"],
    ["커널", "커널 재시작"],
    ["실행", "모든 셀 실행"],
    ["설정", "언어"],
  ])("has the menu entry %s → %s, which its text names", async (menu, entry) => {
    expect(await start.page.locator(".jp-MarkdownOutput").allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining(`${menu} → ${entry}`)]),
    );
    await openMenu(menu);
    await menuEntry(entry).waitFor();
    await start.page.keyboard.press("Escape");
    await menuEntry(entry).waitFor({ state: "detached" });
  });

  it("runs all cells without an error and shows its pictures", async () => {
    await openMenu("실행");
    await start.screenshot("start-2-menu");
    await menuEntry("모든 셀 실행").click();
    await start.haveRun(await start.codeCells.count());
    expect(await outputsOf(start.page, ERROR_TEXT).allTextContents()).toEqual([]);
    const pictures = outputsOf(start.page).locator("img[alt]");
    expect(await pictures.count()).toBe(2);
    for (const picture of await pictures.all()) expect(await decodedWidth(picture)).toBeGreaterThan(0);
    await start.screenshot("start-3-run", pictures.last());
  });

  it("shows the type error that it announces, with a place for each to mend", async () => {
    const cell = await start.runCell('const text = "convolution";\ntext.lenght');
    const error = await outputsOf(cell, ERROR_TEXT).textContent();
    expect(error).toContain("TS2551");
    expect(error).toMatch(/'length'.*\?/);
    await start.screenshot("start-4-type-error", outputsOf(cell));
    await start.deleteAfter((await start.codeCells.count()) - 1);
  });

  it("has a map whose links open the lesson beside it", async () => {
    const map = start.page.getByRole("heading", { name: "수업 지도" });
    await start.scrollTo(map, "start");
    await start.screenshot("start-5-map");
    await start.page.getByRole("link", { name: "1. CNN의 구성과 MNIST" }).first().click();
    await start.page.getByRole("heading", { name: "1. CNN의 구성과 MNIST" }).waitFor();
    await start.page
      .locator("#jp-main-dock-panel .lm-TabBar-tabLabel", { hasText: "01-cnn-and-mnist.ipynb" })
      .waitFor();
    await start.screenshot("start-6-lesson-opened");
  });

  it("made neither JupyterLab nor the browser complain", () => {
    expect(start.complaints).toEqual([]);
  });
});
