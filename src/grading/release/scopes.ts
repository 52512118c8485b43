/** Which identifiers mean what is declared in the same text, by its scopes. */
import { createRequire } from "node:module";
import type { Program as EstreeProgram } from "estree";
import type { Node, Program } from "../../session/cell/syntaxTree.ts";

const require = createRequire(import.meta.url);

function scopesOf(program: Program) {
  const { analyze } = require("eslint-scope") as typeof import("eslint-scope");
  return analyze(program as unknown as EstreeProgram, { ecmaVersion: 2024, sourceType: "module" }).scopes;
}

/** Identifiers that inner scopes declare, and those that refer to them. Types have none here: they count as used. */
export function innerIdentifiers(program: Program): ReadonlySet<unknown> {
  const inner = new Set<unknown>();
  for (const { type, variables } of scopesOf(program)) {
    if (type === "global" || type === "module") continue;
    for (const { identifiers, references } of variables) {
      for (const identifier of identifiers) inner.add(identifier);
      for (const { identifier } of references) inner.add(identifier);
    }
  }
  return inner;
}

/** Identifiers whose names nothing in the text declares as a value: what other cells declare, globals, types. */
export function freeIdentifiers(program: Program): (Node & { readonly type: "Identifier" })[] {
  const [globalScope] = scopesOf(program);
  return (globalScope?.through ?? []).map(({ identifier }) => identifier as Node & { readonly type: "Identifier" });
}
