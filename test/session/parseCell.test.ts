import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { parseCell, sourceOffset } from "../../src/session/cell/parseCell.ts";

/** What the last statement of a cell is, and the text that is parsed. */
function lastOf(source: string): { type: string | undefined; text: string; errors: number } {
  const { program, text, errors } = parseCell(source);
  return { type: program.body.at(-1)?.type, text, errors: errors.length };
}

describe("an object at the end of a cell", () => {
  it.each([
    "{a: 1, b: 2}",
    "{a: 1}",
    "{a}",
    "{}",
    "{ ...rest }",
    "{ a: { b: 1 } };",
    "{ get a() { return 1; } }",
    "{ a() { return 1; }, b: 2 }",
    '{ "a b": 1 }',
    "{ [key]: 1 }",
    "const a = 1\n{a}",
    "const a = 1;\n\n  {\n    a,\n    한글: a,\n  }\n",
    "f()\n{ a: 1, b: 2 }",
  ])("%s: is a value", (source) => {
    expect(lastOf(source)).toMatchObject({ type: "ExpressionStatement", errors: 0 });
  });

  it.each([
    "{ let a = 1; }",
    "{ f(); }",
    "{ f(); g(); }",
    "if (x) { a }",
    "label: { break label; }",
    "for (;;) { a }",
    "function f() { a }",
    "class A {}",
    "{ const a = 1; console.log({ a }); }",
    "type A = {\n  a: 1\n}",
    "interface A\n{\n  a: 1\n}",
    "function f()\n{\n  return 1;\n}",
    "try { a } finally\n{ b }",
  ])("%s: is none", (source) => {
    expect(lastOf(source)).toMatchObject({ text: source, errors: 0 });
    expect(lastOf(source).type).not.toBe("ExpressionStatement");
  });

  it("does not hide a syntax error", () => {
    expect(lastOf("{a: 1, b: }").errors).toBeGreaterThan(0);
    expect(lastOf("const = 1\n{a: 1, b: 2}").errors).toBeGreaterThan(0);
  });

  it("offsets of the parsed text lead back to the written one", () => {
    fc.assert(
      fc.property(fc.constantFrom("", "const a = 1;\n", "f(`\n`)\n\n", "// 한글\n"), fc.nat(40), (before, at) => {
        const source = `${before}{ first: 1, second: 2 }`;
        const cell = parseCell(source);
        const character = cell.text[at];
        const isInserted = cell.openedAt !== undefined && at >= cell.openedAt && at < cell.openedAt + 2;
        if (isInserted || at >= cell.text.length - 1) return;
        expect(source[sourceOffset(cell, at)]).toBe(character);
      }),
      { seed: 20_240_504 },
    );
  });
});

describe("what a cell may begin with", () => {
  it.each([
    ["#!/usr/bin/env node\n1", 1],
    ["\uFEFFconst a = 1", 1],
    ["\r\n\r\nconst a = 1;\r\na", 2],
    ["", 0],
    ["// nothing but words", 0],
    ["/* { */", 0],
    [";;;", 3],
  ])("%j has %d statements", (source, statements) => {
    const { program, errors } = parseCell(source);
    expect(errors).toEqual([]);
    expect(program.body).toHaveLength(statements);
  });

  it("any text whatever: it parses or says why, and never throws", () => {
    const token = fc.constantFrom(
      "{",
      "}",
      "(",
      ")",
      "a",
      ":",
      "1",
      ",",
      ";",
      "\n",
      "await ",
      "=>",
      "`",
      "${",
      "/",
      "<",
      "@",
      "class ",
      "\uFEFF",
      "가",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary", maxLength: 30 }),
          fc.array(token, { maxLength: 25 }).map((parts) => parts.join("")),
        ),
        (source) => {
          const cell = parseCell(source);
          expect(cell.source).toBe(source);
          expect(Array.isArray(cell.program.body)).toBe(true);
        },
      ),
      { numRuns: 1_000, seed: 20_240_505 },
    );
  });
});
