import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { cell } from "./cell.ts";
import { SharedKernel } from "./convolabKernel.ts";
import { installPackage, writeFiles } from "./notebookFolder.ts";

const kernel = new SharedKernel({}, async (directory) => {
  await writeFiles(directory, {
    "data.json": '{ "classes": ["zero", "one"], "count": 2 }',
    "local.ts": cell`
      export interface Point { x: number; y: number }
      export const origin: Point = { x: 0, y: 0 };
      export function shift(point: Point, by: number): Point {
        return { x: point.x + by, y: point.y + by };
      }
    `,
    "uses-local.ts": cell`
      import { origin, shift, type Point } from './local.ts';
      export const moved: Point = shift(origin, 5);
    `,
    "enumeration.ts": "export enum Mode { Train = 'train', Test = 'test' }",
    "plain.mjs": "export const plain = 'mjs';",
    "plain.cjs": "module.exports = { plain: 'cjs' };",
    "side-effect.ts": cell`
      const counter = globalThis as { sideEffects?: number };
      counter.sideEffects = (counter.sideEffects ?? 0) + 1;
      export {};
    `,
  });
  await installPackage(
    directory,
    "esm-only",
    {
      type: "module",
      exports: {
        ".": { types: "./index.d.ts", default: "./index.js" },
        "./extra": { types: "./extra.d.ts", default: "./extra.js" },
      },
    },
    {
      "index.js": cell`
        export default class Widget { size = 3 }
        export const named = 'esm';
        export let live = 0;
        export function bump() { live += 1; }
      `,
      "index.d.ts": cell`
        export default class Widget { size: number }
        export declare const named: 'esm';
        export declare let live: number;
        export declare function bump(): void;
      `,
      "extra.js": "export const extra = await Promise.resolve('awaited inside');",
      "extra.d.ts": "export declare const extra: string;",
    },
  );
  await installPackage(
    directory,
    "old-cjs",
    { main: "index.js", types: "index.d.ts" },
    {
      "index.js": "module.exports = function add(a, b) { return a + b; };\nmodule.exports.kind = 'cjs';",
      "index.d.ts": cell`
      declare function add(a: number, b: number): number;
      declare namespace add { const kind: string; }
      export = add;
    `,
    },
  );
  await installPackage(
    directory,
    "throws-on-load",
    { type: "module", exports: "./index.js" },
    {
      "index.js": "export const never = 1;\nthrow new Error('this package is broken');",
    },
  );
  await installPackage(
    directory,
    "untyped",
    { main: "index.js" },
    {
      "index.js": "exports.greet = (name) => 'hello ' + name;",
    },
  );
});

