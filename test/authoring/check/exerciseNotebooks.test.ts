import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "@jest/globals";
import { checkNotebook, findNotebooks, mendNotebook } from "../../../src/authoring/check/checkNotebooks.ts";
import type { Language } from "../../../src/display/language.ts";
import { jupyterJson } from "../../../src/notebook/notebookText.ts";
import { code, goodNotebook, markdown, type RawNotebook } from "./course.ts";

const NAME = "01-sizes";

/** A course with a lesson, an exercise in its two languages, and its release. */
class ExerciseCourse implements Disposable {
  readonly folder = mkdtempSync(path.join(tmpdir(), "convolab-exercises-"));

  constructor() {
    for (const language of ["ko", "en"] as const) {
      this.#write(path.join("notebooks", language, "01-lesson.ipynb"), goodNotebook(language));
      this.write("solutions", language, exercise(language));
      this.write("notebooks/exercises", language, released(exercise(language)));
    }
  }

  file(place: string, language: Language): string {
    return path.join(this.folder, place, NAME, `${NAME}.${language}.ipynb`);
  }

  write(place: string, language: Language, notebook: RawNotebook): void {
    this.#write(path.relative(this.folder, this.file(place, language)), notebook);
  }

  findings(place: string, language: Language): string[] {
    return checkNotebook(this.file(place, language)).map(({ cell, message }) => `${cell ?? "notebook"}: ${message}`);
  }

  removeRelease(): void {
    rmSync(path.join(this.folder, "notebooks", "exercises"), { recursive: true });
  }

  #write(file: string, notebook: RawNotebook): void {
    mkdirSync(path.dirname(path.join(this.folder, file)), { recursive: true });
    writeFileSync(path.join(this.folder, file), jupyterJson(notebook));
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true });
  }
}

const LINKS = { ko: "한국어 글.", en: "A text in English." } as const;

/** An exercise without a fault: its links start from where students have it. */
function exercise(language: Language, target = `../../${language}/01-lesson.ipynb`): RawNotebook {
  const other = language === "ko" ? "en" : "ko";
  const notebook = goodNotebook(language);
  const text = `# ${LINKS[language]}\n\n[${LINKS[language]}](${target}) [x](${NAME}.${other}.ipynb) [x](${NAME}.${language}.ipynb)`;
  notebook.cells = [markdown("title", text), code("sum", "1 + 1")].map((cell) => ({ ...cell, metadata: {} }));
  return notebook;
}

function released(notebook: RawNotebook): RawNotebook {
  const nbgrader = { grade: false, grade_id: "x", locked: true, schema_version: 3, solution: false, task: false };
  const metadata = { convolab: { signature: "ab" }, deletable: false, editable: false, nbgrader };
  return { ...notebook, cells: notebook.cells.map((cell) => ({ ...cell, metadata })) };
}

it("finds nothing wrong with an exercise and its release", () => {
  using course = new ExerciseCourse();
  for (const place of ["solutions", "notebooks/exercises"])
    expect([...course.findings(place, "ko"), ...course.findings(place, "en")]).toEqual([]);
  expect(findNotebooks([course.folder]).map((file) => path.basename(file))).toEqual([
    ...["01-sizes.ko.ipynb", "01-lesson.ipynb", "01-sizes.ko.ipynb"],
    ...["01-lesson.ipynb", "01-sizes.en.ipynb", "01-sizes.en.ipynb"],
  ]);
});

it("follows an exercise's links from where students have it, released or not yet", () => {
  using course = new ExerciseCourse();
  course.removeRelease();
  expect(course.findings("solutions", "ko")).toEqual([]);
  course.write("solutions", "ko", exercise("ko", "../../notebooks/ko/01-lesson.ipynb"));
  expect(course.findings("solutions", "ko")).toEqual([
    "title: the link leads to a file that does not exist: ../../notebooks/ko/01-lesson.ipynb. Correct it.",
  ]);
  course.write("solutions", "ko", exercise("ko", "02-sizes.ko.ipynb"));
  expect(course.findings("solutions", "ko")).toHaveLength(1);
});

it("compares the two languages, which lie side by side", () => {
  using course = new ExerciseCourse();
  const changed = exercise("en");
  changed.cells[1] = { ...code("sum", "1 + 2"), metadata: {} };
  course.write("solutions", "en", changed);
  expect(course.findings("solutions", "ko")).toEqual([
    expect.stringMatching(/^sum: has other code than in .*\.en\.ipynb/),
  ]);
});

it("takes the language from the name", () => {
  using course = new ExerciseCourse();
  const notebook = exercise("ko");
  notebook.metadata.convolab = { language: "en" };
  course.write("solutions", "ko", notebook);
  expect(course.findings("solutions", "ko")).toEqual([expect.stringMatching(/should be "ko"/)]);
  expect(mendNotebook(course.file("solutions", "ko"))).toBe(true);
  expect(course.findings("solutions", "ko")).toEqual([]);
});

it("knows nbgrader's metadata in a release only, and never mends one: it is signed", () => {
  using course = new ExerciseCourse();
  course.write("solutions", "ko", released(exercise("ko")));
  expect(course.findings("solutions", "ko")[0]).toMatch(
    /metadata that nobody needs: convolab, deletable, editable, nbgrader/,
  );
  const notebook = released(exercise("ko"));
  notebook.cells[1] = {
    ...notebook.cells[1],
    execution_count: 3,
    metadata: { ...(notebook.cells[1]?.metadata as object), x: 1 },
  };
  course.write("notebooks/exercises", "ko", notebook);
  const file = course.file("notebooks/exercises", "ko");
  const before = readFileSync(file, "utf8");
  expect(mendNotebook(file)).toBe(false);
  expect(readFileSync(file, "utf8")).toBe(before);
  expect(course.findings("notebooks/exercises", "ko")).toEqual([
    expect.stringMatching(/^sum: outputs or a count/),
    expect.stringMatching(/^sum: has metadata that nobody needs: x/),
  ]);
});
