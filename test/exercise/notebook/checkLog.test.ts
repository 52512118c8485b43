import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { NotebookStandIn, textOf } from "./notebookStandIn.ts";
import { SampleFolder } from "./sampleExercise.ts";

let folder: SampleFolder;
let notebook: NotebookStandIn;
beforeEach(() => {
  folder = new SampleFolder();
  notebook = new NotebookStandIn();
});
afterEach(async () => {
  const { learner } = await folder.open();
  learner("");
  notebook[Symbol.dispose]();
  folder[Symbol.dispose]();
  for (const name of ["CONVOLAB_LANG", "CONVOLAB_LEARNER", "CONVOLAB_CHECK_LOG", "NBGRADER_EXECUTION"]) {
    delete process.env[name];
  }
});

const SECRET = 987_654;

/** Checks `conv-28` with a wrong answer, then with the right one. */
async function checkTwice(): Promise<void> {
  const { check, numbers } = await folder.open();
  notebook.declare("conv28", SECRET);
  await check("conv-28");
  notebook.declare("conv28", numbers("conv-28").inputSize - 4);
  await check("conv-28");
}

describe("the log of checks", () => {
  it("has a line for each check: when, what, and what came of it, and no answer", async () => {
    const before = new Date().toISOString();
    await checkTwice();
    const text = readFileSync(folder.log, "utf8");
    const lines = text.trimEnd().split("\n");
    const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    const about = {
      time: expect.any(String),
      assignment: "02-output-size",
      question: "conv-28",
      numbers: expect.stringMatching(/^[0-9a-f]{8}$/),
    };
    expect(entries).toEqual([
      { ...about, outcome: "notYet", score: 0 },
      { ...about, outcome: "correct", score: 1 },
    ]);
    expect(String(entries[0]?.time) >= before).toBe(true);
    expect(text).not.toContain(String(SECRET));
    expect(text.endsWith("\n")).toBe(true);
  });

  it("tells the next session what was checked before: for progress and for solutions", async () => {
    await checkTwice();
    const { progress, solution } = await folder.open();
    expect(await textOf(progress())).toMatch(/^One output size +✓ correct +█{10} {2}1 of 1 point$/m);
    expect(await textOf(solution("conv-28"))).toContain("**How it is done**");
  });

  it("counts checks for the numbers that they were of: another learner's do not, one's own do again", async () => {
    const solved = /^One output size +✓ correct/m;
    const { check, learner, numbers, progress, solution } = await folder.open();
    learner("20240001");
    notebook.declare("conv28", numbers("conv-28").inputSize - 4);
    await check("conv-28");
    notebook.declare("convShape", [50, 50, 64]);
    await check("conv-shape");
    learner("20240002");
    expect(await textOf(progress())).toMatch(/^One output size +– not checked/m);
    expect(await textOf(solution("conv-28"))).toContain("once your answer is correct");
    // Everybody has this one.
    expect(await textOf(progress())).toMatch(/^The output's shape <1> +✓ correct/m);
    learner("20240001");
    expect(await textOf(progress())).toMatch(solved);
    const next = await folder.open();
    expect(await textOf(next.progress())).toMatch(solved);
    next.learner("20240002");
    expect(await textOf(next.progress())).not.toMatch(solved);
    expect(readFileSync(folder.log, "utf8")).not.toContain("2024000");
  });

  it("is shared by two notebooks of one folder", async () => {
    const [first, second] = [await folder.open(), await folder.open()];
    notebook.declare("conv28", first.numbers("conv-28").inputSize - 4);
    notebook.declare("convShape", [50, 50, 64]);
    await first.check("conv-28");
    await second.check("conv-shape");
    for (const { progress, checkLog } of [first, second]) {
      expect(await textOf(progress())).toMatch(/^sum +██████░░░░ {2}4 of 6 points$/m);
      expect(await textOf(checkLog())).toMatch(/^2 checks\n/);
    }
  });

  it("is shown with its place, and deleted", async () => {
    await checkTwice();
    const { checkLog, progress } = await folder.open();
    const text = await textOf(checkLog());
    expect(text?.split("\n").slice(0, 4)).toEqual([
      "2 checks",
      expect.stringMatching(/^time +question +state +score$/),
      expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}One output size {2}✗ not yet {2}0$/),
      expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}One output size {2}✓ correct {2}1$/),
    ]);
    expect(text).toContain(`This log is the file \`${folder.log}\`. It holds none of your answers.`);
    expect(await textOf(checkLog({ delete: true }))).toBe(`Deleted: \`${folder.log}\``);
    expect(existsSync(folder.log)).toBe(false);
    expect(await textOf(checkLog())).toContain("Nothing has been checked yet");
    expect(await textOf(progress())).toMatch(/^One output size +– not checked/m);
    expect(await textOf(checkLog({ delete: true }))).toContain("Deleted");
  });

  it("leaves out lines that are none of its own, counts them, and goes on", async () => {
    await checkTwice();
    const foreign = [
      "{ half a li",
      "[1, 2]",
      '{"time":"yesterday","assignment":"02-output-size","question":"conv-28","outcome":"correct","score":1}',
      '{"time":"2026-01-01T00:00:00.000Z","assignment":"02-output-size","question":"conv-28","outcome":"correct","score":2}',
      '{"time":"2026-01-01T00:00:00.000Z","assignment":"02-output-size","question":"conv-28","outcome":"won","score":1}',
    ];
    appendFileSync(folder.log, `${foreign.join("\n")}\n\n`);
    await checkTwice();
    const { checkLog, progress } = await folder.open();
    const text = await textOf(checkLog());
    expect(text).toMatch(/^4 checks\n/);
    expect(text).toContain("5 lines could not be read.");
    process.env.CONVOLAB_LANG = "ko";
    expect(await textOf(checkLog())).toContain("읽을 수 없는 줄이 5개 있습니다.");
    expect(await textOf(progress())).toContain("✓ 맞음");
  });

  it("costs a word, once, where it cannot be written; the session still knows what was checked", async () => {
    // A folder in its place: root may write into read-only folders.
    mkdirSync(folder.log);
    const { check, checkLog, numbers, progress, solution } = await folder.open();
    notebook.declare("conv28", numbers("conv-28").inputSize - 4);
    expect(await check("conv-28")).toBe(1);
    expect(notebook.takeShown().text).toContain(
      `(This check is not written down: \`${folder.log}\` cannot be written.)`,
    );
    expect(await check("conv-28")).toBe(1);
    expect(notebook.takeShown().text).not.toContain("written down");
    expect(await textOf(progress())).toContain("✓ correct");
    expect(await textOf(solution("conv-28"))).toContain("**How it is done**");
    expect(await textOf(checkLog())).toContain("cannot be written");
    expect(await textOf(checkLog({ delete: true }))).toContain("could not be deleted");
  });

  it.each([
    ["CONVOLAB_LEARNER", "20240001"],
    ["CONVOLAB_CHECK_LOG", "off"],
    ["NBGRADER_EXECUTION", "autograde"],
  ])("is not written, nor read, where %s is %s", async (name, value) => {
    await checkTwice();
    const written = readFileSync(folder.log, "utf8");
    process.env[name] = value;
    const { progress, checkLog } = await folder.open();
    expect(await textOf(progress())).toContain("– not checked");
    expect(await textOf(checkLog())).toBe("No log of checks is kept here.");
    await checkTwice();
    expect(readFileSync(folder.log, "utf8")).toBe(written);
  });
});
