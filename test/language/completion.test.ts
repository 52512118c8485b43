import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type CompleteReply, complete } from "../../src/kernel/language/completion.ts";
import { LanguageServer } from "../../src/kernel/language/server/languageServer.ts";
import { NotebookModules, notebookFolder } from "./notebookModules.ts";

const folder = notebookFolder();
const modules = new NotebookModules(folder.path);
const server = new LanguageServer(modules);

beforeAll(async () => {
  writeFileSync(join(folder.path, "helper.ts"), "export const helperOne = 1;\nexport function helperTwo() {}\n");
  writeFileSync(join(folder.path, "scores.json"), '{ "kim": 1 }');
  // TypeScript completes the packages that the nearest package.json names.
  writeFileSync(join(folder.path, "package.json"), '{ "dependencies": { "tiny-plot": "*" } }');
  const packageFolder = join(folder.path, "node_modules", "tiny-plot");
  mkdirSync(packageFolder);
  writeFileSync(join(packageFolder, "package.json"), '{ "name": "tiny-plot", "types": "index.d.ts" }');
  writeFileSync(join(packageFolder, "index.d.ts"), "export declare function drawBars(values: number[]): void;");
  modules.run(`function twice(x: number) { return x * 2 }
class Point { x = 1; #secret = 2; area(scale: number) { return scale } }
const counter = 3; let people = [{ name: "김" }];`);
  modules.run(`type Mode = "same" | "valid"; enum Padding { Same, Valid } namespace Inner { export const deep = 1 }
interface Conv { filters: number; kernelSize: number; padding: Mode }
function conv2d(options: Conv) { return options }
const origin = new Point(); const odd = { "my-key": 1, plain: 2 };
import * as os from "node:os";`);
  await server.prepare();
});

afterAll(async () => {
  await server.close();
  folder.remove();
});

/** Completes at the `|`. */
function completeAt(marked: string): Promise<CompleteReply> {
  const cursor = marked.indexOf("|");
  const before = marked.slice(0, cursor);
  return complete(server, modules, before + marked.slice(cursor + 1), [...before].length);
}

