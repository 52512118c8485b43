/**
 * The syntax tree of a cell, walked without knowledge of every node type: oxc's ESTree with its own list of child keys.
 */
import type { Node, Program } from "@oxc-project/types";
import { visitorKeys } from "oxc-parser";

export type { Node, Program };

/** Whether `value` is a syntax tree node (an object with a `type`). */
function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";
}

/** The direct children of a node, in source order. */
function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  const fields = node as unknown as Record<string, unknown>;
  for (const key of visitorKeys[node.type] ?? []) {
    const value = fields[key];
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) children.push(item);
    } else if (isNode(value)) {
      children.push(value);
    }
  }
  return children;
}

/**
 * Calls `enter` for `node` and everything below it, parents first. A subtree is left out when `enter` returns `false`.
 */
export function walk(node: Node, enter: (node: Node, parent: Node | undefined) => boolean, parent?: Node): void {
  if (enter(node, parent) === false) return;
  for (const child of childrenOf(node)) walk(child, enter, node);
}

/** The names a binding pattern introduces: `{ a, b: [c] }` gives `a`, `c`. */
export function namesInPattern(pattern: Node): string[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern.name];
    case "ObjectPattern":
      return pattern.properties.flatMap((property) =>
        namesInPattern(property.type === "RestElement" ? property.argument : property.value),
      );
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => (element === null ? [] : namesInPattern(element)));
    case "AssignmentPattern":
      return namesInPattern(pattern.left);
    case "RestElement":
      return namesInPattern(pattern.argument);
    default:
      return [];
  }
}

/** Like {@link walk}, without what runs elsewhere: bodies of functions, and the values of class fields. */
export function walkOwnCode(node: Node, enter: (node: Node, parent: Node | undefined) => boolean, parent?: Node): void {
  if (isFunction(node) || !enter(node, parent)) return;
  const value = node.type === "PropertyDefinition" || node.type === "AccessorProperty" ? node.value : undefined;
  for (const child of childrenOf(node)) if (child !== value) walkOwnCode(child, enter, node);
}

/** Whether a node starts a scope of its own for `var`, `await` and `arguments`. */
function isFunction(node: Node): boolean {
  return (
    node.type === "FunctionDeclaration" ||
    node.type === "FunctionExpression" ||
    node.type === "ArrowFunctionExpression" ||
    node.type === "StaticBlock"
  );
}
