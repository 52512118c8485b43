/**
 * Makes `docs/screenshot.png`, the README's picture: lesson 1 after "Run All Cells" in the JupyterLab of `.venv`.
 * Run it with `node test/browser/readmeScreenshot.ts` after `npm test` has set everything up.
 */
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { decodedWidth, outputsOf } from "./notebookPage.ts";
import { RealLab } from "./realLab.ts";
import { ROOT } from "./scratchFolder.ts";

const LESSON = "ko/01-cnn-and-mnist.ipynb";
const FILE = path.join(ROOT, "docs", "screenshot.png");

await using lab = await RealLab.start();
await using notebook = await lab.open(LESSON, 2);
const cells = await notebook.codeCells.count();
await notebook.chooseInMenu("Run", "Run All Cells");
await notebook.haveRun(cells);
// Without the dot for unsaved changes.
await notebook.clickToolbar("docmanager:save");
await notebook.unsavedMark.waitFor({ state: "detached" });
const grid = outputsOf(notebook.page).locator("img[alt]").first();
const gridCell = notebook.codeCells.filter({ has: grid }).first();
await notebook.select(gridCell);
await decodedWidth(grid);
await notebook.page.mouse.move(640, 5);
await notebook.scrollTo(notebook.page.locator(".jp-MarkdownCell", { hasText: "slice(0, 20)" }), "start");
await mkdir(path.dirname(FILE), { recursive: true });
await notebook.page.screenshot({ path: FILE });
