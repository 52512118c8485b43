import { mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { CellCompiler } from "../../src/session/cell/compileCell.ts";
import { parseCell } from "../../src/session/cell/parseCell.ts";
import { Session } from "../../src/session/session.ts";
import { NotebookSession } from "./notebookSession.ts";

describe("a session", () => {
  let notebook: NotebookSession;
  beforeAll(async () => {
    notebook = await NotebookSession.start();
  });
  afterAll(() => notebook.close());

  it("gives a cell's value as a MIME bundle, and none for undefined", async () => {
    expect(await notebook.run("6 * 7")).toEqual({ status: "ok", data: { "text/plain": "42" }, metadata: {} });
    expect(await notebook.run("undefined")).toEqual({ status: "ok", data: null, metadata: {} });
    expect(await notebook.run("const quiet = 1")).toEqual({ status: "ok", data: null, metadata: {} });
    expect(await notebook.run("")).toEqual({ status: "ok", data: null, metadata: {} });
  });

  it("awaits a promise that is the last value, however deep it resolves", async () => {
    expect(await notebook.value("Promise.resolve(Promise.resolve('deep'))")).toBe("'deep'");
    expect(await notebook.value("({ then(resolve: (value: string) => void) { resolve('thenable'); } })")).toBe(
      "'thenable'",
    );
    expect(await notebook.failure("Promise.reject(new TypeError('no'))")).toMatchObject({
      ename: "TypeError",
      evalue: "no",
    });
  });

  it("keeps variables from cell to cell, and gives them up to later declarations", async () => {
    await notebook.ok("let kept = 1; const bump = () => ++kept;");
    await notebook.ok("bump();");
    expect(await notebook.value("kept")).toBe("2");
    await notebook.ok("class kept { field = 'class' }");
    expect(await notebook.value("new kept().field")).toBe("'class'");
    await notebook.failure("const kept = (() => { throw new Error('failed'); })()");
    expect(await notebook.value("let kept = 'again'; kept")).toBe("'again'");
  });

  it("carries any text to a cell and back", async () => {
    const text = "한글 🙂 \u0000 \u2028 \ud800 \r\n \\ ` ${";
    expect(await notebook.json(`const carried = ${JSON.stringify(text)}`, "carried.length")).toBe(text.length);
    expect(await notebook.value("carried.charCodeAt(6) === 0 && carried.isWellFormed() === false")).toBe("true");
  });

  it("starts in the notebook's folder", async () => {
    expect(await notebook.value("process.cwd()")).toBe(`'${await realpath(notebook.directory)}'`);
    expect(await notebook.value("import.meta.dirname === process.cwd() && __dirname === process.cwd()")).toBe("true");
    expect(
      await notebook.value("new URL('./data.csv', import.meta.url).pathname === `${process.cwd()}/data.csv`"),
    ).toBe("true");
  });

  it("imports from the notebook's folder, a changed file anew", async () => {
    const file = join(notebook.directory, "local.ts");
    await writeFile(file, "export const version: number = 1;\nexport enum Kind { A = 5 }");
    expect(await notebook.value("import { version, Kind } from './local.ts'; [version, Kind.A]")).toBe("[ 1, 5 ]");
    await writeFile(file, "export const version: number = 2; export enum Kind { A = 6 }");
    expect(await notebook.value("import { version, Kind } from './local.ts'; [version, Kind.A]")).toBe("[ 2, 6 ]");
    expect(await notebook.value("(await import('./local')).version")).toBe("2");
  });

  it("answers input, refuses it where nobody is there, and tells who asked", async () => {
    const asked: unknown[] = [];
    notebook.session.on("input", ({ id, prompt, password }, cell) => {
      asked.push([prompt, password, cell]);
      notebook.session.answerInput(id, prompt === "refuse" ? null : `${prompt}!`, "nobody is here");
    });
    const { id, outcome } = notebook.begin("[await input('name'), await input('secret', { password: true })]");
    expect(await outcome).toMatchObject({ data: { "text/plain": "[ 'name!', 'secret!' ]" } });
    expect(asked).toEqual([
      ["name", false, id],
      ["secret", true, id],
    ]);
    expect(await notebook.failure("await input('refuse')")).toMatchObject({ ename: "Error", evalue: "nobody is here" });
  });

  it("reports displays, their updates and clearing, with the cell that asked", async () => {
    const events: unknown[] = [];
    notebook.session.on("display", ({ update, data, displayId }, cell) => {
      events.push([update ? "update" : "display", data["text/html"], typeof displayId, cell]);
    });
    notebook.session.on("clear", (wait, cell) => events.push(["clear", wait, cell]));
    const id = await notebook.ok(
      "const handle = display.html('<b>1</b>'); clearOutput(true); handle.update('<b>2</b>');",
    );
    expect(events).toEqual([
      ["display", "<b>1</b>", "string", id],
      ["clear", true, id],
      ["update", expect.anything(), "string", id],
    ]);
  });

  it("survives uncaught errors of timers and promises, and shows them", async () => {
    const id = await notebook.ok(
      "setTimeout(() => { throw new RangeError('in a timer'); });\nvoid Promise.reject(new TypeError('in a promise'));",
    );
    await notebook.untilPrinted(id, "in a timer", "stderr");
    await notebook.untilPrinted(id, "in a promise", "stderr");
    expect(notebook.textOf(id, "stderr")).toContain("cell [");
    expect(await notebook.value("1 + 1")).toBe("2");
  });

  it.each([
    ["a string", "throw 'text'", "Uncaught", "'text'"],
    ["undefined", "throw undefined", "Uncaught", "undefined"],
    ["an object", "throw { code: 1 }", "Uncaught", "{ code: 1 }"],
    [
      "a frozen object without prototype",
      "throw Object.freeze(Object.create(null))",
      "Uncaught",
      "[Object: null prototype] {}",
    ],
    [
      "an error with a getter that throws",
      "class Odd extends Error { override get message(): string { throw 1; } } throw new Odd()",
      "Error",
      "undefined",
    ],
    ["an error with a stack that is a number", "throw Object.assign(new Error('odd'), { stack: 5 })", "Error", "odd"],
    [
      "an error from another realm",
      "throw require('node:vm').runInNewContext('new TypeError(`there`)')",
      "TypeError",
      "there",
    ],
    [
      "a proxy that refuses everything",
      "throw new Proxy({}, { get() { throw 1; }, getPrototypeOf() { throw 2; } })",
      "Uncaught",
      "{}",
    ],
  ])("describes %s that was thrown", async (_what, source, ename, evalue) => {
    expect(await notebook.failure(source)).toMatchObject({ ename, evalue });
  });
});

describe("how a session is started", () => {
  it("through a wrapper, with the given environment and heap", async () => {
    const notebook = await NotebookSession.start({
      wrapper: ["/usr/bin/env", "WRAPPED=yes"],
      env: { PATH: process.env.PATH, GIVEN: "한글" },
      maxHeapMiB: 300,
    });
    try {
      const shown = "[process.env.WRAPPED, process.env.GIVEN, process.env.HOME]";
      expect(await notebook.value(shown)).toBe("[ 'yes', '한글', undefined ]");
      const heap = Number(await notebook.value("require('node:v8').getHeapStatistics().heap_size_limit / 2 ** 20"));
      // V8 adds room for young objects to the limit.
      expect(heap).toBeGreaterThanOrEqual(300);
      expect(heap).toBeLessThan(700);
      const interrupted = notebook.begin("console.log('looping'); while (true);");
      await notebook.untilPrinted(interrupted.id, "looping");
      notebook.session.interrupt();
      expect(await interrupted.outcome).toEqual({ status: "interrupted" });
    } finally {
      await notebook.close();
    }
  });

  it("through a wrapper that forks: interrupts reach the session, and close() ends both", async () => {
    const notebook = await NotebookSession.start({ wrapper: ["sh", "-c", '"$@"; exit $?', "sh"] });
    const pid = Number(await notebook.value("process.pid"));
    expect(pid).not.toBe(notebook.session.pid);
    for (const source of ["console.log('ready'); for (;;);", "console.log('ready'); await new Promise(() => {});"]) {
      const { id, outcome } = notebook.begin(source);
      await notebook.untilPrinted(id, "ready");
      notebook.session.interrupt();
      expect(await outcome).toEqual({ status: "interrupted" });
      expect(await notebook.value("1")).toBe("1");
    }
    await notebook.close();
    for (const gone of [pid, notebook.session.pid ?? 0]) expect(() => process.kill(gone, 0)).toThrow("ESRCH");
  });

  it("with work given before it is up", async () => {
    const directory = await mkdtemp(join(tmpdir(), "notebook-"));
    const sessions = Array.from({ length: 4 }, () => Session.start({ directory }));
    try {
      const compiler = new CellCompiler([], { experimentalDecorators: false });
      const source = "let first = await Promise.resolve(20); first + 1";
      const { script, maps } = compiler.compile(parseCell(source), "early.ts");
      const evaluation = { cell: "1", script, maps, url: "early.ts", source, openedAt: undefined };
      const outcomes = await Promise.all(sessions.map((session) => session.evaluate(1, evaluation)));
      for (const outcome of outcomes) expect(outcome).toMatchObject({ status: "ok", data: { "text/plain": "21" } });
    } finally {
      await Promise.all(sessions.map((session) => session.close()));
      await rm(directory, { recursive: true });
    }
  });

  it("two at once, which share nothing", async () => {
    const [one, two] = await Promise.all([NotebookSession.start(), NotebookSession.start()]);
    try {
      await Promise.all([
        one.ok("globalThis.mine = 'one'; console.log('from one')"),
        two.ok("console.log('from two')"),
      ]);
      expect(await two.value("typeof (globalThis as any).mine")).toBe("'undefined'");
      expect([one.textOf(1), two.textOf(1)]).toEqual(["from one\n", "from two\n"]);
      const looping = one.begin("console.log('looping'); for (;;);");
      await one.untilPrinted(looping.id, "looping");
      expect(await two.value("'still here'")).toBe("'still here'");
      one.session.interrupt();
      expect(await looping.outcome).toEqual({ status: "interrupted" });
      await one.close();
      expect(await two.value("2")).toBe("2");
    } finally {
      await Promise.all([one.close(), two.close()]);
    }
  });

  it("with a command that does not exist: everything that waits is told so", async () => {
    const directory = await mkdtemp(join(tmpdir(), "notebook-"));
    const session = Session.start({ directory, wrapper: [join(directory, "no-such-program")] });
    const waiting = [
      session.globals,
      session.evaluate(1, { cell: "1", script: "1", maps: [], url: "a", source: "1", openedAt: undefined }),
    ];
    for (const result of await Promise.allSettled(waiting)) {
      expect(result).toMatchObject({ status: "rejected", reason: { name: "SessionEndedError" } });
    }
    expect((await session.ended).lastWords).toContain("ENOENT");
    await session.close();
    await rm(directory, { recursive: true });
  });
});
