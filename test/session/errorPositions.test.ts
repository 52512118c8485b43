import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { NotebookSession } from "./notebookSession.ts";

let notebook: NotebookSession;
beforeAll(async () => {
  notebook = await NotebookSession.start();
  // An earlier cell, so that the innermost frame of the cell under test is its own call.
  await notebook.ok("const fail = Function('throw new RangeError(\"planted\")') as () => never");
});
afterAll(() => notebook.close());

/** Statements that do nothing worth seeing; `$` stands for a number that makes their names unlike all others. */
const FILLERS = [
  "const plain$ = 1;",
  "let 한글변수$: string = '값', 둘$ = \"🙂\";",
  "// 주석: a comment with { braces",
  "/* a comment\n   over lines: 가나다\n*/",
  "",
  "type Alias$<T extends object = {}> =\n  | { [Key in keyof T]: T[Key] }\n  | `prefix-${string}`;",
  "interface Shape$ {\n  width: number;\n\n  height?: number;\n}",
  "enum Colour$ {\n  Red = 1,\n  Green = Red << 2,\n  Blue = 'blue'.length,\n}",
  "const enum Fixed$ { One = 1 }",
  "abstract class Base$<T> {\n  protected constructor(public readonly value: T, private other?: string) {}\n  abstract area(): number;\n}",
  "function overloaded$(a: string): string;\nfunction overloaded$(a: number): number;\nfunction overloaded$(a: unknown) {\n  return a as never;\n}",
  "const text$ = `first 줄\n  ${1 + 1} second\n`;",
  "const object$ = {\n  a: 1,\n  b: [2, 3],\n} as const satisfies Record<string, unknown>;",
  "const { a: taken$ = 5, ...rest$ } = { a: 1, c: 2 };",
  "for (let index$ = 0; index$ < 2; index$++) {\n  void index$;\n}",
  "if (true as boolean) {\n  const inner$: number | undefined = 1;\n} else {\n}",
  "label$: for (const x of [1]) {\n  continue label$;\n}",
  "declare const ambient$: {\n  deep: number;\n};",
  "const arrow$ = <T,>(value: T): T =>\n  value;",
  "export const exported$ = 1;",
  "class Fields$ {\n  static count = 0;\n  #hidden = 1;\n  declare typed: string;\n  get hidden(): number { return this.#hidden; }\n}",
  "let asserted$ = (<unknown>5) as number; asserted$!;",
] as const;
const ASYNC_FILLERS = [
  "import { join as join$ } from 'node:path';",
  "import type { Stats as Stats$ } from 'node:fs';",
  "const awaited$ = await Promise.resolve(\n  '값',\n);",
  "for await (const item$ of [1]) void item$;",
  "async function later$(): Promise<number> {\n  return await 1;\n}",
] as const;
/** Forms that oxc leaves to esbuild. */
const LOWERED_FILLERS = [
  "function mark$<T>(target: T, _context: unknown) {\n  return target;\n}\n@mark$\nclass Marked$ {\n  field = 1;\n}",
  "namespace Space$ {\n  export const inside = 1;\n}",
  "class Accessors$ {\n  accessor shown = 1;\n}",
] as const;

/** Places for the call that fails: `fail()`. */
const PLACES = [
  "fail();",
  "fail()",
  "  \tfail();",
  "const result$: number = fail();",
  "if (true) {\n  fail();\n}",
  "{\n  {\n    fail();\n  }\n}",
  "function called$(n: number): void {\n  // 안쪽\n  if (n > 0) return called$(n - 1);\n  fail();\n}\ncalled$(0);",
  "class Method$ {\n  private x: number = 1;\n  run(): void {\n    fail();\n  }\n}\nnew Method$().run();",
  "class Static$ {\n  static {\n    fail();\n  }\n}",
  "class Initial$ {\n  readonly field: number = fail();\n}\nnew Initial$();",
  "[1].map((n: number): number => {\n  return fail();\n});",
  "const template$ = `한글\n ${fail()}`;",
  "try {\n  fail();\n} finally {\n  void 0;\n}",
  "for (const x of [1, 2]) {\n  void x;\n  fail();\n}",
  "const getter$ = {\n  get value(): number {\n    return fail();\n  },\n};\ngetter$.value;",
  "(function self$(a: unknown, b = fail()) {})(1);",
  "switch (1 as number) {\n  case 1:\n    fail();\n}",
  "enum Computed$ {\n  A = 1,\n  B = (fail() as unknown as number),\n}",
  "export default fail();",
  "export const shown$: unknown =\n  fail();",
  "const { missing$ = fail() } = {} as { missing$?: number };",
  "(void 0 as unknown) ?? fail();",
  "throw fail();",
] as const;
const ASYNC_PLACES = [
  "await fail();",
  "async function waiting$(): Promise<void> {\n  await null;\n  fail();\n}\nawait waiting$();",
  "for await (const x of [Promise.resolve(1)]) {\n  fail();\n}",
  "await Promise.all([1].map(async (n) => {\n  await n;\n  return fail();\n}));",
  "const pair$ = [await 1, fail()];",
] as const;
const LOWERED_PLACES = [
  "namespace Failing$ {\n  export const inside: number = fail();\n}",
  "function keep$<T>(target: T, _context: unknown) {\n  return target;\n}\nclass Decorated$ {\n  @keep$\n  run(): number {\n    return fail();\n  }\n}\nnew Decorated$().run();",
] as const;