describe("completion", () => {
  it.each([
    ["[1].ma|", ["map"]],
    ["[1].map(String)[0].toUpper|", ["toUpperCase"]],
    ["twi|", ["twice"]],
    ["counte|", ["counter"]],
    ["new Poi|", ["Point"]],
    ["origin.|", ["area", "x"]],
    ["people[0].n|", ["name"]],
    ["Padding.|", ["Same", "Valid"]],
    ["Inner.|", ["deep"]],
    ["os.totalm|", ["totalmem"]],
    ["conv2d({ | })", ["filters", "kernelSize", "padding"]],
    ['conv2d({ filters: 1, kernelSize: 3, padding: "|" })', ["same", "valid"]],
    ['let mode: Mode = "s|"', ["same"]],
    ["let mode: Mod|", ["Mode"]],
    ['import os from "node:o|', ["node:os"]],
    ['import { read } from "./he|"', ["helper.ts"]],
    ['import scores from "./sc|"', ["scores.json"]],
    ['import { help| } from "./helper.ts"', ["helperOne", "helperTwo"]],
    ['import { | } from "tiny-plot"', ["drawBars", "type"]],
    ['import { d } from "tiny-|"', ["tiny-plot"]],
    ['await import("node:worker_t|")', ["node:worker_threads"]],
    ["const { na| } = people[0]!", ["name"]],
    ["for (const p of people) {\n  p.|", ["name"]],
    ["awai|", ["await"]],
    ["retur|", ["return"]],
    ["structuredCl|", ["structuredClone"]],
    ["displ|", ["display"]],
    ["function f(alpha: number) {\n  return alp|", ["alpha"]],
    ["// twi|", []],
    ["'twi|'", []],
  ])("%s", async (marked, matches) => {
    expect((await completeAt(marked)).matches).toEqual(matches);
  });

  it.each([
    ["'한글'.toUpperC|", 5, 13],
    ["'\u1112\u1161\u11ab'.toUpperC|", 6, 14],
    ["'👨‍👩‍👧 😀'.toUpperC|", 10, 18],
    ["let 값 = '😀'; /* 🎉 */ 값.toUpperC|", 23, 31],
    [`\`\${'😀'.toUpperC|}\``, 7, 15],
  ])("counts code points before the cursor: %s", async (marked, start, end) => {
    const reply = await completeAt(marked);
    expect(reply.matches).toEqual(["toUpperCase"]);
    expect([reply.cursor_start, reply.cursor_end]).toEqual([start, end]);
  });

  it("offers names in Hangul", async () => {
    expect((await completeAt("let 손실값 = 1; 손실|")).matches).toEqual(["손실값"]);
  });

  it("replaces the dot by ?. where the value may be missing", async () => {
    const reply = await completeAt("people.find((p) => p.name).|");
    expect([reply.matches, reply.cursor_start, reply.cursor_end]).toEqual([["?.name"], 26, 27]);
  });

  it("leaves out what needs another edit than the other matches", async () => {
    expect((await completeAt("odd.|")).matches).toEqual(["plain"]);
  });

  it("sorts as TypeScript does: own names before globals", async () => {
    const { matches } = await completeAt("co|");
    expect(matches.slice(0, 2)).toEqual(["conv2d", "counter"]);
    expect(matches).toEqual(expect.arrayContaining(["console", "const", "continue"]));
    expect(matches.indexOf("console")).toBeGreaterThan(1);
  });

  it("never offers the session's plumbing, and at most 500 matches", async () => {
    const { matches } = await completeAt("|");
    expect(matches).toEqual(expect.arrayContaining(["twice", "Point", "os", "Padding", "if", "Math"]));
    expect(matches.filter((match) => match.includes("$$") || match.includes("hub") || match.includes("cell"))).toEqual(
      [],
    );
    expect(matches.length).toBeLessThanOrEqual(500);
    expect(new Set(matches).size).toBe(matches.length);
    expect((await completeAt("$$|")).matches).toEqual([]);
  });

  it("says what each match is, in words that JupyterLab knows", async () => {
    const typeOf = async (marked: string): Promise<Record<string, string>> => {
      const reply = await completeAt(marked);
      return Object.fromEntries(reply.metadata._jupyter_types_experimental.map((match) => [match.text, match.type]));
    };
    expect(await typeOf("|")).toMatchObject({
      twice: "function",
      Point: "class",
      counter: "instance",
      Inner: "module",
      os: "module",
      Padding: "enum",
      if: "keyword",
      fetch: "function",
    });
    expect(await typeOf("origin.|")).toEqual({ area: "function", x: "property" });
    expect(await typeOf('import x from "./he|"')).toEqual({ "helper.ts": "path" });
    const [match] = (await completeAt("😀\n[1].ma|")).metadata._jupyter_types_experimental;
    expect(match).toEqual({ text: "map", type: "function", start: 6, end: 8 });
  });

  it("answers for broken code", async () => {
    expect((await completeAt("if (people.length > 0 { people[0]?.na|")).matches).toEqual(["name"]);
  });

  it("sees a cell that ran since the last question", async () => {
    modules.run("const freshName = twice(4);");
    expect((await completeAt("freshN|")).matches).toEqual(["freshName"]);
    expect((await completeAt("freshName.toFi|")).matches).toEqual(["toFixed"]);
  });

  it("sees a local file that changed on disk, and one that is new", async () => {
    expect((await completeAt('import { helperT| } from "./helper.ts"')).matches).toEqual(["helperTwo"]);
    writeFileSync(join(folder.path, "helper.ts"), 'export * from "./deeper.ts";\nexport function helperThree() {}\n');
    expect((await completeAt('import { helperT| } from "./helper.ts"')).matches).toEqual(["helperThree"]);
    writeFileSync(join(folder.path, "deeper.ts"), "export function helperThird() {}\n");
    expect((await completeAt('import { helperT| } from "./helper.ts"')).matches).toEqual([
      "helperThird",
      "helperThree",
    ]);
  });
});
