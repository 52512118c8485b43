import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";

/** The holder touches its lock this often … */
const HEARTBEAT_MS = 1000;
/** … so one not touched for this long, whose process is gone, was left behind; */
const ABANDONED_MS = 3000;
/** and so was one not touched for this long, even if its process number was given to another program. */
const STALE_MS = 15_000;
const POLL_MS = 200;

/**
 * Lets one process at a time through, on one machine or on a shared folder. A lock left by a killed process is taken over.
 * @param {string} file
 * @param {{ signal: AbortSignal, onWait: (holder: number) => void }} options `signal` ends the waiting; `onWait` is called
 *   once, when another process holds the lock
 * @returns {Promise<() => void>} call it to let the next one in
 */
export async function acquireLock(file, { signal, onWait }) {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  let waited = false;
  const text = JSON.stringify({ pid: process.pid, since: Date.now() });
  for (;;) {
    signal.throwIfAborted();
    writeFileSync(draft, text);
    try {
      // A link either appears complete or not at all, and fails where a lock exists.
      linkSync(draft, file);
      break;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
    } finally {
      rmSync(draft, { force: true });
    }
    const holder = readHolder(file);
    if (holder === undefined) continue;
    if (isStale(holder)) {
      discard(file, holder.text);
      continue;
    }
    if (!waited) {
      waited = true;
      onWait(holder.pid);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  const heartbeat = setInterval(() => touch(file), HEARTBEAT_MS);
  heartbeat.unref();
  return () => {
    clearInterval(heartbeat);
    if (readHolder(file)?.text === text) rmSync(file, { force: true });
  };
}

/** @param {string} file */
function touch(file) {
  try {
    const now = new Date();
    utimesSync(file, now, now);
  } catch {
    // Somebody deleted the cache folder; the lock goes with it.
  }
}

/**
 * @typedef {{ text: string, pid: number, touched: number }} Holder
 * @param {string} file
 * @returns {Holder | undefined} `undefined` when the lock has just been given back
 */
function readHolder(file) {
  try {
    const text = readFileSync(file, "utf8");
    return { text, pid: Number(JSON.parse(text).pid), touched: statSync(file).mtimeMs };
  } catch {
    return undefined;
  }
}

/** @param {Holder} holder */
function isStale(holder) {
  const age = Date.now() - holder.touched;
  return age > STALE_MS || (age > ABANDONED_MS && !isRunning(holder.pid));
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}

/**
 * Removes a stale lock, but not one that another waiter has put in its place meanwhile.
 * @param {string} file
 * @param {string} stale
 */
function discard(file, stale) {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
    if (readFileSync(aside, "utf8") !== stale) linkSync(aside, file);
  } catch {
    // Another waiter was quicker: look again.
  } finally {
    rmSync(aside, { force: true });
  }
}
