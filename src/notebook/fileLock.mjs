import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";

/** The holder touches its lock this often … */
const HEARTBEAT_MS = 1000;
/** … so one not touched for this long, whose process is gone, was left behind; */
const ABANDONED_MS = 3000;
/** and so was one not touched for this long, even if its process number was given to another program. */
const STALE_MS = 15_000;
const POLL_MS = 200;

/** How many this process has asked for. */
let acquisitions = 0;

/**
 * Does `work` while nobody else holds the lock `file`, as {@link acquireLock} has it.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {AbortSignal} [signal] ends the waiting, which rejects with its reason
 * @returns {Promise<T>}
 */
export async function withFileLock(file, work, signal = new AbortController().signal) {
  const release = await acquireLock(file, { signal });
  try {
    return await work();
  } finally {
    release();
  }
}

/**
 * Lets one at a time through, of the processes on one machine or on a shared folder and within each of them. A lock left by a
 * killed process is taken over. Plain JavaScript and no library's: the set-up uses it too, before anything is installed.
 * @param {string} file
 * @param {{ signal: AbortSignal, onWait?: (holder: number) => void }} options `signal` ends the waiting; `onWait` is called
 *   once, when somebody else holds the lock
 * @returns {Promise<() => void>} call it to let the next one in
 */
export async function acquireLock(file, { signal, onWait = () => {} }) {
  mkdirSync(path.dirname(file), { recursive: true });
  acquisitions += 1;
  const draft = `${file}.${process.pid}.${acquisitions}`;
  let waited = false;
  const text = JSON.stringify({ pid: process.pid, since: Date.now(), acquisition: acquisitions });
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
    return { text, pid: pidIn(text), touched: statSync(file).mtimeMs };
  } catch {
    return undefined;
  }
}

/**
 * A lock appears complete, so one that cannot be read (a disk was full) is nobody's: no process has this number.
 * @param {string} text
 */
function pidIn(text) {
  try {
    return Number(JSON.parse(text).pid);
  } catch {
    return Number.NaN;
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
