import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type SessionEnd, SessionEndedError } from "../../src/session/session.ts";
import { NotebookSession } from "./notebookSession.ts";

let notebook: NotebookSession;
beforeEach(async () => {
  notebook = await NotebookSession.start();
});
afterEach(() => notebook.close());

/** How the session ended that ran `source`. */
async function endOf(source: string): Promise<SessionEnd> {
  const error: unknown = await notebook.run(source).catch((reason: unknown) => reason);
  if (error instanceof SessionEndedError) return error.end;
  throw new Error(`the session should end in:\n${source}\nbut: ${JSON.stringify(error)}`);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Resolves when no process has this number any more. */
async function untilGone(pid: number): Promise<void> {
  while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe("a session that dies", () => {
  it.each([
    ["process.exit(3)", { code: 3, signal: null, exit: { code: 3 } }],
    ["process.exit()", { code: 0, signal: null, exit: { code: 0 } }],
    ["process.exitCode = 4;\nprocess.exit()", { code: 4, signal: null, exit: { code: 4 } }],
    [
      "await null;\nsetTimeout(() => process.exit(5)); await new Promise(() => {})",
      { code: 5, signal: null, exit: { code: 5 } },
    ],
    ["process.abort()", { code: null, signal: "SIGABRT", exit: undefined }],
    [
      "process.kill(process.pid, 'SIGKILL'); await new Promise(() => {})",
      { code: null, signal: "SIGKILL", exit: undefined },
    ],
    [
      "process.kill(process.pid, 'SIGSEGV'); await new Promise(() => {})",
      { code: null, signal: "SIGSEGV", exit: undefined },
    ],
  ])("by %s says how", async (source, end) => {
    expect(await endOf(source)).toMatchObject({ ...end, duringEvaluation: true });
    expect(await notebook.session.ended).toMatchObject(end);
  });

  it("out of memory: V8's last words come along", async () => {
    await notebook.close();
    notebook = await NotebookSession.start({ maxHeapMiB: 64 });
    const end = await endOf(
      "const hoard: unknown[] = []; for (;;) hoard.push(new Array(1000).fill({ size: hoard.length }));",
    );
    expect(end).toMatchObject({ duringEvaluation: true, signal: "SIGABRT" });
    expect(end.lastWords).toMatch(/heap out of memory|Reached heap limit|Allocation failed/);
  });

  it("says where process.exit was called", async () => {
    const { exit } = await endOf("const leave = () =>\n  process.exit(1);\nleave();");
    expect(exit?.stack).toContain("cell [1]:2:");
  });

  it("has delivered what it printed before", async () => {
    const { id, outcome } = notebook.begin(
      "process.on('exit', () => console.log('on exit')); for (let i = 0; i < 1000; i++) console.log(i); process.exit(0);",
    );
    await expect(outcome).rejects.toThrow(SessionEndedError);
    expect(notebook.textOf(id)).toBe(`${Array.from({ length: 1000 }, (_, i) => `${i}\n`).join("")}on exit\n`);
  });

  it("between two cells is reported by its end event alone", async () => {
    const ended = new Promise<SessionEnd>((resolve) => notebook.session.once("end", resolve));
    await notebook.ok("setTimeout(() => process.exit(6)); 0;");
    expect(await ended).toMatchObject({ duringEvaluation: false, code: 6 });
  });

  it("rejects what it is asked afterwards, at once", async () => {
    await endOf("process.exit(0)");
    await expect(notebook.run("1")).rejects.toThrow(SessionEndedError);
    notebook.session.interrupt();
    notebook.session.answerInput(1, "late");
    await notebook.close();
    await expect(notebook.run("1")).rejects.toThrow(SessionEndedError);
  });

  it.each([
    ["a daemon that holds its pipes", "setTimeout(() => process.exit(7)); 0;", "inherit"],
    ["a child that holds its pipes", "setTimeout(() => process.exit(7)); 0;", "plain"],
  ])("ends although it leaves %s behind", async (_what, source, kind) => {
    const options = kind === "inherit" ? "{ detached: true, stdio: 'inherit' }" : "{ stdio: 'inherit' }";
    const child = Number(await notebook.value(`require("node:child_process").spawn("sleep", ["20"], ${options}).pid`));
    await notebook.ok(source);
    expect(await notebook.session.ended).toMatchObject({ code: 7 });
    // A child in the session's process group goes with it; a daemon has left the group and is the learner's own affair.
    if (kind === "inherit") process.kill(child, "SIGKILL");
    await untilGone(child);
  });
});

describe("close()", () => {
  it.each([
    ["an idle session", "1"],
    ["timers and servers", "setInterval(() => {}, 1); require('node:http').createServer().listen(0); 0;"],
    [
      "a worker in a loop",
      "const worker = new (require('node:worker_threads').Worker)('for (;;);', { eval: true }); await new Promise((done) => worker.on('online', done));",
    ],
    ["a listener that never returns", "process.on('exit', () => { for (;;); }); 0;"],
    [
      "ignored signals",
      "for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT'] as const) process.on(signal, () => {}); 0;",
    ],
  ])("ends %s", async (_what, source) => {
    await notebook.ok(source);
    const pid = notebook.session.pid ?? 0;
    expect(isAlive(pid)).toBe(true);
    await notebook.session.close();
    expect(isAlive(pid)).toBe(false);
  });

  it.each([
    ["in a loop", "console.log('ready'); for (;;);"],
    ["in a loop after an await", "await null; console.log('ready'); for (;;);"],
    ["waiting", "console.log('ready'); await new Promise(() => {});"],
    ["in a synchronous child", "console.log('ready'); require('node:child_process').execSync('sleep 20');"],
  ])("ends a cell that is %s, and tells it", async (_what, source) => {
    const { id, outcome } = notebook.begin(source);
    const rejected = expect(outcome).rejects.toThrow(SessionEndedError);
    await notebook.untilPrinted(id, "ready");
    await Promise.all([notebook.session.close(), notebook.session.close()]);
    await rejected;
    expect(isAlive(notebook.session.pid ?? 0)).toBe(false);
  });

  it("ends a process that has been stopped", async () => {
    const pid = notebook.session.pid ?? 0;
    process.kill(pid, "SIGSTOP");
    await notebook.session.close();
    expect(isAlive(pid)).toBe(false);
  });

  it("ends children and grandchildren", async () => {
    const pids = await notebook.json(
      `
        import { spawn } from "node:child_process";
        const shell = spawn("sh", ["-c", "sleep 30 & echo $!; wait"]);
        const grandchild = await new Promise<number>((done) => shell.stdout.once("data", (line) => done(Number(line))));
      `,
      "[shell.pid, grandchild]",
    );
    const [child = 0, grandchild = 0] = pids as number[];
    expect([isAlive(child), isAlive(grandchild)]).toEqual([true, true]);
    await notebook.session.close();
    await Promise.all([untilGone(child), untilGone(grandchild)]);
  });

  it("of a session that has hardly begun", async () => {
    const directory = await mkdtemp(join(tmpdir(), "notebook-"));
    for (let round = 0; round < 5; round++) {
      const starting = NotebookSession.start({ directory }).catch((error: unknown) => error);
      const other = await NotebookSession.start({ directory });
      await other.close();
      const started = await starting;
      if (started instanceof NotebookSession) await started.close();
    }
    await rm(directory, { recursive: true });
  });
});

describe("a session whose driver is killed", () => {
  it.each([
    ["idle", "1"],
    ["waiting", "await new Promise(() => {})"],
    ["in a loop", "for (;;);"],
    ["in a loop that was awaited", "await null; for (;;);"],
  ])("ends too: %s", async (_what, source) => {
    const module = (file: string): string => JSON.stringify(new URL(`../../src/session/${file}`, import.meta.url).href);
    const driver = spawn(process.execPath, [
      "--input-type=module",
      "-e",
      `
        import { Session } from ${module("session.ts")};
        import { CellCompiler } from ${module("cell/compileCell.ts")};
        import { parseCell } from ${module("cell/parseCell.ts")};
        const source = ${JSON.stringify(source)};
        const session = Session.start({ directory: ${JSON.stringify(notebook.directory)} });
        const compiler = new CellCompiler(await session.globals, { experimentalDecorators: false });
        const started = session.evaluate(1, {
          ...compiler.compile(parseCell("console.log('started'); " + source), "a.ts"),
          cell: "1", url: "a.ts", source, openedAt: undefined,
        });
        session.on("output", () => console.log(session.pid));
        await started;
        setInterval(() => {}, 1000);
      `,
    ]);
    const [line] = (await once(driver.stdout, "data")) as [Buffer];
    const pid = Number(line.toString().trim());
    expect(isAlive(pid)).toBe(true);
    driver.kill("SIGKILL");
    await untilGone(pid);
  });
});
