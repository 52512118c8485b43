import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "@jest/globals";
import { cell } from "./cell.ts";
import { okReply, SharedKernel } from "./convolabKernel.ts";
import { installPackage, writeFiles } from "./notebookFolder.ts";

const kernel = new SharedKernel({}, async (directory) => {
  await writeFiles(directory, {
    "helper.ts": cell`
      /** Doubles a number. */
      export function double(n: number): number { return n * 2; }
      export const halves = [0.5];
    `,
  });
  // TypeScript completes the packages that the nearest package.json names.
  await writeFiles(directory, { "package.json": '{ "dependencies": { "some-package": "*" } }' });
  await installPackage(
    directory,
    "some-package",
    { main: "index.js", types: "index.d.ts" },
    {
      "index.js": "exports.convolve = () => 1;",
      "index.d.ts": cell`
      export declare function convolve(image: number[][], kernel: number[][]): number;
      export declare const version: string;
    `,
    },
  );
});

/** Splits at the cursor `|` and counts the code points before it, as the protocol wants them. */
function atCursor(marked: string): { code: string; cursor_pos: number } {
  const [before = "", after = ""] = marked.split("|");
  return { code: before + after, cursor_pos: [...before].length };
}

/** Completes at `|`: the matches and what the code becomes if the first one (or `choice`) is taken. */
async function complete(marked: string, choice?: string) {
  const { code, cursor_pos } = atCursor(marked);
  const content = await okReply(
    await kernel.client.request("shell", "complete_request", { code, cursor_pos }),
    "complete_reply",
  );
  const points = [...code];
  const taken = choice ?? content.matches[0] ?? "";
  const applied = [...points.slice(0, content.cursor_start), taken, ...points.slice(content.cursor_end)].join("");
  return { ...content, applied, types: content.metadata._jupyter_types_experimental ?? [] };
}

async function inspect(marked: string, detail_level: 0 | 1 = 0) {
  const { code, cursor_pos } = atCursor(marked);
  const content = await okReply(
    await kernel.client.request("shell", "inspect_request", { code, cursor_pos, detail_level }),
    "inspect_reply",
  );
  return { ...content, text: stripVTControlCharacters(String(content.data["text/plain"] ?? "")) };
}

async function isComplete(code: string) {
  return (await (await kernel.client.request("shell", "is_complete_request", { code })).reply()).content;
}

