import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { NotebookSession } from "./notebookSession.ts";

let notebook: NotebookSession;
beforeAll(async () => {
  notebook = await NotebookSession.start();
  await notebook.ok(
    "const host = (globalThis as Record<symbol, any>)[Symbol.for('convolab.displayHost')]; const spin = () => { for (;;); };",
  );
});
afterAll(() => notebook.close());

/** Runs a cell that prints `ready` and does not end, and interrupts it. */
async function interrupt(source: string): Promise<number> {
  const { id, outcome } = notebook.begin(source);
  await notebook.untilPrinted(id, "ready");
  notebook.session.interrupt();
  expect(await outcome).toEqual({ status: "interrupted" });
  return id;
}

describe("what keeps state across cells", () => {
  it.each([
    ["a loop", "console.log('ready'); spin();"],
    ["a loop that catches", "console.log('ready'); for (;;) { try { spin(); } catch { } finally { } }"],
    ["an await", "console.log('ready'); await new Promise(() => {});"],
    ["a loop in a timer", "setTimeout(() => { console.log('ready'); spin(); }); await new Promise(() => {});"],
  ])("is told once of an interrupt of %s, and no more when it does not want to be", async (_what, source) => {
    await notebook.ok("let told = 0; const remove = host.onInterrupted(() => { told += 1; });");
    await interrupt(source);
    expect(await notebook.value("told")).toBe("1");
    await interrupt(source);
    expect(await notebook.value("told")).toBe("2");
    await notebook.ok("remove();");
    await interrupt(source);
    expect(await notebook.value("told")).toBe("2");
  });

  it("is told although another listener throws", async () => {
    await notebook.ok(
      "let calls = 0; const removals = [host.onInterrupted(() => { throw 1; }), host.onInterrupted(() => { calls += 1; })];",
    );
    await interrupt("console.log('ready'); spin();");
    expect(await notebook.value("calls")).toBe("1");
    await notebook.ok("for (const remove of removals) remove();");
  });

  it("can ask whether the cell that it works for has been interrupted", async () => {
    // A cell's own code is stopped at its next await; a package's has to ask.
    await writeFile(
      join(notebook.directory, "work.mjs"),
      `const host = globalThis[Symbol.for("convolab.displayHost")];
      export async function work() {
        console.log("ready", host.interrupted());
        while (!host.interrupted()) await new Promise((done) => setTimeout(done));
        console.log("ended by itself");
      }`,
    );
    const id = await interrupt("import { work } from './work.mjs'; await work();");
    await notebook.untilPrinted(id, "ended by itself");
    expect(notebook.textOf(id)).toBe("ready false\nended by itself\n");
    expect(await notebook.value("host.interrupted()")).toBe("false");
  });
});

it("a CommonJS module that an interrupt has ended halfway is loaded anew", async () => {
  await writeFile(
    join(notebook.directory, "inner.cjs"),
    "exports.first = 1; console.log('ready'); while (globalThis.slow); exports.second = 2;",
  );
  await writeFile(join(notebook.directory, "outer.cjs"), "exports.inner = require('./inner.cjs'); exports.third = 3;");
  await notebook.ok("globalThis.slow = true;");
  await interrupt("require('./outer.cjs');");
  await interrupt("await import('./outer.cjs');");
  await notebook.ok("globalThis.slow = false;");
  expect(await notebook.value("require('./outer.cjs')")).toBe("{ inner: { first: 1, second: 2 }, third: 3 }");
  expect(await notebook.value("require('./outer.cjs') === require('./outer.cjs')")).toBe("true");
});
