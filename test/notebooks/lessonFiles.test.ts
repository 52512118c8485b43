import { describe, expect, it } from "@jest/globals";
import { languageInfo } from "../../src/kernel/languageInfo.ts";
import { LANGUAGES, type LessonCell, lessonNames, readLesson } from "./lessonNotebook.ts";

const HANGUL = /\p{Script=Hangul}/u;
const names = lessonNames("ko");

it("there are lessons, the same in both languages", () => {
  expect(names.length).toBeGreaterThan(0);
  expect(lessonNames("en")).toEqual(names);
});

describe.each(LANGUAGES.flatMap((language) => names.map((name) => [language, name] as const)))(
  "%s/%s",
  (language, name) => {
    it("is nbformat 4.5 without outputs, and says its language", () => {
      expect(readLesson(language, name).language).toBe(language);
    });

    it("is written as Jupyter writes it, so that saving it changes nothing", () => {
      const { text } = readLesson(language, name);
      expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 1)}\n`);
      const keys = (value: object) => Object.keys(value);
      const { cells, metadata } = JSON.parse(text);
      for (const part of [...cells, metadata, ...Object.values<object>(metadata)]) {
        expect(keys(part)).toEqual(keys(part).sort());
      }
    });

    it("says of its language what the kernel says, so that opening it changes nothing", () => {
      expect(readLesson(language, name).languageInfo).toEqual(languageInfo);
    });

    it("has an id of its own for each cell", () => {
      const ids = readLesson(language, name).cells.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    });

    it("has no empty cell, and no space at a line's end", () => {
      for (const { source } of readLesson(language, name).cells) {
        expect(source.trim()).not.toBe("");
        expect(source).not.toMatch(/[ \t]$/m);
      }
    });

    it("speaks its own language", () => {
      const { cells } = readLesson(language, name);
      for (const { id, source } of cells.filter(({ kind }) => kind === "markdown")) {
        const withoutLinks = source.replaceAll(/\[[^\]]*\]\([^)]*\)/g, "");
        expect([id, HANGUL.test(withoutLinks)]).toEqual([id, language === "ko"]);
      }
    });

    it("closes every fold-out answer that it opens", () => {
      for (const { source } of readLesson(language, name).cells) {
        expect(source.split("<details>").length).toBe(source.split("</details>").length);
        expect(source.split("<summary>").length).toBe(source.split("<details>").length);
      }
    });
  },
);

describe.each(names)("%s", (name) => {
  it("has the same code in Korean and English, and text at the same places", () => {
    const outline = ({ id, kind, source }: LessonCell) => ({ id, kind, code: kind === "code" ? source : undefined });
    expect(readLesson("en", name).cells.map(outline)).toEqual(readLesson("ko", name).cells.map(outline));
  });

  it("has code that belongs to no language", () => {
    for (const { kind, source } of readLesson("ko", name).cells)
      if (kind === "code") expect(source).not.toMatch(HANGUL);
  });
});
