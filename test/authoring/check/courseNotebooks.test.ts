import { basename, dirname, join } from "node:path";
import { expect, it } from "@jest/globals";
import { checkNotebook, findNotebooks } from "../../../src/authoring/check/checkNotebooks.ts";

const ROOT = join(import.meta.dirname, "../../..");
const notebooks = findNotebooks([join(ROOT, "notebooks"), join(ROOT, "solutions")]);
/** Lessons lie in their language's folder. */
const lessons = notebooks.filter((file) => /^(?:ko|en)$/.test(basename(dirname(file))));

it("the course is there, from its start page to its last lesson", () => {
  const numbers = lessons.map((file) => basename(file).slice(0, 2)).filter((start) => /\d\d/.test(start));
  expect(numbers).toEqual([
    "00",
    "01",
    "02",
    "03",
    "04",
    "05",
    "06",
    "07",
    "08",
    "00",
    "01",
    "02",
    "03",
    "04",
    "05",
    "06",
    "07",
    "08",
  ]);
});

it("its exercises are there in both languages, the instructor's and the students'", () => {
  const names = notebooks.filter((file) => !lessons.includes(file)).map((file) => basename(file));
  const exercises = names.filter((name) => /^\d\d-.*\.(?:ko|en)\.ipynb$/.test(name));
  expect(exercises).toHaveLength(2 * 2 * 8);
});

it.each(notebooks.map((file) => [file.split("/").slice(-2).join("/"), file]))("%s has no fault", (_, file) => {
  expect(checkNotebook(file).map(({ cell, message }) => `${cell ?? "notebook"}: ${message}`)).toEqual([]);
});
