import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "@jest/globals";
import { withFileLock } from "../../src/notebook/fileLock.mjs";

let folder: string;
let lock: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "convolab-lock-"));
  lock = join(folder, "running.lock");
});

afterEach(() => rmSync(folder, { recursive: true }));

it("lets the next one in when the work is done, whether well or not", async () => {
  const events: string[] = [];
  const next = () => withFileLock(lock, async () => events.push("next in"));
  let others: Promise<number> | undefined;
  const failing = withFileLock(lock, async () => {
    others = next();
    await new Promise((resolve) => setImmediate(resolve));
    events.push("first out");
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  await others;
  await next();
  expect(events).toEqual(["first out", "next in", "next in"]);
  expect(readdirSync(folder)).toEqual([]);
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
