import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { NotebookSession } from "./notebookSession.ts";

let notebook: NotebookSession;
beforeAll(async () => {
  notebook = await NotebookSession.start();
  await notebook.ok(`
    const sync = (name: string) => ({ name, [Symbol.dispose]() { console.log("dispose", name); } });
    const later = (name: string) => ({ name, async [Symbol.asyncDispose]() { await null; console.log("dispose", name); } });
    const failing = (name: string) => ({ [Symbol.dispose]() { throw new RangeError(name); } });
  `);
});
afterAll(() => notebook.close());

async function printedBy(source: string): Promise<string> {
  return notebook.textOf(await notebook.ok(source));
}

describe("resources that a cell uses", () => {
  it("are disposed when it ends, last one first, after everything else", async () => {
    expect(
      await printedBy("using a = sync('a'); using b = sync('b'), c = sync('c'); console.log('body', a.name, c.name);"),
    ).toBe("body a c\ndispose c\ndispose b\ndispose a\n");
  });

  it("asynchronous and synchronous ones in one order", async () => {
    expect(
      await printedBy(
        "using a = sync('a'); await using b = later('b'); using c = sync('c'); await null; console.log('body');",
      ),
    ).toBe("body\ndispose c\ndispose b\ndispose a\n");
  });

  it("may be null or undefined", async () => {
    expect(await printedBy("using a = null; await using b = undefined; console.log('body');")).toBe("body\n");
  });

  it("leave the cell's value alone, whatever else the cell contains", async () => {
    expect(await notebook.value("using a = sync('a'); a.name + '!'")).toBe("'a!'");
    expect(await notebook.value("namespace N { export const n = 1 } using a = sync('a'); a.name + N.n")).toBe("'a1'");
    expect(await notebook.value("await using a = later('a'); Promise.resolve(a.name)")).toBe("'a'");
  });

  it("are disposed of when the cell fails", async () => {
    const { id, outcome } = notebook.begin("using a = sync('a'); throw new TypeError('body');");
    expect(await outcome).toMatchObject({ status: "error", failure: { ename: "TypeError", evalue: "body" } });
    expect(notebook.textOf(id)).toBe("dispose a\n");
  });

  it("may fail themselves: the others are disposed of all the same", async () => {
    const { id, outcome } = notebook.begin("using a = sync('a'); using b = failing('b'); using c = sync('c');");
    expect(await outcome).toMatchObject({ status: "error", failure: { ename: "RangeError", evalue: "b" } });
    expect(notebook.textOf(id)).toBe("dispose c\ndispose a\n");
    expect(await notebook.failure("using a = failing('a'); throw new TypeError('body');")).toMatchObject({
      ename: "SuppressedError",
    });
  });

  it("must have a method to dispose of them", async () => {
    expect(await notebook.failure("using a = { name: 'no resource' } as never;")).toMatchObject({ ename: "TypeError" });
  });

  it("of blocks, loops and functions are theirs", async () => {
    expect(
      await printedBy(`
        { using a = sync("block"); console.log("in", a.name); }
        { await using b = later("async block"); console.log("in", b.name); }
        for (using c of [sync("one"), sync("two")]) console.log("in", c.name);
        for (await using d of [later("three")]) console.log("in", d.name);
        const use = () => { using e = sync("function"); return e.name; };
        console.log(use());
        console.log("end");
      `),
    ).toBe(
      [
        "in block",
        "dispose block",
        "in async block",
        "dispose async block",
        "in one",
        "dispose one",
        "in two",
        "dispose two",
        "in three",
        "dispose three",
        "dispose function",
        "function",
        "end",
        "",
      ].join("\n"),
    );
  });

  it("are disposed of when a waiting cell is interrupted and goes on", async () => {
    const { id, outcome } = notebook.begin(
      "{ using a = sync('block'); console.log('ready'); const wake = Promise.withResolvers<void>(); (globalThis as any).wake = wake.resolve; await wake.promise; console.log('never'); }",
    );
    await notebook.untilPrinted(id, "ready");
    notebook.session.interrupt();
    expect(await outcome).toEqual({ status: "interrupted" });
    await notebook.ok("(globalThis as any).wake(); await new Promise((done) => setTimeout(done));");
    expect(notebook.textOf(id)).toBe("ready\ndispose block\n");
  });
});
