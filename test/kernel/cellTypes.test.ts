import { describe, expect, it } from "@jest/globals";
import { cell } from "./cell.ts";
import { SharedKernel } from "./convolabKernel.ts";

const kernel = new SharedKernel();

/** A cell that prints true if both types are the very same; a type error otherwise (`any` included). */
function areSame(type: string, other: string): string {
  return [
    "{",
    "  type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;",
    `  const isEqual: Equal<${type}, ${other}> = true;`,
    "  console.log(isEqual);",
    "}",
  ].join("\n");
}

describe("types of earlier cells", () => {
  it.each([
    ["number", "let plain = 1", "plain", "number"],
    ["literal", "const literal = 'yes'", "literal", "'yes'"],
    ["tuple", "const tuple = [1, 'a'] as const", "tuple", "readonly [1, 'a']"],
    ["Map", "const ages = new Map([['Kim', 3]])", "ages", "Map<string, number>"],
    ["typed array", "const pixels = new Float32Array(4)", "pixels", "Float32Array<ArrayBuffer>"],
    [
      "generic function",
      "function first<T>(items: T[]): T | undefined { return items[0]; }",
      "first",
      "<T>(items: T[]) => T | undefined",
    ],
    ["union", "let either: 'on' | 'off' = 'on' as 'on' | 'off'", "either", "'on' | 'off'"],
    ["result of await", "const fetched = await Promise.resolve({ ok: true })", "fetched", "{ ok: boolean }"],
    ["destructured", "const { length: letters } = 'abc'", "letters", "number"],
    ["inferred function", "const twice = (n: number) => n * 2", "twice", "(n: number) => number"],
    [
      "generator",
      "function* numbers(): Generator<1, string, boolean> { yield 1; return 'end'; }",
      "numbers",
      "() => Generator<1, string, boolean>",
    ],
  ])("%s stays exactly what it was", async (_name, declaration, expression, type) => {
    await kernel.ok(declaration);
    expect((await kernel.ok(areSame(`typeof ${expression}`, type))).stdout).toBe("true\n");
  });

  it("are checked: an earlier number is no string", async () => {
    await kernel.ok("const earlierNumber = 1");
    const { text } = await kernel.error("const n: string = earlierNumber");
    expect(text).toContain("TS2322");
    expect(text).toContain("Type 'number' is not assignable to type 'string'");
  });

  it("private members stay private and nominal", async () => {
    await kernel.ok(cell`
      class Account { #pin = 1; private secret = 2; protected inner = 3; open = 4; check() { return this.#pin; } }
      const account = new Account()
    `);
    expect(await kernel.value("account.check() + account.open")).toBe("5");
    expect((await kernel.error("account.secret")).text).toContain("TS2341");
    expect((await kernel.error("account.inner")).text).toContain("TS2445");
    expect((await kernel.error("account.#pin")).text).toMatch(/TS18013|TS18016|private|Private/);
    expect((await kernel.error("const copy: Account = { open: 1, check: () => 1 }")).text).toContain("TS2739");
    expect(await kernel.value("const same: Account = account;\nsame === account")).toBe("true");
  });

  it("a local class's instance keeps its type across cells", async () => {
    await kernel.ok(cell`
      function makeCounter() { class Counter { private n = 0; next() { return ++this.n; } } return new Counter(); }
      const counter = makeCounter()
    `);
    expect(await kernel.value("counter.next() + counter.next()")).toBe("3");
    expect((await kernel.error("counter.n")).text).toContain("TS2341");
    expect((await kernel.error("counter.previous()")).text).toContain("TS2339");
  });

  it("a unique symbol stays a key", async () => {
    await kernel.ok("const key: unique symbol = Symbol('key')");
    await kernel.ok("interface Keyed { [key]: number }\nconst keyed: Keyed = { [key]: 5 }");
    expect(await kernel.value("keyed[key] + 1")).toBe("6");
    expect((await kernel.error("const badlyKeyed: Keyed = { [Symbol('key')]: 1 }")).text).toMatch(
      /TS2741|TS2353|TS2322/,
    );
  });

  it("generic classes, interfaces and their uses are kept", async () => {
    await kernel.ok(cell`
      interface Named { name: string }
      class Box<T extends Named> {
        constructor(readonly value: T) {}
        map<U extends Named>(f: (value: T) => U) { return new Box(f(this.value)); }
      }
    `);
    await kernel.ok("const box = new Box({ name: 'a', size: 3 })");
    expect(await kernel.value("box.map(({ name, size }) => ({ name: name + size, size })).value.name")).toBe("'a3'");
    expect((await kernel.error("box.value.weight")).text).toContain("TS2339");
    expect((await kernel.error("new Box({ title: 'x' })")).text).toMatch(/TS2353|TS2345|TS2741/);
  });

  it("a class can extend one of an earlier cell, also after that one was declared again", async () => {
    await kernel.ok("abstract class Layer { abstract size(): number; double() { return this.size() * 2; } }");
    await kernel.ok(cell`
      class Dense extends Layer { override size() { return 4; } }
      const dense = new Dense()
    `);
    expect(await kernel.value("dense.double()")).toBe("8");
    expect((await kernel.error("new Layer()")).text).toContain("TS2511");
    await kernel.ok("class Layer { name = 'new' }");
    expect(await kernel.value("dense.double()")).toBe("8");
    expect(await kernel.value("new Layer().name")).toBe("'new'");
  });

  it("type predicates, overloads and mapped types work from an earlier cell", async () => {
    await kernel.ok(cell`
      type Options = { [K in 'a' | 'b']?: number };
      function isText(x: unknown): x is string { return typeof x === 'string'; }
      function pick(x: string): 's';
      function pick(x: number): 'n';
      function pick(x: unknown) { return isText(x) ? 's' : 'n'; }
    `);
    expect(await kernel.value("const unsure: unknown = 'abc';\nisText(unsure) ? unsure.length : 0")).toBe("3");
    expect((await kernel.ok(areSame("ReturnType<typeof pick>", "'n'"))).stdout).toBe("true\n");
    expect((await kernel.error("const options: Options = { c: 1 }")).text).toContain("TS2353");
  });

  it("narrowing of an earlier cell's variable does not outlive that cell", async () => {
    await kernel.ok("let maybe: string | undefined = 'x' as string | undefined");
    expect((await kernel.error("maybe.length")).text).toMatch(/TS18048|TS2532/);
    expect(await kernel.value("maybe?.length")).toBe("1");
  });

  it("a name that was never declared is an error with its number", async () => {
    expect((await kernel.error("neverDeclared + 1")).text).toContain("TS2304");
  });

  it("implicit any is refused, and strict null checks hold", async () => {
    expect((await kernel.error("function loose(x) { return x; }")).text).toContain("TS7006");
    expect((await kernel.error("const found: number = [1].find((n) => n > 1)")).text).toContain("TS2322");
  });
});
