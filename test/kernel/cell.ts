/**
 * The code of a cell, written over several lines: the indentation that all lines share and the line breaks at both ends
 * are taken away. Backslashes stay as they are written, except before a backtick or `${`.
 */
export function cell(strings: TemplateStringsArray, ...values: readonly unknown[]): string {
  const text = String.raw({ raw: strings.raw.map((part) => part.replaceAll(/\\(?=`|\$\{)/g, "")) }, ...values);
  const lines = text.replace(/^\n/, "").replace(/\n *$/, "").split("\n");
  const indents = lines.filter((line) => line.trim() !== "").map((line) => line.search(/\S/));
  const shared = Math.min(...indents);
  return lines.map((line) => line.slice(shared)).join("\n");
}
