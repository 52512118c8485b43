import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { NotebookSession } from "./notebookSession.ts";

/** Packages as real ones are written, beside the notebook. */
const FILES = {
  "computed/package.json": `{ "name": "computed", "main": "index.js" }`,
  // Like lodash: no scan of the text finds these names.
  "computed/index.js": `for (const name of ["alpha", "beta"]) module.exports[name] = () => name; module.exports["not an identifier"] = 1;`,
  "computed/plugin/extra.js": `module.exports = (x) => x + 1; module.exports.named = "extra";`,
  "computed/folder/index.js": `exports.inFolder = true;`,
  "function/package.json": `{ "name": "function", "main": "main" }`,
  "function/main.js": `module.exports = function double(x) { return x * 2; }; module.exports.helper = () => "helper"; module.exports.default = "named default";`,
  "transpiled/package.json": `{ "name": "transpiled", "main": "i.js" }`,
  "transpiled/i.js": `Object.defineProperty(exports, "__esModule", { value: true }); exports.default = () => "default"; exports.named = 7;`,
  "dual/package.json": `{ "name": "dual", "exports": { ".": { "import": "./i.mjs", "require": "./i.cjs" }, "./sub/*": "./sub/*.mjs" } }`,
  "dual/i.mjs": `export const kind = "esm"; export let live = 0; export const bump = () => { live += 1; }; export default class {}`,
  "dual/i.cjs": `exports.kind = "cjs";`,
  "dual/sub/a.mjs": `const later = await Promise.resolve("sub"); export { later as default, later as "any name" };`,
  "typed/package.json": `{ "name": "typed", "type": "module", "exports": "./i.js" }`,
  "typed/i.js": `export class LibraryError extends Error { get message() { return "from a getter"; } } export const fail = () => { throw new LibraryError(); }; export const failOwn = () => { throw Object.defineProperty(new Error(), "message", { get: () => "from its own getter" }); };`,
} as const;

let notebook: NotebookSession;
beforeAll(async () => {
  notebook = await NotebookSession.start();
  for (const [file, text] of Object.entries(FILES)) {
    const path = join(notebook.directory, "node_modules", file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
});
afterAll(() => notebook.close());

describe("packages beside the notebook", () => {
  it.each([
    ["named exports that no scan finds", "import { alpha } from 'computed'; alpha()", "'alpha'"],
    [
      "a default that is the whole module",
      "import c from 'computed'; [c.beta(), c['not an identifier']]",
      "[ 'beta', 1 ]",
    ],
    ["all of a CommonJS module", "import * as all from 'computed'; all.alpha() + all.beta()", "'alphabeta'"],
    [
      "all of a CommonJS module, later",
      "const lazy = await import('computed'); lazy.beta() + lazy.default.alpha()",
      "'betaalpha'",
    ],
    [
      "a module that is a function",
      "import double, { helper } from 'function'; [double(2), helper()]",
      "[ 4, 'helper' ]",
    ],
    ["a transpiled module", "import t, { named } from 'transpiled'; [typeof t, named]", "[ 'object', 7 ]"],
    ["an ES module before a CommonJS one", "import { kind } from 'dual'; kind", "'esm'"],
    ["the CommonJS one by require", "require('dual').kind", "'cjs'"],
    ["live bindings", "import { live, bump } from 'dual'; const before = live; bump(); live - before", "1"],
    [
      "patterns of exports, names in quotes",
      "import sub, { 'any name' as odd } from 'dual/sub/a'; [sub, odd]",
      "[ 'sub', 'sub' ]",
    ],
    [
      "a file of a package, without its ending",
      "import extra, { named } from 'computed/plugin/extra'; [extra(1), named]",
      "[ 2, 'extra' ]",
    ],
    ["a folder of a package", "import { inFolder } from 'computed/folder'; inFolder", "true"],
    ["JSON of a package", "import about from 'computed/package.json'; about.name", "'computed'"],
  ])("%s", async (_what, source, value) => {
    expect(await notebook.value(source)).toBe(value);
  });

  it("an error whose message is a getter is told in full", async () => {
    expect(await notebook.failure("import { fail } from 'typed'; fail()")).toMatchObject({ evalue: "from a getter" });
    const own = await notebook.failure("import { failOwn } from 'typed'; failOwn()");
    expect(own).toMatchObject({ evalue: "from its own getter" });
  });

  it("a package that is missing is named", async () => {
    const failure = await notebook.failure("const before = 1;\nimport 'no-such-package'");
    expect(failure).toMatchObject({ ename: "Error" });
    expect(failure.evalue).toContain("no-such-package");
  });
});
