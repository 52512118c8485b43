import { describe, expect, it } from "@jest/globals";
import { createScanner } from "typescript-native/unstable/ast/scanner";
import { isComplete } from "../../src/kernel/language/isComplete.ts";

describe("is_complete", () => {
  it.each([
    "",
    "// 주석만",
    "1 + 1",
    "let x = 1;\n\n",
    "{a: 1, b: 2}",
    "const n = 1\n{a: n, b: [n]}",
    "await fetch('x')",
    "@sealed class A { @log() m() {} }",
    "using file = open()",
    "enum E { A, B }",
    "function f(x: number): string;",
    `\`\${'한글'} 😀\``,
    "if (x) y()",
    "export const x = 1",
    "const s = 'a\\\nb'",
    "const f = <T>(x: T) => x",
  ])("complete: %j", (code) => {
    expect(isComplete(code)).toEqual({ status: "complete" });
  });

  it.each([
    ["function f() {", "  "],
    ["function f() {\n  g(", "    "],
    ["  model.add({", "    "],
    ["const a = [\n  1,", "  "],
    ["foo(a,\n    b,", "    "],
    ["a +", "  "],
    ["const x =", "  "],
    ["const x", "  "],
    ["x?.", "  "],
    ["if (x)", "  "],
    ["if (x) {\n  y()\n} else", "  "],
    ["for (const x of y)", "  "],
    ["const f = <T,>(x: T) =>", "  "],
    ["function f(x: number)", "  "],
    ["@sealed", "  "],
    ["{a: 1,", "  "],
    ["{a: 1, b:", "  "],
    ["const n = 1\n{a: n, b", "  "],
    ["`abc", ""],
    [`\`a \${b} c\n  d`, ""],
    ["`${a", "  "],
    ["  /* 설명", "  "],
    ["한글('😀', {", "  "],
    ["call(/[(]/, {", "  "],
    ["'a' + 'b\\", "  "],
    ["x = y\n  ? a", "    "],
    ["class A {\n  m() {\n  }\n", "  "],
  ])("incomplete: %j, next line indented by %j", (code, indent) => {
    expect(isComplete(code)).toEqual({ status: "incomplete", indent });
  });

  it.each([
    "'abc",
    '"abc\nlet y',
    "/abc",
    ")",
    "foo(1]",
    "[1, 2)",
    "else",
    "1 2",
    "let 1 = 2",
    "const a = [1, 2\nconst b = 3",
    "const a = 'x\nfoo(",
    "0x",
    "\\",
    "a ?? b || c",
    "return 1",
  ])("invalid: %j", (code) => {
    expect(isComplete(code)).toEqual({ status: "invalid" });
  });

  // Whoever types a valid program line by line, token by token, must never be told that it is wrong.
  it.each([
    `import { readFileSync as read, type Stats } from "node:fs";
import * as tf from "convolab";
import data from "./data.json" with { type: "json" };
export { read };`,
    `const model = tf.sequential({ layers: [tf.layers.conv2d({ filters: 8, kernelSize: [3, 3] as const })] });
for (let epoch = 0; epoch < 10; epoch++) { if (epoch % 2 === 0) continue; else await step(epoch, 2 ** -1); }
for await (const { loss, acc = 0 } of history()) console.log(\`손실 \${loss.toFixed(3)} \${acc ? "😀" : \`\${-acc}\`} 끝\`);`,
    `abstract class Layer<T extends object = {}> extends Base implements Named, Sized {
  static #count = 0;
  declare readonly name: string;
  constructor(private size: number, public label?: string) { super(); Layer.#count += 1; }
  get area(): number { return this.size ** 2 / 3; }
  abstract call(x: T): Promise<T>;
  static { console.log("ready"); }
  *[Symbol.iterator]() { yield* [1, 2]; }
}`,
    `type Mode = "same" | "valid"; interface Shape { readonly height: number; width?: number; [key: string]: unknown; new (x: number): Shape }
enum Padding { Same = 1 << 2, Valid } namespace Inner { export const q = 1; }
function size(n: number): number; function size(n: string): string; function size(n: any): any { return n; }
type Pick2<T, K extends keyof T> = { [P in K]: T[P] extends infer U ? U : never };
let found = list.find((x): x is Shape => x != null)?.width ?? 0; const re = /[/\\]]+/giu.test(a / b ? "x" : "y");`,
    `label: do { switch (key) { case 1: case 2: break label; default: throw new Error("no"); } } while (i-- > 0);
try { risky() } catch ({ message }) { report(message) } finally { close?.() }
const identity = async <T,>(value: T): Promise<T> => { const { a, ...rest } = { a: 1, ...value }; return value satisfies T; };
using handle = open(); await using stream = connect(); const big = 10n, tagged = String.raw\`\\n\`, big2 = 1_000;
@sealed class Tagged { @log("x") method(@inject() value: string) {} accessor field = 1; }
{ const block = new Map<string, number[]>([["a", [1]]]); block.get("a")![0]! += +!!0; }`,
  ])("no beginning of a valid program is invalid (program %#)", (program) => {
    expect(isComplete(program)).toEqual({ status: "complete" });
    const wrong = tokenEnds(program)
      .map((end) => program.slice(0, end))
      .filter((beginning) => isComplete(beginning).status === "invalid");
    expect(wrong).toEqual([]);
  });
});

/** Where each token ends, and each line; strings, templates and regular expressions count as one token with their ends. */
function tokenEnds(program: string): number[] {
  const scanner = createScanner(false, undefined, program);
  const ends: number[] = [];
  const templates: number[] = [];
  let depth = 0;
  let previous = "";
  for (scanner.scan(); scanner.getTokenText() !== ""; scanner.scan()) {
    let text = scanner.getTokenText();
    if (text.startsWith("/") && !text.startsWith("//") && /^[=(,:[!&|?{};]?$/.test(previous)) {
      scanner.reScanSlashToken();
    } else if (text === "}" && templates.at(-1) === depth) {
      scanner.reScanTemplateToken(false);
      templates.pop();
    }
    text = scanner.getTokenText();
    if (/^[`}].*\$\{$/s.test(text)) {
      templates.push(depth);
    } else if (text === "{") {
      depth += 1;
    } else if (text === "}") {
      depth -= 1;
    }
    ends.push(scanner.getTokenEnd());
    previous = text.trim() === "" ? previous : text;
  }
  return ends;
}
