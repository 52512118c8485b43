import { basename, join } from "node:path";
import { expect, it } from "@jest/globals";
import { checkNotebook, findNotebooks } from "../../../src/authoring/check/checkNotebooks.ts";

const notebooks = findNotebooks([join(import.meta.dirname, "../../../notebooks")]);

it("the course is there, from its start page to its last lesson", () => {
  const numbers = notebooks.map((file) => basename(file).slice(0, 2)).filter((start) => /\d\d/.test(start));
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

it.each(notebooks.map((file) => [file.split("/").slice(-2).join("/"), file]))("%s has no fault", (_, file) => {
  expect(checkNotebook(file).map(({ cell, message }) => `${cell ?? "notebook"}: ${message}`)).toEqual([]);
});
