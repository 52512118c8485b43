/**
 * JavaScript module → script for the session. Top-level names become properties of the global object (`var`), so that
 * any cell can declare them again, as anything; imports become calls to the session's loader; the last expression is
 * handed to the session; after each `await` the session gets a chance to end an interrupted cell.
 *
 * A cell that awaits becomes an async function between its variables and functions, which stay outside:
 *
 *     const x = await f(); g(x)   →   var x; $$convolab.start(async () => { x = await f(); $$convolab.value = (g(x)) });
 *
 * V8's own REPL mode can await at the top level too, but its inspector dies when a promise that an interrupted cell left
 * behind is collected.
 */
import type { ImportDeclarationSpecifier } from "@oxc-project/types";
import MagicString from "magic-string";
import { parseSync } from "oxc-parser";
import { SESSION_OBJECT } from "./sessionObjectName.ts";
import { referencesTo } from "./shadowedGlobals.ts";
import { type Node, namesInPattern, type Program, walk, walkOwnCode } from "./syntaxTree.ts";

/** What the syntax of the original cell says and its JavaScript no longer does. */
export interface ScriptOptions {
  /** The cell ends in an expression whose value it shows. */
  readonly endsInValue: boolean;
  /** Names of enums and namespaces, which must start empty when their cell runs again. */
  readonly filled: ReadonlySet<string>;
  /** Global names that the notebook declared for itself → the names used in their place. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Text that ends the script, such as a `sourceURL`. */
  readonly footer: string;
}

/** A script for `Runtime.evaluate`, and its map to the JavaScript it was made from. */
export interface Script {
  readonly code: string;
  readonly map: string;
}

/** Turns a module's JavaScript into a script. `code` must parse. */
export function scriptOf(code: string, options: ScriptOptions): Script {
  const { program } = parseSync("cell.js", code, { lang: "js", sourceType: "module", range: true });
  const edit = new MagicString(code);
  const context: StatementContext = {
    edit,
    renamed: options.renamed,
    isAsync: awaitsAtTopLevel(program),
    imports: [],
    namings: [],
    names: new Set(),
    filled: new Set(options.filled),
  };
  if (options.renamed.size > 0) renameReferences(program, edit, options.renamed);
  // From the inside out: what is added to the end of an expression comes before what is added to its statement's.
  walk(program, (node) => rewriteExpression(node, edit));
  for (const statement of program.body) rewriteStatement(statement, context);
  const last = program.body.findLast((statement) => !isVoid(statement));
  if (options.endsInValue && last?.type === "ExpressionStatement") {
    edit.prependLeft(last.start, `${SESSION_OBJECT}.value = (`);
    edit.appendRight(last.expression.end, ")");
  }
  if (context.isAsync) {
    const variables = context.names.size > 0 ? `var ${[...context.names].join(", ")}; ` : "";
    edit.prepend(`${variables}${SESSION_OBJECT}.start(async () => { ${context.imports.join(" ")} `);
    closeAsyncPart(program, edit);
  }
  edit.prepend(['"use strict";', ...context.namings, ""].join(" "));
  edit.append(options.footer);
  return { code: edit.toString(), map: edit.generateMap({ hires: "boundary", source: "cell.js" }).toString() };
}

/** Nothing that runs: a lone semicolon, or the `export {}` that a module without imports is left with. */
function isVoid(statement: Node): boolean {
  return statement.type === "EmptyStatement" || (statement.type === "ExportNamedDeclaration" && !statement.declaration);
}

/** What the rewriting of statements shares. */
interface StatementContext {
  readonly edit: MagicString;
  readonly renamed: ReadonlyMap<string, string>;
  readonly isAsync: boolean;
  /** Calls that load what the cell imports. */
  readonly imports: string[];
  /** Statements that give functions their names back; functions exist before everything else. */
  readonly namings: string[];
  /** Variables of an asynchronous cell. */
  readonly names: Set<string>;
  /** Enums and namespaces that have not been emptied yet. */
  readonly filled: Set<string>;
}

