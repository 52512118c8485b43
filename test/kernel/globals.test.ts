import { describe, expect, it } from "@jest/globals";
import { cell } from "./cell.ts";
import { SharedKernel } from "./convolabKernel.ts";
import { installPackage } from "./notebookFolder.ts";

const kernel = new SharedKernel({}, async (directory) => {
  await installPackage(
    directory,
    "uses-globals",
    { main: "index.js", types: "index.d.ts" },
    {
      "index.js": cell`
      exports.probe = () => [
        typeof process.version, typeof Buffer.from, JSON.stringify({ a: 1 }), new Map([[1, 2]]).size, Array.isArray([]),
        typeof console.log, typeof setTimeout, String(Symbol.iterator), typeof fetch,
      ].join(' ');
    `,
      "index.d.ts": "export declare function probe(): string;",
    },
  );
});

const SOUND = "'string function {\"a\":1} 1 true function function Symbol(Symbol.iterator) function'";

describe("a cell has without import", () => {
  it.each(["structuredClone", "URL", "performance", "queueMicrotask", "require", "display", "input", "clearOutput"])(
    "%s",
    async (name) => {
      expect(await kernel.value(`typeof ${name}`)).toMatch(/'(function|object)'/);
    },
  );
});

describe("a cell that declares a global's name", () => {
  it.each([
    ["process", "let process = 1", "process + 1", "2"],
    ["Buffer", "const Buffer = 'mine'", "Buffer", "'mine'"],
    ["JSON", "const JSON = { parse: 'none' }", "JSON.parse", "'none'"],
    ["console", "let console = 3", "console", "3"],
    ["Map", "class Map { own = 4 }", "new Map().own", "4"],
    ["Array", "function Array() { return 5; }", "Array()", "5"],
    ["Symbol", "const Symbol = 6", "Symbol", "6"],
    ["setTimeout", "var setTimeout = 7", "setTimeout", "7"],
    ["name", "let name = 8", "name", "8"],
    ["require", "const require = 9", "require", "9"],
    ["Promise", "const Promise = 10", "Promise", "10"],
    ["Error", "class Error { mine = 11 }", "new Error().mine", "11"],
    ["Object", "const Object = 12", "Object", "12"],
    ["fetch", "const fetch = () => 13", "fetch()", "13"],
    ["display", "const display = 14", "display", "14"],
    ["input", "const input = 15", "input", "15"],
  ])("%s: uses its own, and packages still have the real one", async (_name, declaration, use, shown) => {
    await kernel.ok(declaration);
    expect(await kernel.value(use)).toBe(shown);
    expect(await kernel.value("import { probe } from 'uses-globals';\nprobe()")).toBe(SOUND);
  });

  it("after all of that, values, awaits, errors and imports of later cells work", async () => {
    expect(await kernel.value("await (async () => 1)()")).toBe("1");
    expect(await kernel.value("[1, 2].map((n) => n + 1)")).toBe("[ 2, 3 ]");
    expect(await kernel.error("(undefined as unknown as { x: number }).x")).toMatchObject({ ename: "TypeError" });
    expect(await kernel.value("import { sep } from 'node:path';\nsep")).toBe("'/'");
    expect(await kernel.value("new (await import('node:util')).TextEncoder().encode('a').length")).toBe("1");
  });

  it("patched prototypes and damaged built-ins break only the session's own code", async () => {
    await kernel.ok("(globalThis as { JSON: unknown }).JSON = undefined");
    await kernel.ok("globalThis.Array.prototype.map = () => { throw 1; }");
    await kernel.ok("globalThis.Object.keys = () => { throw 2; }");
    await kernel.ok("globalThis.String.prototype.split = () => { throw 3; }");
    expect(await kernel.value("1 + 1")).toBe("2");
    expect(await kernel.value("({ a: [1, { b: 2 }] })")).toContain("a:");
  });
});

describe("a cell that destroys a global", () => {
  const damaged = new SharedKernel();
  const DESTROYED = [
    "JSON",
    "Promise",
    "Error",
    "Symbol",
    "Map",
    "Buffer",
    "setTimeout",
    "console",
    "process",
    "Object",
    "Array",
  ];

  it.each(DESTROYED)("%s: the session goes on", async (name) => {
    await damaged.ok(`(globalThis as unknown as Record<string, unknown>)['${name}'] = undefined`);
    expect(await damaged.value("1 + 1")).toBe("2");
    expect(await damaged.value("({ a: [1, { b: 2 }] })")).toBe("{ a: [ 1, { b: 2 } ] }");
    expect((await damaged.error("const n: number = 'x'")).text).toContain("TS2322");
    expect((await damaged.error("throw 'thrown'")).text).toContain("thrown");
    expect(await damaged.value("await (async () => 'awaited')()")).toBe("'awaited'");
  });
});
