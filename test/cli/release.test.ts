import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "@jest/globals";
import { ASSIGNMENT, AssignmentFolders, CODE, instructorNotebook, QUESTIONS } from "../grading/assignment.ts";

const REPOSITORY = new URL("../..", import.meta.url).pathname;

/** Runs `convolab release …` as a person would, in the course's folder, which lies outside of the package. */
function release(folders: AssignmentFolders, commandArguments: string[] = [], language = "en") {
  const home = path.join(folders.root, "home");
  const { CONVOLAB_RELEASE_KEY: _, XDG_CONFIG_HOME: __, ...outer } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(REPOSITORY, "dist/cli/main.js"), "release", ...commandArguments],
    { cwd: folders.root, encoding: "utf8", env: { ...outer, HOME: home, CONVOLAB_LANG: language } },
  );
  return { status, lines: stdout.trimEnd().split("\n"), stderr };
}

it("releases all assignments and says what it took out", () => {
  using folders = new AssignmentFolders();
  expect(release(folders)).toEqual({
    status: 0,
    lines: [
      "assignment  questions  points  cells  taken out",
      "01-sizes            4       8     20  4 solutions in the notebook, 3 solutions in the question file, 1 hidden check, 2 hidden calls, 1 explanation, 1 helper",
    ],
    stderr: "",
  });
  expect(readdirSync(folders.target).sort()).toEqual([
    `${ASSIGNMENT}.en.ipynb`,
    `${ASSIGNMENT}.ko.ipynb`,
    "questions.ts",
  ]);
  // Signed with a key of the instructor's own, made for it.
  expect(statSync(path.join(folders.root, "home/.config/convolab/release.key")).mode & 0o777).toBe(0o600);
  expect(release(folders, [], "ko").lines).toEqual([
    "과제      문제  점수  셀  뺀 것",
    "01-sizes     4     8  20  노트북의 풀이 4, 문제 파일의 풀이 3, 숨긴 확인 1, 숨긴 호출 2, 해설 1, 도우미 1",
  ]);
});

it("says with --check what is out of step, and writes nothing", () => {
  using folders = new AssignmentFolders();
  const target = path.join("notebooks", "exercises", ASSIGNMENT);
  const files = ["questions.ts", `${ASSIGNMENT}.ko.ipynb`, `${ASSIGNMENT}.en.ipynb`];
  expect(release(folders, ["--check"])).toEqual({
    status: 1,
    lines: files.map((file) => `${path.join(target, file)} is missing`),
    stderr: "",
  });
  expect(existsSync(folders.target)).toBe(false);
  release(folders);
  expect(release(folders, ["--check"])).toEqual({ status: 0, lines: ["1 assignment: in step."], stderr: "" });
  mkdirSync(path.join(folders.root, "notebooks/exercises/00-old"));
  expect(release(folders, ["--check"], "ko")).toEqual({
    status: 1,
    lines: ["notebooks/exercises/00-old: 원본이 이제 없습니다. 지우세요."],
    stderr: "",
  });
  expect(release(folders, ["--check", ASSIGNMENT]).status).toBe(0);
});

it("says what is wrong with an assignment, and releases the others", () => {
  using folders = new AssignmentFolders();
  const other = path.join(folders.root, "solutions", "02-sizes");
  mkdirSync(other);
  writeFileSync(path.join(other, "questions.ts"), QUESTIONS);
  const { status, lines, stderr } = release(folders);
  expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
  expect(lines.slice(2)).toEqual([
    "02-sizes is not released:",
    "solutions/02-sizes lacks 02-sizes.ko.ipynb, 02-sizes.en.ipynb. Add what is missing.",
  ]);
  expect(existsSync(folders.target)).toBe(true);

  using faulty = new AssignmentFolders(QUESTIONS, { ...CODE, "check-double-it": 'await check("double-it")' });
  const refused = release(faulty);
  expect(refused.lines).toEqual([
    "01-sizes is not released:",
    '01-sizes.ko.ipynb, check-double-it: should say exactly await check("double-it") * 3',
  ]);
  expect(refused.status).toBe(1);
  for (const language of ["ko", "en"] as const) faulty.writeNotebook(language, instructorNotebook(language));
  expect(release(faulty, [ASSIGNMENT]).status).toBe(0);
});

it("refuses what is not there: an assignment, a folder, a key", () => {
  using folders = new AssignmentFolders();
  expect(release(folders, ["09-none"]).stderr).toBe("There is no such assignment in solutions: 09-none.\n");
  expect(release(folders, ["--from", "none"], "ko").stderr).toBe("none에 과제가 없습니다.\n");
  const noKey = release(folders, ["--key", "none.key"]);
  expect(noKey.stderr).toMatch(/^The key could not be read from none\.key/);
  expect([noKey.status, existsSync(folders.target)]).toEqual([1, false]);
});
