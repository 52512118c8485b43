import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, it } from "@jest/globals";

const ROOT = path.join(import.meta.dirname, "../..");
const TYPEDOC = path.join(ROOT, "node_modules/typedoc/bin/typedoc");

mkdirSync(path.join(ROOT, ".cache/tmp"), { recursive: true });
const folder = mkdtempSync(path.join(ROOT, ".cache/tmp/docs-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes the reference as `npm run docs` does, of other files than the package's entry if there are `options`. */
function document(options: readonly string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [TYPEDOC, "--emit", "none", ...options], {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { status, output: stdout + stderr };
}

/** The reference of a file with this text. */
function documentText(text: string) {
  writeFileSync(path.join(folder, "planted.ts"), text);
  const extended = path.relative(folder, path.join(ROOT, "tsconfig.json"));
  writeFileSync(
    path.join(folder, "tsconfig.json"),
    JSON.stringify({ extends: extended, include: ["planted.ts"], exclude: [] }),
  );
  return document(["--entryPoints", path.join(folder, "planted.ts"), "--tsconfig", path.join(folder, "tsconfig.json")]);
}

it("documents every public name", () => {
  expect(document([])).toEqual({ status: 0, output: expect.not.stringMatching(/warning|error/) });
});

it("fails where a function, a member or a method has no documentation, but asks for none where a symbol is the name", () => {
  const { status, output } = documentText(`
    export function planted(): number { return 1; }
    /** Documented. */
    export interface DocumentedShape { planted: number }
    /** Documented. */
    export class DocumentedClass { planted(): void {} [Symbol.toPrimitive](): number { return 1; } }
  `);
  expect(status).not.toBe(0);
  const missing = [...output.matchAll(/\] (\S+) \(\w+\), .* does not have any documentation/g)].map(([, name]) => name);
  expect(missing.sort()).toEqual(["DocumentedClass.planted", "DocumentedShape.planted", "planted"]);
});
