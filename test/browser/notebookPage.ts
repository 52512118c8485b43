import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { CACHE } from "./scratchFolder.ts";

const SCREENSHOTS = path.join(CACHE, "screenshots");

/** How long one step may take on a busy machine, in ms. A step waits for what it names, not for this. */
const STEP_TIMEOUT = 30_000;

/** Warnings that JupyterLab gives with every kernel. */
const JUPYTERLABS_OWN_WARNINGS = [
  // On every restart: JupyterLab opens a new connection to the new kernel process.
  /^Connection lost, reconnecting in 0 seconds\.$/,
  // On a busy machine.
  /^Plugin \S+ (?:is taking too long|\(with \d+ dependants\) took [\d.]+ms) to activate\.$/,
];

/** The kernel's name as JupyterLab shows it. */
export const KERNEL_NAME = "TypeScript (convolab)";

/** What the status bar says then, in English or Korean. */
const KERNEL_IS_IDLE = /TypeScript \(convolab\) \| (Idle|대기)/;

/** A notebook open in JupyterLab, used as a learner uses it: with mouse and keyboard. */
export class NotebookPage implements AsyncDisposable {
  readonly page: Page;
  /** What went wrong in the page itself: uncaught errors, and what the browser's console shows as an error or a warning. */
  readonly complaints: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.on("pageerror", (error) => this.complaints.push(`uncaught: ${error.message}`));
    page.on("console", (message) => {
      if (!["error", "warning"].includes(message.type())) return;
      if (JUPYTERLABS_OWN_WARNINGS.some((warning) => warning.test(message.text()))) return;
      this.complaints.push(`${message.type()}: ${message.text()}`);
    });
  }

  /** @param deviceScaleFactor the screen's pixels for each of the page's */
  static async goto(browser: Browser, url: string, deviceScaleFactor = 1): Promise<NotebookPage> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, deviceScaleFactor });
    page.setDefaultTimeout(STEP_TIMEOUT);
    const opened = new NotebookPage(page);
    await page.goto(url);
    return opened;
  }

  /** The launcher's card that makes a notebook for the kernel. */
  get launcherCard(): Locator {
    return this.page.locator('.jp-LauncherCard[data-category="Notebook"]', { hasText: KERNEL_NAME });
  }

  get cells(): Locator {
    return this.page.locator(".jp-Notebook .jp-Cell");
  }

  get codeCells(): Locator {
    return this.page.locator(".jp-Notebook .jp-CodeCell");
  }

  /** The dot in the notebook's tab: there is something to save. */
  get unsavedMark(): Locator {
    return this.page.locator("#jp-main-dock-panel .lm-TabBar-tab.jp-mod-dirty");
  }

  /** Waits until the kernel has nothing to do. */
  async kernelIsIdle(): Promise<void> {
    await this.page.locator("#jp-main-statusbar").getByText(KERNEL_IS_IDLE).waitFor();
  }

  /** Waits until the browser has drawn what has happened so far. */
  async isPainted(): Promise<void> {
    await this.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
  }

  /** Brings something to the top or the middle of the notebook. */
  async scrollTo(target: Locator, block: "start" | "center"): Promise<void> {
    // JupyterLab learns the heights of cells only as they come into sight.
    for (let round = 0; round < 3; round++) {
      await target.evaluate(
        (element: { scrollIntoView(options: { block: string }): void }, place) =>
          element.scrollIntoView({ block: place }),
        block,
      );
      await this.isPainted();
    }
  }

  /** Chooses an entry of a menu, e.g. `Run`, `Run All Cells`. */
  async chooseInMenu(menu: string, entry: string): Promise<void> {
    await this.page.locator("#jp-MainMenu .lm-MenuBar-item", { hasText: menu }).click();
    await this.page.locator(".lm-Menu-item", { hasText: entry }).first().click();
  }

  /** Chooses JupyterLab's theme, and waits until the page has it. */
  async useTheme(name: "JupyterLab Dark" | "JupyterLab Light"): Promise<void> {
    await this.page.locator("#jp-MainMenu .lm-MenuBar-item", { hasText: "Settings" }).click();
    await this.page
      .locator(".lm-Menu-item", { hasText: /^Theme$/ })
      .first()
      .click();
    await this.page.locator(".lm-Menu-item", { hasText: new RegExp(`^${name}$`) }).click();
    await this.page.locator(`body[data-jp-theme-name="${name}"]`).waitFor({ state: "attached" });
    await this.isPainted();
  }

  /** Clicks a button of the notebook's toolbar, e.g. `notebook:interrupt-kernel`. */
  async clickToolbar(command: string): Promise<void> {
    await this.page.locator(`.jp-NotebookPanel-toolbar jp-button[data-command="${command}"]`).click();
  }

  /** Adds a code cell after the last cell and puts the cursor into it. */
  async addCell(code = ""): Promise<Locator> {
    const count = await this.codeCells.count();
    await this.select(this.cells.last());
    await this.clickToolbar("notebook:insert-cell-below");
    const cell = this.codeCells.nth(count);
    await cell.locator(".cm-content").click();
    await cell.locator(".cm-focused").waitFor();
    await this.page.keyboard.insertText(code);
    return cell;
  }

  /** Adds a cell and runs it, without waiting for its end. */
  async startCell(code: string): Promise<Locator> {
    const cell = await this.addCell(code);
    await this.page.keyboard.press("Control+Enter");
    return cell;
  }

  /** Adds a cell, runs it, and waits until it has run. */
  async runCell(code: string): Promise<Locator> {
    const cell = await this.startCell(code);
    await this.hasRun(cell);
    return cell;
  }

  /** Selects a cell with a click beside its text: keys are commands then. */
  async select(cell: Locator): Promise<void> {
    await cell.locator(".jp-InputArea-prompt").click();
    // Keys go to the active cell; under load the click may still be on its way.
    await cell.and(this.page.locator(".jp-mod-active")).waitFor();
  }

  /** Deletes the cells that were added after so many code cells. */
  async deleteAfter(count: number): Promise<void> {
    for (let last = (await this.codeCells.count()) - 1; last >= count; last--) {
      const cell = this.codeCells.nth(last);
      await this.select(cell);
      await this.page.keyboard.press("d");
      await this.page.keyboard.press("d");
      await cell.waitFor({ state: "detached" });
    }
  }

  /** Waits until a cell runs. */
  async isRunning(cell: Locator): Promise<void> {
    await cell.locator(".jp-InputArea-prompt", { hasText: "[*]:" }).waitFor();
  }

  /**
   * Waits until a cell has run.
   * @param timeout ms
   */
  async hasRun(cell: Locator, timeout = STEP_TIMEOUT): Promise<void> {
    await cell.locator(".jp-InputArea-prompt", { hasText: /^\[\d+\]:$/ }).waitFor({ timeout });
  }

  /**
   * Waits until the first so many code cells have run, numbered from 1.
   * @param timeout ms for each
   */
  async haveRun(count: number, timeout = STEP_TIMEOUT): Promise<void> {
    for (let i = 0; i < count; i++) {
      await this.codeCells
        .nth(i)
        .locator(".jp-InputArea-prompt", { hasText: `[${i + 1}]:` })
        .waitFor({ timeout });
    }
    await this.kernelIsIdle();
  }

  /**
   * Keeps a picture of the page in the repository's cache.
   * @param shown what must be in it
   */
  async screenshot(name: string, shown?: Locator): Promise<void> {
    await mkdir(SCREENSHOTS, { recursive: true });
    if (shown) await this.scrollTo(shown, "center");
    await this.isPainted();
    await this.page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`) });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.page.close();
  }
}

/** The outputs of a cell (or of all), or only those of one MIME type; JupyterLab calls an error's text `stderr` too. */
export function outputsOf(cell: Locator | Page, mimeType?: string): Locator {
  return cell.locator(
    mimeType === undefined ? ".jp-OutputArea-output" : `.jp-OutputArea-output[data-mime-type="${mimeType}"]`,
  );
}

export const ERROR_TEXT = "application/vnd.jupyter.stderr";

/** Waits until a picture is decoded. @returns its width in pixels */
export async function decodedWidth(picture: Locator): Promise<number> {
  return await picture.evaluate(async (image: { decode(): Promise<void>; naturalWidth: number }) => {
    await image.decode();
    return image.naturalWidth;
  });
}