interface FailingCell {
  readonly source: string;
  /** UTF-16 offset of the failing call. */
  readonly offset: number;
}

function failingCells(fillers: readonly string[], places: readonly string[]): fc.Arbitrary<FailingCell> {
  const filler = fc.constantFrom(...fillers);
  return fc
    .record({
      before: fc.array(filler, { maxLength: 8 }),
      place: fc.constantFrom(...places),
      after: fc.array(filler, { maxLength: 3 }),
      newline: fc.constantFrom("\n", "\r\n"),
      start: fc.constantFrom("", "\uFEFF", "#!/usr/bin/env node\n", "\n\n"),
    })
    .map(({ before, place, after, newline, start }) => {
      const numbered = [...before, place.replace("fail()", "\0"), ...after].map((text, index) =>
        text.replaceAll("$", (match, offset: number) => (text[offset + 1] === "{" ? match : String(index))),
      );
      const text = (start + numbered.join("\n")).replaceAll("\n", newline);
      return { source: text.replace("\0", "fail()"), offset: text.indexOf("\0") };
    });
}

function placeIn(source: string, offset: number): { line: number; column: number } {
  const lines = source.slice(0, offset).split("\n");
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

const SYNC: [readonly string[], readonly string[]] = [FILLERS, PLACES];
const ASYNC: [readonly string[], readonly string[]] = [
  [...FILLERS, ...ASYNC_FILLERS],
  [...PLACES, ...ASYNC_PLACES],
];
const LOWERED: [readonly string[], readonly string[]] = [
  [...FILLERS, ...ASYNC_FILLERS, ...LOWERED_FILLERS],
  [...PLACES, ...ASYNC_PLACES, ...LOWERED_PLACES],
];

describe("an error in a cell is reported where it was written", () => {
  it.each([
    ["plain TypeScript", SYNC, 250],
    ["with imports and awaits", ASYNC, 250],
    ["with decorators, accessors and namespaces", LOWERED, 150],
  ] as const)("%s", async (_name, [fillers, places], runs) => {
    await fc.assert(
      fc.asyncProperty(failingCells(fillers, places), async ({ source, offset }) => {
        const { ename, line, column, text } = await notebook.failure(source);
        expect({ ename, line, column, text }).toEqual({ ename: "RangeError", ...placeIn(source, offset), text });
      }),
      { numRuns: runs, seed: 20_240_501 },
    );
  });

  it.each([
    ["a name that does not exist, alone", "missingName", 1, 1],
    ["called", "missingName(1)", 1, 1],
    ["after an await", "await null;\nmissingName(1)", 2, 1],
    ["in an initializer", "const a = 1;\nconst b = missingName;", 2, 11],
    ["in an object at the end", "const c = 1\n{\n  c,\n  d: missingName,\n}", 4, 6],
    ["in a template", "`한글 ${missingName}`", 1, 7],
    [
      "in a decorated class",
      "function keep(c: unknown) { return c as never; }\n@keep\nclass C {\n  static d = missingName;\n}",
      4,
      14,
    ],
  ])("%s", async (_what, source, line, column) => {
    const failure = await notebook.failure(source);
    expect(failure.ename).toBe("ReferenceError");
    expect([failure.line, failure.column]).toEqual([line, column]);
  });
});
