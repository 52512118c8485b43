import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { assignmentsIn, releaseAssignment } from "../../src/grading/release/releaseAssignment.ts";
import type { CodeCell } from "../../src/notebook/notebookSchema.ts";
import { readNotebook } from "../../src/notebook/readNotebook.ts";
import type { Exchange } from "../client/exchange.ts";
import { ASSIGNMENT, AssignmentFolders, CODE, KEY, QUESTIONS } from "../grading/assignment.ts";
import { ROOT, resultText, startConvolab } from "./convolabKernel.ts";

const SOLUTIONS = path.join(ROOT, "solutions");
const EXERCISES = path.join(ROOT, "notebooks", "exercises");

/** What a check says where nothing was answered, by language. */
const NOT_ATTEMPTED = { ko: "○ 아직 답이 없습니다", en: "○ No answer yet" } as const;

/** A last cell besides the notebook's: whether anything has loaded TensorFlow.js. */
const ENGINE_LOADED = {
  id: "engine-loaded",
  source: 'Object.keys(require.cache).some((file) => file.includes("@tensorflow"))',
};
/** The assignments that train, or read a map; all others calculate with shapes and numbers alone. */
const WITH_ENGINE = ["06-training", "08-explaining-a-cnn"];

/** Runs a notebook's code in its folder, in a fresh kernel; what each cell gave by its id. */
async function runNotebook(folder: string, name: string, language: "ko" | "en"): Promise<Map<string, Exchange>> {
  const directory = mkdtempSync(path.join(tmpdir(), "exercise-"));
  cpSync(folder, directory, { recursive: true });
  const kernel = await startConvolab(directory, { env: { CONVOLAB_LANG: language }, timeout: NOTEBOOK_TIMEOUT });
  try {
    const exchanges = new Map<string, Exchange>();
    const cells = readNotebook(path.join(directory, name)).cells.filter((cell) => cell.cell_type === "code");
    for (const { id, source } of [...(cells as CodeCell[]), ENGINE_LOADED]) {
      const exchange = await kernel.client.execute(source);
      await exchange.done();
      exchanges.set(id, exchange);
    }
    return exchanges;
  } finally {
    await kernel.shutDown();
    rmSync(directory, { recursive: true });
  }
}

function failures(exchanges: ReadonlyMap<string, Exchange>): string[] {
  return [...exchanges].flatMap(([id, exchange]) =>
    [...exchange.all("error").map(({ ename, evalue }) => `${id}: ${ename}: ${evalue}`)].concat(
      exchange.stderr === "" ? [] : [`${id}: ${exchange.stderr}`],
    ),
  );
}

/** What check cells gave and said. */
function checksOf(exchanges: ReadonlyMap<string, Exchange>): [id: string, value: string | undefined, shown: string][] {
  return [...exchanges]
    .filter(([id]) => id.startsWith("check-"))
    .map(([id, exchange]) => {
      const shown = exchange.all("display_data").map(({ data }) => String(data["text/plain"]));
      return [id, resultText(exchange), shown.join("\n")];
    });
}

/** Training takes half a minute on a quiet machine. */
const NOTEBOOK_TIMEOUT = 300_000;

const ASSIGNMENTS = assignmentsIn(SOLUTIONS);

// The code is the same in both languages, or there would be no release: each language has its half.
describe.each(ASSIGNMENTS.map((name, index) => [name, index % 2 === 0 ? "ko" : "en"] as const))(
  "%s (%s)",
  (assignment, language) => {
    const name = `${assignment}.${language}.ipynb`;

    it(
      "runs from top to bottom as students get it, and nothing is attempted yet",
      async () => {
        const exchanges = await runNotebook(path.join(EXERCISES, assignment), name, language);
        expect(failures(exchanges)).toEqual([]);
        const checks = checksOf(exchanges);
        expect(checks.length).toBeGreaterThan(2);
        for (const [id, value, shown] of checks) {
          expect([id, ["0", undefined].includes(value)]).toEqual([id, true]);
          expect(shown).toContain(NOT_ATTEMPTED[language]);
        }
      },
      NOTEBOOK_TIMEOUT,
    );

    it(
      "scores full marks as the instructor has it",
      async () => {
        const exchanges = await runNotebook(path.join(SOLUTIONS, assignment), name, language);
        expect(failures(exchanges)).toEqual([]);
        const cells = readNotebook(path.join(SOLUTIONS, assignment, name)).cells;
        expect(resultText(exchanges.get(ENGINE_LOADED.id) as Exchange)).toBe(String(WITH_ENGINE.includes(assignment)));
        for (const [id, value, shown] of checksOf(exchanges)) {
          const source = cells.find((cell) => cell.id === id)?.source ?? "";
          const [, points = "1"] = /^await check\("[^"]+"\)(?: \* ([\d.]+))?$/.exec(source) ?? [];
          // A text has no score yet.
          const isText = value === undefined && shown.startsWith("✎");
          expect([id, isText || value]).toEqual([id, isText || points]);
        }
      },
      NOTEBOOK_TIMEOUT,
    );
  },
);

it(
  "stubs of all kinds of functions type-check and say that they were not attempted",
  async () => {
    const region = (code: string) => `\n  // BEGIN SOLUTION\n  ${code}\n  // END SOLUTION\n`;
    const answer = [
      `const doubleIt = (value: number): number => {${region("return 2 * value;")}};`,
      `async function later(): Promise<number> {${region("return 1;")}}`,
      `function* values(): Generator<number> {${region("yield 1;")}}`,
      `function nothing(): void {${region("console.log(1);")}}`,
      `function inBranches(value: number): string {\n  if (value > 0) {${region('return "a";')}}${region('return "b";')}}`,
      `class Counter {\n  #count = 0;${region("more = 1;")}`,
      `  next(): number {${region("return ++this.#count;")}}`,
      `  get count(): number {${region("return this.#count;")}}`,
      `  set count(count: number) {${region("this.#count = count;")}}`,
      "}",
    ].join("\n");
    using folders = new AssignmentFolders(QUESTIONS, { ...CODE, "answer-double-it": answer });
    await releaseAssignment(folders.source, folders.target, KEY);
    const exchanges = await runNotebook(folders.target, `${ASSIGNMENT}.en.ipynb`, "en");
    expect(failures(exchanges)).toEqual([]);
    const [, value, shown] = checksOf(exchanges).find(([id]) => id === "check-double-it") ?? [];
    expect(value).toBe("0");
    expect(shown).toContain(NOT_ATTEMPTED.en);
  },
  NOTEBOOK_TIMEOUT,
);
