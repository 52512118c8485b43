import { describe, expect, it } from "@jest/globals";
import { cell } from "./cell.ts";
import { SharedKernel } from "./convolabKernel.ts";

const kernel = new SharedKernel();

/** Ways to declare `$` in a cell, and an expression on it with the value that it must show afterwards. */
const DECLARATIONS = {
  let: { code: "let $ = 'let'", use: "$.length", shown: "3" },
  const: { code: "const $ = [1, 2]", use: "$.length", shown: "2" },
  var: { code: "var $ = 10", use: "$ + 1", shown: "11" },
  function: { code: "function $() { return 'called'; }", use: "$()", shown: "'called'" },
  "async function": { code: "async function $() { return 6; }", use: "await $()", shown: "6" },
  class: { code: "class $ { field = 5 }", use: "new $().field", shown: "5" },
  enum: { code: "enum $ { First, Second }", use: "$[$.Second]", shown: "'Second'" },
  namespace: { code: "namespace $ { export const inner = 9; }", use: "$.inner", shown: "9" },
  destructuring: { code: "const { flag: $ } = { flag: true }", use: "$ === true", shown: "true" },
  import: { code: "import { join as $ } from 'node:path'", use: "$('a', 'b')", shown: "'a/b'" },
} as const;
const KINDS = Object.keys(DECLARATIONS) as (keyof typeof DECLARATIONS)[];
const PAIRS = KINDS.flatMap((from) => KINDS.map((to) => [from, to] as const));

describe("a name declared again in a later cell", () => {
  it.each(PAIRS)("%s, then %s", async (from, to) => {
    const name = `again_${KINDS.indexOf(from)}_${KINDS.indexOf(to)}`;
    for (const kind of [from, to]) {
      const { code, use, shown } = DECLARATIONS[kind];
      await kernel.ok(code.replaceAll("$", name));
      expect(await kernel.value(use.replaceAll("$", name))).toBe(shown);
    }
  });

  it("gets the new type and not the old one", async () => {
    await kernel.ok("let changing = 1");
    await kernel.ok("let changing = 'text'");
    expect(await kernel.value("changing.toUpperCase()")).toBe("'TEXT'");
    const { text } = await kernel.error("changing.getTime()");
    expect(text).toContain("TS2339");
  });

  it("types, interfaces and aliases are replaced, not merged", async () => {
    await kernel.ok("interface Shape { width: number }\ntype Size = number");
    await kernel.ok("interface Shape { radius: number }\ntype Size = string");
    expect(
      await kernel.value(cell`
        const circle: Shape = { radius: 1 };
        const size: Size = 'big';
        [circle.radius, size]
      `),
    ).toBe("[ 1, 'big' ]");
    expect((await kernel.error("const square: Shape = { width: 1 }")).text).toContain("TS2353");
    expect((await kernel.error("const wrong: Size = 1")).text).toContain("TS2322");
  });

  it("a type can become a class, and a class a type", async () => {
    await kernel.ok("type Turning = { a: 1 }");
    await kernel.ok("class Turning { b = 2 }");
    expect(await kernel.value("new Turning().b")).toBe("2");
    await kernel.ok("interface Turning { c: 3 }");
    expect(await kernel.value("const turned: Turning = { c: 3 };\nturned.c")).toBe("3");
    expect((await kernel.error("const old: Turning = { b: 2 }")).text).toContain("TS2353");
  });

  it("a rerun enum has no members of the earlier one", async () => {
    await kernel.ok("enum Colour { Red, Green, Blue }");
    await kernel.ok("enum Colour { Cyan = 'c' }");
    expect(await kernel.value("Object.keys(Colour)")).toBe("[ 'Cyan' ]");
    expect((await kernel.error("Colour.Red")).text).toContain("TS2339");
  });

  it("the same cell runs again and again", async () => {
    const rerun = cell`
        const repeated = 1;
        let mutable = repeated;
        class Repeated { x = mutable }
        function make() { return new Repeated().x; }
        make()
      `;
    for (let i = 0; i < 3; i++) expect(await kernel.value(rerun)).toBe("1");
  });

  it("inside its own cell a second declaration is still an error", async () => {
    expect((await kernel.error("let twice = 1;\nlet twice = 2;")).text).toMatch(/twice/);
    expect(await kernel.value("let twice = 3;\ntwice")).toBe("3");
  });

  it("functions of an earlier cell see the variable they were written with or its successor, never an error", async () => {
    await kernel.ok("let base = 1;\nfunction readBase() { return base; }");
    await kernel.ok("base = 5");
    expect(await kernel.value("readBase()")).toBe("5");
  });
});

describe("after a declaration that failed", () => {
  it.each([
    ["const", "const failing = (() => { throw new Error('not made'); })()"],
    ["let", "let failing = (() => { throw new Error('not made'); })()"],
    ["class", "class failing { static x = (() => { throw new Error('not made'); })() }"],
    ["awaited const", "const failing = await Promise.reject(new Error('not made'))"],
  ])("%s: the name can be declared as anything", async (_kind, code) => {
    for (const [retry, use, shown] of [
      ["const failing = 1", "failing", "1"],
      ["let failing = 2", "failing", "2"],
      ["function failing() { return 3; }", "failing()", "3"],
      ["class failing { static y = 4 }", "failing.y", "4"],
      ["var failing = 5", "failing", "5"],
    ] as const) {
      expect(await kernel.error(code)).toMatchObject({ ename: "Error", evalue: "not made" });
      await kernel.ok(retry);
      expect(await kernel.value(use)).toBe(shown);
    }
  });

  it("what ran before the failure in that cell is kept", async () => {
    await kernel.error(cell`
      const kept = 8;
      const lost: number = (() => { throw new Error('stop'); })();
    `);
    expect(await kernel.value("kept")).toBe("8");
    await kernel.ok("let lost = 9");
    expect(await kernel.value("lost")).toBe("9");
  });

  it("a cell with a type error declares nothing and leaves earlier values", async () => {
    await kernel.ok("let steady = 1");
    await kernel.error("let steady: string = 2");
    expect(await kernel.value("steady.toFixed(1)")).toBe("'1.0'");
  });
});

describe("assignment to an earlier cell's variable", () => {
  it("works for let and var, in every form", async () => {
    await kernel.ok("let count = 1;\nvar total = 10;\nlet list = [1]");
    expect(await kernel.value("count += 1")).toBe("2");
    expect(await kernel.value("count++;\n++count")).toBe("4");
    expect(await kernel.value("[count, total] = [total, count];\n[count, total]")).toBe("[ 10, 4 ]");
    expect(await kernel.value("({ a: count } = { a: 77 });\ncount")).toBe("77");
    expect(await kernel.value("for (count of [1, 2, 3]) {}\ncount")).toBe("3");
    expect(await kernel.value("list.push(2);\nlist = [...list, 3];\nlist")).toBe("[ 1, 2, 3 ]");
  });

  it("keeps the declared type", async () => {
    await kernel.ok("let typed: number | undefined = 1");
    expect(await kernel.value("typed = undefined;\ntyped === undefined")).toBe("true");
    expect((await kernel.error("typed = 'text'")).text).toContain("TS2322");
  });

  it("is a type error for const", async () => {
    await kernel.ok("const fixed = 1");
    expect((await kernel.error("fixed = 2")).text).toContain("TS2588");
    expect((await kernel.error("fixed++")).text).toContain("TS2588");
    expect(await kernel.value("fixed")).toBe("1");
  });
});