function rewriteStatement(statement: Node, context: StatementContext): void {
  const { edit, imports } = context;
  switch (statement.type) {
    case "ImportDeclaration":
      imports.push(importCall(statement, context));
      edit.remove(statement.start, statement.end);
      return;
    case "ExportAllDeclaration":
      imports.push(`await ${SESSION_OBJECT}.import(${JSON.stringify(statement.source.value)}, {});`);
      edit.remove(statement.start, statement.end);
      return;
    case "ExportNamedDeclaration":
      if (statement.declaration) {
        edit.remove(statement.start, statement.declaration.start);
        rewriteStatement(statement.declaration, context);
      } else {
        edit.remove(statement.start, statement.end);
      }
      return;
    case "ExportDefaultDeclaration":
      rewriteDefaultExport(statement, context);
      return;
    case "VariableDeclaration":
      rewriteVariables(statement, context, "statement");
      return;
    case "ClassDeclaration":
      if (statement.id) {
        const name = context.renamed.get(statement.id.name) ?? statement.id.name;
        context.names.add(name);
        edit.prependLeft(statement.start, `${context.isAsync ? "" : "var "}${name} = `);
        edit.appendRight(statement.end, ";");
      }
      return;
    case "FunctionDeclaration":
      if (statement.id && context.renamed.has(statement.id.name)) {
        const name = JSON.stringify(statement.id.name);
        const renamed = context.renamed.get(statement.id.name);
        context.namings.push(`Object.defineProperty(${renamed}, "name", { value: ${name}, configurable: true });`);
      }
      return;
    default:
      if (context.isAsync) rewriteHoisted(statement, context);
  }
}

/** `var` in blocks and loops belongs to the whole cell, so an asynchronous one must not declare it inside. */
function rewriteHoisted(statement: Node, context: StatementContext): void {
  walkOwnCode(statement, (node, parent) => {
    if (node.type === "VariableDeclaration" && node.kind === "var") {
      const inLoop =
        (parent?.type === "ForStatement" && parent.init === node) ||
        ((parent?.type === "ForOfStatement" || parent?.type === "ForInStatement") && parent.left === node);
      rewriteVariables(node, context, inLoop ? "loop" : "statement");
    }
    return true;
  });
}

function rewriteDefaultExport(statement: Node & { type: "ExportDefaultDeclaration" }, context: StatementContext): void {
  const { declaration } = statement;
  if ((declaration.type === "FunctionDeclaration" || declaration.type === "ClassDeclaration") && declaration.id) {
    context.edit.remove(statement.start, declaration.start);
    rewriteStatement(declaration, context);
    return;
  }
  // Whether or not it comes last, what a cell exports by default is what it is about.
  context.edit.overwrite(statement.start, declaration.start, `${SESSION_OBJECT}.value = (`);
  context.edit.appendLeft(declaration.end, ")");
}

/** `import d, { a as b } from "m"` → `await session.import("m", { "d": "default", "b": "a" });` */
function importCall(statement: Node & { type: "ImportDeclaration" }, { renamed }: StatementContext): string {
  const attributes: Record<string, string> = {};
  for (const { key, value } of statement.attributes) {
    attributes[key.type === "Identifier" ? key.name : String(key.value)] = String(value.value);
  }
  const bindings: Record<string, string> = {};
  for (const specifier of statement.specifiers) {
    bindings[renamed.get(specifier.local.name) ?? specifier.local.name] = importedName(specifier);
  }
  const call = [statement.source.value, bindings, ...(statement.attributes.length > 0 ? [attributes] : [])];
  return `await ${SESSION_OBJECT}.import(${call.map((argument) => JSON.stringify(argument)).join(", ")});`;
}

function importedName(specifier: ImportDeclarationSpecifier): string {
  if (specifier.type === "ImportNamespaceSpecifier") return "*";
  if (specifier.type === "ImportDefaultSpecifier") return "default";
  return specifier.imported.type === "Identifier" ? specifier.imported.name : specifier.imported.value;
}

/** A declaration may be the body of a loop, which has got something around it. */
const KEEP_AROUND = { contentOnly: true };

