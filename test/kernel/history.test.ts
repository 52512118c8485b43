import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { RunningKernel } from "../client/runningKernel.ts";
import { okReply, START_TIMEOUT, startConvolab } from "./convolabKernel.ts";

const CELLS = ["const alpha = 1", "alpha + 1", "console.log('printed')", "alpha + 1", "'한글 🎓'", "alpha * 10"];

describe("history", () => {
  let directory = "";
  let earlier: RunningKernel;
  let kernel: RunningKernel;

  const ask = async (from: RunningKernel, request: object) =>
    (
      await okReply(
        await from.client.request("shell", "history_request", { output: false, raw: true, ...request }),
        "history_reply",
      )
    ).history;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "history-"));
    earlier = await startConvolab(directory);
    for (const code of ["const first = 'session'", "first.length"]) await earlier.client.execute(code);
    await earlier.shutDown({ restart: true });
    kernel = await startConvolab(directory);
    for (const code of CELLS) await kernel.client.execute(code);
  }, 2 * START_TIMEOUT);

  afterAll(async () => {
    await kernel?.shutDown();
    await rm(directory, { recursive: true, force: true });
  }, START_TIMEOUT);

  it("tail: the last n, oldest first, across restarts", async () => {
    const tail = await ask(kernel, { hist_access_type: "tail", n: 3 });
    expect(tail.map(([, , input]) => input)).toEqual(CELLS.slice(-3));
    const all = await ask(kernel, { hist_access_type: "tail", n: 100 });
    expect(all.map(([, , input]) => input)).toEqual(["const first = 'session'", "first.length", ...CELLS]);
    const sessions = all.map(([session]) => session);
    expect(sessions.at(-1)).toBe(Number(sessions.at(0)) + 1);
    expect(all.slice(2).map(([, line]) => line)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("range: of this session, of one by number, and counted back from this one", async () => {
    const [last] = await ask(kernel, { hist_access_type: "tail", n: 1 });
    const session = Number(last?.[0]);
    expect(
      (await ask(kernel, { hist_access_type: "range", session, start: 2, stop: 4 })).map(([, line, input]) => [
        line,
        input,
      ]),
    ).toEqual([
      [2, "alpha + 1"],
      [3, "console.log('printed')"],
    ]);
    expect(
      (await ask(kernel, { hist_access_type: "range", session: 0, start: 1, stop: 2 })).map(([, , input]) => input),
    ).toEqual(["const alpha = 1"]);
    expect(
      (await ask(kernel, { hist_access_type: "range", session: -1, start: 1, stop: 3 })).map(([, , input]) => input),
    ).toEqual(["const first = 'session'", "first.length"]);
    expect(await ask(kernel, { hist_access_type: "range", session: session + 50, start: 1, stop: 3 })).toEqual([]);
  });

  it("search: globs, n, unique", async () => {
    const search = async (request: object) =>
      (await ask(kernel, { hist_access_type: "search", ...request })).map(([, , input]) => input);
    expect(await search({ pattern: "alpha*" })).toEqual(["alpha + 1", "alpha + 1", "alpha * 10"]);
    expect(await search({ pattern: "alpha*", n: 1 })).toEqual(["alpha * 10"]);
    expect(await search({ pattern: "alpha + ?", unique: true })).toEqual(["alpha + 1"]);
    expect(await search({ pattern: "*한글*" })).toEqual(["'한글 🎓'"]);
    expect(await search({ pattern: "*session*" })).toEqual(["const first = 'session'"]);
    expect(await search({ pattern: "nothing like this" })).toEqual([]);
    expect(await search({ pattern: "alpha + [0-9(" })).toEqual([]);
  });

  it("output: true gives pairs of input and output", async () => {
    const [entry] = await ask(kernel, { hist_access_type: "range", session: 0, start: 2, stop: 3, output: true });
    expect(entry?.[2]).toEqual(["alpha + 1", "2"]);
  });

  it(
    "two kernels at once do not lose or mix each other's entries",
    async () => {
      const other = await startConvolab(directory);
      try {
        await Promise.all([
          ...Array.from({ length: 10 }, (_, i) => other.client.execute(`'other ${i}'`)),
          ...Array.from({ length: 10 }, (_, i) => kernel.client.execute(`'mine ${i}'`)),
        ]);
        const mine = await ask(kernel, { hist_access_type: "search", pattern: "'mine *" });
        const others = await ask(other, { hist_access_type: "search", pattern: "'other *" });
        expect(mine).toHaveLength(10);
        expect(others).toHaveLength(10);
        expect(new Set([...mine, ...others].map(([session]) => session)).size).toBe(2);
      } finally {
        await other.shutDown();
      }
    },
    START_TIMEOUT,
  );
});
