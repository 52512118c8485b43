import { describe, expect, it } from "@jest/globals";
import { parseCell } from "../../src/session/cell/parseCell.ts";
import { type EmitOptions, mayNeedLowering, needsLowering, stripTypes } from "../../src/session/cell/stripTypes.ts";

const STANDARD: EmitOptions = { experimentalDecorators: false };

function strip(text: string, options: EmitOptions = STANDARD): string {
  const lowered = mayNeedLowering(text) && needsLowering(parseCell(text).program);
  return stripTypes("cell.ts", text, lowered, options).code;
}

describe("types are taken away", () => {
  it.each([
    ["let a: number = 1 as unknown as number;", "let a = 1;"],
    ["type A = 1; interface B {} declare const c: 1;", ""],
    ["function f<const T>(this: void, a?: T, ...b: T[]): asserts a is T {}", "function f(a, ...b) {}"],
    ["const a = <T,>(x: T): T => x!;", "const a = (x) => x;"],
    ["import type { A } from 'm'; import { type B, c } from 'm';", 'import { c } from "m";'],
    ["const s = x satisfies Y;", "const s = x;"],
  ])("%s", (text, code) => {
    expect(
      strip(text)
        .replace(/export \{\s*\};?/, "")
        .trim()
        .replace(/'/g, '"'),
    ).toBe(code);
  });

  it("an import whose name is never used stays: it may have an effect, and a later cell may use it", () => {
    expect(strip("import { unused } from 'm'; import other from 'n';")).toMatch(/unused[\s\S]*other/);
    expect(strip("import { unused } from 'm';\nnamespace N { export const a = 1 }")).toContain("unused");
  });

  it("what V8 does not know is lowered, and only then", () => {
    const decorated = "@deco class A { accessor a = 1; @deco m() {} }";
    expect(strip(decorated)).not.toMatch(/@deco|accessor a/);
    expect(strip("// an @annotation, a namespace and a module\nconst accessor = 1; accessor;")).toContain(
      "const accessor = 1",
    );
    expect(strip("@deco class A { @deco() m(@param p: string) {} }", { experimentalDecorators: true })).not.toContain(
      "@deco",
    );
  });

  it("`using` is left as it is, also beside a form that is lowered", () => {
    expect(strip("namespace N { export const a = 1 }\nusing r = x;")).toContain("using r = x");
  });

  it("what neither tool understands is a SyntaxError", () => {
    expect(() => stripTypes("cell.ts", "class {", false, STANDARD)).toThrow(SyntaxError);
    expect(() => stripTypes("cell.ts", "@deco const a = 1", true, STANDARD)).toThrow(SyntaxError);
  });

  it("the map leads from the JavaScript to the TypeScript", () => {
    const { map } = stripTypes("cell.ts", "const a: number = 1;\n\ninterface B {}\nthrow a;", false, STANDARD);
    expect(JSON.parse(map)).toMatchObject({ version: 3, sources: ["cell.ts"] });
  });
});