function rewriteVariables(
  statement: Node & { type: "VariableDeclaration" },
  context: StatementContext,
  position: "statement" | "loop",
): void {
  const { edit, renamed, names, filled, isAsync } = context;
  const first = statement.declarations[0];
  if (!first) return;
  const isResource = statement.kind === "using" || statement.kind === "await using";
  const emptied: string[] = [];
  for (const { id, init, end } of statement.declarations) {
    if (isResource && init) {
      edit.prependLeft(init.start, `${SESSION_OBJECT}.${statement.kind === "using" ? "use" : "useAsync"}(`);
      edit.appendRight(init.end, ")");
    }
    if (statement.kind === "let" && !init) edit.appendLeft(end, " = void 0");
    if (id.type === "Identifier" && renamed.has(id.name) && isAnonymous(init)) {
      // A function takes the name of the variable that it is first given to: the learner's, not ours.
      const name = JSON.stringify(id.name);
      edit.appendLeft(init.start, `({ ${name}: `);
      edit.appendLeft(init.end, ` })[${name}]`);
    }
    for (const name of namesInPattern(id)) {
      const used = renamed.get(name) ?? name;
      names.add(used);
      // The code that fills an enum or namespace starts from what is there; a cell that runs again starts from nothing.
      if (filled.delete(name)) emptied.push(`${isAsync ? "" : `var ${used}; `}${used} = void 0; `);
    }
  }
  if (!isAsync) {
    edit.overwrite(statement.start, first.start, `${emptied.join("")}var `, KEEP_AROUND);
  } else if (position === "loop") {
    edit.overwrite(statement.start, first.start, "", KEEP_AROUND);
  } else {
    const end = statement.declarations.at(-1)?.end ?? statement.end;
    edit.overwrite(statement.start, first.start, `${emptied.join("")}(`, KEEP_AROUND);
    edit.appendLeft(end, ")");
  }
}

function isAnonymous(init: Node | null | undefined): init is Node {
  if (init?.type === "ArrowFunctionExpression") return true;
  return (init?.type === "FunctionExpression" || init?.type === "ClassExpression") && !init.id;
}

/** Ends the asynchronous function, and moves the cell's own functions behind it, where the whole session sees them. */
function closeAsyncPart(program: Program, edit: MagicString): void {
  const last = program.body.findLast((statement) => !declaredFunction(statement));
  if (!last) return;
  edit.appendLeft(last.end, "\n});");
  for (const statement of program.body) {
    const declared = declaredFunction(statement);
    if (declared && declared.start < last.start) edit.move(declared.start, declared.end, program.end);
  }
}

/** The named function that a statement declares, with or without `export`. */
function declaredFunction(statement: Node): Node | undefined {
  const isExport = statement.type === "ExportNamedDeclaration" || statement.type === "ExportDefaultDeclaration";
  const declaration = isExport ? statement.declaration : statement;
  return declaration?.type === "FunctionDeclaration" && declaration.id ? declaration : undefined;
}

/** What changes inside statements, at any depth. */
function rewriteExpression(node: Node, edit: MagicString): boolean {
  if (node.type === "ImportExpression") {
    edit.overwrite(node.start, node.start + "import".length, `${SESSION_OBJECT}.dynamicImport`);
  } else if (node.type === "MetaProperty" && node.meta.name === "import") {
    edit.overwrite(node.start, node.end, `${SESSION_OBJECT}.meta`);
  } else if (node.type === "AwaitExpression") {
    edit.prependRight(node.start, `${SESSION_OBJECT}.resume(`);
    edit.appendLeft(node.argument.start, `${SESSION_OBJECT}.gate(`);
    edit.appendLeft(node.end, "))");
  } else if (node.type === "ForOfStatement" && node.await) {
    edit.appendLeft(node.body.start, `{ ${SESSION_OBJECT}.resume(); `);
    edit.appendLeft(node.body.end, " }");
  }
  return true;
}

function awaitsAtTopLevel(program: Program): boolean {
  let found = program.body.some(({ type }) => type === "ImportDeclaration" || type === "ExportAllDeclaration");
  walkOwnCode(program, (node, parent) => {
    found ||=
      node.type === "AwaitExpression" ||
      (node.type === "ForOfStatement" && node.await) ||
      // At the top level itself it becomes a call that the session awaits when the cell ends.
      (node.type === "VariableDeclaration" && node.kind === "await using" && parent?.type !== "Program");
    return !found;
  });
  return found;
}

function renameReferences(program: Program, edit: MagicString, renamed: ReadonlyMap<string, string>): void {
  for (const { node, shorthand } of referencesTo(program, new Set(renamed.keys()))) {
    const replacement = renamed.get(node.name) ?? node.name;
    edit.overwrite(node.start, node.end, shorthand ? `${node.name}: ${replacement}` : replacement);
  }
}
