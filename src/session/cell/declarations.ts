/**
 * What a cell declares for the cells after it.
 */
import { type Node, namesInPattern, type Program, walkOwnCode } from "./syntaxTree.ts";

/** How a name was declared, as far as later cells must know. */
export type DeclarationKind =
  | "const"
  | "let"
  | "var"
  | "function"
  | "class"
  | "enum"
  | "namespace"
  | "type"
  | "interface"
  | "import";

/** One name that a cell leaves behind. */
export interface Declaration {
  readonly name: string;
  readonly kind: DeclarationKind;
  /** UTF-16 offset of the name in the parsed text. */
  readonly offset: number;
  /**
   * The variable has no type annotation and starts as `[]`, `null`, `undefined` or nothing, so that TypeScript lets its
   * type grow with the assignments that follow (handbook: "evolving any").
   */
  readonly evolving: boolean;
  /** The learner wrote `export` in front of it. */
  readonly exported: boolean;
  /** It exists when the cell runs: not a type, an `import type` or a `declare`. */
  readonly hasValue: boolean;
  /** The cell also declares a type of this name beside the value. */
  readonly alsoType: boolean;
}

/** Every name declared at the top level of a cell (`var` also inside its blocks), each with its last kind. */
export function declarationsOf(program: Program): Declaration[] {
  const found = new Map<string, Declaration>();
  const add = (name: string, kind: DeclarationKind, offset: number, extra: Partial<Declaration> = {}): void => {
    const before = found.get(name);
    // A value and a type of one name travel together, under the value's kind.
    const isType = kind === "type" || kind === "interface";
    if (before && isType) {
      found.set(name, { ...before, alsoType: true });
      return;
    }
    const alsoType = before?.kind === "type" || before?.kind === "interface";
    const exported = before?.exported ?? false;
    const hasValue = extra.hasValue ?? !isType;
    found.set(name, {
      name,
      kind,
      offset,
      evolving: false,
      ...extra,
      hasValue: hasValue || before?.hasValue === true,
      exported: extra.exported || exported,
      alsoType,
    });
  };
  for (const statement of program.body) declare(statement, false, add);
  for (const name of exportedByList(program)) {
    const declared = found.get(name);
    if (declared) found.set(name, { ...declared, exported: true });
  }
  return [...found.values()];
}

/** Names in `export { a, type B }`. */
function exportedByList(program: Program): string[] {
  return program.body.flatMap((statement) =>
    statement.type === "ExportNamedDeclaration" && !statement.source
      ? statement.specifiers.flatMap(({ local, exported }) =>
          local.type === "Identifier" && exported.type === "Identifier" && local.name === exported.name
            ? [local.name]
            : [],
        )
      : [],
  );
}

type Add = (name: string, kind: DeclarationKind, offset: number, extra?: Partial<Declaration>) => void;

function declare(statement: Node, exported: boolean, add: Add): void {
  switch (statement.type) {
    case "ExportNamedDeclaration":
      if (statement.declaration) declare(statement.declaration, true, add);
      return;
    case "ExportDefaultDeclaration":
      if (statement.declaration.type === "FunctionDeclaration" || statement.declaration.type === "ClassDeclaration") {
        declare(statement.declaration, false, add);
      }
      return;
    case "ImportDeclaration":
      for (const specifier of statement.specifiers) {
        const isType =
          statement.importKind === "type" || ("importKind" in specifier && specifier.importKind === "type");
        add(specifier.local.name, "import", specifier.local.start, { hasValue: !isType });
      }
      return;
    case "TSImportEqualsDeclaration":
      add(statement.id.name, "import", statement.id.start, { exported });
      return;
    case "VariableDeclaration":
      declareVariables(statement, exported, add);
      return;
    case "FunctionDeclaration":
    case "TSDeclareFunction": {
      // An overload's signature is no function yet; the one with the body comes last.
      const hasValue = statement.type === "FunctionDeclaration";
      if (statement.id) add(statement.id.name, "function", statement.id.start, { exported, hasValue });
      return;
    }
    case "ClassDeclaration": {
      const hasValue = !statement.declare;
      if (statement.id) add(statement.id.name, "class", statement.id.start, { exported, hasValue });
      return;
    }
    case "TSEnumDeclaration":
      add(statement.id.name, "enum", statement.id.start, { exported, hasValue: !statement.declare });
      return;
    case "TSModuleDeclaration": {
      const name = outermostName(statement.id);
      if (name && statement.kind !== "global") {
        add(name.name, "namespace", name.start, { exported, hasValue: !statement.declare });
      }
      return;
    }
    case "TSTypeAliasDeclaration":
      add(statement.id.name, "type", statement.id.start, { exported });
      return;
    case "TSInterfaceDeclaration":
      add(statement.id.name, "interface", statement.id.start, { exported });
      return;
    default:
      declareHoisted(statement, add);
  }
}

/** The name that `namespace A.B.C` declares: `A`. */
function outermostName(id: Node): (Node & { type: "Identifier" }) | undefined {
  if (id.type === "Identifier") return id;
  return id.type === "TSQualifiedName" ? outermostName(id.left) : undefined;
}

function declareVariables(declaration: Node & { type: "VariableDeclaration" }, exported: boolean, add: Add): void {
  // A `using` resource is disposed when its cell ends, so no later cell may see it.
  if (declaration.kind === "using" || declaration.kind === "await using") return;
  for (const { id, init } of declaration.declarations) {
    const evolving =
      declaration.kind !== "const" && id.type === "Identifier" && !id.typeAnnotation && isEmptyStart(init);
    for (const name of namesInPattern(id)) {
      add(name, declaration.kind, id.start, { evolving, exported, hasValue: !declaration.declare });
    }
  }
}

function isEmptyStart(init: Node | null | undefined): boolean {
  if (!init) return true;
  return (
    (init.type === "ArrayExpression" && init.elements.length === 0) ||
    (init.type === "Literal" && init.value === null && !("regex" in init) && !("bigint" in init)) ||
    (init.type === "Identifier" && init.name === "undefined")
  );
}

/** `var` inside blocks and loops belongs to the whole cell. */
function declareHoisted(statement: Node, add: Add): void {
  walkOwnCode(statement, (node) => {
    if (node.type === "VariableDeclaration" && node.kind === "var") declareVariables(node, false, add);
    return true;
  });
}

/** Whether a cell says something about the whole program: `declare global { … }`, `declare module "…" { … }`. */
export function augmentsProgram(program: Program): boolean {
  return program.body.some(
    (statement) =>
      statement.type === "TSModuleDeclaration" && (statement.kind === "global" || statement.id.type === "Literal"),
  );
}
