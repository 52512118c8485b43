import { RunningKernel } from "/work/main/test/client/runningKernel.ts";
import { mkdtempSync } from "node:fs";
const d = mkdtempSync("/tmp/kt/nb-");
const k = await RunningKernel.start({ argv: (f: string) => [process.execPath, "/work/main/dist/kernel/main.js", f], cwd: d, timeout: 4000, env: { JUPYTER_DATA_DIR: d, CONVOLAB_LANG: "en" } });
const c = k.client;
const mode = process.argv[2];
let aborted = 0;
try {
for (let i = 0; i < 300; i++) {
  if (mode === "idle") { await c.interrupt(); await c.execute("1"); }
  if (mode === "race") { const x = c.start("1"); await c.interrupt(); await x.done(); const y = await c.execute("2"); if (y.replies[0].content.status !== "ok") aborted++; }
  if (mode === "loop") { const x = c.start("console.log('running');\nwhile (true) {}"); await x.printed("running"); await c.interrupt(); await x.done(); const y = await c.execute("2"); if (y.replies[0].content.status !== "ok") { aborted++; } if (process.argv[3]) await c.interrupt(); }
  if (mode === "error") { await c.execute("throw 1"); const y = await c.execute("2"); if (y.replies[0].content.status !== "ok") aborted++; if (process.argv[3]) { await c.interrupt(); await c.execute("3"); } }
  if (mode === "timer") { const x = c.start("setTimeout(() => { console.log('running'); while (true) {} }, 5);\nawait new Promise(() => {});"); await x.printed("running"); await c.interrupt(); await x.done(); const y = await c.execute("2"); if (y.replies[0].content.status !== "ok") aborted++; if (process.argv[3]) await c.interrupt(); }
  if (i % 50 === 0) console.log(i);
}
console.log("all fine", { aborted });
} catch (e) { console.log("FAILED", { aborted }, String(e).slice(0, 400), k.process.log); }
await k.discard();
