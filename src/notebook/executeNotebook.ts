import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { localMessages } from "./messages.ts";
import type { CodeCell, Notebook, Output } from "./notebookSchema.ts";
import { notebookText } from "./notebookText.ts";
import { readNotebook } from "./readNotebook.ts";
import { type ProgramRun, runProgram } from "./runProgram.ts";

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
async function runJupyter(args: readonly string[], notebookFile: string, signal?: AbortSignal): Promise<ProgramRun> {
  const { CONVOLAB_LANG: _, ...outer } = process.env;
  // Jupyter's server tells a kernel its notebook by this name; nbclient does not.
  const env = { ...outer, JPY_SESSION_NAME: notebookFile, PYTHONIOENCODING: "utf-8", NO_COLOR: "1" };
  return await runProgram("jupyter-execute", args, {
    env,
    cwd: path.dirname(notebookFile),
    signal,
    missing: () => new NotebookExecutionError(localMessages().noJupyter),
    // jupyter-execute ends its kernel.
    interrupted: () => new NotebookExecutionError(localMessages().interrupted),
  });
}

/** nbclient prints the failing cell's code between lines of this, then the error. */
const RULE = "------------------";

function failure(notebook: Notebook, name: string, output: string): NotebookExecutionError {
  const text = stripVTControlCharacters(output);
  const ran = notebook.cells.filter((cell) => cell.cell_type === "code" && cell.source.trim() !== "");
  const candidates = ran.flatMap(({ id, source }, index) => {
    const frame = `${RULE}\n${source}\n${RULE}\n`;
    const start = text.indexOf(frame);
    return start < 0 ? [] : [{ id, count: index + 1, error: text.slice(start + frame.length).trim() }];
  });
  // Of cells with the same code, the kernel says which by its count.
  const failed = candidates.find(({ count, error }) => error.includes(`cell [${count}]:`)) ?? candidates[0];
  if (failed === undefined) return new NotebookExecutionError(localMessages().runFailed(name, withoutTraceback(text)));
  return new NotebookExecutionError(localMessages().cellFailed(name, failed.id, failed.error), failed.id);
}

/** Python ends a traceback with the error's name, at a line's beginning, and its message: the rest says nothing of the notebook. */
function withoutTraceback(text: string): string {
  const start = text.lastIndexOf("Traceback (most recent call last):");
  const [, error] = /^([a-z_]\w*\.[\w.]+: [\s\S]*|\w*Error: [\s\S]*)/m.exec(text.slice(Math.max(start, 0))) ?? [];
  return (start < 0 ? text : (error ?? text)).trim();
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
