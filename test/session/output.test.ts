import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { NotebookSession } from "./notebookSession.ts";

let notebook: NotebookSession;
beforeAll(async () => {
  notebook = await NotebookSession.start();
  await notebook.ok("import { spawn, spawnSync } from 'node:child_process'; import { writeSync } from 'node:fs';");
});
afterAll(() => notebook.close());

describe("what a cell prints", () => {
  it("is there when the cell is done, in the order of the calls", async () => {
    const id = await notebook.ok(
      "console.log('a', 1); process.stdout.write('b'); console.error('c'); process.stdout.write(Buffer.from('한\\n'));",
    );
    expect(notebook.printed.filter(({ cell }) => cell === id)).toEqual([
      { stream: "stdout", text: "a 1\nb", cell: id },
      { stream: "stderr", text: "c\n", cell: id },
      { stream: "stdout", text: "한\n", cell: id },
    ]);
  });

  it.each([
    ["a write to file descriptor 1", "writeSync(1, 'direct\\n')", "stdout", "direct\n"],
    ["a write to file descriptor 2", "writeSync(2, 'direct\\n')", "stderr", "direct\n"],
    ["a child that inherits", "spawnSync('echo', ['child'], { stdio: 'inherit' }); 0;", "stdout", "child\n"],
    ["a grandchild", "spawnSync('sh', ['-c', '(echo deep >&2)'], { stdio: 'inherit' }); 0;", "stderr", "deep\n"],
    [
      "a child that is awaited",
      "await new Promise((done) => spawn('echo', ['later'], { stdio: 'inherit' }).on('exit', done)); 0;",
      "stdout",
      "later\n",
    ],
    [
      "bytes that end inside a character",
      "writeSync(1, Buffer.from('한글').subarray(0, 4)); writeSync(1, Buffer.from('한글').subarray(4));",
      "stdout",
      "한글",
    ],
    ["what looks like a mark", "writeSync(1, 'x\\0convolab:y\\0z\\0\\0');", "stdout", "x\0convolab:y\0z\0\0"],
  ] as const)("%s: comes before the cell's end, in its name", async (_what, source, stream, text) => {
    const id = await notebook.ok(source);
    expect(notebook.textOf(id, stream)).toBe(text);
  });

  it("belongs to the cell whose code prints, however late", async () => {
    const first = await notebook.ok(
      "const go = Promise.withResolvers<void>(); void go.promise.then(() => console.log('then'));",
    );
    const second = await notebook.ok(
      "const turn = Promise.withResolvers<void>();\nvoid (async () => { await go.promise; await null; console.log('async'); setTimeout(() => console.error('timer')); setImmediate(turn.resolve); })();",
    );
    const third = await notebook.ok(
      "go.resolve(); await turn.promise; await new Promise((done) => setTimeout(done)); console.log('third');",
    );
    await notebook.untilPrinted(second, "timer", "stderr");
    expect(notebook.textOf(first)).toBe("then\n");
    expect(notebook.textOf(second)).toBe("async\n");
    expect(notebook.textOf(second, "stderr")).toBe("timer\n");
    expect(notebook.textOf(third)).toBe("third\n");
  });

  it("comes while the cell is still busy", async () => {
    const { id, outcome } = notebook.begin("console.log('before the loop'); for (;;);");
    await notebook.untilPrinted(id, "before the loop");
    notebook.session.interrupt();
    expect(await outcome).toEqual({ status: "interrupted" });
  });

  it("loses no line of three hundred thousand, both streams and the pipe in turn", async () => {
    const id = await notebook.ok(
      "for (let i = 0; i < 100_000; i++) { console.log(i); if (i % 10 === 0) console.error(i); if (i % 1000 === 0) writeSync(1, `raw ${i}\\n`); }",
    );
    const lines = notebook.textOf(id).trimEnd().split("\n");
    const raw = lines.filter((line) => line.startsWith("raw "));
    expect(raw).toHaveLength(100);
    expect(lines.filter((line) => !line.startsWith("raw "))).toEqual(
      Array.from({ length: 100_000 }, (_, i) => String(i)),
    );
    expect(notebook.textOf(id, "stderr").trimEnd().split("\n")).toHaveLength(10_000);
  });

  it("waits for a reader that is slow, and reaches it whole", async () => {
    const spin = new Int32Array(new SharedArrayBuffer(4));
    const slowly = (): void => void Atomics.wait(spin, 0, 0, 2);
    notebook.session.on("output", slowly);
    const id = await notebook.ok(
      "for (let i = 0; i < 2_000; i++) { console.log('x'.repeat(1_000)); writeSync(2, 'y'.repeat(100)); }",
    );
    notebook.session.off("output", slowly);
    expect(notebook.textOf(id).length).toBe(2_000 * 1_001);
    expect(notebook.textOf(id, "stderr").length).toBe(2_000 * 100);
  });

  it("may be fifty million characters at once, in whatever way it is shown", async () => {
    const printed = await notebook.ok("console.log('한'.repeat(17_000_000));");
    expect(notebook.textOf(printed).length).toBe(17_000_001);
    const shown: number[] = [];
    const remember = ({ data }: { data: Record<string, unknown> }): void =>
      void shown.push(String(data["text/html"]).length);
    notebook.session.on("display", remember);
    await notebook.ok("display.html('z'.repeat(50_000_000)); 0;");
    notebook.session.off("display", remember);
    expect(shown).toEqual([50_000_000]);
    expect((await notebook.failure("throw new Error('w'.repeat(50_000_000))")).evalue.length).toBeLessThan(50_000);
    expect((await notebook.value("'v'.repeat(50_000_000)"))?.length).toBeLessThan(50_000_100);
    expect(await notebook.value("1")).toBe("1");
  });

  it("goes through streams, workers and a console that was made anew", async () => {
    const id = await notebook.ok(`
      import { Readable } from "node:stream";
      import { pipeline } from "node:stream/promises";
      import { Worker } from "node:worker_threads";
      await pipeline(Readable.from(["piped\\n"]), process.stdout, { end: false });
      await new Promise((done) => new Worker("console.log('worker')", { eval: true }).on("exit", done));
      new console.Console(process.stdout).log("own console");
    `);
    expect(notebook.textOf(id)).toBe("piped\nworker\nown console\n");
  });
});
