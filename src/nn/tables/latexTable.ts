import { cellLines } from "./cellLines.ts";
import type { TableCell, TableColumn, TableContent } from "./modelTable.ts";

/** A LaTeX `tabular` of the kernel's own commands, without packages. */
export function latexTable({ columns, cells, totals, notes }: TableContent): string {
  const rows = [...cells.map((row) => latexRow(row, columns))];
  const all = JSON.stringify([columns, cells, totals, notes]);
  const lines = [
    ...(/\p{Script=Hangul}/u.test(all) ? [String.raw`% \usepackage{kotex}`] : []),
    `\\begin{tabular}{${columns.map(({ align }) => (align === "right" ? "r" : "l")).join("")}}`,
    String.raw`\hline`,
    `${columns.map(({ heading }) => latexText(heading).replaceAll(/([WB])\\_c/g, "$$$1_c$$")).join(" & ")} \\\\`,
    String.raw`\hline`,
    ...rows,
    String.raw`\hline`,
    ...(totals === null ? [] : [latexRow(totals, columns), String.raw`\hline`]),
    String.raw`\end{tabular}`,
    ...notes.map((note) => `\n${latexText(note)}`),
  ];
  return lines.join("\n");
}

function latexRow(row: readonly TableCell[], columns: readonly TableColumn[]): string {
  return `${row.map((cell, index) => latexCell(cell, columns[index]?.align ?? "left")).join(" & ")} \\\\`;
}

function latexCell(cell: TableCell, align: TableColumn["align"]): string {
  const lines = cellLines(cell).map(latexText);
  // A cell that begins with a bracket would be taken for an option of the row's end before it.
  if (lines.length === 1) return lines[0]?.startsWith("[") ? `{}${lines[0]}` : (lines[0] ?? "");
  return `\\shortstack[${align === "right" ? "r" : "l"}]{${lines.join(String.raw` \\ `)}}`;
}

/** What LaTeX writes for the characters that it keeps for itself, and for signs that its usual fonts lack. */
const LATEX: Readonly<Record<string, string>> = {
  "\\": String.raw`\textbackslash{}`,
  "{": String.raw`\{`,
  "}": String.raw`\}`,
  $: String.raw`\$`,
  "&": String.raw`\&`,
  "#": String.raw`\#`,
  "%": String.raw`\%`,
  _: String.raw`\_`,
  "^": String.raw`\textasciicircum{}`,
  "~": String.raw`\textasciitilde{}`,
  "<": "$<$",
  ">": "$>$",
  "|": "$|$",
  '"': String.raw`\char34{}`,
  "'": String.raw`\char39{}`,
  "×": String.raw`$\times$`,
  "·": String.raw`$\cdot$`,
  "–": "--",
  "−": "$-$",
  "⌊": String.raw`$\lfloor$`,
  "⌋": String.raw`$\rfloor$`,
  "⌈": String.raw`$\lceil$`,
  "⌉": String.raw`$\rceil$`,
  "²": "$^{2}$",
  "↑": String.raw`$\uparrow$`,
  "↓": String.raw`$\downarrow$`,
  "←": String.raw`$\leftarrow$`,
  "→": String.raw`$\rightarrow$`,
  "…": String.raw`\ldots{}`,
  "\n": " ",
  "\r": " ",
};

function latexText(text: string): string {
  return Array.from(text, (character) => LATEX[character] ?? character).join("");
}
