import { cellName, withCells } from "../draft.ts";
import { readMarkdown, seenText, type TextRun } from "../markdown.ts";
import { localMessages } from "../messages.ts";
import { markdownCells, type Rule } from "../rule.ts";

const TILDE = /(?<![~\\])~(?!~)/g;

/** JupyterLab strikes out what stands between two single ~ of a text, as in "0~5 and 1~3". */
export const tildes: Rule = {
  *find(notebook) {
    for (const [cell, index] of markdownCells(notebook))
      if (struckRuns(cell.source).length > 0) yield { cell: cellName(cell, index), message: localMessages().struckOut };
  },
  mend: (draft) =>
    withCells(draft, (cell) =>
      cell.cell_type === "markdown" ? { ...cell, source: withEscapedTildes(cell.source) } : cell,
    ),
};

function struckRuns(source: string): readonly TextRun[] {
  return readMarkdown(source).runs.filter((run) => {
    const text = seenText(run.source);
    const places = [...text.matchAll(TILDE)].map(({ index }) => index);
    const first = places.find((place) => /\S/.test(text[place + 1] ?? ""));
    return first !== undefined && places.some((place) => place > first && /\S/.test(text[place - 1] ?? ""));
  });
}

function withEscapedTildes(source: string): string {
  const lines = source.split("\n");
  const seen = seenText(source).split("\n");
  const struck = new Set(struckRuns(source).flatMap(({ lines: [start, end] }) => range(start, end)));
  for (const line of struck) {
    const places = [...(seen[line] ?? "").matchAll(TILDE)].map(({ index }) => index);
    for (const place of places.toReversed())
      lines[line] = `${lines[line]?.slice(0, place)}\\${lines[line]?.slice(place)}`;
  }
  return lines.join("\n");
}

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}
