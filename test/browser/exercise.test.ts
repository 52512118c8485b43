import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Locator } from "playwright-core";
import { readNotebook } from "../../src/notebook/readNotebook.ts";
import { ERROR_TEXT, type NotebookPage, outputsOf } from "./notebookPage.ts";
import { RealLab } from "./realLab.ts";

const LESSON = "ko/02-convolution-and-output-size.ipynb";
const FOLDER = "exercises/02-output-size";

/** An exercise notebook open in JupyterLab, its cells known by their ids. */
class ExercisePage {
  readonly notebook: NotebookPage;
  readonly #ids: readonly string[];

  constructor(notebook: NotebookPage, file: string) {
    this.notebook = notebook;
    this.#ids = readNotebook(file).cells.map(({ id }) => id);
  }

  cell(id: string): Locator {
    return this.notebook.cells.nth(this.#ids.indexOf(id));
  }

  /** Runs a cell as it is, and gives what it shows. */
  async run(id: string): Promise<Locator> {
    const cell = this.cell(id);
    await this.notebook.scrollTo(cell, "center");
    await this.notebook.select(cell);
    await this.notebook.page.keyboard.press("Control+Enter");
    await this.notebook.hasRun(cell);
    return outputsOf(cell);
  }

  /** Writes code below what stands in a cell already, and runs it. */
  async answer(id: string, code: string): Promise<void> {
    const cell = this.cell(id);
    await this.notebook.scrollTo(cell, "center");
    await cell.locator(".cm-content").click();
    await cell.locator(".cm-focused").waitFor();
    await this.notebook.page.keyboard.press("Control+End");
    await this.notebook.page.keyboard.insertText(`\n${code}`);
    await this.notebook.page.keyboard.press("Control+Enter");
    await this.notebook.hasRun(cell);
    expect(await outputsOf(cell, ERROR_TEXT).allTextContents()).toEqual([]);
  }
}

/** What a reader sees of a cell's outputs. */
async function textOf(outputs: Locator): Promise<string> {
  return (await outputs.allInnerTexts()).join("\n");
}

let lab: RealLab;
let exercise: ExercisePage;

async function openExercise(name: string): Promise<ExercisePage> {
  const notebook = `${FOLDER}/${name}`;
  return new ExercisePage(await lab.open(notebook), path.join(lab.notebooks, notebook));
}

/** The log of checks beside the notebook, line by line. */
async function checkLogLines(): Promise<string[]> {
  const log = await readFile(path.join(lab.notebooks, FOLDER, "check-log.jsonl"), "utf8");
  return log.trimEnd().split("\n");
}

beforeAll(async () => {
  lab = await RealLab.start();
  // What was checked in the repository's own folder is none of this learner's.
  await rm(path.join(lab.notebooks, FOLDER, "check-log.jsonl"), { force: true });
});

afterAll(async () => {
  await lab?.[Symbol.asyncDispose]();
});

describe("an exercise in the real JupyterLab", () => {
  it("asks its question", async () => {
    exercise = await openExercise("02-output-size.ko.ipynb");
    await exercise.notebook.screenshot("exercise-1-opened");
    await exercise.run("start");
    await exercise.run("learner");
    const asked = await exercise.run("question-problem-2");
    expect(await textOf(asked)).toContain("사진의 너비가 28픽셀");
    await exercise.notebook.screenshot("exercise-2-question", asked.first());
  });

  it("says of an answer that is not there yet that it is not attempted", async () => {
    await exercise.run("answer-problem-2");
    const checked = await exercise.run("check-problem-2");
    expect(await textOf(checked)).toContain("○");
    await exercise.notebook.screenshot("exercise-3-not-attempted", checked.first());
  });

  it("answers a wrong answer with what is missing", async () => {
    await exercise.answer("answer-problem-2", "problem2 = (28 - 10) / 2;");
    const checked = await exercise.run("check-problem-2");
    const text = await textOf(checked);
    expect(text).toContain("✗");
    expect(text).toContain("걸음의 수만 세었습니다.");
    await exercise.notebook.screenshot("exercise-4-wrong", checked.first());
  });

  it("gives a hint", async () => {
    const cell = await exercise.notebook.runCell('hint("problem-2")');
    expect(await textOf(outputsOf(cell))).toContain("커널의 왼쪽 끝은 0에서 출발해 2칸씩 갑니다.");
    await exercise.notebook.screenshot("exercise-5-hint", cell);
  });

  it("says that the right answer is right, and gives its point", async () => {
    await exercise.answer("answer-problem-2", "problem2 = (28 - 10) / 2 + 1;");
    const checked = await exercise.run("check-problem-2");
    expect(await textOf(checked)).toContain("✓");
    expect((await outputsOf(exercise.cell("check-problem-2"), "text/plain").allTextContents()).at(-1)?.trim()).toBe(
      "1",
    );
    await exercise.notebook.screenshot("exercise-6-right", checked.first());
  });

  it("checks a table cell by cell, with this learner's own numbers", async () => {
    await exercise.answer("learner", 'learner("20240001");');
    await exercise.run("question-chain");
    await exercise.run("answer-chain");
    await exercise.answer(
      "answer-chain",
      'const { height, width, filters, kernelSize } = numbers("chain");\n' +
        "chain.conv1 = { height: height - kernelSize + 1, width: width - kernelSize + 1, channels: 3 * filters[0] };",
    );
    const checked = await exercise.run("check-chain");
    const text = await textOf(checked);
    expect(text).toContain("앞 층의 채널 수와 필터의 수를 곱했습니다.");
    expect(Number((await outputsOf(exercise.cell("check-chain"), "text/plain").allTextContents()).at(-1))).toBeCloseTo(
      (3 * 2) / 9,
    );
    await exercise.notebook.screenshot("exercise-7-table", checked.first());
  });

  it("shows the progress", async () => {
    const progress = await exercise.run("progress");
    const row = (question: string) => progress.getByRole("row").filter({ hasText: question }).textContent();
    expect(await row("강의의 문제 2")).toMatch(/✓ 맞음\s*1점 중 1점/);
    expect(await row("합성곱층 세 개")).toMatch(/✗ 일부 맞음\s*3점 중 0\.66점/);
    expect(await row("합계")).toMatch(/16점 중 1\.66점/);
    await exercise.notebook.screenshot("exercise-8-progress", progress.first());
    await exercise.notebook.useTheme("JupyterLab Dark");
    await exercise.notebook.screenshot("exercise-9-progress-in-the-dark", progress.first());
  });

  it("has logged when it was checked, and nothing of the answers", async () => {
    const lines = await checkLogLines();
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { question: "problem-2", outcome: "notAttempted", score: 0 },
      { question: "problem-2", outcome: "notYet", score: 0 },
      { question: "problem-2", outcome: "correct", score: 1 },
      { question: "chain", outcome: "notYet", score: 2 / 9 },
    ]);
  });

  it("does not let locked cells be changed", async () => {
    const cell = exercise.cell("check-problem-2");
    await exercise.notebook.scrollTo(cell, "center");
    await cell.locator(".cm-content").click();
    await exercise.notebook.page.keyboard.insertText("1; //");
    await exercise.notebook.isPainted();
    expect(await cell.locator(".cm-content").textContent()).toBe('await check("problem-2")');
  });

  it("made neither JupyterLab nor the browser complain", () => {
    expect(exercise.notebook.complaints).toEqual([]);
  });

  it("opens from its lesson", async () => {
    // Last, for JupyterLab opens again what was open before.
    await using lesson = await lab.open(LESSON);
    const link = lesson.page.getByRole("link", { name: "2번 수업의 연습 문제" });
    await lesson.scrollTo(link, "center");
    await lesson.screenshot("exercise-10-link");
    await link.click();
    await lesson.page.getByRole("heading", { name: "연습 2. 출력 크기" }).waitFor();
    expect(lesson.complaints).toEqual([]);
  });
});
