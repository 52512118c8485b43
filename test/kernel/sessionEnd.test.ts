import { describe, expect, it } from "@jest/globals";
import type { Exchange } from "../client/exchange.ts";
import { cell } from "./cell.ts";
import { SharedKernel } from "./convolabKernel.ts";

const kernel = new SharedKernel();

/** Runs a cell that ends its session and checks what the kernel says and does then. */
async function endSession(code: string, timeout = 30_000): Promise<{ text: string; exchange: Exchange }> {
  await kernel.ok("let lost = 'variable'");
  const exchange = await kernel.client.execute(code, {}, timeout);
  const { content } = await exchange.reply();
  expect(content.status).toBe("error");
  const errors = exchange.all("error");
  expect(errors).toHaveLength(1);
  const text = `${errors[0]?.ename} ${errors[0]?.evalue} ${errors[0]?.traceback.join("\n")}`;
  expect(text).toMatch(/variable/i);
  return { text, exchange };
}

/** The next cells run in a new session, in which the old one's names are unknown to checker and runtime. */
async function expectNewSession(): Promise<void> {
  expect(await kernel.value("1 + 1")).toBe("2");
  expect((await kernel.error("lost")).text).toContain("TS2304");
  expect(await kernel.value("let lost = 5;\nlost")).toBe("5");
}

describe("a session that ends", () => {
  it.each([
    ["process.exit()", "process.exit()", /exit/i],
    ["process.exit(3)", "process.exit(3)", /3/],
    [
      "process.exit() after an await",
      cell`
        await new Promise((resolve) => setTimeout(resolve, 5));
        process.exit(1)
      `,
      /exit/i,
    ],
    ["process.abort()", "process.abort()", /SIGABRT|abort/i],
    ["SIGKILL from a cell", "process.kill(process.pid, 'SIGKILL');\nawait new Promise(() => {});", /SIGKILL|kill/i],
    ["SIGSEGV", "process.kill(process.pid, 'SIGSEGV');\nawait new Promise(() => {});", /SIGSEGV|segmentation/i],
    ["SIGTERM", "process.kill(process.pid, 'SIGTERM');\nawait new Promise(() => {});", /SIGTERM|term/i],
  ])("by %s: says what happened, and the next cell runs in a new one", async (_name, code, says) => {
    const { text } = await endSession(code);
    expect(text).toMatch(says);
    await expectNewSession();
  });

  it("by running out of memory: within 30 s, and says so", async () => {
    const start = performance.now();
    const { text } = await endSession(
      cell`
        const hoard: unknown[] = [];
        for (;;) hoard.push(new Array(1_000).fill({ a: hoard.length }));
      `,
      60_000,
    );
    expect(performance.now() - start).toBeLessThan(30_000);
    expect(text).toMatch(/memory/i);
    await expectNewSession();
  });

  it("what it printed before is not lost", async () => {
    const { exchange } = await endSession(cell`
      for (let i = 0; i < 1_000; i++) console.log(\`line \${i}\`);
      process.exit(0)
    `);
    expect(exchange.stdout).toBe(Array.from({ length: 1_000 }, (_, i) => `line ${i}\n`).join(""));
    await expectNewSession();
  });

  it("while nothing runs: the next cell runs in a new one and the user is told", async () => {
    const pid = Number(await kernel.value("let lost = 1;\nsetTimeout(() => process.exit(7), 20);\nprocess.pid"));
    await kernel.running.process.processGone(pid, 30_000);
    const exchange = await kernel.client.execute("1 + 1");
    const told = [...kernel.client.iopub].some(
      (message) => /variable/i.test(JSON.stringify(message.content)) && /7/.test(JSON.stringify(message.content)),
    );
    expect(told).toBe(true);
    if ((await exchange.reply()).content.status === "ok") expect((await kernel.error("lost")).text).toContain("TS2304");
    else await expectNewSession();
  });

  it("killed from outside while a cell runs", async () => {
    await kernel.ok("let lost = 1");
    const exchange = kernel.client.start("console.log(`pid ${process.pid}`);\nwhile (true) {}");
    await exchange.printed("pid ");
    process.kill(Number(/pid (\d+)/.exec(exchange.stdout)?.[1]), "SIGKILL");
    await exchange.done();
    expect((await exchange.reply()).content.status).toBe("error");
    await expectNewSession();
  });

  it("aborts the cells that were queued behind", async () => {
    const ending = kernel.client.start(cell`
      await new Promise((resolve) => setTimeout(resolve, 50));
      process.exit()
    `);
    const queued = kernel.client.start("console.log('queued ran')");
    await Promise.all([ending.done(), queued.done()]);
    expect((await queued.reply()).content.status).not.toBe("ok");
    expect(queued.stdout).toBe("");
    expect(await kernel.value("'next'")).toBe("'next'");
  });

  it("keeps the count going and the kernel's own process alive", async () => {
    const before = await (await kernel.ok("1")).reply();
    await kernel.client.execute("process.exit()");
    const after = await (await kernel.ok("2")).reply();
    expect(after.content.execution_count).toBe(Number(before.content.execution_count) + 2);
    expect(kernel.running.process.hasExited).toBe(false);
  });

  it("five times in a row leaves no old process", async () => {
    for (let i = 0; i < 5; i++) {
      await kernel.client.execute("process.exit()");
      expect(await kernel.value("'next'")).toBe("'next'");
    }
    const names = kernel.running.process.family();
    expect(names.length).toBeLessThanOrEqual(6);
  });

  it("process.exitCode alone ends nothing, and exit listeners run", async () => {
    expect(await kernel.value("process.exitCode = 3;\n'still here'")).toBe("'still here'");
    const { exchange } = await endSession(cell`
      process.on('exit', (code) => console.log(\`bye \${code}\`));
      process.exit(4)
    `);
    expect(exchange.stdout).toContain("bye 4");
  });
});
