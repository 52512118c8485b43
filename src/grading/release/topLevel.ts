/**
 * What a question file declares or imports at its top level and nothing needs any more. A helper that only a hidden check
 * used says what that check does.
 */
import MagicString from "magic-string";
import { type Node, namesInPattern, type Program, walk } from "../../session/cell/syntaxTree.ts";
import { listCut, type TextRange } from "./listCut.ts";
import { isMereName } from "./mereName.ts";
import { innerIdentifiers } from "./scopes.ts";
import type { SourceSyntax } from "./sourceSyntax.ts";

/** A name, or the names that one pattern declares, with the code that they stand for. */
interface Declared {
  readonly names: readonly string[];
  /** What is removed if nothing needs it: a statement, or one declarator or specifier of it. */
  readonly node: Node;
  readonly statement: Node;
  readonly isImport: boolean;
  readonly isExported: boolean;
}

/** Where a top-level name is used. */
interface Use {
  readonly start: number;
  readonly name: string;
}

/** How a file's top level hangs together. */
export class TopLevel {
  readonly #syntax: SourceSyntax;
  readonly #text: string;
  readonly #declared: readonly Declared[];
  readonly #needed = new Set<Declared>();
  readonly #uses: readonly Use[];

  /** @param exportsUsed the exports that others import; what is exported for nobody counts as not exported */
  constructor(text: string, syntax: SourceSyntax, exportsUsed: ReadonlySet<string>) {
    this.#text = text;
    this.#syntax = syntax;
    this.#declared = syntax.program.body.flatMap(declaredBy);
    this.#uses = usesOf(syntax.program, new Set(this.#declared.flatMap(({ names }) => names)));
    for (const statement of syntax.program.body) {
      const own = this.#declaredIn(statement);
      if (own.length === 0) this.#needUsesOf(statement);
      for (const declared of own)
        if (declared.isExported && declared.names.some((name) => exportsUsed.has(name))) this.#need(declared);
    }
  }

  #declaredIn(statement: Node): readonly Declared[] {
    return this.#declared.filter((declared) => declared.statement === statement);
  }

  #need(declared: Declared): void {
    if (this.#needed.has(declared)) return;
    this.#needed.add(declared);
    this.#needUsesOf(declared.node);
  }

  #needUsesOf(node: Node): void {
    // Several declarations may share a name: the signatures of a function, a type and a value.
    const used = this.namesUsedIn(node);
    for (const declared of this.#declared) if (declared.names.some((name) => used.has(name))) this.#need(declared);
  }

  /** The top-level names that a part of the file uses. */
  namesUsedIn({ start, end }: TextRange): ReadonlySet<string> {
    return new Set(this.#uses.filter((use) => start <= use.start && use.start < end).map(({ name }) => name));
  }

  /** Names of what is declared here and needed; imports are not declared here. */
  get ownNames(): readonly string[] {
    return this.#declared.flatMap((each) => (each.isImport || !this.#needed.has(each) ? [] : each.names));
  }

  /** How many declarations (imports aside) nothing needs. */
  get unneeded(): number {
    return this.#declared.filter((each) => !each.isImport && !this.#needed.has(each)).length;
  }

  /** The text without what nothing needs. */
  withoutUnneeded(): string {
    const text = new MagicString(this.#text);
    const { program, comments } = this.#syntax;
    for (const [index, statement] of program.body.entries()) {
      const own = this.#declaredIn(statement);
      const isCut = own.map((declared) => !this.#needed.has(declared));
      if (!isCut.includes(true)) continue;
      if (!isCut.includes(false)) {
        text.remove(...this.#statementRange(index));
        continue;
      }
      if (statement.type === "ImportDeclaration") {
        const kept = own.filter((declared) => this.#needed.has(declared));
        text.update(statement.start, statement.end, importText(statement, kept, this.#text));
        continue;
      }
      const list = { start: own[0]?.node.start ?? 0, end: own.at(-1)?.node.end ?? 0 };
      const nodes = own.map(({ node }) => node);
      for (const { start, end } of listCut(this.#text, list, nodes, (place) => isCut[place] === true, comments))
        text.remove(start, end);
    }
    // What stood before the last statement, where that is gone, ends the file now.
    return `${text.toString().trimEnd()}\n`;
  }

  /** A whole statement with the comments above it and the empty lines behind it. */
  #statementRange(index: number): [start: number, end: number] {
    const { body } = this.#syntax.program;
    const statement = body[index] as Node;
    const before = body[index - 1];
    const next = body[index + 1];
    const text = this.#text;
    // What stands above the first statement is about the file.
    const start = before === undefined ? statement.start : Math.min(lineBehind(text, before.end), statement.start);
    const end = Math.min(lineBehind(text, statement.end), next?.start ?? text.length);
    const emptyLines = /^(?:[ \t]*\r?\n)*/.exec(text.slice(end))?.[0].length ?? 0;
    const above = /^(?:[ \t]*\r?\n)*/.exec(text.slice(start, statement.start))?.[0].length ?? 0;
    return [start + above, end + emptyLines];
  }
}

/** Where the line after the one that holds `offset` begins. */
function lineBehind(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end + 1;
}

function declaredBy(statement: Node): Declared[] {
  const isExported = statement.type === "ExportNamedDeclaration";
  const declaration = isExported ? statement.declaration : statement;
  const common = { statement, isExported, isImport: false };
  switch (declaration?.type) {
    case "ImportDeclaration":
      return declaration.specifiers.map((node) => ({ ...common, names: [node.local.name], node, isImport: true }));
    case "VariableDeclaration":
      return declaration.declarations.map((node) => ({ ...common, names: namesInPattern(node.id), node }));
    case "FunctionDeclaration":
    case "TSDeclareFunction":
    case "ClassDeclaration":
    case "TSTypeAliasDeclaration":
    case "TSInterfaceDeclaration":
    case "TSEnumDeclaration":
      return declaration.id === null ? [] : [{ ...common, names: [declaration.id.name], node: declaration }];
    default:
      return [];
  }
}

/** The identifiers that use top-level names: all of these names, but for those of inner variables of the same name. */
function usesOf(program: Program, names: ReadonlySet<string>): readonly Use[] {
  const inner = innerIdentifiers(program);
  const uses: Use[] = [];
  walk(program, (node, parent) => {
    if (node.type === "Identifier" && names.has(node.name) && !inner.has(node) && !isMereName(node, parent))
      uses.push({ start: node.start, name: node.name });
    return true;
  });
  return uses;
}

/** As the formatter writes it: in one line of 120 characters, or a line a name. */
function importText(statement: Node & { type: "ImportDeclaration" }, kept: readonly Declared[], text: string): string {
  const names = kept.map(({ node }) => text.slice(node.start, node.end));
  const keyword = statement.importKind === "type" ? "import type" : "import";
  const source = text.slice(statement.source.start, statement.source.end);
  const line = `${keyword} { ${names.join(", ")} } from ${source};`;
  return line.length <= 120 ? line : `${keyword} {\n${names.map((name) => `  ${name},\n`).join("")}} from ${source};`;
}
