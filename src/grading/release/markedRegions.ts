/**
 * What an instructor marks in a source to be taken out of the student's version:
 *
 *     // BEGIN SOLUTION … // END SOLUTION
 *     // BEGIN HIDDEN TESTS … // END HIDDEN TESTS
 *
 * Each mark is a comment that has its line to itself.
 */
import type { Comment } from "oxc-parser";
import { localMessages } from "./messages.ts";
import { ReleaseError } from "./releaseError.ts";
import type { SourcePlace } from "./sourcePlace.ts";

export type RegionKind = "SOLUTION" | "HIDDEN TESTS";

/** A region with its two marks, whole lines. */
export interface MarkedRegion {
  readonly kind: RegionKind;
  /** UTF-16 offset at which the line of its first mark begins. */
  readonly start: number;
  /** UTF-16 offset behind the line of its last mark, line end included. */
  readonly end: number;
  /** Offsets of the two marks themselves. */
  readonly marks: readonly [begin: number, end: number];
  /** The spaces before its first mark. */
  readonly indent: string;
}

/** What may stand between a mark's words where it is not written as one: spaces of all kinds, hyphens, underscores, `:`. */
const BETWEEN = String.raw`[\s\p{Cf}\p{Pd}_:*/]*`;

/**
 * What an instructor probably means as a mark, nbgrader's `### BEGIN SOLUTION` included, and `SOLUTION BEGIN` on a line of
 * its own.
 */
const LIKE_A_MARK = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:BEGIN|START|END|STOP)${BETWEEN}(?:SOLU\w*|HIDDEN${BETWEEN}TESTS?)(?![\p{L}\p{N}])` +
    String.raw`|^[^\p{L}\p{N}]*(?:SOLUTIONS?|HIDDEN${BETWEEN}TESTS?)${BETWEEN}(?:BEGIN|START|END|STOP)[^\p{L}\p{N}]*$`,
  "imu",
);

const MARK = /^([ \t]*)\/\/ (BEGIN|END) (SOLUTION|HIDDEN TESTS)[ \t\r]*$/;

/** Whether a text has something like a mark. */
export function hasLikeAMark(text: string): boolean {
  // Full-width letters, as Korean and Japanese keyboards write them, are letters as well.
  return LIKE_A_MARK.test(text.normalize("NFKC"));
}

/**
 * The regions of a source in order.
 *
 * @param comments the source's comments; `undefined` where it does not parse, so that they are not known
 * @throws {ReleaseError} if a mark is not written as one, or has no partner, or stands in another region
 */
export function markedRegions(
  text: string,
  comments: readonly Comment[] | undefined,
  place: SourcePlace,
): MarkedRegion[] {
  const messages = localMessages();
  const isComment = new Set(comments?.map(({ start }) => start));
  const regions: MarkedRegion[] = [];
  let open: Omit<MarkedRegion, "end" | "marks"> | undefined;
  let start = 0;
  for (const line of text.split("\n")) {
    const next = Math.min(start + line.length + 1, text.length);
    if (hasLikeAMark(line)) {
      const [, indent = "", word, kind] = MARK.exec(line) ?? [];
      const mark = start + indent.length;
      if (word === undefined || (comments !== undefined && !isComment.has(mark)))
        throw new ReleaseError(messages.strangeMark(place.at(start), line.trim()));
      if (word === "BEGIN") {
        if (open !== undefined) throw new ReleaseError(messages.markInRegion(place.at(start), place.at(open.start)));
        open = { kind: kind as RegionKind, start, indent };
      } else {
        if (open === undefined) throw new ReleaseError(messages.noBegin(place.at(start), String(kind)));
        if (open.kind !== kind) throw new ReleaseError(messages.crossing(place.at(start), place.at(open.start)));
        regions.push({ ...open, end: next, marks: [open.start + open.indent.length, mark] });
        open = undefined;
      }
    }
    start = next;
  }
  if (open !== undefined) throw new ReleaseError(messages.noEnd(place.at(open.start), open.kind));
  return regions;
}
