import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { z } from "zod";
import { NBGRADER_VENV, REPOSITORY } from "../../setup/repository.mjs";
import type { Notebook } from "../../src/notebook/notebookSchema.ts";
import { notebookText } from "../../src/notebook/notebookText.ts";
import { readNotebook } from "../../src/notebook/readNotebook.ts";

const runFile = promisify(execFile);

const SCORES = fileURLToPath(new URL("./nbgraderScores.py", import.meta.url));

const cellSchema = z.object({ auto: z.number().nullable(), total: z.number(), toBeRead: z.boolean() });
const scoresSchema = z.record(z.string(), z.record(z.string(), z.record(z.string(), cellSchema)));

/** By assignment, learner and graded cell, what the gradebook says. */
export type Scores = z.infer<typeof scoresSchema>;

/** A course's folder with the configuration of docs/release.md, graded by nbgrader itself. */
export class NbgraderCourse {
  readonly folder = mkdtempSync(path.join(tmpdir(), "course-"));
  /** nbgrader's source, which is our release. */
  readonly source = path.join(this.folder, "exercises");

  constructor() {
    writeFileSync(path.join(this.folder, "nbgrader_config.py"), this.#documented(0));
  }

  /** Adds the documentation's lines that take the learner's id from the folder's name. */
  nameLearnersByFolder(): void {
    const file = path.join(this.folder, "nbgrader_config.py");
    writeFileSync(file, `${readFileSync(file, "utf8")}\n${this.#documented(1)}`);
  }

  /** What the `n`-th block of Python in the documentation says, for this course. */
  #documented(n: number): string {
    const section = readFileSync(path.join(REPOSITORY, "docs", "release.md"), "utf8").split("\n## With nbgrader\n")[1];
    const block = [...(section ?? "").matchAll(/^```python\n(.*?)^```$/gms)][n]?.[1];
    if (block === undefined)
      throw new Error(`docs/release.md, "With nbgrader", has no block of Python number ${n + 1}`);
    return block.replace("/path/to/convolab/notebooks/exercises", this.source);
  }

  /** Runs an nbgrader command in the course's folder, and gives what it printed. */
  async nbgrader(args: readonly string[]): Promise<string> {
    return this.#run("nbgrader", args);
  }

  /** The notebook that learners get, made by `generate_assignment`. */
  released(assignment: string): Notebook {
    return readNotebook(path.join(this.folder, "release", assignment, `${assignment}.ko.ipynb`));
  }

  /** Puts a learner's notebook, the question file beside it, and a log of checks, where nbgrader collects submissions. */
  submit(learner: string, assignment: string, notebook: Notebook): void {
    const folder = path.join(this.folder, "submitted", learner, assignment);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, `${assignment}.ko.ipynb`), notebookText(notebook));
    writeFileSync(path.join(folder, "check-log.jsonl"), "{}\n");
    cpSync(path.join(this.source, assignment, "questions.ts"), path.join(folder, "questions.ts"));
  }

  /** What the gradebook says. */
  async scores(): Promise<Scores> {
    return scoresSchema.parse(JSON.parse(await this.#run("python", [SCORES, "show"])));
  }

  /** What a person gives a learner for an answer, as in nbgrader's form. */
  async score(assignment: string, learner: string, cell: string, points: number): Promise<void> {
    await this.#run("python", [SCORES, "set", assignment, learner, cell, `${points}`]);
  }

  /** The page that a learner gets back. */
  feedback(learner: string, assignment: string): string {
    return readFileSync(path.join(this.folder, "feedback", learner, assignment, `${assignment}.ko.html`), "utf8");
  }

  discard(): void {
    rmSync(this.folder, { recursive: true });
  }

  async #run(program: string, args: readonly string[]): Promise<string> {
    const programs = path.join(NBGRADER_VENV, "bin");
    const { CONVOLAB_LANG: _, CONVOLAB_LEARNER: __, JUPYTERHUB_USER: ___, ...outer } = process.env;
    const { stdout } = await runFile(path.join(programs, program), args, {
      cwd: this.folder,
      env: { ...outer, PATH: [programs, outer.PATH].join(path.delimiter), PYTHONNOUSERSITE: "1" },
      maxBuffer: 2 ** 26,
    });
    return stdout;
  }
}

/**
 * A released notebook as a learner hands it in: `answers` by the answer cell's id, each put where the release says
 * "YOUR CODE HERE"; `edits` replace whole cells.
 */
export function answered(
  notebook: Notebook,
  learner: string,
  answers: Readonly<Record<string, string>>,
  edits: Readonly<Record<string, string>> = {},
): Notebook {
  const filled = { ...edits, learner: `learner("${learner}");` };
  const missing = new Set([...Object.keys(answers), ...Object.keys(filled)]);
  const cells = notebook.cells.map((cell) => {
    missing.delete(cell.id);
    const answer = answers[cell.id];
    const source = filled[cell.id as keyof typeof filled] ?? cell.source;
    return { ...cell, source: answer === undefined ? source : withAnswer(source, answer) };
  });
  if (missing.size > 0) throw new Error(`no cells ${[...missing].join(", ")}`);
  return { ...notebook, cells };
}

/** A stub with an answer in it, which takes the place of the stub's line and of a `return notAttempted();` after it. */
function withAnswer(source: string, answer: string): string {
  const stub = /^ *\/\/ YOUR CODE HERE(\n *return notAttempted\(\);)?/m;
  if (!stub.test(source)) throw new Error(`no place for an answer in:\n${source}`);
  return source.replace(stub, () => answer);
}
