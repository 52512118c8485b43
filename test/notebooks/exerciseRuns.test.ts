import path from "node:path";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { definitionOf } from "../../src/exercise/notebook/definitionOf.ts";
import type { Question } from "../../src/exercise/question/question.ts";
import { assignmentsIn } from "../../src/grading/release/releaseAssignment.ts";
import { executeNotebook } from "../../src/notebook/executeNotebook.ts";
import type { Notebook, Output } from "../../src/notebook/notebookSchema.ts";
import { readNotebook } from "../../src/notebook/readNotebook.ts";

const ROOT = path.join(import.meta.dirname, "../..");
const SOLUTIONS = path.join(ROOT, "solutions");
const EXERCISES = path.join(ROOT, "notebooks", "exercises");
const RUN_MS = 300_000;

/** What a check cell showed, and its value. */
interface CheckCell {
  readonly shown: string;
  readonly value: string | undefined;
}

async function run(folder: string, name: string): Promise<Notebook> {
  return await executeNotebook(readNotebook(path.join(folder, name)), name, {
    beside: [path.join(folder, "questions.ts")],
  });
}

function checkCell(notebook: Notebook, { id }: Question): CheckCell {
  const cell = notebook.cells.find((one) => one.id === `check-${id}`);
  const outputs: readonly Output[] = cell?.cell_type === "code" ? cell.outputs : [];
  const text = (type: Output["output_type"]) => {
    const output = outputs.find(({ output_type }) => output_type === type);
    return output !== undefined && "data" in output ? String(output.data["text/plain"]) : undefined;
  };
  return { shown: text("display_data") ?? "", value: text("execute_result") };
}

async function questionsOf(folder: string): Promise<readonly Question[]> {
  return definitionOf((await import(path.join(folder, "questions.ts"))).check).questions;
}

const points = ({ options }: Question) => String((options as { readonly points: number }).points);

// The code is the same in both languages: each half in one of them says as much as both in both.
describe.each(assignmentsIn(SOLUTIONS))("%s", (assignment) => {
  let questions: readonly Question[];
  let solved: Notebook;
  let untouched: Notebook;

  beforeAll(async () => {
    questions = await questionsOf(path.join(SOLUTIONS, assignment));
    solved = await run(path.join(SOLUTIONS, assignment), `${assignment}.ko.ipynb`);
    untouched = await run(path.join(EXERCISES, assignment), `${assignment}.en.ipynb`);
  }, RUN_MS);

  it("gives the instructor's answers every point", () => {
    for (const question of questions) {
      const { shown, value } = checkCell(solved, question);
      const isText = question.kind === "text";
      expect([question.id, value]).toEqual([question.id, isText ? undefined : points(question)]);
      expect([question.id, shown]).toEqual([question.id, expect.stringMatching(isText ? /^✎/ : /^✓/)]);
    }
  });

  it("gives a student's notebook that nobody has touched no point, and no error: not attempted", () => {
    for (const question of questions) {
      const { shown, value } = checkCell(untouched, question);
      expect([question.id, value]).toEqual([question.id, question.kind === "text" ? undefined : "0"]);
      expect([question.id, shown]).toEqual([question.id, expect.stringMatching(/^○ No answer yet/)]);
    }
  });

  it("says nothing on stderr in either", () => {
    const outputs = [...solved.cells, ...untouched.cells].flatMap((cell) =>
      cell.cell_type === "code" ? cell.outputs : [],
    );
    expect(outputs.filter((output) => output.output_type === "stream" && output.name === "stderr")).toEqual([]);
  });
});
