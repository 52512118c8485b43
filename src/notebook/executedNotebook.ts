import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PACKAGE_FOLDER } from "../session/installation.ts";
import { type ExecutionOptions, executeNotebook } from "./executeNotebook.ts";
import { withFileLock } from "./fileLock.mjs";
import type { Notebook } from "./notebookSchema.ts";
import { notebookText } from "./notebookText.ts";
import { NotebookFormatError, readNotebook } from "./readNotebook.ts";

export interface ExecutedNotebook {
  /** The notebook as it is now, with the outputs of its code cells. */
  readonly notebook: Notebook;
  /** Where it is kept. */
  readonly file: string;
}

export interface ExecutedNotebookOptions extends ExecutionOptions {
  /** Folder for the results, one subfolder a language; `.cache/executed` of this package where it is not given. */
  readonly folder?: string;
}

/**
 * The notebook `file` with its outputs. It is run only where its code or the build of convolab has changed since the last
 * time; a change of its texts alone does not run it. Of several processes that want one, one runs it, and no two
 * notebooks run at the same time: a training wants all cores.
 *
 * @throws {NotebookFormatError} if the file is not a notebook
 * @throws {NotebookExecutionError} if a cell fails; the message says which
 */
export async function executedNotebook(
  file: string,
  { folder = path.join(PACKAGE_FOLDER, ".cache/executed"), ...options }: ExecutedNotebookOptions = {},
): Promise<ExecutedNotebook> {
  const notebook = readNotebook(file);
  const kept = path.join(folder, notebook.metadata.convolab?.language ?? "en", path.basename(file));
  const lock = path.join(folder, "running.lock");
  const current = () => {
    const stamp = stampOf(notebook);
    const run = keptRun(kept, stamp);
    return run && withOutputs(notebook, run, stamp);
  };
  const executed = current() ?? (await withFileLock(lock, async () => current() ?? run(), options.signal));
  keep(kept, executed);
  return { notebook: executed, file: kept };

  async function run(): Promise<Notebook> {
    const stamp = stampOf(notebook);
    const [result] = await Promise.allSettled([executeNotebook(notebook, file, options)]);
    // A build that was replaced in the middle gave the notebook parts of both.
    if (stampOf(notebook) !== stamp) return await run();
    if (result.status === "rejected") throw result.reason;
    const fresh = withOutputs(notebook, result.value, stamp);
    keep(kept, fresh);
    return fresh;
  }
}

/** The notebook with the outputs, counts and times that its code cells have in `run`. */
function withOutputs(notebook: Notebook, run: Notebook, stamp: string): Notebook {
  const ran = new Map(run.cells.map((cell) => [cell.id, cell]));
  const cells = notebook.cells.map((cell) => {
    const result = ran.get(cell.id);
    if (cell.cell_type !== "code" || result?.cell_type !== "code") return cell;
    const { outputs, execution_count, metadata } = result;
    return { ...cell, outputs, execution_count, metadata: { ...cell.metadata, execution: metadata.execution } };
  });
  const { metadata } = notebook;
  const language = metadata.convolab?.language ?? "en";
  return { ...notebook, cells, metadata: { ...metadata, convolab: { ...metadata.convolab, language, stamp } } };
}

/** The result of an earlier run of the same code with the same build, if one is kept. */
function keptRun(file: string, stamp: string): Notebook | undefined {
  try {
    const run = readNotebook(file);
    return run.metadata.convolab?.stamp === stamp ? run : undefined;
  } catch (error) {
    if (error instanceof NotebookFormatError || (error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Writes the result so that a reader sees the old one or the new one, never a part. */
function keep(file: string, notebook: Notebook): void {
  const text = notebookText(notebook);
  if (readIfThere(file)?.equals(Buffer.from(text))) return;
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Rooms of the built package that no kernel loads: a change there does not change what a notebook puts out. */
const ROOMS_WITHOUT_EFFECT = new Set(["cli", "authoring", "slides", "grading", "notebook", ".stamp"]);

/** A digest of what a run depends on: the code cells, the language of the kernel's messages, the build, its packages. */
function stampOf(notebook: Notebook): string {
  const hash = createHash("sha256");
  const code = notebook.cells.filter(({ cell_type }) => cell_type === "code").map(({ id, source }) => [id, source]);
  hash.update(JSON.stringify([code, notebook.metadata.convolab?.language]));
  hash.update(buildDigest());
  return hash.digest("hex");
}

function buildDigest(): string {
  const hash = createHash("sha256");
  const { dependencies } = JSON.parse(readFileSync(path.join(PACKAGE_FOLDER, "package.json"), "utf8"));
  hash.update(JSON.stringify(dependencies));
  const dist = path.join(PACKAGE_FOLDER, "dist");
  for (const name of namesIn(dist).sort()) {
    const [room = ""] = name.split(path.sep);
    const text = ROOMS_WITHOUT_EFFECT.has(room) ? undefined : readIfThere(path.join(dist, name));
    if (text !== undefined) hash.update(`${name}\0${text.length}\0`).update(text);
  }
  return hash.digest("hex");
}

/** None where a new build is just being put in the old one's place. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return [];
  }
}
