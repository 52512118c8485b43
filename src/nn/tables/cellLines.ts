import type { TableCell } from "./modelTable.ts";

/**
 * What a cell shows where it has room for more than its value: the one equation that ends in it, or the value and below it
 * how its parts come about.
 */
export function cellLines(cell: TableCell): readonly string[] {
  const { text, calculation = [] } = cell;
  if (calculation.length === 0 || text === "") return [text];
  return calculation.length === 1 && endsInValue(calculation[0] ?? "", text) ? calculation : [text, ...calculation];
}

/** Whether an equation ends in a value: `5² · 1 · 64 = 1,600` in `1,600`. */
export function endsInValue(equation: string, text: string): boolean {
  return equation.endsWith(`= ${text}`);
}
