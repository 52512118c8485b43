import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { SharedKernel } from "./convolabKernel.ts";

const kernel = new SharedKernel();

/** The line under `source` in a code frame, which must point at `part` of it. */
function expectCaretUnder(text: string, source: string, part: string): void {
  const lines = text.split("\n");
  const at = lines.findIndex((line) => line.includes(source));
  expect(at).toBeGreaterThanOrEqual(0);
  const [shown, marks] = [lines[at] ?? "", lines[at + 1] ?? ""];
  const start = shown.indexOf(source) + source.indexOf(part);
  expect(marks.search(/[\^~]/)).toBe(start);
}

describe("a cell with a type error", () => {
  it("does not run at all", async () => {
    await kernel.ok("let ran = 0");
    const { exchange } = await kernel.error("ran = 1;\nconsole.log('ran');\nconst wrong: number = 'text';");
    expect(exchange.stdout).toBe("");
    expect(exchange.types).toEqual(["status", "execute_input", "error", "status"]);
    expect(await kernel.value("ran")).toBe("0");
  });

  it("shows the code frame with a caret, the message and the number", async () => {
    const { text } = await kernel.error("const fine = 1;\nconst wrong: number = 'text';\nconst after = 2;");
    expect(text).toContain("TS2322");
    expect(text).toContain("Type 'string' is not assignable to type 'number'");
    expect(text).toMatch(/2 \| *const wrong: number = 'text';/);
    expectCaretUnder(text, "const wrong: number = 'text';", "wrong");
  });

  it("suggests what was meant", async () => {
    expect((await kernel.error("[1].lenght")).text).toMatch(/TS2551.*Did you mean 'length'\?/s);
    expect((await kernel.error("consol.log(1)")).text).toMatch(/Did you mean 'console'\?/);
    await kernel.ok("const learningRate = 0.1");
    expect((await kernel.error("learningRat * 2")).text).toMatch(/TS2552.*Did you mean 'learningRate'\?/s);
  });

  it("shows every error of the cell, in order", async () => {
    const { text } = await kernel.error("const a: number = 'a';\nconst b: string = 1;\nzyx();");
    expect([...text.matchAll(/TS\d{4}/g)].map(([code]) => code)).toEqual(["TS2322", "TS2322", "TS2304"]);
  });

  it("puts the caret right after Hangul, emoji and tabs", async () => {
    const korean = await kernel.error("const 값: number = 1; const 글: number = '글';");
    expect(korean.text).toContain("TS2322");
    expect(korean.text).toContain("글");
    const emoji = await kernel.error("/* 🎓 */ const e: number = 'x';");
    expect(emoji.text).toContain("TS2322");
    expect((await kernel.error("\tconst t: number = 'x';")).text).toContain("TS2322");
  });

  it("names the place as cell [n]:line:column", async () => {
    const { text, exchange } = await kernel.error("const ok = 1;\n  const bad: number = 'x';");
    const number = (await exchange.reply()).content.execution_count;
    expect(text).toContain(`cell [${number}]:2:9`);
  });

  it("shows the chain of reasons for nested types", async () => {
    const { text } = await kernel.error("const layer: { kernel: { size: number } } = { kernel: { size: 'three' } };");
    expect(text).toContain("'string' is not assignable to type 'number'");
  });

  it("is in a local file: the file is named", async () => {
    await writeFile(
      join(kernel.directory, "wrong-use.ts"),
      "export function area(width: number): number { return width * width; }\n",
    );
    const { text } = await kernel.error("import { area } from './wrong-use.ts';\narea('3')");
    expect(text).toContain("TS2345");
  });

  it("unused names, unreachable labels and floating expressions are not errors in a notebook", async () => {
    await kernel.ok("const unused = 1; function alsoUnused(parameter: number) {}");
    await kernel.ok("[1, 2, 3].length;\n'use';");
  });

  it("a long list of errors stays readable", async () => {
    const code = Array.from({ length: 300 }, (_, i) => `const e${i}: number = 'x';`).join("\n");
    const { text } = await kernel.error(code);
    expect(text.length).toBeLessThan(60_000);
    expect(text).toContain("TS2322");
  });
});
