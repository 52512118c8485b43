import { expect, it } from "@jest/globals";
import { commandsBeginAnew, FRAME, frameOf } from "../../src/session/frames.ts";
import { CommandReader } from "../../src/session/process/commandReader.ts";
import { NotebookSession } from "./notebookSession.ts";

/** Milliseconds of work a turn: around what a session is given to answer by itself, where both sides act at once. */
const WORK = [3, 4, 5, 6, 8];

it("a cell that works in turns is interrupted at whatever moment, and so is what was sent just before", async () => {
  const notebook = await NotebookSession.start();
  try {
    await notebook.ok(`
      let turns = 0;
      const work = (milliseconds: number) => { const end = performance.now() + milliseconds; while (performance.now() < end); };
      const nextTurn = () => new Promise((resolve) => setImmediate(resolve));
    `);
    for (let round = 0; round < 150; round++) {
      const milliseconds = WORK[round % WORK.length];
      const { id, outcome } = notebook.begin(
        `for (let at = 0; ; at++) { turns += 1; work(${milliseconds}); if (at === 2) console.log("ready"); await nextTurn(); }`,
      );
      if (round % 3 > 0) await notebook.untilPrinted(id, "ready");
      notebook.session.interrupt();
      if (round % 5 === 0) notebook.session.interrupt();
      expect(await outcome).toEqual({ status: "interrupted" });
      // Nothing of what follows is hit by an interrupt that came before it.
      await notebook.ok("const seen = turns; for (let at = 0; at < 3; at++) { work(2); await nextTurn(); }");
      expect(await notebook.value("turns - seen")).toBe("0");
    }
  } finally {
    await notebook.close();
  }
});

it("after a lost piece, commands are understood again from the mark on, however it is cut", () => {
  const lost = frameOf(FRAME.event, 0, JSON.stringify({ command: "interrupt", number: 3 })).subarray(4);
  const next = { command: "interrupt", number: 4 };
  const bytes = Buffer.concat([lost, Buffer.from(commandsBeginAnew(3)), frameOf(FRAME.event, 0, JSON.stringify(next))]);
  for (let size = 1; size <= bytes.length; size++) {
    const reader = new CommandReader();
    reader.skipTo(commandsBeginAnew(3));
    const read = [];
    for (let at = 0; at < bytes.length; at += size) read.push(...reader.read(bytes.subarray(at, at + size)));
    expect(read).toEqual([next]);
  }
});
