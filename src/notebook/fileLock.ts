import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** The holder touches its lock this often … */
const HEARTBEAT_MS = 1000;
/** … so that one not touched for this long was left behind even where its process's number was given to another program. */
const STALE_MS = 60_000;
const POLL_MS = 100;

/**
 * Does `work` while no other process, and nobody else in this one, holds the lock `file`. A lock whose process is gone is
 * taken over.
 */
export async function withFileLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const token = await acquire(file);
  const heartbeat = setInterval(() => touch(file), HEARTBEAT_MS);
  heartbeat.unref();
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    if (readLock(file)?.text === token) rmSync(file, { force: true });
  }
}

let acquired = 0;

async function acquire(file: string): Promise<string> {
  mkdirSync(path.dirname(file), { recursive: true });
  acquired++;
  const token = JSON.stringify({ pid: process.pid, since: Date.now(), number: acquired });
  const draft = `${file}.${process.pid}.${acquired}`;
  for (;;) {
    writeFileSync(draft, token);
    try {
      // A link appears complete or not at all, and fails where a lock exists.
      linkSync(draft, file);
      return token;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    } finally {
      rmSync(draft, { force: true });
    }
    const holder = readLock(file);
    if (holder === undefined) continue;
    if (isLeftBehind(holder)) discard(file, holder.text, draft);
    else await delay(POLL_MS);
  }
}

interface Holder {
  readonly text: string;
  readonly pid: number;
  /** When the lock was last touched, in ms. */
  readonly touched: number;
}

/** `undefined` where the lock has just been given back. */
function readLock(file: string): Holder | undefined {
  try {
    const text = readFileSync(file, "utf8");
    return { text, pid: Number(JSON.parse(text).pid), touched: statSync(file).mtimeMs };
  } catch {
    return undefined;
  }
}

function touch(file: string): void {
  try {
    const now = new Date();
    utimesSync(file, now, now);
  } catch {
    // Somebody deleted the folder; the lock went with it.
  }
}

function isLeftBehind({ pid, touched }: Holder): boolean {
  if (Date.now() - touched > STALE_MS) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "EPERM";
  }
}

/** Removes a lock that was left behind, but not one that another waiter has put in its place meanwhile. */
function discard(file: string, leftBehind: string, draft: string): void {
  const aside = `${draft}.aside`;
  try {
    renameSync(file, aside);
    if (readFileSync(aside, "utf8") !== leftBehind) linkSync(aside, file);
  } catch {
    // Another waiter was quicker: look again.
  } finally {
    rmSync(aside, { force: true });
  }
}
