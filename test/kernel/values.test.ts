import { describe, expect, it } from "@jest/globals";
import { cell } from "./cell.ts";
import { SharedKernel } from "./convolabKernel.ts";

const kernel = new SharedKernel();

describe("the value of a cell", () => {
  it.each([
    ["a number", "1 + 1", "2"],
    ["a bigint", "2n ** 64n", "18446744073709551616n"],
    ["a string", "'한' + \"글\"", "'한글'"],
    ["null", "null", "null"],
    ["an array", "[1, 2, 3].map((n) => n * n)", "[ 1, 4, 9 ]"],
    ["a Map", "new Map([['a', 1]])", "Map(1) { 'a' => 1 }"],
    [
      "a class's instance",
      "new (class Point { constructor(public x: number, public y: number) {} })(1, 2)",
      "Point { x: 1, y: 2 }",
    ],
    ["an object in braces", "{ a: 1, b: 2 }", "{ a: 1, b: 2 }"],
    ["an object in braces after a statement", "const shift = 1;\n{ a: shift, b: shift + 1 }", "{ a: 1, b: 2 }"],
    ["an object of shorthand names", "const width = 3, height = 4;\n({ width, height })", "{ width: 3, height: 4 }"],
    ["an arrow function's call", "((n: number): number => n + 1)(41)", "42"],
    ["an assignment", "let assigned = 1;\nassigned = 7", "7"],
    ["the last line after a declaration", "const a = 20;\na + 1", "21"],
    ["an expression followed by a comment", "5 // five\n// and more", "5"],
    ["an expression with `as` and `satisfies`", "(3 as number) satisfies number", "3"],
    ["a template string", "`${1 + 1} plus`", "'2 plus'"],
    ["false", "1 > 2", "false"],
  ])("shows %s", async (_name, code, shown) => {
    expect(await kernel.value(code)).toBe(shown);
  });

  it.each([
    ["undefined", "undefined"],
    ["a declaration", "const declared = 1"],
    ["a function's declaration", "function declaredFunction() { return 1; }"],
    ["a type", "type Name = string"],
    ["nothing", ""],
    ["blanks", "  \n\n"],
    ["a comment", "// only this"],
    ["a loop", "for (let i = 0; i < 3; i++) {}"],
    ["a call that returns nothing", "[1].forEach(() => {})"],
  ])("shows no result for %s", async (_name, code) => {
    const exchange = await kernel.ok(code);
    expect(exchange.types).toEqual(["status", "execute_input", "status"]);
  });

  it("counts the cells and says the number in input, result and reply", async () => {
    const first = await kernel.ok("'first'");
    const second = await kernel.ok("'second'");
    const number = (await first.reply()).content.execution_count;
    expect(first.all("execute_input")).toEqual([{ code: "'first'", execution_count: number }]);
    expect(first.all("execute_result")[0]?.execution_count).toBe(number);
    expect((await second.reply()).content.execution_count).toBe(Number(number) + 1);
  });

  it("awaits a promise that is the last value", async () => {
    expect(await kernel.value("Promise.resolve(42)")).toBe("42");
    expect(await kernel.value("(async () => 'done')()")).toBe("'done'");
  });

  it("fails with the reason of a rejected promise", async () => {
    const error = await kernel.error("Promise.reject(new RangeError('too far'))");
    expect(error).toMatchObject({ ename: "RangeError", evalue: "too far" });
  });

  it("does not await a promise in a variable, which stays a promise", async () => {
    await kernel.ok("const later = Promise.resolve(1)");
    expect(await kernel.value("later instanceof Promise")).toBe("true");
    expect(await kernel.value("(await later) + 1")).toBe("2");
  });

  it("keeps top-level await's variables for later cells", async () => {
    expect(
      await kernel.value(cell`
        const awaited = await new Promise<number>((resolve) => setTimeout(resolve, 1, 5));
        awaited
      `),
    ).toBe("5");
    expect(await kernel.value("awaited * 2")).toBe("10");
    expect(
      await kernel.value(cell`
        let sum = 0;
        for await (const n of [Promise.resolve(1), Promise.resolve(2)]) sum += n;
        sum
      `),
    ).toBe("3");
  });
});

describe("a cell as a whole", () => {
  it("may call a function above its declaration", async () => {
    expect(await kernel.value("later();\nfunction later() { return 'hoisted'; }\nlater()")).toBe("'hoisted'");
  });

  it("calls the newest version of an earlier cell's function, as in any notebook", async () => {
    await kernel.ok("function version() { return 1; }");
    await kernel.ok("function callVersion() { return version(); }");
    await kernel.ok("function version() { return 2; }");
    expect(await kernel.value("callVersion()")).toBe("2");
  });

  it("is not stopped by a `debugger` statement", async () => {
    expect(await kernel.value("debugger;\n'went on'")).toBe("'went on'");
  });

  it("may be a megabyte long", async () => {
    expect(await kernel.value(`const long = '${"x".repeat(1_000_000)}';\nlong.length`)).toBe("1000000");
  });

  it("may begin with a directive", async () => {
    expect(await kernel.value("'use strict';\n1 + 1")).toBe("2");
  });
});

describe("text/plain", () => {
  it.each([
    ["a cycle", "const cycle: { self?: object } = {};\ncycle.self = cycle;\ncycle", /Circular/],
    ["a getter that throws", "({ get broken(): number { throw new Error('no'); }, fine: 1 })", /fine: 1/],
    [
      "a proxy that throws",
      "new Proxy({}, { get() { throw new Error('trap'); }, ownKeys() { throw new Error('trap'); } })",
      /.+/,
    ],
    ["an object without prototype", "Object.create(null)", /\{\}/],
    [
      "an object whose inspection throws",
      "({ [Symbol.for('nodejs.util.inspect.custom')]() { throw new Error('no'); } })",
      /.+/,
    ],
    ["a typed array", "new Float32Array([1, 2.5])", /Float32Array\(2\) \[ ?1, 2\.5 ?\]/],
  ])("is given for %s", async (_name, code, shown) => {
    expect(await kernel.value(code)).toMatch(shown);
  });

  it.each([
    ["ten million elements", "new Array(10_000_000).fill(0)"],
    ["ten million bytes", "new Uint8Array(10_000_000)"],
    ["a string of ten million letters", "'x'.repeat(10_000_000)"],
    [
      "a deep and wide object",
      cell`
        const wide = (depth: number): unknown => depth === 0 ? 0 : Array.from({ length: 100 }, () => wide(depth - 1));
        wide(3)
      `,
    ],
  ])("is short for %s", async (_name, code) => {
    const text = await kernel.value(code);
    expect(text?.length).toBeLessThan(50_000);
    expect(text?.length).toBeGreaterThan(0);
  });
});
