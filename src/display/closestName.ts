/** The most letters that may differ for a name to count as a slip of the other. */
const MOST_EDITS = 3;

/** A name as everyone spells it: `data_format`, `dataFormat` and `DataFormat` are one. */
export function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[_\s-]/g, "");
}

/**
 * The name that was probably meant.
 *
 * @param name what was written, like `kernalSize`
 * @param names what there is
 * @returns the nearest by edits (inserted, left out, replaced or swapped letters); `undefined` where none is near
 */
export function closestName(name: string, names: readonly string[]): string | undefined {
  const written = plainName(name);
  let closest: string | undefined;
  let fewest = Math.min(MOST_EDITS, Math.max(1, Math.floor(written.length / 2))) + 1;
  for (const candidate of names) {
    const edits = editDistance(written, plainName(candidate));
    if (edits < fewest) {
      fewest = edits;
      closest = candidate;
    }
  }
  return closest;
}

/**
 * How many edits make one text the other: letters inserted, left out, replaced, or two neighbours swapped (the
 * optimal string alignment distance: F. J. Damerau, "A technique for computer detection and correction of spelling
 * errors", 1964).
 */
function editDistance(first: string, second: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: second.length + 1 }, (_, index) => index);
  for (let row = 1; row <= first.length; row++) {
    const current = [row];
    for (let column = 1; column <= second.length; column++) {
      const same = first[row - 1] === second[column - 1] ? 0 : 1;
      let edits = Math.min(
        (previous[column] as number) + 1,
        (current[column - 1] as number) + 1,
        (previous[column - 1] as number) + same,
      );
      const swapped = first[row - 1] === second[column - 2] && first[row - 2] === second[column - 1];
      if (row > 1 && column > 1 && swapped) edits = Math.min(edits, (beforePrevious[column - 2] as number) + 1);
      current.push(edits);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[second.length] as number;
}
