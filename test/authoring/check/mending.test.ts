import { chmodSync, lstatSync, renameSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "@jest/globals";
import fc from "fast-check";
import { mendNotebook } from "../../../src/authoring/check/checkNotebooks.ts";
import { Course, goodNotebook, type RawCell } from "./course.ts";

const text = fc
  .array(
    fc.constantFrom(
      "글",
      "word",
      " ",
      "\n",
      "\r\n",
      "\t",
      "#",
      "`",
      "~",
      "**",
      "(",
      ")",
      "컨볼루션 층",
      "  \n",
      "$",
      "|",
      "타입스크립트",
      "최대풀링",
      "특성맵",
      "💡",
      "\u2028",
    ),
  )
  .map((parts) => parts.join(""));

const metadata = fc.oneof(
  fc.constant({}),
  fc.record({ slideshow: fc.record({ slide_type: fc.constantFrom("slide", "-", "page"), x: fc.boolean() }) }),
  fc.dictionary(fc.constantFrom("tags", "execution", "collapsed", "a b"), fc.constant(["x"])),
);
const id = fc.oneof(fc.constantFrom("a", "b", "a b", "", 3, null, undefined));

const cell: fc.Arbitrary<RawCell> = fc.oneof(
  fc.record({ cell_type: fc.constantFrom("markdown", "raw"), id, metadata, source: text }),
  fc.record({
    cell_type: fc.constant("code"),
    id,
    metadata,
    source: fc.oneof(text, fc.array(text)),
    outputs: fc.constantFrom([], [{ output_type: "stream", name: "stdout", text: "2\n" }], [{}]),
    execution_count: fc.constantFrom(null, 2),
  }),
);

const notebook = fc.record({ cells: fc.array(cell, { maxLength: 6 }), nbformat_minor: fc.constantFrom(2, 5) });

it("mends what it mends at once: a second time there is nothing left to do", () => {
  using course = new Course();
  fc.assert(
    fc.property(notebook, fc.constantFrom("ko" as const, "en" as const), (faulty, language) => {
      course.write(language, { ...goodNotebook(language), ...faulty });
      mendNotebook(course.file(language));
      const mended = course.text(language);
      expect(mendNotebook(course.file(language))).toBe(false);
      expect(course.text(language)).toBe(mended);
    }),
    { seed: 6, numRuns: 300 },
  );
});

it("leaves a notebook with nothing to mend as it is, byte for byte", () => {
  using course = new Course();
  const before = [course.text("ko"), course.text("en")];
  expect([mendNotebook(course.file("ko")), mendNotebook(course.file("en"))]).toEqual([false, false]);
  expect([course.text("ko"), course.text("en")]).toEqual(before);
});

it("leaves the code and words of a cell alone, but for what the rules name", () => {
  using course = new Course();
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 6 }), (cells) => {
      const sources = cells.map(({ source }) => (Array.isArray(source) ? source.join("") : String(source)));
      course.write("en", { ...goodNotebook("en"), cells });
      mendNotebook(course.file("en"));
      const after: RawCell[] = JSON.parse(course.text("en")).cells;
      // Bold marks move, and a ~ gets a \\ before it.
      const letters = (source: unknown) =>
        (Array.isArray(source) ? source.join("") : String(source)).replaceAll(/[\s*\\]/g, "");
      expect(after.map(({ source }) => letters(source))).toEqual(sources.map(letters));
    }),
    { seed: 6, numRuns: 100 },
  );
});

it("keeps a link to a notebook and the rights of its file", () => {
  using course = new Course();
  course.writeText("ko", JSON.stringify(goodNotebook("ko")));
  const kept = join(course.folder, "kept.ipynb");
  renameSync(course.file("ko"), kept);
  chmodSync(kept, 0o600);
  symlinkSync(kept, course.file("ko"));
  expect(mendNotebook(course.file("ko"))).toBe(true);
  expect(lstatSync(course.file("ko")).isSymbolicLink()).toBe(true);
  expect(statSync(kept).mode & 0o777).toBe(0o600);
  expect(course.findings("ko")).toEqual([]);
});
