import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { CellCompiler } from "../../src/session/cell/compileCell.ts";
import { parseCell } from "../../src/session/cell/parseCell.ts";
import { Session } from "../../src/session/session.ts";
import { NotebookSession } from "./notebookSession.ts";

let notebook: NotebookSession;
beforeAll(async () => {
  notebook = await NotebookSession.start();
  await notebook.ok("let survivor = 41; const spin = () => { for (;;); }; require('node:child_process'); 0;");
});
afterAll(() => notebook.close());

/** Cells that never end by themselves; each prints `ready` first. */
const ENDLESS = {
  "a loop": "console.log('ready'); spin();",
  "an await": "console.log('ready'); await new Promise(() => {});",
  "a promise as value": "console.log('ready'); new Promise(() => {})",
  "a loop after an await": "await null; console.log('ready'); spin();",
  "a loop in a timer": "setTimeout(() => { console.log('ready'); spin(); }); await new Promise(() => {});",
  "a loop in an immediate": "setImmediate(() => { console.log('ready'); spin(); }); await new Promise(() => {});",
  "a loop in a tick": "process.nextTick(() => { console.log('ready'); spin(); }); await new Promise(() => {});",
  "a loop in a then":
    "void Promise.resolve().then(() => { console.log('ready'); spin(); }); await new Promise(() => {});",
  "promises that chase one another":
    "console.log('ready'); const chase = (): unknown => Promise.resolve().then(chase); await chase();",
  "a for await":
    "async function* forever() { for (;;) { await null; yield 1; } } console.log('ready'); for await (const _ of forever());",
  "a generator": "function* naturals() { for (;;) yield 1; } console.log('ready'); for (const _ of naturals());",
  "a regular expression": "console.log('ready'); /^(a+)+$/.test('a'.repeat(60) + 'b');",
  "a blocked thread": "console.log('ready'); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);",
  "a loop that catches": "console.log('ready'); for (;;) { try { spin(); } catch { } finally { } }",
  "an import": "console.log('ready'); await import('data:text/javascript,for(;;);');",
  "an import that awaits": "console.log('ready'); await import('data:text/javascript,await new Promise(()=>{})');",
  "a display method": "console.log('ready'); ({ [Symbol.for('Jupyter.display')]() { spin(); } });",
  "an asynchronous display method":
    "console.log('ready'); ({ async [Symbol.for('Jupyter.display')]() { await new Promise(() => {}); } });",
  "a proxy that is shown":
    "console.log('ready'); new Proxy({}, { get() { spin(); }, ownKeys() { spin(); return []; } });",
  "a disposal": "using resource = { [Symbol.dispose]() { console.log('ready'); spin(); } }; 0;",
  "a question that nobody answers": "console.log('ready'); await input('?');",
  "a synchronous child": "console.log('ready'); require('node:child_process').spawnSync('sleep', ['30']);",
} as const;

describe("an interrupt", () => {
  it.each(Object.entries(ENDLESS))("ends %s, three times over, and leaves the variables", async (_what, source) => {
    for (let round = 0; round < 3; round++) {
      const { id, outcome } = notebook.begin(source);
      await notebook.untilPrinted(id, "ready");
      notebook.session.interrupt();
      expect(await outcome).toEqual({ status: "interrupted" });
      expect(await notebook.value("survivor + 1")).toBe("42");
      expect(await notebook.value("await Promise.resolve('awaited')")).toBe("'awaited'");
    }
  });

  it("while nothing runs does nothing", async () => {
    for (let round = 0; round < 100; round++) {
      notebook.session.interrupt();
      if (round % 2 === 0) notebook.session.interrupt();
      expect(await notebook.value("survivor")).toBe("41");
    }
  });

  it("that meets a short cell anywhere ends it or lets it be", async () => {
    const seen = new Set<string>();
    for (let round = 0; round < 150; round++) {
      const source = round % 2 === 0 ? `let n = 0; while (n < ${round * 2_000}) n++; n` : `await null; ${round}`;
      const { outcome } = notebook.begin(source);
      await new Promise((resolve) => setImmediate(resolve));
      notebook.session.interrupt();
      seen.add((await outcome).status);
      expect(await notebook.value("survivor")).toBe("41");
    }
    expect([...seen].filter((status) => status !== "ok" && status !== "interrupted")).toEqual([]);
  });

  it("runs a cell's finally blocks at its next await", async () => {
    const { id, outcome } = notebook.begin(`
      const wake = Promise.withResolvers<void>();
      try { console.log("ready"); await wake.promise; console.log("never"); } finally { console.log("finally"); }
    `);
    await notebook.untilPrinted(id, "ready");
    notebook.session.interrupt();
    expect(await outcome).toEqual({ status: "interrupted" });
    await notebook.ok("wake.resolve(); await new Promise((done) => setTimeout(done));");
    expect(notebook.textOf(id)).toBe("ready\nfinally\n");
    expect(notebook.textOf(id, "stderr")).toBe("");
  });

  it("stops a loop that catches every error", async () => {
    const { id, outcome } = notebook.begin(
      "let rounds = 0; for (;;) { try { rounds += 1; console.log('round'); await new Promise((done) => setTimeout(done)); } catch { } }",
    );
    await notebook.untilPrinted(id, "round");
    notebook.session.interrupt();
    expect(await outcome).toEqual({ status: "interrupted" });
    await notebook.ok(
      "for (let before = -1; before !== rounds; ) { before = rounds; await new Promise((done) => setTimeout(done, 100)); }",
    );
    expect(await notebook.value("rounds < 2_000")).toBe("true");
  });

  it("leaves the timers of earlier cells alone", async () => {
    await notebook.ok("let ticks = 0; const clock = setInterval(() => { ticks += 1; }, 1);");
    const { id, outcome } = notebook.begin("console.log('ready'); await new Promise(() => {});");
    await notebook.untilPrinted(id, "ready");
    notebook.session.interrupt();
    await outcome;
    expect(
      await notebook.value(
        "const from = ticks; while (ticks < from + 3) await new Promise((done) => setTimeout(done)); clearInterval(clock); 'ticking'",
      ),
    ).toBe("'ticking'");
  });

  it("comes within milliseconds", async () => {
    const times: number[] = [];
    for (let round = 0; round < 50; round++) {
      const { id, outcome } = notebook.begin("console.log('ready'); spin();");
      await notebook.untilPrinted(id, "ready");
      const asked = performance.now();
      notebook.session.interrupt();
      await outcome;
      times.push(performance.now() - asked);
    }
    times.sort((one, other) => one - other);
    // 5 ms is what an idle machine must keep; the benchmark measures it.
    expect(times[25]).toBeLessThan(25);
  });

  it("reaches a session that is still starting", async () => {
    const directory = await mkdtemp(join(tmpdir(), "notebook-"));
    const compiler = new CellCompiler([], { experimentalDecorators: false });
    const evaluationOf = (source: string) => {
      const { script, maps } = compiler.compile(parseCell(source), `${source}.ts`);
      return { cell: "1", script, maps, url: `${source}.ts`, source, openedAt: undefined };
    };
    for (let delay = 0; delay < 120; delay += 15) {
      const session = Session.start({ directory });
      const early = session.evaluate(1, evaluationOf(delay % 2 === 0 ? "for (;;);" : "await new Promise(() => {})"));
      await new Promise((resolve) => setTimeout(resolve, delay));
      session.interrupt();
      expect(await early).toEqual({ status: "interrupted" });
      expect(await session.evaluate(2, evaluationOf("2"))).toMatchObject({ data: { "text/plain": "2" } });
      await session.close();
    }
    await rm(directory, { recursive: true });
  });
});
