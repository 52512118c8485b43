import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type Channel, newConnection, writeConnectionFile } from "../client/connectionFile.ts";
import { KernelProcess } from "../client/kernelProcess.ts";
import { KERNEL_MAIN, START_TIMEOUT } from "./convolabKernel.ts";

/** Takes a port as another program would. */
async function taken(port: number): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  return server;
}

describe("a kernel that cannot start ends, and says why", () => {
  let directory = "";
  let kernel: KernelProcess | undefined;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "start-"));
  });
  afterEach(async () => {
    await kernel?.kill();
    await rm(directory, { recursive: true, force: true });
  });

  /** What a kernel logs that is started with a connection file and has to give up. */
  async function givesUp(connectionFile: string, language: "ko" | "en"): Promise<string> {
    const env = { CONVOLAB_LANG: language, JUPYTER_DATA_DIR: directory, XDG_DATA_HOME: directory };
    kernel = new KernelProcess([process.execPath, KERNEL_MAIN, connectionFile], { cwd: directory, env });
    await kernel.exit(START_TIMEOUT);
    await kernel.familyGone(20_000);
    expect(kernel.exitCode).toBe(1);
    return kernel.log;
  }

  it.each<[Channel, "ko" | "en", string]>([
    ["shell", "en", "(shell): Address already in use. Start it again: "],
    ["control", "ko", "(control)에서 연결을 받을 수 없습니다: Address already in use. 커널을 다시 시작하세요."],
    ["stdin", "en", "(stdin): Address already in use"],
    ["iopub", "ko", "(iopub)에서 연결을 받을 수 없습니다"],
    ["hb", "en", "(hb): Address already in use"],
  ])(
    "another program has the port of %s",
    async (channel, language, words) => {
      const connection = await newConnection(directory);
      const port = connection[`${channel}_port`];
      const server = await taken(port);
      try {
        const log = await givesUp(await writeConnectionFile(directory, connection), language);
        expect(log).toContain(`tcp://127.0.0.1:${port}`);
        expect(log).toContain(words);
      } finally {
        server.close();
      }
    },
    2 * START_TIMEOUT,
  );

  it.each([
    ["is not there", undefined, "en", "cannot be used: ENOENT"],
    ["is no JSON", "{", "ko", "을(를) 쓸 수 없습니다:"],
    ["lacks a port", '{"shell_port": 1}', "en", "iopub_port: "],
  ] as const)(
    "the connection file %s",
    async (_what, text, language, words) => {
      const file = join(directory, "connection.json");
      if (text !== undefined) await writeFile(file, text);
      const log = await givesUp(file, language);
      expect(log).toContain(file);
      expect(log).toContain(words);
    },
    2 * START_TIMEOUT,
  );
});
