import path from "node:path";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { readNotebook } from "../../src/notebook/readNotebook.ts";
import { type ExecutedLesson, executedLesson, prose } from "../notebooks/executedLesson.ts";
import { isLesson, LANGUAGES, notebookNames } from "../notebooks/lessons.ts";

const START = "00-start.ipynb";
const NOTEBOOKS = path.join(import.meta.dirname, "../../notebooks");
/** A link to an exercise notebook, with its brackets. */
const EXERCISE_LINK = /\(\.\.\/exercises\/[^)]+\)/g;

let start: ExecutedLesson;

beforeAll(async () => {
  start = await executedLesson("ko", START);
}, 900_000);

/** The words of a language that the map and the title cells have in common. */
const WORDS = {
  ko: {
    time: /\*\*(?:걸리는 )?시간\*\*: (\d+)분/,
    row: /^\| \[(.+?)\]\((.+?\.ipynb)\) \|.* (\d+)분 \|/gm,
    exercises: "연습",
  },
  en: {
    time: /\*\*Time\*\*: about (\d+) min/,
    row: /^\| \[(.+?)\]\((.+?\.ipynb)\) \|.* (\d+) min \|/gm,
    exercises: "Exercises",
  },
};

describe.each(LANGUAGES)("the map of the lessons (%s)", (language) => {
  const words = WORDS[language];
  const rows = [...prose(language, START).matchAll(words.row)].map(([, title = "", file = "", minutes = ""]) => ({
    title,
    file,
    minutes,
  }));

  it("has every notebook but itself once, lessons first", () => {
    const lessons = notebookNames(language).filter((name) => isLesson(name) && name !== START);
    expect(rows.slice(0, lessons.length).map(({ file }) => file)).toEqual(lessons);
    expect(rows.map(({ file }) => file).sort()).toEqual(notebookNames(language).filter((name) => name !== START));
  });

  it("gives each lesson the title and the time that the lesson itself gives", () => {
    for (const { title, file, minutes } of rows.filter((row) => isLesson(row.file))) {
      const lesson = prose(language, file);
      expect(`${file}: ${title}`).toBe(`${file}: ${/^# (.*)$/m.exec(lesson)?.[1]}`);
      expect(`${file}: ${minutes}`).toBe(`${file}: ${words.time.exec(lesson)?.[1]}`);
    }
  });

  it("links to each lesson's exercises", () => {
    for (const { file } of rows.filter((row) => isLesson(row.file))) {
      expect(prose(language, START)).toContain(`(${file}#${words.exercises})`);
      expect(prose(language, file)).toMatch(new RegExp(`^## ${words.exercises}$`, "m"));
    }
  });

  it("links to the exercise notebooks that lessons link to, each of which links back", () => {
    for (const { file } of rows.filter((row) => isLesson(row.file))) {
      const links = prose(language, file).match(EXERCISE_LINK) ?? [];
      expect(`${file}: ${links.length}`).toBe(`${file}: 1`);
      const [link = ""] = links;
      expect(prose(language, START)).toContain(link);
      const exercise = path.join(NOTEBOOKS, language, link.slice(1, -1));
      const [title] = readNotebook(exercise).cells;
      expect(title?.source).toContain(`(../../${language}/${file})`);
    }
  });
});

describe("TypeScript in ten cells", () => {
  it("are ten", () => {
    expect(
      start.notebook.cells.filter(({ id, cell_type }) => cell_type === "code" && id?.startsWith("ts-")),
    ).toHaveLength(10);
  });

  it.each(LANGUAGES)("have, where the text predicts them, the outputs that it gives (%s)", (language) => {
    const text = prose(language, START);
    for (const line of start.printed("ts-arrays-try")) expect(text).toContain(`\`${line}\``);
  });

  it("show what Python would", () => {
    expect(start.value("ts-names-try")).toBe(31);
    expect(start.value("ts-text-try")).toBe("28×28 = 784, half of it: 392");
    expect(start.printed("ts-print-try")).toEqual(["width 28", "pixels 784"]);
    expect(start.printed("ts-functions-try")).toEqual(["7500 784"]);
    expect(start.printed("ts-map-try")).toEqual(["[ 784, 196, 49, 9 ]", "[ 28, 14 ]", "52 28"]);
    expect(start.printed("ts-objects-try")).toEqual(["32 same 3"]);
    expect(start.printed("ts-loops-try")).toEqual(["28 big", "14 big", "7 small", "3 small", "0 28", "1 14"]);
    expect(start.data("ts-import-try")).toHaveProperty("image/png");
    expect(start.data("ts-await-try")).toHaveProperty("image/png");
  });
});

describe("errors on purpose", () => {
  it("are shown without one", () => {
    expect(start.printed("type-error-try")).toEqual(["it runs"]);
    expect(start.printed("runtime-error-try")).toEqual([expect.stringMatching(/^RangeError: outputSize: .*10.*3/)]);
  });
});
