/**
 * A cell's way from text to a script that the session can run: parse → strip types → make a script.
 */
import { type Declaration, declarationsOf } from "./declarations.ts";
import type { ParsedCell } from "./parseCell.ts";
import { scriptOf } from "./scriptOf.ts";
import { type EmitOptions, mayNeedLowering, needsLowering, stripTypes } from "./stripTypes.ts";
import type { Node } from "./syntaxTree.ts";

/** A cell ready to run. */
export interface CompiledCell {
  /** Script for `Runtime.evaluate`; ends in a `sourceURL`. */
  readonly script: string;
  /** Source maps from the script back to the cell's text, to be applied in order. */
  readonly maps: readonly string[];
}

/** Remembers, for one session, which global names the notebook has taken for itself. */
export class CellCompiler {
  readonly #renamed = new Map<string, string>();
  readonly #globals: ReadonlySet<string>;
  readonly #emit: EmitOptions;

  /** @param globals names that exist in a session before the first cell runs. */
  constructor(globals: Iterable<string>, emit: EmitOptions) {
    this.#globals = new Set(globals);
    this.#emit = emit;
  }

  /**
   * @param cell a cell without syntax errors.
   * @param url what stack traces call the script.
   * @throws SyntaxError when the text uses a form that cannot be lowered to JavaScript.
   */
  compile(
    cell: ParsedCell,
    url: string,
    declarations: readonly Declaration[] = declarationsOf(cell.program),
  ): CompiledCell {
    for (const { name, hasValue } of declarations) {
      if (hasValue && this.#globals.has(name)) this.#renamed.set(name, `$_${name}`);
    }
    const lowered = mayNeedLowering(cell.text) && needsLowering(cell.program);
    const stripped = stripTypes("cell.ts", cell.text, lowered, this.#emit);
    const script = scriptOf(stripped.code, {
      endsInValue: endsInValue(cell.program.body),
      filled: filledNames(cell.program.body),
      renamed: this.#renamed,
      footer: `\n//# sourceURL=${url}`,
    });
    return { script: script.code, maps: [script.map, stripped.map] };
  }
}

function endsInValue(body: readonly Node[]): boolean {
  const last = body.findLast((statement) => statement.type !== "EmptyStatement");
  if (last?.type === "ExpressionStatement") return true;
  if (last?.type !== "ExportDefaultDeclaration") return false;
  const { type } = last.declaration;
  return type !== "FunctionDeclaration" && type !== "ClassDeclaration" && type !== "TSInterfaceDeclaration";
}

/**
 * Names of enums and namespaces, whose code fills an object that may be there already. Where a function or class of the
 * same cell comes first, that is meant (declaration merging); what an earlier run has left is not.
 */
function filledNames(body: readonly Node[]): Set<string> {
  const first = new Map<string, Node["type"]>();
  for (const statement of body) {
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (!declaration || !("id" in declaration) || declaration.id?.type !== "Identifier") continue;
    if (!first.has(declaration.id.name)) first.set(declaration.id.name, declaration.type);
  }
  const isFilled = ([, type]: [string, Node["type"]]): boolean =>
    type === "TSEnumDeclaration" || type === "TSModuleDeclaration";
  return new Set([...first].filter(isFilled).map(([name]) => name));
}