describe("completion", () => {
  it("members of an earlier cell's value, typed", async () => {
    await kernel.ok(cell`
      const layerSize = { width: 28, height: 28 };
      class Model { #hidden = 1; private secret = 2; fit() { return 1; } }
      const model = new Model()
    `);
    const { matches, types } = await complete("layerSize.|");
    expect(matches).toEqual(expect.arrayContaining(["width", "height"]));
    expect(types.find(({ text }) => text === "width")?.type).toMatch(/property/);
    const members = await complete("model.|");
    expect(members.matches).toContain("fit");
    expect(members.matches).not.toContain("secret");
    expect(members.types.find(({ text }) => text === "fit")?.type).toMatch(/method|function/);
  });

  it.each([
    ["globals", "conso|", "console"],
    ["keywords", "whi|", "while"],
    ["names of earlier cells", "layerSi|", "layerSize"],
    ["names of this cell", "const ownVariable = 1;\nownVar|", "ownVariable"],
    ["members with a prefix", "[1, 2].fl|", "flat"],
    ["optional chaining", "model?.f|", "fit"],
    ["inside a call", "console.log(layerSize.wi|)", "width"],
    ["the notebook's globals", "clearOut|", "clearOutput"],
    ["object literal keys of a known type", "const options: { kernelSize: number } = { ker| }", "kernelSize"],
    [
      "string literals of a known type",
      "const activation: 'relu' | 'softmax' = 're|'".replace("'relu' | 'softmax'", "'relu'"),
      "relu",
    ],
  ])("%s", async (_name, marked, expected) => {
    expect((await complete(marked)).matches).toContain(expected);
  });

  it("import paths and their exports", async () => {
    expect((await complete("import {} from 'node:pa|'")).applied).toMatch(/node:path/);
    expect((await complete("import {} from './hel|'")).applied).toMatch(/\.\/helper(\.ts)?'/);
    expect((await complete("import { convolve } from 'some-pa|'")).applied).toContain("'some-package'");
    expect((await complete("import { dou| } from './helper.ts'")).matches).toContain("double");
    expect((await complete("import { conv| } from 'some-package'")).matches).toContain("convolve");
  });

  it("replaces the right range, in code points, after Hangul and emoji", async () => {
    expect((await complete("'한글🎓👩‍🎓'; layerSize.wid|", "width")).applied).toBe("'한글🎓👩‍🎓'; layerSize.width");
    expect((await complete("/* 🎓🎓🎓 */ conso|.log()", "console")).applied).toBe("/* 🎓🎓🎓 */ console.log()");
    await kernel.ok("const 이미지 = { 너비: 28, 높이: 28 }");
    expect((await complete("이미|", "이미지")).applied).toBe("이미지");
    expect((await complete("'🎓'; 이미지.|")).matches).toEqual(expect.arrayContaining(["너비", "높이"]));
    expect((await complete("이미지.너|", "너비")).applied).toBe("이미지.너비");
  });

  it("takes the word's end too when the cursor is inside it", async () => {
    const { applied } = await complete("layerSize.wi|dth", "width");
    expect(applied).toMatch(/^layerSize\.width(dth)?$/);
  });

  it.each([
    ["nothing", "|"],
    ["code with errors", "const = ; layerSize.|"],
    ["a comment", "// lay|"],
    ["a cursor past the end", "abc|"],
  ])("answers validly for %s", async (_name, marked) => {
    expect(Array.isArray((await complete(marked)).matches)).toBe(true);
  });

  it("answers validly when cursor_pos is out of range", async () => {
    const exchange = await kernel.client.request("shell", "complete_request", { code: "abc", cursor_pos: 99 });
    expect((await exchange.reply()).content.status).toBe("ok");
  });

  it("declares nothing and runs nothing", async () => {
    await complete("const neverRun = console.log('ran');\nneverRu|");
    expect((await kernel.error("neverRun")).text).toContain("TS2304");
  });

  it("sees what a cell above has just changed", async () => {
    await kernel.ok("let shape: { rank: number } = { rank: 1 }");
    expect((await complete("shape.|")).matches).toContain("rank");
    await kernel.ok("let shape = [1, 2]");
    const { matches } = await complete("shape.|");
    expect(matches).toContain("concat");
    expect(matches).not.toContain("rank");
  });
});

describe("inspection", () => {
  it("shows signature, type and documentation", async () => {
    await kernel.ok(cell`
      /**
       * Scales pixels to the range 0..1.
       * @param pixels bytes, 0..255
       */
      function scale(pixels: Uint8Array, by = 255): Float32Array { return Float32Array.from(pixels, (p) => p / by); }
    `);
    const { found, text, data } = await inspect("sca|le(new Uint8Array(2))");
    expect(found).toBe(true);
    expect(text).toContain("scale(pixels: Uint8Array");
    expect(text).toContain("Float32Array");
    expect(text).toContain("Scales pixels to the range 0..1.");
    expect(Object.keys(data)).toContain("text/plain");
  });

  it("detail level 1 says at least as much, with the source of a function of a cell", async () => {
    await kernel.ok("function withSource(n: number) { /* the secret comment */ return n + 1; }");
    const [brief, full] = [await inspect("withSource|"), await inspect("withSource|", 1)];
    expect(full.text.length).toBeGreaterThanOrEqual(brief.text.length);
    expect(full.text).toContain("the secret comment");
  });

  it.each([
    ["a variable's type", "const inspected = new Map<string, number[]>();\ninsp|ected", "Map<string, number[]>"],
    ["a built-in", "Math.ma|x(1, 2)", "max(...values: number[]): number"],
    ["a member", "[1].ma|p", "map"],
    ["a word's end", "parseInt|", "parseInt"],
    ["the call around the cursor", "parseInt('10', |)", "radix"],
    ["a nested call", "console.log(Math.pow(2, |))", "pow"],
    ["after Hangul and emoji", "'한글 🎓🎓'; Math.ma|x(1)", "max"],
    ["an import", "import { join } from 'node:path';\njo|in", "join"],
  ])("%s", async (_name, marked, shown) => {
    const { found, text } = await inspect(marked);
    expect(found).toBe(true);
    expect(text).toContain(shown);
  });

  it.each([
    ["nothing", "|"],
    ["blanks", "   |   "],
    ["an unknown name", "nothingOfThatName|"],
    ["a number", "4|2"],
  ])("finds nothing at %s", async (_name, marked) => {
    const { found, data } = await inspect(marked);
    if (!found) expect(data).toEqual({});
    else expect(_name).toBe("an unknown name");
  });
});

describe("is_complete", () => {
  it.each([
    ["1 + 1", "complete"],
    ["const x = 1;", "complete"],
    ["function f() {\n  return 1;\n}", "complete"],
    ["await fetch('x')", "complete"],
    ["// comment", "complete"],
    ["", "complete"],
    ["type A = { a: 1 }", "complete"],
    ["{ a: 1, b: 2 }", "complete"],
    ["function f() {", "incomplete"],
    ["if (true) {\n  console.log(1);", "incomplete"],
    ["const list = [1,", "incomplete"],
    ["call(1,", "incomplete"],
    ["const text = `unfinished", "incomplete"],
    ["/* open", "incomplete"],
    ["1 +", "incomplete"],
    ["interface A {", "incomplete"],
    ["const f = (x: number) =>", "incomplete"],
    ["const x = 'closed wrongly", "invalid"],
    ["const = 5", "invalid"],
    ["}", "invalid"],
    ["let let = 1;;)", "invalid"],
  ])("%j is %s", async (code, status) => {
    expect((await isComplete(code)).status).toBe(status);
  });

  it("indents with what the block wants", async () => {
    expect(await isComplete("function f() {")).toEqual({ status: "incomplete", indent: "  " });
    expect(await isComplete("function f() {\n  if (x) {")).toEqual({ status: "incomplete", indent: "    " });
    expect(await isComplete("const text = `unfinished")).toEqual({ status: "incomplete", indent: "" });
  });
});
