import { JupyterLab } from "./jupyterLab.ts";
import { launchChromium } from "./chromium.ts";
import { ScratchFolder } from "./scratchFolder.ts";
const t0 = Date.now();
const log = (...a: unknown[]) => console.log(((Date.now() - t0) / 1000).toFixed(2), ...a);
await using home = await ScratchFolder.create("chromium");
await using lab = await JupyterLab.start({ CONVOLAB_LANG: "ko" });
log("lab");
const browser = await launchChromium(home.path);
log("browser", browser.version());
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.on("console", (m) => log("CONSOLE", m.type(), m.text().slice(0, 300)));
  page.on("pageerror", (e) => log("PAGEERROR", e.message));
  try {
  await (await import(process.argv[2]!)).default(page, lab, log);
  } catch (e) { log("FAILED", e); await page.screenshot({ path: "/tmp/bx/failed.png" }); }
} finally {
  await browser.close();
}
log("closed");
