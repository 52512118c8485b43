import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, jest } from "@jest/globals";
import type { Exchange } from "../client/exchange.ts";
import type { ExecuteOptions, KernelClient } from "../client/kernelClient.ts";
import { contentOf } from "../client/messageSchema.ts";
import { type KernelOptions, RunningKernel } from "../client/runningKernel.ts";
import type { WireMessage } from "../client/wireFormat.ts";

/** The repository's root. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** The kernel as it is installed: the built program. */
export const KERNEL_MAIN = join(ROOT, "dist/kernel/main.js");

/** How long the machine may take to start a kernel while another test runs beside it, in ms. */
export const START_TIMEOUT = 60_000;

/** How long one request may take, in ms; a test gets longer, so that it is the request that says what is missing. */
const REQUEST_TIMEOUT = 30_000;
jest.setTimeout(2 * REQUEST_TIMEOUT);

/** Starts convolab's kernel with its history inside `dataDirectory`, so that nobody's own is touched. */
export async function startConvolab(
  dataDirectory: string,
  options: Partial<KernelOptions> = {},
): Promise<RunningKernel> {
  if (!existsSync(KERNEL_MAIN)) throw new Error("the kernel is not built: run `npm run build` first");
  const env = { CONVOLAB_LANG: "en", JUPYTER_DATA_DIR: dataDirectory, XDG_DATA_HOME: dataDirectory, ...options.env };
  return await RunningKernel.start({
    cwd: dataDirectory,
    timeout: REQUEST_TIMEOUT,
    ...options,
    env,
    argv: (connectionFile) => [process.execPath, KERNEL_MAIN, connectionFile],
  });
}

/** What a cell's one `error` message says, colours taken away. */
export interface CellError {
  ename: string;
  evalue: string;
  /** The traceback as a reader sees it. */
  text: string;
  exchange: Exchange;
}

/** One kernel that the tests of a file share. */
export class SharedKernel {
  #running: RunningKernel | undefined;
  #directory = "";

  /** Registers the start and the end of the kernel with jest. `prepare` fills the notebook's folder before. */
  constructor(options: Partial<KernelOptions> = {}, prepare: (directory: string) => Promise<void> = async () => {}) {
    beforeAll(async () => {
      this.#directory = await mkdtemp(join(tmpdir(), "notebook-"));
      await prepare(this.#directory);
      this.#running = await startConvolab(this.#directory, options);
    }, START_TIMEOUT);
    afterAll(async () => {
      await this.#running?.shutDown();
      await rm(this.#directory, { recursive: true, force: true });
    }, START_TIMEOUT);
  }

  get running(): RunningKernel {
    if (!this.#running) throw new Error("the kernel has not been started");
    return this.#running;
  }

  get client(): KernelClient {
    return this.running.client;
  }

  /** The folder that the kernel was started in: the notebook's. */
  get directory(): string {
    return this.#directory;
  }

  /** Runs a cell that must succeed. */
  async ok(code: string, options?: ExecuteOptions): Promise<Exchange> {
    const exchange = await this.client.execute(code, options);
    const { content } = await exchange.reply();
    if (content.status !== "ok" || exchange.types.includes("error")) {
      throw new Error(`this cell should run:\n${code}\nbut:\n${errorText(exchange) || JSON.stringify(content)}`);
    }
    return exchange;
  }

  /** Runs a cell that must succeed and returns its value's text/plain; undefined when it shows none. */
  async value(code: string, options?: ExecuteOptions): Promise<string | undefined> {
    return resultText(await this.ok(code, options));
  }

  /** Runs a cell that must fail with exactly one error message, the reply saying the same. */
  async error(code: string, options?: ExecuteOptions): Promise<CellError> {
    const exchange = await this.client.execute(code, options);
    const { content: reply } = await exchange.reply();
    const errors = exchange.all("error");
    const [error] = errors;
    if (!error || errors.length > 1) {
      const shown = exchange.messages.map((message) => JSON.stringify(message.content)).join("\n");
      throw new Error(`this cell should fail with one error message, not ${errors.length}:\n${code}\ncame:\n${shown}`);
    }
    const { ename, evalue, traceback } = error;
    if (reply.status !== "error" || reply.ename !== ename || reply.evalue !== evalue) {
      throw new Error(`the reply and the error message differ: ${JSON.stringify([reply, error])}`);
    }
    return { ename, evalue, text: stripVTControlCharacters(traceback.join("\n")), exchange };
  }
}

/** The text/plain of a cell's value, colours taken away; undefined when it has none. */
export function resultText(exchange: Exchange): string | undefined {
  const [result, ...others] = exchange.all("execute_result");
  if (others.length > 0) throw new Error("more than one execute_result for one cell");
  return result && stripVTControlCharacters(String(result.data["text/plain"]));
}

function errorText(exchange: Exchange): string {
  return exchange
    .all("error")
    .map(({ ename, evalue, traceback }) => [ename, evalue, ...traceback].join("\n"))
    .join("\n");
}

/** The content of a reply that must be `ok`. */
export async function okReply<
  T extends
    | "complete_reply"
    | "inspect_reply"
    | "history_reply"
    | "execute_reply"
    | "comm_info_reply"
    | "kernel_info_reply",
>(exchange: Exchange, type: T) {
  const message: WireMessage = await exchange.reply();
  const content = contentOf(message, type);
  if (content?.status !== "ok") throw new Error(`${type} is not ok: ${JSON.stringify(message.content)}`);
  return content as Extract<typeof content, { status: "ok" }>;
}
