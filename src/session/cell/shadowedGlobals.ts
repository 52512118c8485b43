/**
 * A cell may call a variable `process`, `name` or `URL`. As a property of the global object it would replace the real one
 * for every library in the session, so it runs under another name; this finds the places where that name must be put in.
 */
import { createRequire } from "node:module";
import type { Scope } from "eslint-scope";
import type { Program as EstreeProgram } from "estree";
import { type Node, type Program, walk } from "./syntaxTree.ts";

// Loaded when the first cell shadows a global: most notebooks never do, and start sooner without it.
const require = createRequire(import.meta.url);

/** A place in the text that names a top-level variable. */
export interface NamedPlace {
  readonly node: Node & { type: "Identifier" };
  /** Stands for key and value at once, as in `{ process }`. */
  readonly shorthand: boolean;
}

/** Every identifier that refers to (or declares) one of `names` at the top level or beyond the cell. */
export function referencesTo(program: Program, names: ReadonlySet<string>): NamedPlace[] {
  const { analyze } = require("eslint-scope") as typeof import("eslint-scope");
  const manager = analyze(program as unknown as EstreeProgram, { ecmaVersion: 2024, sourceType: "module" });
  const identifiers = new Set<unknown>();
  const moduleScope = manager.globalScope?.childScopes.find((scope: Scope) => scope.type === "module");
  for (const variable of moduleScope?.variables ?? []) {
    if (!names.has(variable.name)) continue;
    for (const identifier of variable.identifiers) identifiers.add(identifier);
    for (const reference of variable.references) identifiers.add(reference.identifier);
  }
  for (const reference of manager.globalScope?.through ?? []) {
    if (names.has(reference.identifier.name ?? "")) identifiers.add(reference.identifier);
  }
  return placesOf(program, identifiers);
}

function placesOf(program: Program, identifiers: ReadonlySet<unknown>): NamedPlace[] {
  const places = new Map<number, NamedPlace>();
  walk(program, (node, parent) => {
    // Imports are rewritten as a whole and a class keeps its own name inside itself.
    if (node.type === "ImportDeclaration") return false;
    if (node.type !== "Identifier" || !identifiers.has(node)) return true;
    if (parent?.type === "ClassDeclaration" && parent.id === node) return true;
    places.set(node.start, { node, shorthand: false });
    return true;
  });
  walk(program, (node) => {
    if (node.type !== "Property" || !node.shorthand) return true;
    const value = node.value.type === "AssignmentPattern" ? node.value.left : node.value;
    if (value.type === "Identifier" && places.has(value.start))
      places.set(value.start, { node: value, shorthand: true });
    return true;
  });
  return [...places.values()];
}
