import type { Language } from "../../display/language.ts";
import type { Draft, DraftCell } from "./draft.ts";
import type { NotebookPlace } from "./notebookPlace.ts";

/** Something wrong with a notebook. */
export interface Finding {
  /** The cell, by its id or place; `undefined` where the whole notebook is meant. */
  readonly cell?: string;
  /** What is wrong and what to do, in the reader's language. */
  readonly message: string;
}

/** A notebook as the rules see it. */
export interface CheckedNotebook {
  /** Path of its file. */
  readonly file: string;
  /** The file's text. */
  readonly text: string;
  readonly draft: Draft;
  /** What its place or else its metadata say; `undefined` where they say nothing. */
  readonly language: Language | undefined;
  readonly kind: NotebookPlace["kind"];
  /** The folder that its links start from. */
  readonly linksFrom: string;
  /** The same notebook in the other language, where its place says which that is. */
  readonly partner: { readonly file: string; readonly draft: Draft | undefined } | undefined;
}

/** One rule about notebooks. */
export interface Rule {
  /** What breaks the rule. */
  find(notebook: CheckedNotebook): Iterable<Finding>;
  /** The notebook with that mended which can be; one that keeps the rule comes back with the same content. */
  mend?(draft: Draft, place: MendingPlace): Draft;
}

/** What a rule that mends may need to know besides the notebook. */
export interface MendingPlace {
  readonly language: Language | undefined;
  /** The Korean notebook, mended, when the English one is mended. */
  readonly original: Draft | undefined;
}

/** The markdown cells, with their places. */
export function* markdownCells({ draft }: CheckedNotebook): Generator<[DraftCell, number]> {
  for (const [index, cell] of draft.cells.entries()) if (cell.cell_type === "markdown") yield [cell, index];
}
