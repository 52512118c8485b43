/**
 * A kernel's life from its connection file to its end.
 */
import { readConnectionFile } from "./connectionFile.ts";
import { Kernel } from "./kernel.ts";
import type { Compiler } from "./language/compiler.ts";
import { notebookLanguage } from "./notebook.ts";

/** Milliseconds between two looks at whether the process that started this one still lives. */
const PARENT_CHECK = 1000;

/** Serves the clients of a connection file; resolves when one of them has shut the kernel down. */
export async function startKernel(connectionFile: string, compiler: Compiler): Promise<void> {
  // Messages follow the notebook's language, in this process and in its sessions.
  process.env.CONVOLAB_LANG ||= notebookLanguage() ?? "";
  const heap = Number(process.env.CONVOLAB_MAX_HEAP_MIB);
  const kernel = new Kernel({
    directory: process.cwd(),
    compiler,
    ...(heap > 0 ? { maxHeapMiB: heap } : {}),
    log: (text) => process.stderr.write(`[convolab] ${text}\n`),
  });
  process.on("SIGINT", () => kernel.interrupt());
  process.on("SIGTERM", () => void kernel.close());
  process.on("uncaughtException", (error) => process.stderr.write(`[convolab] ${error.stack}\n`));
  // Jupyter may be killed without a word; a kernel without it would stay for ever.
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) void kernel.close();
  }, PARENT_CHECK).unref();

  const listening = kernel.listen(readConnectionFile(connectionFile));
  void kernel.warmUp();
  await listening;
}
