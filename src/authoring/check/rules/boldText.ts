import { cellName, withCells } from "../draft.ts";
import { readMarkdown, seenText } from "../markdown.ts";
import { localMessages } from "../messages.ts";
import { markdownCells, type Rule } from "../rule.ts";

/**
 * Bold text that begins also ends. Between a punctuation mark and a letter `**` does not close
 * (https://spec.commonmark.org/0.31.2/#right-flanking-delimiter-run), so that in Korean, where particles follow at once,
 * `**합성곱(convolution)**은` shows its asterisks.
 */
export const boldText: Rule = {
  *find(notebook) {
    for (const [cell, index] of markdownCells(notebook))
      if (asterisksLeft(cell.source) > 0) yield { cell: cellName(cell, index), message: localMessages().boldOpen };
  },
  mend: (draft) =>
    withCells(draft, (cell) =>
      cell.cell_type === "markdown" ? { ...cell, source: withMarksOutside(cell.source) } : cell,
    ),
};

/** How many `**` a reader sees; one that stands alone between spaces may be meant. */
function asterisksLeft(source: string): number {
  const found = readMarkdown(source).runs.map(({ leftover }) => {
    const left = [...leftover.matchAll(/(?<!\*)\*\*(?!\*)/g)];
    const [only] = left;
    const alone = left.length === 1 && only && /\s\*\*\s/.test(leftover.slice(only.index - 1, only.index + 3));
    return alone ? 0 : left.length;
  });
  return found.reduce((sum, each) => sum + each, 0);
}

/** What a bold text may end with before the letter that follows: a bracket with its content, or a punctuation mark. */
const ENDS_WITH_MARK = /\*\*(?=[^\s*])([^*\n]*?[^\s*])( ?\([^()*\n]*\)|[.,:;!?…%])\*\*(?=[\p{L}\p{N}])/gu;
const IN_QUOTES = /\*\*(["'“‘「『])([^*\n]*[^\s*])(["'”’」』])\*\*(?=[\p{L}\p{N}])/gu;

/** `**합성곱**(convolution)은`: the mark stands behind the bold text, where that is enough to close it. */
function withMarksOutside(source: string): string {
  const withMarkBehind = changed(source, ENDS_WITH_MARK, ([bold = "", mark = ""]) => `**${bold}**${mark}`);
  return changed(withMarkBehind, IN_QUOTES, ([open = "", bold = "", close = ""]) => `${open}**${bold}**${close}`);
}

function changed(source: string, pattern: RegExp, write: (parts: readonly string[]) => string): string {
  let text = source;
  for (const match of [...seenText(text).matchAll(pattern)].toReversed()) {
    const { index, 0: found } = match;
    // What is seen has blanks for code and formulas: the words themselves stand at the same places of the text.
    const parts: string[] = [];
    let place = index + "**".length;
    for (const { length } of match.slice(1)) {
      parts.push(text.slice(place, place + length));
      place += length;
    }
    const fresh = text.slice(0, index) + write(parts) + text.slice(index + found.length);
    if (asterisksLeft(fresh) < asterisksLeft(text)) text = fresh;
  }
  return text;
}
