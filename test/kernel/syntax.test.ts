import { describe, expect, it } from "@jest/globals";
import { cell } from "./cell.ts";
import { SharedKernel } from "./convolabKernel.ts";

const kernel = new SharedKernel();

describe("TypeScript's own syntax", () => {
  it("enums: numeric, string, const, and their use in later cells", async () => {
    await kernel.ok(cell`
      enum Level { Low = 1, High }
      enum Word { Yes = 'yes' }
      const enum Bit { Set = 4 }
    `);
    expect(await kernel.value("[Level.High, Level[1], Word.Yes, Bit.Set]")).toBe("[ 2, 'Low', 'yes', 4 ]");
    expect((await kernel.error("const level: Level = 'Low'")).text).toContain("TS2322");
  });

  it("namespaces, nested and merged inside one cell", async () => {
    await kernel.ok(cell`
      namespace Maths { export const pi = 3; export namespace Deep { export const e = 2; } }
      namespace Maths { export const tau = pi * 2; }
    `);
    expect(await kernel.value("[Maths.tau, Maths.Deep.e]")).toBe("[ 6, 2 ]");
  });

  it("parameter properties, accessors, static blocks, private methods, satisfies, abstract classes", async () => {
    expect(
      await kernel.value(cell`
        class All {
          static made = 0;
          static { All.made = 5; }
          accessor shown = 1;
          constructor(private readonly n: number) {}
          #hidden() { return this.n; }
          get value() { return this.#hidden(); }
        }
        const all = new All(3);
        all.shown = 2;
        [All.made, all.value, all.shown] satisfies number[]
      `),
    ).toBe("[ 5, 3, 2 ]");
  });

  it("decorators of classes, methods, fields and accessors, in the standard form", async () => {
    await kernel.ok(cell`
      const log: string[] = [];
      function named<T extends abstract new (...args: never[]) => object>(_: T, context: ClassDecoratorContext<T>) {
        log.push('class ' + context.name);
      }
      function traced<T, A extends unknown[], R>(method: (this: T, ...args: A) => R, context: ClassMethodDecoratorContext) {
        return function (this: T, ...args: A): R {
          log.push('call ' + String(context.name));
          return method.apply(this, args);
        };
      }
      function plusOne(_: undefined, __: ClassFieldDecoratorContext) { return (value: number) => value + 1; }
    `);
    await kernel.ok(cell`
      @named
      class Decorated { @plusOne field = 1; @traced greet(name: string) { return \`hi \${name}\`; } }
    `);
    expect(
      await kernel.value(cell`
        const decorated = new Decorated();
        [decorated.greet('Kim'), decorated.field, ...log]
      `),
    ).toBe("[ 'hi Kim', 2, 'class Decorated', 'call greet' ]");
    expect((await kernel.error("decorated.greet(1)")).text).toContain("TS2345");
  });

  it("`using` in a block and at the top of a cell, disposed in reverse order", async () => {
    await kernel.ok(cell`
      const order: string[] = [];
      function resource(name: string) {
        order.push('open ' + name);
        return { name, [Symbol.dispose]() { order.push('close ' + name); } };
      }
    `);
    await kernel.ok("{ using a = resource('a'); using b = resource('b'); order.push(a.name + b.name); }");
    expect(await kernel.value("order.splice(0)")).toBe("[ 'open a', 'open b', 'ab', 'close b', 'close a' ]");
    await kernel.ok("using top = resource('top');\norder.push('use ' + top.name)");
    expect(await kernel.value("order.splice(0)")).toBe("[ 'open top', 'use top', 'close top' ]");
  });

  it("`await using` disposes asynchronously, also when the cell fails", async () => {
    await kernel.ok(cell`
      const disposals: string[] = [];
      function asyncResource(name: string) { return { async [Symbol.asyncDispose]() { await null; disposals.push(name); } }; }
    `);
    await kernel.ok("await using first = asyncResource('first');\ndisposals.push('body')");
    expect(await kernel.value("disposals.splice(0)")).toBe("[ 'body', 'first' ]");
    expect(
      await kernel.error(cell`
        await using second = asyncResource('second');
        throw new Error('after second')
      `),
    ).toMatchObject({ evalue: "after second" });
    expect(await kernel.value("disposals.splice(0)")).toBe("[ 'second' ]");
  });

  it("generators, async generators, labels, regular expressions with flags v and d, numeric separators, bigint", async () => {
    expect(
      await kernel.value(cell`
        async function* counting() { yield 1; yield 2; }
        const got: number[] = [];
        outer: for await (const n of counting()) { for (;;) { got.push(n); continue outer; } }
        [got, /[\p{L}--[a-z]]/v.test('한'), 1_000n]
      `),
    ).toBe("[ [ 1, 2 ], true, 1000n ]");
  });

  it("type-only declarations leave nothing to run", async () => {
    await kernel.ok(cell`
      declare const ghost: number;
      type Pair<T> = [T, T];
      interface Empty {}
      export type { Pair };
    `);
    expect(await kernel.value("const pair: Pair<number> = [1, 2];\npair")).toBe("[ 1, 2 ]");
  });

  it("`export` before a declaration does not disturb", async () => {
    await kernel.ok(cell`
      export const shared = 3;
      export function sharedFunction() { return shared; }
      export default class SharedDefault { v = 1 }
    `);
    expect(await kernel.value("sharedFunction() + new SharedDefault().v")).toBe("4");
  });

  it("a syntax error shows where, and nothing of the cell runs", async () => {
    const { text, exchange, ename } = await kernel.error("console.log('ran');\nconst = 5;");
    expect(ename).toMatch(/Error/);
    expect(text).toMatch(/2 \|.*const = 5/);
    expect(exchange.stdout).toBe("");
  });

  it("JSX is refused in words", async () => {
    const { text } = await kernel.error("const element = <div>hello</div>");
    expect(text.length).toBeGreaterThan(0);
    expect(await kernel.value("1")).toBe("1");
  });

  it("a top-level return is refused", async () => {
    expect((await kernel.error("return 5")).text).toMatch(/return/i);
  });

  it("a loop at the top of a cell is as fast as in a function", async () => {
    const loop = "for (let i = 0; i < 3e7; i++) { slow = (slow + i) % 7; }";
    await kernel.ok(`function inFunction() { let slow = 0; ${loop} return slow; }\ninFunction()`);
    const time = async (code: string) => {
      const start = performance.now();
      await kernel.ok(code);
      return performance.now() - start;
    };
    const inside = Math.min(await time("inFunction()"), await time("inFunction()"));
    const top = Math.min(await time(`let slow = 0;\n${loop}`), await time(`let slow = 0;\n${loop}`));
    expect(top).toBeLessThan(inside * 4 + 200);
  });
});