describe("import", () => {
  it.each([
    [
      "node: modules",
      cell`
        import { basename } from 'node:path';
        import * as os from 'node:os';
        import fs from 'node:fs';
        [basename('/a/b'), typeof os.cpus, fs.existsSync('data.json')]
      `,
      "[ 'b', 'function', true ]",
    ],
    ["node modules without prefix", "import { dirname } from 'path';\ndirname('/a/b')", "'/a'"],
    [
      "an ES module's default and names",
      cell`
        import Widget, { named } from 'esm-only';
        [new Widget().size, named]
      `,
      "[ 3, 'esm' ]",
    ],
    ["a subpath with top-level await", "import { extra } from 'esm-only/extra';\nextra", "'awaited inside'"],
    ["a CommonJS function", "import add from 'old-cjs';\n[add(1, 2), add.kind]", "[ 3, 'cjs' ]"],
    ["a namespace", "import * as everything from 'esm-only';\neverything.named", "'esm'"],
    [
      "JSON with an attribute",
      cell`
        import data from './data.json' with { type: 'json' };
        data.classes[1]?.toUpperCase()
      `,
      "'ONE'",
    ],
    ["JSON without one", "import bare from './data.json';\nbare.count.toFixed(1)", "'2.0'"],
    ["a local .ts file", "import { origin, shift } from './local.ts';\nshift(origin, 2)", "{ x: 2, y: 2 }"],
    ["a local .ts file that imports another", "import { moved } from './uses-local.ts';\nmoved.x", "5"],
    ["a local file with an enum", "import { Mode } from './enumeration.ts';\nMode.Train", "'train'"],
    [
      "types only",
      cell`
      import type { Point } from './local.ts';
      const typed: Point = { x: 1, y: 1 };
      typed.x
    `,
      "1",
    ],
    [
      "a mix of types and values",
      cell`
        import { type Point as P, origin as o } from './local.ts';
        const p: P = o;
        p.y
      `,
      "0",
    ],
    [
      "imports below the code that uses them",
      cell`
        hoisted('x', 'y');
        import { join as hoisted } from 'node:path';
        hoisted('x', 'y')
      `,
      "'x/y'",
    ],
  ])("%s", async (_name, code, shown) => {
    expect(await kernel.value(code)).toBe(shown);
  });

  it("names stay for later cells, with their types", async () => {
    await kernel.ok(cell`
      import add from 'old-cjs';
      import Widget, { named } from 'esm-only';
    `);
    expect(await kernel.value("add(20, 22) + new Widget().size")).toBe("45");
    expect((await kernel.error("add('a', 'b')")).text).toContain("TS2345");
    expect((await kernel.error("const other: 'cjs' = named")).text).toContain("TS2322");
  });

  it("an import that nothing uses still loads its module", async () => {
    await kernel.ok("import './side-effect.ts'");
    expect(await kernel.value("(globalThis as unknown as { sideEffects: number }).sideEffects")).toBe("1");
  });

  it("bindings are live within a cell", async () => {
    expect(
      await kernel.value(cell`
        import { live, bump } from 'esm-only';
        const before = live;
        bump();
        live - before
      `),
    ).toBe("1");
  });

  it("the same package is loaded once", async () => {
    expect(await kernel.value("import A from 'esm-only';\n(await import('esm-only')).default === A")).toBe("true");
  });

  it("a package without types is usable", async () => {
    expect(await kernel.value("import { greet } from 'untyped';\ngreet('Kim')")).toBe("'hello Kim'");
  });

  it("an edited local file is loaded again, types and values", async () => {
    const path = join(kernel.directory, "edited.ts");
    await writeFile(path, "export const answer = 1;\n");
    expect(await kernel.value("import { answer } from './edited.ts';\nanswer")).toBe("1");
    await writeFile(path, "export const answer = 'forty-two';\n");
    expect(await kernel.value("import { answer } from './edited.ts';\nanswer.length")).toBe("9");
    await writeFile(path, "export const answer = [1, 2, 3];\n");
    expect(await kernel.value("import { answer } from './edited.ts';\nanswer.length")).toBe("3");
  });

  it("a file that an edited file imports is loaded again too", async () => {
    await writeFile(join(kernel.directory, "inner.ts"), "export const inner = 1;\n");
    await writeFile(
      join(kernel.directory, "outer.ts"),
      "import { inner } from './inner.ts';\nexport const outer = inner * 10;\n",
    );
    expect(await kernel.value("import { outer } from './outer.ts';\nouter")).toBe("10");
    await writeFile(join(kernel.directory, "inner.ts"), "export const inner = 2;\n");
    expect(await kernel.value("import { outer } from './outer.ts';\nouter")).toBe("20");
  });

  it("a file created after the kernel started is found", async () => {
    expect((await kernel.error("import { fresh } from './fresh.ts';\nfresh")).text).toContain("TS2307");
    await writeFile(join(kernel.directory, "fresh.ts"), "export const fresh = 'new';\n");
    expect(await kernel.value("import { fresh } from './fresh.ts';\nfresh")).toBe("'new'");
  });

  it("a package that is not there: an error that names it, at its line", async () => {
    const { text } = await kernel.error("const before = 1;\nimport { x } from 'not-installed-anywhere';");
    expect(text).toContain("not-installed-anywhere");
    expect(text).toContain("TS2307");
    expect(text).toMatch(/2 \|/);
  });

  it("an export that is not there: an error that names it", async () => {
    expect((await kernel.error("import { missing } from 'esm-only'")).text).toMatch(/TS2305|TS2614|TS2724/);
  });

  it("a module that throws while it loads: its own error", async () => {
    expect(await kernel.error("import { never } from 'throws-on-load'")).toMatchObject({
      ename: "Error",
      evalue: "this package is broken",
    });
  });

  it("falls back to the installed convolab", async () => {
    expect(await kernel.value("import * as convolab from 'convolab';\ntypeof convolab")).toBe("'object'");
  });
});

describe("import()", () => {
  it.each([
    ["a package", "(await import('esm-only')).named", "'esm'"],
    ["node:", "(await import('node:path')).sep", "'/'"],
    [
      "a local file",
      cell`
      const local = await import('./local.ts');
      local.shift(local.origin, 1).x
    `,
      "1",
    ],
    ["JSON", "(await import('./data.json', { with: { type: 'json' } })).default.count", "2"],
    [
      "inside a function of an earlier cell",
      cell`
        async function load() { return (await import('./plain.mjs')).plain; }
        await load()
      `,
      "'mjs'",
    ],
  ])("%s", async (_name, code, shown) => {
    expect(await kernel.value(code)).toBe(shown);
  });

  it("of a name made at run time, and its failure can be caught", async () => {
    expect(
      await kernel.value(cell`
      const name = ['node', 'url'].join(':');
      typeof (await import(name)).URL
    `),
    ).toBe("'function'");
    expect(
      await kernel.value(cell`
        const reason = await import('not-there-' + 1).catch((error: NodeJS.ErrnoException) => error.code);
        reason
      `),
    ).toBe("'ERR_MODULE_NOT_FOUND'");
  });
});

describe("require", () => {
  it("loads packages, node: modules, JSON and local files from the notebook's folder", async () => {
    expect(await kernel.value("const add2 = require('old-cjs');\nadd2(2, 3)")).toBe("5");
    expect(await kernel.value("require('node:path').join('a', 'b')")).toBe("'a/b'");
    expect(await kernel.value("require('./data.json').count")).toBe("2");
    expect(await kernel.value("require('./plain.cjs').plain")).toBe("'cjs'");
    expect(await kernel.value("typeof require.resolve('old-cjs')")).toBe("'string'");
  });
});

describe("the notebook's folder", () => {
  it("is the working directory, for files and processes", async () => {
    expect(
      await kernel.value(cell`
        import { readFileSync } from 'node:fs';
        JSON.parse(readFileSync('data.json', 'utf8')).count
      `),
    ).toBe("2");
    expect(await kernel.value("process.cwd() === (await import('node:fs')).realpathSync('.')")).toBe("true");
  });
});
