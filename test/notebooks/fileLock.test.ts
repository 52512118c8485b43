import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
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
