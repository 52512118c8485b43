import type { Shape } from "./shape.ts";

/** A shape as messages and formulas show it: `[null, 28, 28, 1]`. */
export function shapeText(shape: Shape): string {
  return `[${shape.map(String).join(", ")}]`;
}
