import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { acquireLock } from "../../src/notebook/fileLock.mjs";

const LOCK_MODULE = new URL("../../src/notebook/fileLock.mjs", import.meta.url).href;

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "lock-"));
  file = path.join(folder, "setUp.lock");
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Takes the lock and never waits: a wait fails the test. */
const takeAtOnce = () =>
  acquireLock(file, {
    signal: new AbortController().signal,
    onWait: (holder) => {
      throw new Error(`waits for ${holder}`);
    },
  });

/** The number of a process that has ended. */
async function deadProcess(): Promise<number> {
  const child = spawn(process.execPath, ["--version"], { stdio: "ignore" });
  await once(child, "exit");
  if (child.pid === undefined) throw new Error("no process number");
  return child.pid;
}

function leaveLock(pid: number, ageSeconds: number) {
  writeFileSync(file, JSON.stringify({ pid, since: 0 }));
  const touched = new Date(Date.now() - ageSeconds * 1000);
  utimesSync(file, touched, touched);
}

describe("a lock", () => {
  it("is there while it is held, and gone afterwards", async () => {
    const release = await takeAtOnce();
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ pid: process.pid });
    release();
    expect(existsSync(file)).toBe(false);
  });

  it("lets one process at a time through", async () => {
    const journal = path.join(folder, "journal");
    const program = `
      import { acquireLock } from ${JSON.stringify(LOCK_MODULE)};
      import { appendFileSync } from "node:fs";
      const release = await acquireLock(${JSON.stringify(file)}, { signal: new AbortController().signal, onWait() {} });
      appendFileSync(${JSON.stringify(journal)}, "in ");
      await new Promise((resolve) => setTimeout(resolve, 50));
      appendFileSync(${JSON.stringify(journal)}, "out ");
      release();
    `;
    const children = Array.from({ length: 5 }, () =>
      spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: "inherit" }),
    );
    const codes = await Promise.all(children.map(async (child) => (await once(child, "exit"))[0]));
    expect(codes).toEqual([0, 0, 0, 0, 0]);
    expect(readFileSync(journal, "utf8")).toBe("in out ".repeat(5));
  });

  it("of a killed process is taken over", async () => {
    leaveLock(await deadProcess(), 5);
    (await takeAtOnce())();
  });

  it("is taken over when its process number went to another program", async () => {
    leaveLock(process.pid, 60);
    (await takeAtOnce())();
  });

  it("that says nothing is taken over", async () => {
    writeFileSync(file, "");
    const longAgo = new Date(Date.now() - 5000);
    utimesSync(file, longAgo, longAgo);
    (await takeAtOnce())();
  });

  it("lets one at a time through within a process, and nothing is left behind", async () => {
    const events: string[] = [];
    const enter = async (name: string) => {
      const release = await acquireLock(file, { signal: new AbortController().signal });
      events.push(`${name} in`);
      await new Promise((resolve) => setImmediate(resolve));
      events.push(`${name} out`);
      release();
    };
    await Promise.all([enter("a"), enter("b"), enter("c")]);
    expect(events.filter((_, index) => index % 2 === 1)).toEqual(
      events.filter((_, index) => index % 2 === 0).map((event) => event.replace("in", "out")),
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it("of a living process is waited for, and the waiting can be ended", async () => {
    const release = await takeAtOnce();
    const interrupt = new AbortController();
    const holders: number[] = [];
    const waiting = acquireLock(file, {
      signal: interrupt.signal,
      onWait: (holder) => {
        holders.push(holder);
        interrupt.abort(new Error("enough"));
      },
    });
    await expect(waiting).rejects.toThrow("enough");
    expect(holders).toEqual([process.pid]);
    expect(existsSync(file)).toBe(true);
    release();
  });
});
