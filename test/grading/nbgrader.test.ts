import { execFile } from "node:child_process";
import { cpSync, existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { z } from "zod";
import { REPOSITORY } from "../../setup/repository.mjs";
import type { Notebook } from "../../src/notebook/notebookSchema.ts";
import { readNotebook } from "../../src/notebook/readNotebook.ts";
import { ASSIGNMENT, writeAssignment } from "./nbgraderAssignment.ts";
import { answered, NbgraderCourse, type Scores } from "./nbgraderCourse.ts";

const runFile = promisify(execFile);

/** One of the course's own assignments, and where its solutions are. */
const OWN = "02-output-size";
const OWN_SOLUTIONS = path.join(REPOSITORY, "solutions", OWN, `${OWN}.ko.ipynb`);
const RELEASED = path.join(REPOSITORY, "notebooks", "exercises");

/** nbgrader takes some 3 s to start, and so does a kernel on a busy machine. */
jest.setTimeout(240_000);

const RIGHT = {
  "answer-own-size": 'ownSize = numbers("own-size").size - 2;',
  "answer-parameters":
    "parameters.conv1 = { weights: 576, biases: 64 };\nparameters.conv2 = { weights: 36864, biases: 64 };",
  "answer-halve": "return Math.floor(size / 2);",
  "answer-why": 'why = "커널이 안에 머뭅니다.";',
};

let course: NbgraderCourse;
let scores: Scores;
/** The released notebook, before anybody has answered. */
let small: Notebook;
let own: Notebook;

beforeAll(async () => {
  course = new NbgraderCourse();
  const solutions = path.join(course.folder, "solutions");
  writeAssignment(solutions);
  await runFile(process.execPath, [
    ...[path.join(REPOSITORY, "dist", "cli", "main.js"), "release", "--from", solutions, "--to", course.source],
    ...["--key", path.join(REPOSITORY, "solutions", "sample.key")],
  ]);
  cpSync(path.join(RELEASED, OWN), path.join(course.source, OWN), { recursive: true });

  await course.nbgrader(["generate_assignment", "*"]);
  small = course.released(ASSIGNMENT);
  own = course.released(OWN);

  const size = await sizesOfLearners();
  const submit = (learner: string, answers: Partial<typeof RIGHT>, edits = {}, id = learner) =>
    course.submit(learner, ASSIGNMENT, answered(small, id, answers, edits));
  submit("right", RIGHT);
  submit("untouched", {});
  submit("partly", {
    "answer-own-size": 'ownSize = numbers("own-size").size;',
    "answer-parameters":
      "parameters.conv1 = { weights: 576, biases: 0 };\nparameters.conv2 = { weights: 36864, biases: undefined };",
    "answer-halve": "return size / 2;",
  });
  submit("themselves", { "answer-own-size": `ownSize = ${size("themselves") - 2};` });
  submit("copied", { "answer-own-size": `ownSize = ${size("themselves") - 2};` });
  submit(
    "forged",
    { ...RIGHT, "answer-own-size": 'throw new Error("!");' },
    { "check-own-size": "2", "check-halve": "0" },
  );
  submit("crashed", { ...RIGHT, "answer-parameters": "process.exit(3);" });
  submit("chatty", { ...RIGHT, "answer-halve": "console.error(size);\nreturn Math.floor(size / 2);" });
  submit("on-a-hub", { "answer-own-size": `ownSize = ${size("on-a-hub") - 2};` }, {}, "");

  course.submit("untouched", OWN, own);
  course.submit("solved", OWN, answered(own, "solved", {}, answersOf(readNotebook(OWN_SOLUTIONS))));

  await course.nbgrader(["autograde", "*"]);
  scores = await course.scores();
});

afterAll(() => course.discard());

describe("nbgrader validate", () => {
  it("passes a notebook with all questions answered, and names those of a release that have no answer yet", async () => {
    const file = (folder: string) => path.join(folder, ASSIGNMENT, `${ASSIGNMENT}.ko.ipynb`);
    const said = await course.nbgrader(["validate", file("submitted/right"), file("release")]);
    const [right, release] = said.split("VALIDATION FAILED");
    expect(right).toBe("Success! Your notebook passes all the tests.\n");
    expect(release).toContain("ON 4 CELL(S)!");
    expect(release).toContain('await check("parameters") * 3');
  });
});

describe("nbgrader generate_assignment", () => {
  it("hands out the release: the same cells, with nbgrader's checksums", () => {
    const ours = readNotebook(path.join(RELEASED, OWN, `${OWN}.ko.ipynb`));
    expect(own.cells.map(({ id, source }) => [id, source])).toEqual(ours.cells.map(({ id, source }) => [id, source]));
    const locked = own.cells.find(({ id }) => id === "start")?.metadata;
    expect(locked).toMatchObject({
      ...ours.cells.find(({ id }) => id === "start")?.metadata,
      nbgrader: { locked: true, checksum: expect.stringMatching(/^[0-9a-f]{32}$/) },
    });
  });
});

describe("nbgrader autograde", () => {
  const scored = (learner: string) =>
    Object.fromEntries(Object.entries(scores[ASSIGNMENT]?.[learner] ?? {}).map(([cell, { auto }]) => [cell, auto]));

  it.each([
    ["right", { "check-own-size": 2, "check-parameters": 3, "check-halve": 2, "answer-why": null }],
    ["untouched", { "check-own-size": 0, "check-parameters": 0, "check-halve": 0, "answer-why": 0 }],
    ["partly", { "check-own-size": 0, "check-parameters": 1.5, "check-halve": 1, "answer-why": 0 }],
    ["themselves", { "check-own-size": 2, "check-parameters": 0, "check-halve": 0, "answer-why": 0 }],
    // Another learner has other numbers.
    ["copied", { "check-own-size": 0, "check-parameters": 0, "check-halve": 0, "answer-why": 0 }],
    // A check cell that was changed comes back.
    ["forged", { "check-own-size": 0, "check-parameters": 3, "check-halve": 2, "answer-why": null }],
    // What comes after the end of the session has no `check` any more.
    ["crashed", { "check-own-size": 2, "check-parameters": 0, "check-halve": 0, "answer-why": null }],
    // nbgrader gives nothing where there is output on stderr.
    ["chatty", { "check-own-size": 2, "check-parameters": 3, "check-halve": 0, "answer-why": null }],
  ])("scores what was handed in: %s", (learner, expected) => {
    expect(scored(learner)).toEqual(expected);
  });

  it("gives every point that a machine can give to the solutions of the course's own assignment, none to the release", () => {
    const points = Object.fromEntries(
      own.cells.flatMap(({ id, metadata }) => {
        const { grade, solution, points } = gradedSchema.parse(metadata).nbgrader ?? {};
        return grade && !solution ? [[id, points]] : [];
      }),
    );
    expect(Object.keys(points).length).toBeGreaterThan(5);
    const graded = (learner: string) =>
      Object.fromEntries(Object.keys(points).map((cell) => [cell, scores[OWN]?.[learner]?.[cell]?.auto]));
    expect(graded("solved")).toEqual(points);
    expect(Object.values(graded("untouched")).every((score) => score === 0)).toBe(true);
  });

  it("leaves the log of checks alone: neither kept nor written", () => {
    const files = (step: string) => path.join(course.folder, step, "right", ASSIGNMENT, "check-log.jsonl");
    expect(existsSync(files("submitted"))).toBe(true);
    expect(existsSync(files("autograded"))).toBe(false);
  });

  it("takes the learner's id from the folder's name where the configuration says so", async () => {
    expect(scored("on-a-hub")["check-own-size"]).toBe(0);
    course.nameLearnersByFolder();
    await course.nbgrader(["autograde", ASSIGNMENT, "--student=on-a-hub", "--force"]);
    expect((await course.scores())[ASSIGNMENT]?.["on-a-hub"]?.["check-own-size"]?.auto).toBe(2);
  });
});

describe("nbgrader generate_feedback", () => {
  it("shows a learner their scores, a person's too, and what the checks said in the notebook's language", async () => {
    expect(scores[ASSIGNMENT]?.right?.["answer-why"]).toEqual({ auto: null, total: 0, toBeRead: true });
    expect(scores[ASSIGNMENT]?.untouched?.["answer-why"]?.toBeRead).toBe(false);
    await course.score(ASSIGNMENT, "right", "answer-why", 1.5);

    await course.nbgrader(["generate_feedback", ASSIGNMENT]);
    expect(course.feedback("right", ASSIGNMENT)).toContain("(Score: 8.5 / 9.0)");
    const partly = course.feedback("partly", ASSIGNMENT);
    expect(partly).toContain("(Score: 2.5 / 9.0)");
    expect(partly).toContain("편향을 빠뜨렸습니다.");
    expect(partly).toContain("패딩이 없으면 출력이 작아집니다.");
  });
});

const gradedSchema = z.object({
  nbgrader: z.object({ grade: z.boolean(), solution: z.boolean(), points: z.number().optional() }).optional(),
});

/** The answer cells of an instructor's notebook. */
function answersOf(notebook: Notebook): Record<string, string> {
  const answers = notebook.cells.filter(({ id }) => id.startsWith("answer-"));
  return Object.fromEntries(answers.map(({ id, source }) => [id, source]));
}

interface SizeQuestion {
  learner(id: string): unknown;
  numbers(question: "own-size"): { readonly size: number };
}

/** By the released question file itself, a learner's number in "own-size". */
async function sizesOfLearners(): Promise<(learner: string) => number> {
  const file = path.join(course.source, ASSIGNMENT, "questions.ts");
  const { learner, numbers }: SizeQuestion = await import(pathToFileURL(file).href);
  return (id) => {
    learner(id);
    return numbers("own-size").size;
  };
}
