import type { Cell } from "../../notebook/notebookSchema.ts";
import { declarationsOf } from "../../session/cell/declarations.ts";
import { walk } from "../../session/cell/syntaxTree.ts";
import { freeIdentifiers } from "./scopes.ts";
import { parseSource } from "./sourceSyntax.ts";

/** A name that a cell uses and nothing declares any more. */
export interface LostName {
  readonly cell: string;
  readonly name: string;
}

/**
 * What students' cells use that only a solution or a hidden test declared: such a cell would not compile.
 *
 * @param instructors the notebook's cells as the instructor wrote them
 * @param students the same cells as students get them
 */
export function lostNames(instructors: readonly Cell[], students: readonly Cell[]): readonly LostName[] {
  const known = new Set(undeclared(instructors).map(({ name }) => name));
  const lost = undeclared(students).filter(({ name }) => !known.has(name));
  return lost.filter(({ cell, name }, at) => lost.findIndex((each) => each.cell === cell && each.name === name) === at);
}

/** The names that a notebook's cells use and none of them declares: globals, and types that inner scopes declare. */
function undeclared(cells: readonly Cell[]): readonly LostName[] {
  const declared = new Set<string>();
  const used: LostName[] = [];
  for (const { id, cell_type, source } of cells) {
    const syntax = cell_type === "code" ? parseSource(source) : undefined;
    if (syntax === undefined || syntax instanceof Error) continue;
    for (const { name } of declarationsOf(syntax.program)) declared.add(name);
    for (const { name } of freeIdentifiers(syntax.program)) used.push({ cell: id, name });
    walk(syntax.program, (node) => {
      if (node.type === "TSTypeReference" && node.typeName.type === "Identifier")
        used.push({ cell: id, name: node.typeName.name });
      return true;
    });
  }
  return used.filter(({ name }) => !declared.has(name));
}
