import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { readNotebook } from "../../src/notebook/readNotebook.ts";
import { launchChromium } from "./chromium.ts";
import { JupyterLab } from "./jupyterLab.ts";
import { NotebookPage } from "./notebookPage.ts";
import { ScratchFolder } from "./scratchFolder.ts";

/** The real JupyterLab and a real browser; disposing of it ends both and deletes what they wrote. */
export class RealLab implements AsyncDisposable {
  readonly #resources: AsyncDisposableStack;
  readonly #lab: JupyterLab;
  readonly #browser: Browser;

  private constructor(resources: AsyncDisposableStack, lab: JupyterLab, browser: Browser) {
    this.#resources = resources;
    this.#lab = lab;
    this.#browser = browser;
  }

  /**
   * @param env added to the environment of JupyterLab and so of its kernels; without it they speak the notebook's language
   * @param language of JupyterLab's menus and dialogues
   */
  static async start(env: NodeJS.ProcessEnv = {}, language: "en" | "ko" = "en"): Promise<RealLab> {
    await using resources = new AsyncDisposableStack();
    const home = resources.use(await ScratchFolder.create("chromium"));
    const lab = resources.use(await JupyterLab.start(env, language));
    const browser = resources.adopt(await launchChromium(home.path), (started) => started.close());
    return new RealLab(resources.move(), lab, browser);
  }

  /** JupyterLab's folder of notebooks, a copy of the repository's. */
  get notebooks(): string {
    return this.#lab.notebooks;
  }

  /**
   * Opens a notebook and waits until its kernel is ready and all its cells are there.
   * @param notebook its path inside JupyterLab's folder, e.g. `ko/01-cnn-and-mnist.ipynb`
   * @param deviceScaleFactor the screen's pixels for each of the page's
   */
  async open(notebook: string, deviceScaleFactor = 1): Promise<NotebookPage> {
    const opened = await NotebookPage.goto(this.#browser, this.#lab.url(`/lab/tree/${notebook}`), deviceScaleFactor);
    await opened.kernelIsIdle();
    // JupyterLab adds the cells of a long notebook bit by bit.
    const { cells } = readNotebook(path.join(this.notebooks, notebook));
    await opened.cells.nth(cells.length - 1).waitFor({ state: "attached" });
    return opened;
  }

  /** A page of its own in the same browser, for a file that was exported. */
  async newPage(): Promise<Page> {
    return await this.#browser.newPage({ viewport: { width: 1280, height: 900 } });
  }

  /** Opens JupyterLab, without a notebook unless one was open before. */
  async openLauncher(): Promise<NotebookPage> {
    const opened = await NotebookPage.goto(this.#browser, this.#lab.url("/lab"));
    await opened.launcherCard.waitFor();
    return opened;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#resources.disposeAsync();
  }
}
