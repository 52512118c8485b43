import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Connection, newConnection, writeConnectionFile } from "./connectionFile.ts";
import { type ClientOptions, KernelClient } from "./kernelClient.ts";
import { KernelProcess, type SpawnOptions } from "./kernelProcess.ts";

export interface KernelOptions extends SpawnOptions, ClientOptions {
  /** The command that starts the kernel, given the path of its connection file. */
  argv: (connectionFile: string) => readonly string[];
  transport?: "tcp" | "ipc";
  key?: string;
  /** How long it may take to answer for the first time, in ms; left out, as long as any request. */
  startTimeout?: number;
}

/** How often a kernel is started that finds its ports taken. */
const STARTS = 3;

/** A kernel started from its argv, with a client that is connected to it. End it with `shutDown()`. */
export class RunningKernel {
  readonly process: KernelProcess;
  readonly client: KernelClient;
  readonly #directory: string;

  private constructor(process: KernelProcess, client: KernelClient, directory: string) {
    this.process = process;
    this.client = client;
    this.#directory = directory;
  }

  /** Starts the process and connects the sockets without waiting for an answer. */
  static async spawn({ argv, transport, key, ...options }: KernelOptions): Promise<RunningKernel> {
    const directory = await mkdtemp(join(tmpdir(), "kernel-"));
    const connection: Connection = await newConnection(directory, { transport, key });
    const connectionFile = await writeConnectionFile(directory, connection);
    const client = new KernelClient(connection, options);
    return new RunningKernel(new KernelProcess(argv(connectionFile), options), client, directory);
  }

  /**
   * Starts the process and resolves when it answers; the error has the kernel's log if it does not.
   *
   * Between the choice of free ports and the kernel's own start somebody else can take one; then it is started anew with
   * others, as Jupyter's restarter does.
   */
  static async start(options: KernelOptions): Promise<RunningKernel> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await RunningKernel.#startOnce(options);
      } catch (error) {
        if (attempt === STARTS || !/address (already )?in use/i.test(String(error))) throw error;
      }
    }
  }

  static async #startOnce(options: KernelOptions): Promise<RunningKernel> {
    const kernel = await RunningKernel.spawn(options);
    try {
      const died = kernel.process.exit(2 ** 31 - 1).then(() => {
        throw new Error("the kernel ended before it answered");
      });
      await Promise.race([kernel.client.ready(options.startTimeout), died]);
      return kernel;
    } catch (error) {
      await kernel.discard();
      throw new Error(`the kernel did not start; its log:\n${kernel.process.log}`, { cause: error });
    }
  }

  /** Asks the kernel to end, and throws if it or any process that it started lives 20 s longer. */
  async shutDown({ restart = false } = {}): Promise<void> {
    try {
      const { client, process } = this;
      if (!process.hasExited) {
        await client.send("control", "shutdown_request", { restart }).reply();
        await process.exit(20_000);
      }
      await process.familyGone(20_000);
      client.close();
    } finally {
      await this.#sweep();
    }
  }

  /** Ends everything at once, whatever state it is in. */
  async discard(): Promise<void> {
    try {
      this.client.close();
    } catch {
      // The reason why it is discarded is known already.
    }
    await this.#sweep();
  }

  async #sweep(): Promise<void> {
    await this.process.kill();
    await rm(this.#directory, { recursive: true, force: true });
  }
}
