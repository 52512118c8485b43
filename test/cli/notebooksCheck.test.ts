import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "@jest/globals";
import { Course, code, goodNotebook } from "../authoring/check/course.ts";

const REPOSITORY = new URL("../..", import.meta.url).pathname;

/** Runs `convolab notebooks check …` as a person would, in the course's folder. */
function check(course: Course, commandArguments: string[], language = "en") {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(REPOSITORY, "src/cli/main.ts"), "notebooks", "check", ...commandArguments],
    { cwd: course.folder, encoding: "utf8", env: { ...process.env, CONVOLAB_LANG: language } },
  );
  return { status, lines: stdout.trimEnd().split("\n"), stderr };
}

function plantOutput(course: Course): void {
  const notebook = goodNotebook("ko");
  notebook.cells[1] = { ...code("sum", "const one = 1;\none + 1"), execution_count: 2 };
  course.write("ko", notebook);
}

it("says in one line that nothing is wrong", () => {
  using course = new Course();
  // What Jupyter leaves while it saves, and afterwards.
  writeFileSync(course.file("ko", ".~01-lesson.ipynb"), "{");
  mkdirSync(path.join(course.folder, "ko", ".ipynb_checkpoints"));
  writeFileSync(path.join(course.folder, "ko", ".ipynb_checkpoints", "01-lesson-checkpoint.ipynb"), "{");
  expect(check(course, ["."])).toEqual({ status: 0, lines: ["2 notebooks: nothing wrong."], stderr: "" });
});

it("says file, cell, what is wrong and what to do, and ends with exit code 1", () => {
  using course = new Course();
  plantOutput(course);
  expect(check(course, ["ko", "en"])).toEqual({
    status: 1,
    lines: [
      "ko/01-lesson.ipynb: sum: outputs or a count of a run are left in. `--fix` takes them out.",
      "1 finding in 2 notebooks.",
    ],
    stderr: "",
  });
  expect(check(course, ["ko"], "ko").lines).toEqual([
    "ko/01-lesson.ipynb: sum: 실행 결과나 실행 번호가 남아 있습니다. `--fix`가 지웁니다.",
    "노트북 1개에서 1건.",
  ]);
});

it("mends with --fix and says which files it changed", () => {
  using course = new Course();
  plantOutput(course);
  expect(check(course, ["--fix", "."])).toEqual({
    status: 0,
    lines: ["ko/01-lesson.ipynb: mended", "2 notebooks: nothing wrong."],
    stderr: "",
  });
});

it("does not pass where there is no notebook", () => {
  using course = new Course();
  expect(check(course, [])).toEqual({ status: 1, lines: ["There is no notebook at notebooks."], stderr: "" });
  const missing = { status: 1, lines: ["There is no notebook at ko/02-lesson.ipynb."], stderr: "" };
  expect(check(course, ["ko/01-lesson.ipynb", "ko/02-lesson.ipynb"])).toEqual(missing);
});
