import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Language } from "../../src/display/language.ts";
import { type InspectReply, inspect } from "../../src/kernel/language/inspection.ts";
import { LanguageServer } from "../../src/kernel/language/server/languageServer.ts";
import { NotebookModules, notebookFolder } from "./notebookModules.ts";

const folder = notebookFolder();
const modules = new NotebookModules(folder.path);
const server = new LanguageServer(modules);

beforeAll(async () => {
  writeFileSync(join(folder.path, "helper.ts"), "\n/** Helps with 도움. */\nexport function helper() {}\n");
  modules.run(`/**
 * Doubles a number.
 * @param x the number
 * @param label - what it is
 * @returns twice \`x\`
 */
function twice(x: number, label?: string): number;
function twice(x: string): string;
function twice(x: any): any { return x }`);
  modules.run(`/** A point. */
class Point<T> {
  /** Its value. */
  value?: T;
  area(scale: number) { return scale }
}
/** 몇 개인지. */
const counter = 3;
enum Padding { Same, Valid }
const made = { padding: Padding, place: new Point<string>(), Point };
import { helper } from "./helper.ts";
const { height, size: { width: columns } } = { height: 1, size: { width: 2 } };
/** 손실 at a {@link Point}. */
const loss = (truth: number, guess: number) => (truth - guess) ** 2;`);
  await server.prepare();
});

afterAll(async () => {
  await server.close();
  folder.remove();
});

/** Inspects at the `|`. */
function inspectAt(marked: string, detailLevel: 0 | 1 = 0, language: Language = "en"): Promise<InspectReply> {
  const cursor = marked.indexOf("|");
  const before = marked.slice(0, cursor);
  return inspect(server, modules, before + marked.slice(cursor + 1), [...before].length, detailLevel, language);
}

async function plainAt(marked: string, detailLevel: 0 | 1 = 0, language: Language = "en"): Promise<string | undefined> {
  return (await inspectAt(marked, detailLevel, language)).data["text/plain"];
}

describe("inspection", () => {
  it("shows a function of an earlier cell with its JSDoc", async () => {
    const reply = await inspectAt("twi|ce(1)");
    expect(reply).toEqual({
      status: "ok",
      found: true,
      metadata: {},
      data: {
        "text/plain": `function twice(x: number, label?: string): number

Doubles a number.

@param x — the number
@param label — what it is
@returns — twice x`,
        "text/markdown": `\`\`\`typescript
function twice(x: number, label?: string): number
\`\`\`

Doubles a number.

*@param* \`x\` — the number

*@param* \`label\` — what it is

*@returns* — twice \`x\``,
      },
    });
  });

  it.each([
    ["counter|", "const counter: 3\n\n몇 개인지."],
    ["|counter", "const counter: 3\n\n몇 개인지."],
    ["Poi|nt", "class Point<T>\n\nA point."],
    ["new Point<number>().val|ue", "(property) Point<number>.value?: number | undefined\n\nIts value."],
    ["Padding|", "enum Padding"],
    ["loss(1, 2) + los|s(3, 4)", "const loss: (truth: number, guess: number) => number\n\n손실 at a Point."],
    ["helper|", "function helper(): void\n\nHelps with 도움."],
    [
      "'👨‍👩‍👧 한글'.toUpper|Case()",
      "(method) String.toUpperCase(): string\n\nConverts all the alphabetic characters in a string to uppercase.",
    ],
    ["const counter = 'x'; count|er", 'const counter: "x"'],
    ["let z: Mode|l; type Model = 1 | 2", "type Model = 1 | 2"],
  ])("%s", async (marked, expected) => {
    expect(await plainAt(marked)).toBe(expected);
  });

  it("marks the parameter being written inside a call", async () => {
    const reply = await inspectAt("twice(1, |)");
    expect(reply.data["text/plain"]).toBe(`twice(x: number, label?: string): number

overload 1 of 2

  x: number — the number
▸ label?: string — what it is

Doubles a number.

twice(x: string): string`);
    expect(reply.data["text/markdown"]).toContain("- `x: number` — the number\n- **▸ `label?: string`** — what it is");
    expect(await plainAt("loss(|)")).toContain("▸ truth: number\n  guess: number");
    expect(await plainAt("loss(1, |)")).toContain("  truth: number\n▸ guess: number");
    expect(await plainAt("Math.max(1, 2, |)")).toContain("▸ ...values: number[]");
    expect(await plainAt("[1].map(|")).toMatch(/^map\(callbackfn: /);
  });

  it("adds at detail level 1 where a name was declared, and its source if in a cell", async () => {
    expect(await plainAt("counter|", 1)).toBe(
      "const counter: 3\n\n몇 개인지.\n\nDeclared in cell [2]\n\nconst counter = 3;",
    );
    expect(await plainAt("Point|", 1)).toBe(`class Point<T>

A point.

Declared in cell [2]

class Point<T> {
  /** Its value. */
  value?: T;
  area(scale: number) { return scale }
}`);
    expect(await plainAt("twice|", 1)).toMatch(
      /Declared in cell \[1\]\n\nfunction twice\(x: number, label\?: string\): number;\nfunction twice\(x: string\): string;\nfunction twice\(x: any\): any \{ return x \}$/,
    );
    expect(await plainAt("helper|", 1)).toMatch(/\n\nDeclared in helper\.ts, line 3$/);
    expect(await plainAt("columns|", 1)).toMatch(
      /^const columns: number\n\nDeclared in cell \[2\]\n\nconst \{ height, size/,
    );
    expect(await plainAt("display|", 1)).toBe("function display(value: unknown): void");
    expect(await plainAt("let z = 1\n\nz|", 1)).toBe("let z: number\n\nDeclared in this cell, line 1");
    expect(await plainAt("JSON.pars|e", 1)).toMatch(/\n\nDeclared in TypeScript lib\.es5\.d\.ts, line \d+$/);
    expect(await plainAt("process.argv|", 1)).toMatch(/\n\nDeclared in @types\/node\/process\.d\.ts, line \d+$/);
  });

  it("speaks Korean", async () => {
    expect(await plainAt("counter|", 1, "ko")).toContain("\n\n셀 [2]에서 선언됨\n\n");
    expect(await plainAt("twice(|)", 0, "ko")).toContain("오버로드 2개 중 1번째");
    expect(await plainAt("helper|", 1, "ko")).toMatch(/helper\.ts의 3번째 줄에서 선언됨$/);
  });

  it("never shows how cells reach each other", async () => {
    const marked = [
      "made|",
      "let copy| = made",
      "let one| = { Point, Padding, loss }",
      "made.place|",
      "made.Point|",
      "made.padding.Same|",
    ];
    for (const [level, code] of marked.flatMap((code) => [[0, code] as const, [1, code] as const])) {
      const reply = await inspectAt(code, level);
      expect(reply.found).toBe(true);
      expect(JSON.stringify(reply.data)).not.toMatch(/\$\$|import\(|\(alias\)|hub|cell\d|file:|\/node_modules/);
    }
  });

  it.each(["1 +| 2", "|", "// counter|", "'counter|'", "nowhere|"])("finds nothing at %s", async (marked) => {
    const reply = await inspectAt(marked);
    expect(reply.found === false ? reply : reply.data["text/plain"]).toEqual(
      marked === "nowhere|" ? "any" : { status: "ok", found: false, data: {}, metadata: {} },
    );
  });
});
