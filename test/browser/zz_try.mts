import { JupyterLab } from "./jupyterLab.ts";
import { launchChromium } from "./chromium.ts";
import { ScratchFolder } from "./scratchFolder.ts";
import { NotebookPage } from "./notebookPage.ts";
const t0 = Date.now();
const log = (...a: unknown[]) => console.log(((Date.now() - t0) / 1000).toFixed(2), ...a);
await using home = await ScratchFolder.create("chromium");
await using lab = await JupyterLab.start({ CONVOLAB_LANG: "ko" });
const browser = await launchChromium(home.path);
log("browser", browser.version());
try {
  await (await import(process.argv[2]!)).default(NotebookPage, browser, lab, log);
} catch (e) { log("FAILED", e); for (const p of browser.contexts()[0]?.pages()??[]) await p.screenshot({ path: "/tmp/bx/failed.png" }); 
} finally {
  await browser.close();
}
log("closed");
