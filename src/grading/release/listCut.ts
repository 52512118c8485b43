import type { Comment } from "oxc-parser";

/** A part of a text, by UTF-16 offsets. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/**
 * What is to be removed from a text so that some elements of a list separated by commas (an object's properties, a
 * declaration's variables) are gone with the comments before them and on their lines.
 *
 * @param list from behind the opening bracket to the closing one, or where the first element begins and the last one ends
 * @param isCut at least one element stays
 */
export function listCut(
  text: string,
  list: TextRange,
  elements: readonly TextRange[],
  isCut: (index: number) => boolean,
  comments: readonly Comment[],
): TextRange[] {
  const borders = elements.map(({ end }) => behindElement(text, end, comments));
  const ranges: TextRange[] = [];
  let lastKept: number | undefined;
  for (const [index, border] of borders.entries()) {
    if (!isCut(index)) {
      lastKept = index;
      continue;
    }
    const start = index === 0 ? list.start : (borders[index - 1] as number);
    ranges.push({ start, end: border });
  }
  const last = elements.length - 1;
  if (!isCut(last)) return ranges;
  // Behind the last element only spaces and comments are left, which are about it.
  const closing = list.end;
  const rest = text.slice(borders[last], closing);
  const spaces = /\n[ \t]*$|[ \t]*$/.exec(rest)?.[0].length ?? 0;
  ranges.push({ start: borders[last] as number, end: closing - spaces });
  if (lastKept !== undefined && !rest.includes("\n")) {
    // All in one line: the comma behind the element that is the last one now would stay before the bracket.
    ranges.push({ start: elements[lastKept]?.end ?? closing, end: borders[lastKept] as number });
  }
  return ranges;
}

/** Where what belongs to an element ends: behind its comma, and the comments behind it on its line. */
function behindElement(text: string, end: number, comments: readonly Comment[]): number {
  const commentAt = (offset: number) => comments.find(({ start }) => start === offset);
  let comma = end;
  for (;;) {
    comma += /^\s*/.exec(text.slice(comma))?.[0].length ?? 0;
    const comment = commentAt(comma);
    if (comment === undefined) break;
    comma = comment.end;
  }
  const border = text[comma] === "," ? comma + 1 : end;
  let behind = border;
  for (;;) {
    const next = behind + (/^[ \t]*/.exec(text.slice(behind))?.[0].length ?? 0);
    const comment = commentAt(next);
    if (comment === undefined) return /^\s*?(?:[\r\n}\]]|$)/.test(text.slice(behind)) ? behind : border;
    behind = comment.end;
  }
}
