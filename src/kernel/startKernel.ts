/**
 * A kernel's life from its connection file to its end.
 */
import { readConnectionFile } from "./connectionFile.ts";
import { Kernel } from "./kernel.ts";
import { type Compiler, isAbortedCheck } from "./language/compiler.ts";
import { notebookLanguage } from "./notebook.ts";

/** Milliseconds between two looks at whether the process that started this one still lives. */
const PARENT_CHECK = 1000;

/**
 * Serves the clients of a connection file until one of them has shut the kernel down.
 *
 * @returns the exit code: 0, or 1 if the kernel could not listen, which stderr says
 */
export async function startKernel(connectionFile: string, compiler: Compiler): Promise<number> {
  // Messages follow the notebook's language, in this process and in its sessions.
  process.env.CONVOLAB_LANG ||= notebookLanguage() ?? "";
  const log = (text: string): boolean => process.stderr.write(`[convolab] ${text}\n`);
  const heap = Number(process.env.CONVOLAB_MAX_HEAP_MIB);
  const kernel = new Kernel({
    directory: process.cwd(),
    compiler,
    ...(heap > 0 ? { maxHeapMiB: heap } : {}),
    log,
  });
  process.on("SIGINT", () => kernel.interrupt());
  process.on("SIGTERM", () => void kernel.close());
  process.on("uncaughtException", (error) => log(String(error.stack)));
  // Who reads the log may end first; that it cannot be written must not be logged, which would fail again, for ever.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  // Jupyter may be killed without a word; a kernel without it would stay for ever.
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) void kernel.close();
  }, PARENT_CHECK).unref();

  try {
    const listening = kernel.listen(readConnectionFile(connectionFile));
    kernel.warmUp().catch((error: unknown) => isAbortedCheck(error) || log(String(error)));
    await listening;
    return 0;
  } catch (error) {
    // Whoever started the kernel waits for an answer until it ends.
    log(error instanceof Error ? error.message : String(error));
    await kernel.close();
    return 1;
  }
}
