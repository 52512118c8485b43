import { cellName, type DraftCell, withCells } from "../draft.ts";
import { localMessages } from "../messages.ts";
import type { Rule } from "../rule.ts";

const OF_NOTEBOOKS = ["convolab", "kernelspec", "language_info"];
const OF_CELLS = ["slideshow", "tags"];
/** What a release puts in: how nbgrader and JupyterLab are to treat the cell, and its signature. */
const OF_RELEASED_CELLS = ["convolab", "deletable", "editable", "nbgrader"];
const OF_SLIDES = ["slide_type"];

/** Metadata that a front end leaves behind (times of execution, folded cells) make a difference at every save. */
export const knownMetadata: Rule = {
  *find({ draft, kind }) {
    const ofCells = kind === "release" ? [...OF_CELLS, ...OF_RELEASED_CELLS] : OF_CELLS;
    const keys = unknownKeys(draft.metadata, OF_NOTEBOOKS);
    if (keys.length > 0) yield { message: localMessages().unknownMetadata(keys.join(", ")) };
    for (const [index, cell] of draft.cells.entries()) {
      const strange = unknownKeys(cell.metadata, ofCells);
      for (const key of unknownKeys(slideshow(cell) ?? {}, OF_SLIDES)) strange.push(`slideshow.${key}`);
      if (strange.length > 0)
        yield { cell: cellName(cell, index), message: localMessages().unknownMetadata(strange.join(", ")) };
    }
  },
  mend: (draft) => ({
    ...withCells(draft, (cell) => {
      const metadata = knownOnly(cell.metadata, OF_CELLS);
      const slides = slideshow(cell);
      return { ...cell, metadata: slides ? { ...metadata, slideshow: knownOnly(slides, OF_SLIDES) } : metadata };
    }),
    metadata: knownOnly(draft.metadata, OF_NOTEBOOKS),
  }),
};

function slideshow({ metadata }: DraftCell): object | undefined {
  const { slideshow } = metadata;
  return typeof slideshow === "object" && slideshow !== null ? slideshow : undefined;
}

function unknownKeys(metadata: object, known: readonly string[]): string[] {
  return Object.keys(metadata).filter((key) => !known.includes(key));
}

function knownOnly(metadata: object, known: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(metadata).filter(([key]) => known.includes(key)));
}
