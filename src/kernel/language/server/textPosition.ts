import type { Position, Range } from "vscode-languageserver-protocol";

/**
 * UTF-16 offset → line and character as the Language Server Protocol counts them: lines end at `\n`, `\r\n` or `\r`
 * (not at U+2028), characters are UTF-16 code units.
 */
export function positionAt(text: string, offset: number): Position {
  const starts = lineStarts(text);
  let line = 0;
  while (line + 1 < starts.length && (starts[line + 1] ?? 0) <= offset) {
    line += 1;
  }
  return { line, character: offset - (starts[line] ?? 0) };
}

/** Line and character of the protocol → UTF-16 offset, clamped to the text. */
export function offsetAt(text: string, position: Position): number {
  const start = lineStarts(text)[position.line] ?? text.length;
  return Math.min(start + position.character, text.length);
}

/** The text of a range. */
export function textIn(text: string, range: Range): string {
  return text.slice(offsetAt(text, range.start), offsetAt(text, range.end));
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const end of text.matchAll(/\r\n|\n|\r/g)) {
    starts.push(end.index + end[0].length);
  }
  return starts;
}
