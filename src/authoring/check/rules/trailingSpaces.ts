import { cellName, type DraftCell, withCells } from "../draft.ts";
import { readMarkdown } from "../markdown.ts";
import { localMessages } from "../messages.ts";
import type { Rule } from "../rule.ts";

const TRAILING = /[ \t\r]+(?=\n|$)|\n+$/g;

/** No spaces at the ends of lines, no empty lines at the end of a cell: nobody sees them but a comparison. */
export const trailingSpaces: Rule = {
  *find({ draft }) {
    for (const [index, cell] of draft.cells.entries()) {
      const name = cellName(cell, index);
      if (withoutTrailing(cell) !== cell.source) yield { cell: name, message: localMessages().trailingSpace };
      else if (breaksLines(cell)) yield { cell: name, message: localMessages().breakOfSpaces };
    }
  },
  mend: (draft) => withCells(draft, (cell) => ({ ...cell, source: withoutTrailing(cell) })),
};

/** Two spaces at the end of a line of text are a line break that nobody sees in the source. */
function breaksLines({ cell_type, source }: DraftCell): boolean {
  return cell_type === "markdown" && / {2}\r?\n/.test(source) && lineBreaks(source) > lineBreaks(stripped(source));
}

/** Where the spaces mean something, the cell stays as it is. */
function withoutTrailing(cell: DraftCell): string {
  if (breaksLines(cell)) return cell.source;
  return cell.cell_type === "code" ? strippedOutsideTemplates(cell.source) : stripped(cell.source);
}

function lineBreaks(source: string): number {
  return readMarkdown(source).lineBreaks;
}

function stripped(source: string): string {
  const once = source.replaceAll(TRAILING, "");
  return once === source ? source : stripped(once);
}

/** In a template literal a space at the end of a line is a part of the text. */
const TEMPLATE_LINES = /`(?:\\[\s\S]|[^`\\])*`/g;

function strippedOutsideTemplates(source: string): string {
  const templates = [...source.matchAll(TEMPLATE_LINES)].map(
    ({ 0: { length }, index }) => [index, index + length] as const,
  );
  const once = source.replaceAll(TRAILING, (spaces, place: number) =>
    templates.some(([start, end]) => start < place && place < end) ? spaces : "",
  );
  return once === source ? source : strippedOutsideTemplates(once);
}
