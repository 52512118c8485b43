import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import type { JupyterLab } from "./jupyterLab.ts";
import { CACHE } from "./scratchFolder.ts";

const SCREENSHOTS = path.join(CACHE, "screenshots");

/** How long one step may take on a busy machine, in ms. A step waits for what it names, not for this. */
const STEP_TIMEOUT = 30_000;

const KERNEL_NAME = "TypeScript (convolab)";

/** A notebook open in JupyterLab, used as a learner does: with mouse and keyboard. */
export class NotebookPage implements AsyncDisposable {
  readonly page: Page;
  /** Everything that went wrong in the page: uncaught errors, and what the browser's console shows as an error or a warning. */
  readonly complaints: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.on("pageerror", (error) => this.complaints.push(`uncaught: ${error.message}`));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) this.complaints.push(`${message.type()}: ${message.text()}`);
    });
  }

  /** @param notebook inside JupyterLab's folder, e.g. `ko/01-cnn-and-mnist.ipynb`; waits until its kernel is ready */
  static async open(browser: Browser, lab: JupyterLab, notebook: string): Promise<NotebookPage> {
    const opened = await NotebookPage.#newPage(browser);
    await opened.page.goto(lab.url(`/lab/tree/${notebook}`));
    await opened.kernelIsIdle();
    return opened;
  }

  /** Makes a new notebook with the launcher's card for the kernel. */
  static async openLauncher(browser: Browser, lab: JupyterLab): Promise<NotebookPage> {
    const opened = await NotebookPage.#newPage(browser);
    await opened.page.goto(lab.url("/lab"));
    await opened.page.locator(".jp-LauncherCard").first().waitFor();
    return opened;
  }

  static async #newPage(browser: Browser): Promise<NotebookPage> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(STEP_TIMEOUT);
    return new NotebookPage(page);
  }

  /** The launcher's card that opens a notebook of the kernel. */
  get launcherCard(): Locator {
    return this.page.locator('.jp-LauncherCard[data-category="Notebook"]', { hasText: KERNEL_NAME });
  }

  get codeCells(): Locator {
    return this.page.locator(".jp-Notebook .jp-CodeCell");
  }

  /** Errors among the outputs of all cells. */
  get errorOutputs(): Locator {
    return this.page.locator('.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.error"]');
  }

  async kernelIsIdle(): Promise<void> {
    await this.page.locator(".jp-NotebookPanel-toolbar").getByText(KERNEL_NAME).waitFor();
    await this.page.locator("#jp-bottom-panel, #jp-main-statusbar").getByText(`${KERNEL_NAME} | Idle`).waitFor();
  }

  /** Chooses an entry of a menu, e.g. `Run`, `Run All Cells`. */
  async chooseInMenu(menu: string, entry: string): Promise<void> {
    await this.page.locator("#jp-MainMenu .lm-MenuBar-item", { hasText: menu }).click();
    await this.page.locator(".lm-Menu-item", { hasText: entry }).first().click();
  }

  /** Clicks a button of the notebook's toolbar, e.g. `notebook:interrupt-kernel`. */
  async clickToolbar(command: string): Promise<void> {
    await this.page.locator(`.jp-NotebookPanel-toolbar jp-button[data-command="${command}"]`).click();
  }

  /** Waits until every code cell has run. */
  async everyCellHasRun(): Promise<void> {
    const count = await this.codeCells.count();
    await this.page
      .locator(".jp-Notebook .jp-InputArea-prompt", { hasText: /^\[\d+\]:$/ })
      .nth(count - 1)
      .waitFor();
    await this.kernelIsIdle();
  }

  /** Adds a code cell after the last cell and puts the cursor into it. */
  async addCell(code = ""): Promise<Locator> {
    const count = await this.codeCells.count();
    await this.page.locator(".jp-Notebook .jp-Cell").last().locator(".jp-InputArea-prompt").click();
    await this.clickToolbar("notebook:insert-cell-below");
    const cell = this.codeCells.nth(count);
    await cell.locator(".cm-content").click();
    await cell.locator(".cm-focused").waitFor();
    await this.page.keyboard.insertText(code);
    return cell;
  }

  /** Adds a cell, runs it, and waits until it has run. */
  async runCell(code: string): Promise<Locator> {
    const cell = await this.addCell(code);
    await this.page.keyboard.press("Control+Enter");
    await this.hasRun(cell);
    return cell;
  }

  async isRunning(cell: Locator): Promise<void> {
    await cell.locator(".jp-InputArea-prompt", { hasText: "[*]:" }).waitFor();
  }

  async hasRun(cell: Locator): Promise<void> {
    await cell.locator(".jp-InputArea-prompt", { hasText: /^\[\d+\]:$/ }).waitFor();
  }

  /** Keeps a picture of the page in the repository's cache. */
  async screenshot(name: string): Promise<void> {
    await mkdir(SCREENSHOTS, { recursive: true });
    await this.page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`) });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.page.close();
  }
}
