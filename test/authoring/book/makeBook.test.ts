import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "@jest/globals";
import { BookError } from "../../../src/authoring/book/bookError.ts";
import { makeBook } from "../../../src/authoring/book/makeBook.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "book-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

const options = () => ({ notebooks: path.join(folder, "notebooks"), cache: path.join(folder, "cache") });

it("leaves alone a folder that holds something else", async () => {
  const output = path.join(folder, "thesis");
  mkdirSync(output);
  writeFileSync(path.join(output, "chapter.txt"), "precious");
  await expect(makeBook({ ...options(), output })).rejects.toThrow(BookError);
  expect(readFileSync(path.join(output, "chapter.txt"), "utf8")).toBe("precious");
});

it("says where it looked for notebooks", async () => {
  const book = makeBook({ ...options(), output: path.join(folder, "book") });
  await expect(book).rejects.toThrow(path.join(folder, "notebooks", "ko"));
});
