import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "@jest/globals";
import { withFileLock } from "../../src/notebook/fileLock.ts";

let folder: string;
let lock: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "convolab-lock-"));
  lock = join(folder, "running.lock");
});

afterEach(() => rmSync(folder, { recursive: true }));

it("lets one in at a time, in the order in which they came, and leaves nothing behind", async () => {
  const events: string[] = [];
  const others: Promise<void>[] = [];
  const enter = (name: string) =>
    withFileLock(lock, async () => {
      events.push(`${name} in`);
      await new Promise((resolve) => setImmediate(resolve));
      events.push(`${name} out`);
    });
  await withFileLock(lock, async () => {
    others.push(enter("a"), enter("b"), enter("c"));
    await new Promise((resolve) => setImmediate(resolve));
    events.push("first out");
  });
  await Promise.all(others);
  expect(events).toEqual(["first out", "a in", "a out", "b in", "b out", "c in", "c out"]);
  expect(readdirSync(folder)).toEqual([]);
});

it("gives the lock back when the work fails", async () => {
  const failing = withFileLock(lock, async () => {
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await withFileLock(lock, async () => "in")).toBe("in");
});

it("does not wait for a holder or a waiter whose process is gone", async () => {
  // Above the largest number that a Linux process can have.
  const gone = 2 ** 23;
  writeFileSync(lock, JSON.stringify({ pid: gone }));
  writeFileSync(`${lock}.1.${gone}.1`, "");
  expect(await withFileLock(lock, async () => "in")).toBe("in");
  expect(readdirSync(folder)).toEqual([]);
});

it("does not wait for one whose number a program of somebody else has now", async () => {
  const token = JSON.stringify({ pid: process.ppid });
  const longAgo = new Date(Date.now() - 3_600_000);
  for (const file of [lock, `${lock}.1.${process.ppid}.1`]) {
    writeFileSync(file, token);
    utimesSync(file, longAgo, longAgo);
  }
  expect(await withFileLock(lock, async () => "in")).toBe("in");
  expect(readdirSync(folder)).toEqual([]);
});

it("does not wait for a lock that says nothing", async () => {
  writeFileSync(lock, "");
  expect(await withFileLock(lock, async () => "in")).toBe("in");
});

it("stops waiting when it is told to", async () => {
  const abort = new AbortController();
  await withFileLock(lock, async () => {
    const other = withFileLock(lock, async () => "in", abort.signal);
    abort.abort(new Error("enough"));
    await expect(other).rejects.toThrow("enough");
  });
  expect(readdirSync(folder)).toEqual([]);
});
