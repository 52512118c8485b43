import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { RunningKernel } from "../client/runningKernel.ts";
import { cell } from "./cell.ts";
import { resultText, START_TIMEOUT, startConvolab } from "./convolabKernel.ts";

describe("the end of the kernel", () => {
  let directory = "";
  let kernel: RunningKernel | undefined;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "shutdown-"));
  });
  afterEach(async () => {
    await kernel?.discard();
    await rm(directory, { recursive: true, force: true });
  });

  it.each([
    ["while idle", "1"],
    ["while a loop runs", "console.log('running');\nwhile (true) {}"],
    ["while an await is pending", "console.log('running');\nawait new Promise(() => {});"],
    [
      "while a child process runs",
      cell`
        console.log('running');
        require('node:child_process').spawn('sleep', ['3600'], { stdio: 'inherit' });
        await new Promise(() => {});
      `,
    ],
    [
      "with timers and servers left open",
      cell`
        setInterval(() => {}, 1000);
        require('node:http').createServer().listen(0, '127.0.0.1');
        console.log('running')
      `,
    ],
    [
      "with a listener that refuses to go",
      cell`
        process.on('SIGTERM', () => {});
        process.on('SIGINT', () => {});
        console.log('running');
        while (true) {}
      `,
    ],
  ])(
    "by shutdown_request %s leaves no process",
    async (_name, code) => {
      kernel = await startConvolab(directory);
      const exchange = kernel.client.start(code);
      if (code.includes("running")) await exchange.printed("running");
      else await exchange.done();
      const reply = await kernel.client.send("control", "shutdown_request", { restart: false }).reply();
      expect(reply.content).toEqual({ status: "ok", restart: false });
      await kernel.process.exit(20_000);
      await kernel.process.familyGone(20_000);
      expect(kernel.process.exitCode).toBe(0);
    },
    START_TIMEOUT,
  );

  it(
    "a restart is acknowledged as one",
    async () => {
      kernel = await startConvolab(directory);
      const reply = await kernel.client.send("control", "shutdown_request", { restart: true }).reply();
      expect(reply.content).toEqual({ status: "ok", restart: true });
      await kernel.shutDown();
    },
    START_TIMEOUT,
  );

  it(
    "does not come when nobody reads its log any more: it works on, and ends when it is told to",
    async () => {
      kernel = await startConvolab(directory);
      kernel.process.stopReading();
      // Each of them is dropped, and logged.
      for (let message = 0; message < 3; message++) await kernel.client.sendFrames("shell", ["nonsense"]);
      expect(resultText(await kernel.client.execute("6 * 7"))).toBe("42");
      await kernel.shutDown();
    },
    2 * START_TIMEOUT,
  );

  it(
    "by SIGTERM leaves no process",
    async () => {
      kernel = await startConvolab(directory);
      await kernel.client.execute("1");
      kernel.process.signal("SIGTERM");
      await kernel.process.exit(20_000);
      await kernel.process.familyGone(20_000);
    },
    START_TIMEOUT,
  );

  it(
    "by SIGKILL leaves no process: the session sees that its kernel is gone",
    async () => {
      kernel = await startConvolab(directory);
      const exchange = kernel.client.start("console.log('running');\nwhile (true) {}");
      await exchange.printed("running");
      kernel.process.signal("SIGKILL");
      await kernel.process.exit(20_000);
      await kernel.process.familyGone(20_000);
    },
    START_TIMEOUT,
  );

  it(
    "SIGINT does not end it: Jupyter interrupts by message",
    async () => {
      kernel = await startConvolab(directory);
      kernel.process.signal("SIGINT");
      // It may interrupt a cell that runs when it arrives; the kernel goes on.
      await kernel.client.execute("0");
      expect(resultText(await kernel.client.execute("1 + 1"))).toBe("2");
      await kernel.shutDown();
    },
    START_TIMEOUT,
  );

  it(
    "works over ipc sockets too",
    async () => {
      kernel = await startConvolab(directory, { transport: "ipc" });
      expect(resultText(await kernel.client.execute("1 + 1"))).toBe("2");
      expect(await kernel.client.heartbeat("over ipc", 2_000)).toBe("over ipc");
      await kernel.shutDown();
    },
    START_TIMEOUT,
  );

  it(
    "works without a key",
    async () => {
      kernel = await startConvolab(directory, { key: "" });
      expect(resultText(await kernel.client.execute("1 + 1"))).toBe("2");
      await kernel.shutDown();
    },
    START_TIMEOUT,
  );
});
