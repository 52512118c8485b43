import { readFile, rm } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import type { CodeCell } from "../../src/notebook/notebookSchema.ts";
import { readNotebook } from "../../src/notebook/readNotebook.ts";
import type { RunningKernel } from "../client/runningKernel.ts";
import { notebookFile } from "../notebooks/executedLesson.ts";
import { isLesson, notebookNames } from "../notebooks/lessons.ts";
import { newLearnerFolder } from "./learnerFolder.ts";
import { exceptionRows, LESSON_EXCEPTIONS, type LessonException } from "./lessonExceptions.ts";
import { PEERS, type PeerName, startPeer } from "./peerKernels.ts";

/** How long a cell may take before the test gives up; it says nothing of how long it should. */
const TIMEOUT = 240_000;

jest.setTimeout(2 * TIMEOUT);

/** Between two attempts to run a cell, in ms. */
const ABORT_PAUSE = 50;

const LESSONS = notebookNames("ko")
  .filter(isLesson)
  .map((name) => name.replace(/\.ipynb$/, ""));

let folder = "";

beforeAll(async () => {
  folder = await newLearnerFolder();
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe.each(PEERS)("$name", (peer) => {
  it.each(LESSONS)("runs every cell of %s", async (lesson) => {
    const kernel = await startPeer(peer, folder, TIMEOUT);
    try {
      const failures: string[] = [];
      for (const { id, source } of codeCells(lesson)) {
        const exception = exceptionOf(lesson, id, peer.name);
        if (exception !== undefined && "says" in exception) {
          const failure = await failureOf(kernel, source);
          if (!failure?.includes(exception.says)) failures.push(`${id}, which should fail: ${failure}`);
        }
        const code = exception === undefined ? source : source.replaceAll(...exception.instead);
        const failure = await failureOf(kernel, code);
        if (failure !== undefined) failures.push(`${id}: ${failure}`);
      }
      expect(failures).toEqual([]);
    } finally {
      await kernel.discard();
    }
  });
});

describe("the exceptions", () => {
  it.each(LESSON_EXCEPTIONS)("of $lesson, $cell, are of cells that there are", ({ lesson, cell, instead: [from] }) => {
    expect(codeCells(lesson).find(({ id }) => id === cell)?.source).toContain(from);
  });

  it("are in the documentation", async () => {
    const text = await readFile(new URL("../../docs/peers.md", import.meta.url), "utf8");
    expect(text).toContain(`\n\n${exceptionRows(LESSON_EXCEPTIONS)}\n`);
  });
});

function codeCells(lesson: string): CodeCell[] {
  return readNotebook(notebookFile("ko", `${lesson}.ipynb`)).cells.filter((cell) => cell.cell_type === "code");
}

function exceptionOf(lesson: string, id: string, peer: PeerName): LessonException | undefined {
  return LESSON_EXCEPTIONS.find((each) => each.lesson === lesson && each.cell === id && each.kernels.includes(peer));
}

/** Runs a cell; what the kernel says if it failed, of a type error tslab says so on stderr. */
async function failureOf(kernel: RunningKernel, code: string): Promise<string | undefined> {
  const cell = kernel.client.start(code, { stop_on_error: false });
  const { status } = (await cell.reply()).content;
  // For 0.2 s after an error tslab runs nothing, and answers so, sometimes without saying that it is idle again.
  if (status === "abort") {
    await setTimeout(ABORT_PAUSE);
    return await failureOf(kernel, code);
  }
  await cell.done();
  const errors = cell.all("error").map(({ ename, evalue }) => `${ename}: ${evalue}`);
  if (status === "ok" && errors.length === 0) return undefined;
  return [...errors, cell.stderr].filter((text) => text !== "").join("\n") || "it failed without a word";
}
