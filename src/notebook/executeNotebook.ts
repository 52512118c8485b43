import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { localMessages } from "./messages.ts";
import type { CodeCell, Notebook, Output } from "./notebookSchema.ts";
import { notebookText } from "./notebookText.ts";
import { readNotebook } from "./readNotebook.ts";

/** A notebook that did not run to its end; the message says which cell failed, and its error. */
export class NotebookExecutionError extends Error {
  override readonly name = "NotebookExecutionError";
  /** Id of the cell that failed; `undefined` where the run failed outside of the cells. */
  readonly cell: string | undefined;

  constructor(message: string, cell?: string) {
    super(message);
    this.cell = cell;
  }
}

export interface ExecutionOptions {
  /** How long one cell may take, in seconds; 600 where it is not given. */
  readonly cellTimeout?: number;
  /** Ends the run, and rejects with its reason. */
  readonly signal?: AbortSignal;
}

/**
 * Runs a notebook from top to bottom in a fresh kernel, by nbclient (`jupyter-execute`, which is looked for on the PATH),
 * and returns it with its outputs, counts, and the times of each cell (`metadata.execution`). The kernel works in an
 * empty folder of its own, which is removed afterwards with all that the notebook wrote, and speaks the notebook's language.
 *
 * @param name how the notebook's file is called in errors
 * @throws {NotebookExecutionError} if a cell fails or the run does not come about
 */
export async function executeNotebook(
  notebook: Notebook,
  name: string,
  { cellTimeout = 600, signal }: ExecutionOptions = {},
): Promise<Notebook> {
  signal?.throwIfAborted();
  const folder = mkdtempSync(path.join(tmpdir(), "convolab-notebook-"));
  const input = path.join(folder, path.basename(name));
  try {
    writeFileSync(input, notebookText(notebook));
    const { code, output } = await runJupyter([`--timeout=${cellTimeout}`, "--inplace", input], input, signal);
    if (code !== 0) throw failure(notebook, name, output);
    return withJoinedStreams(readNotebook(input));
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Runs `jupyter-execute` to its end. The language of the kernel's messages is the notebook's, whatever this process speaks. */
async function runJupyter(
  args: readonly string[],
  notebookFile: string,
  signal: AbortSignal | undefined,
): Promise<{ code: number | null; output: string }> {
  const { CONVOLAB_LANG: _, ...outer } = process.env;
  // Jupyter's server tells a kernel its notebook by this name; nbclient does not.
  const env = { ...outer, JPY_SESSION_NAME: notebookFile, PYTHONIOENCODING: "utf-8", NO_COLOR: "1" };
  return await new Promise((resolve, reject) => {
    const child = spawn("jupyter-execute", args, { env, cwd: path.dirname(notebookFile), stdio: "pipe" });
    // Whoever ends this process ends the run with it; jupyter-execute then ends its kernel.
    const end = () => child.kill("SIGTERM");
    const done = () => {
      process.removeListener("exit", end);
      signal?.removeEventListener("abort", end);
    };
    process.once("exit", end);
    signal?.addEventListener("abort", end, { once: true });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (text: string) => {
        output += text;
      });
    }
    child.stdin.end();
    child.once("error", (error: NodeJS.ErrnoException) => {
      done();
      reject(error.code === "ENOENT" ? new NotebookExecutionError(localMessages().noJupyter) : error);
    });
    child.once("close", (code) => {
      done();
      if (signal?.aborted) reject(signal.reason);
      else resolve({ code, output });
    });
  });
}

/** nbclient prints the failing cell's code between lines of this, then the error. */
const RULE = "------------------";

function failure(notebook: Notebook, name: string, output: string): NotebookExecutionError {
  const text = stripVTControlCharacters(output);
  for (const cell of notebook.cells) {
    const frame = `${RULE}\n${cell.source}\n${RULE}\n`;
    const start = cell.cell_type === "code" ? text.indexOf(frame) : -1;
    if (start < 0) continue;
    const error = text.slice(start + frame.length).trim();
    return new NotebookExecutionError(localMessages().cellFailed(name, cell.id, error), cell.id);
  }
  return new NotebookExecutionError(localMessages().runFailed(name, text.trim()));
}

/** nbclient keeps each message of a stream as an output of its own; JupyterLab joins those that follow each other. */
function withJoinedStreams(notebook: Notebook): Notebook {
  const cells = notebook.cells.map((cell) => (cell.cell_type === "code" ? joinStreams(cell) : cell));
  return { ...notebook, cells };
}

function joinStreams(cell: CodeCell): CodeCell {
  const outputs: Output[] = [];
  for (const output of cell.outputs) {
    const last = outputs.at(-1);
    if (output.output_type === "stream" && last?.output_type === "stream" && last.name === output.name) {
      outputs[outputs.length - 1] = { ...last, text: last.text + output.text };
    } else outputs.push(output);
  }
  return { ...cell, outputs };
}
