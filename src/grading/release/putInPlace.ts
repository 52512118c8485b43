import { cpSync, existsSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { kill, pid } from "node:process";
import { localMessages } from "./messages.ts";
import { ReleaseError } from "./releaseError.ts";

/**
 * Puts files into a folder, all of them or none: the folder is made anew beside itself and then takes its own place. What
 * else lies in it comes along.
 *
 * A process that is killed between the two last steps leaves the old folder under another name; the next call puts that
 * back before it begins.
 *
 * @param files the text of each file by its name
 * @throws {ReleaseError} if it cannot be written; the folder is as it was
 */
export function putInPlace(folder: string, files: ReadonlyMap<string, string>): void {
  try {
    const target = existsSync(folder) ? realpathSync(folder) : path.resolve(folder);
    mkdirSync(path.dirname(target), { recursive: true });
    clearUp(target);
    swap(target, files);
  } catch (error) {
    throw new ReleaseError(localMessages().notWritten(folder, (error as Error).message), { cause: error });
  }
}

function swap(target: string, files: ReadonlyMap<string, string>): void {
  const draft = path.join(path.dirname(target), `.${path.basename(target)}.${pid}`);
  const old = `${draft}.old`;
  const isThere = existsSync(target);
  try {
    mkdirSync(draft);
    if (isThere) {
      const stays = (file: string) => !files.has(path.relative(target, file));
      cpSync(target, draft, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true, filter: stays });
    }
    for (const [name, text] of files) writeFileSync(path.join(draft, name), text);
    if (isThere) renameSync(target, old);
    try {
      renameSync(draft, target);
    } catch (error) {
      if (isThere) renameSync(old, target);
      throw error;
    }
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  rmSync(old, { recursive: true, force: true });
}

/** Puts back or removes what processes left beside a folder that were killed while they wrote it. */
function clearUp(target: string): void {
  const parent = path.dirname(target);
  const prefix = `.${path.basename(target)}.`;
  const leftBehind = readdirSync(parent).filter((name) => {
    const [, writer] = (name.startsWith(prefix) && /^(\d+)(?:\.old)?$/.exec(name.slice(prefix.length))) || [];
    return writer !== undefined && !isRunning(Number(writer));
  });
  for (const name of leftBehind) {
    if (name.endsWith(".old") && !existsSync(target)) renameSync(path.join(parent, name), target);
    else rmSync(path.join(parent, name), { recursive: true, force: true });
  }
}

/** Whether another process of that id runs. This one writes one folder after the other. */
function isRunning(id: number): boolean {
  if (id === pid) return false;
  try {
    return kill(id, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
