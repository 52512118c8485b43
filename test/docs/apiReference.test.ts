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
}, 120_000);

it.each([
  ["a function", "export function planted(): number { return 1; }", "planted"],
  ["a member", "/** Documented. */\nexport interface Documented { planted: number }", "Documented.planted"],
  ["a method", "/** Documented. */\nexport class Documented { planted(): void {} }", "Documented.planted"],
])(
  "fails where %s has no documentation",
  (_kind, text, name) => {
    const { status, output } = documentText(text);
    expect(status).not.toBe(0);
    expect(output).toContain(`${name} `);
    expect(output).toContain("does not have any documentation");
  },
  60_000,
);

it("asks for none of members that are named by a symbol", () => {
  const text = "/** Documented. */\nexport class Documented { [Symbol.toPrimitive](): number { return 1; } }";
  expect(documentText(text).output).not.toContain("does not have any documentation");
}, 60_000);
