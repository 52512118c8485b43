import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** The holder touches its lock this often, and a waiter its ticket even more often … */
const HEARTBEAT_MS = 1000;
/** … so that one not touched for this long was left behind even where its process's number was given to another program. */
const STALE_MS = 60_000;
const POLL_MS = 100;

/**
 * Does `work` while no other process, and nobody else in this one, holds the lock `file`. Who has waited longest is next. A
 * lock whose process is gone is taken over.
 *
 * @param signal ends the waiting, which rejects with its reason
 */
export async function withFileLock<T>(file: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  const token = await acquire(file, signal);
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

async function acquire(file: string, signal: AbortSignal | undefined): Promise<string> {
  mkdirSync(path.dirname(file), { recursive: true });
  acquired++;
  const token = JSON.stringify({ pid: process.pid, since: Date.now(), number: acquired });
  // A place in the queue: a file whose name says since when who has been waiting.
  const ticket = `${file}.${Date.now()}.${process.pid}.${acquired}`;
  try {
    for (;;) {
      signal?.throwIfAborted();
      // Each time anew: a ticket is as old as its waiter's last look.
      writeFileSync(ticket, token);
      const holder = readLock(file);
      if (holder !== undefined && isLeftBehind(holder)) discard(file, holder.text);
      if (holder === undefined && isFirst(file, ticket) && take(file, ticket)) return token;
      await delay(POLL_MS);
    }
  } finally {
    rmSync(ticket, { force: true });
  }
}

/** Whether nobody who is still there has been waiting for longer. */
function isFirst(file: string, ticket: string): boolean {
  const folder = path.dirname(file);
  const tickets = readdirSync(folder).filter((name) => name.startsWith(`${path.basename(file)}.`));
  for (const name of tickets.sort()) {
    if (name === path.basename(ticket)) break;
    const other = path.join(folder, name);
    const [pid] = name.split(".").slice(-2);
    const touched = statSync(other, { throwIfNoEntry: false })?.mtimeMs;
    if (touched !== undefined && !isLeftBehind({ pid: Number(pid), touched })) return false;
    rmSync(other, { force: true });
  }
  return true;
}

/** A link appears complete or not at all, and fails where a lock exists. */
function take(file: string, ticket: string): boolean {
  try {
    linkSync(ticket, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
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
    return { text, pid: pidIn(text), touched: statSync(file).mtimeMs };
  } catch {
    return undefined;
  }
}

/** A lock appears complete, so that one that cannot be read (a disk was full) is nobody's: no process has this number. */
function pidIn(text: string): number {
  try {
    return Number(JSON.parse(text).pid);
  } catch {
    return Number.NaN;
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

function isLeftBehind({ pid, touched }: Pick<Holder, "pid" | "touched">): boolean {
  return Date.now() - touched > STALE_MS || !isRunning(pid);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Removes a lock that was left behind, but not one that another waiter has put in its place meanwhile. */
function discard(file: string, leftBehind: string): void {
  const aside = path.join(path.dirname(file), `left-behind.${process.pid}.${acquired}`);
  try {
    renameSync(file, aside);
    if (readFileSync(aside, "utf8") !== leftBehind) linkSync(aside, file);
  } catch {
    // Another waiter was quicker: look again.
  } finally {
    rmSync(aside, { force: true });
  }
}
