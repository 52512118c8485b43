import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { digest, removeStamp, stampHolds, writeStamp } from "../../setup/stamp.mjs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "stamp-"));
  mkdirSync(path.join(folder, "src", "room"), { recursive: true });
  writeFileSync(path.join(folder, "src", "room", "one.ts"), "1");
  writeFileSync(path.join(folder, "package.json"), "{}");
});
afterEach(() => rmSync(folder, { recursive: true }));

const now = (values?: string[]) => digest(folder, ["src", "package.json"], values);

describe("a digest", () => {
  it("stays the same while nothing changes", () => expect(now()).toBe(now()));

  it.each([
    ["a file's content", () => writeFileSync(path.join(folder, "src", "room", "one.ts"), "2")],
    ["a new file", () => writeFileSync(path.join(folder, "src", "room", "two.ts"), "")],
    [
      "a file's name",
      () => renameSync(path.join(folder, "src", "room", "one.ts"), path.join(folder, "src", "room", "uno.ts")),
    ],
    [
      "a file's folder",
      () => renameSync(path.join(folder, "src", "room", "one.ts"), path.join(folder, "src", "one.ts")),
    ],
    ["a file that goes", () => rmSync(path.join(folder, "package.json"))],
  ])("changes with %s", (_, change) => {
    const before = now();
    change();
    expect(now()).not.toBe(before);
  });

  it("changes with a value", () => expect(now(["linux"])).not.toBe(now(["darwin"])));
});

describe("a stamp", () => {
  it("holds for the digest it was written with, until it is removed", () => {
    const file = path.join(folder, "made", ".stamp");
    expect(stampHolds(file, now())).toBe(false);
    writeStamp(file, now());
    expect(stampHolds(file, now())).toBe(true);
    expect(stampHolds(file, now(["other"]))).toBe(false);
    removeStamp(file);
    expect(stampHolds(file, now())).toBe(false);
  });
});
