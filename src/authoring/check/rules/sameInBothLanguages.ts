import { isDeepStrictEqual } from "node:util";
import { cellName } from "../draft.ts";
import { localMessages } from "../messages.ts";
import type { Finding, Rule } from "../rule.ts";

/** The two languages of a notebook have the same cells in the same order, the same code, and are the same talk. */
export const sameInBothLanguages: Rule = {
  *find({ draft, partner }): Generator<Finding> {
    if (partner === undefined) return;
    const { file, draft: other } = partner;
    const text = localMessages();
    if (other === undefined) {
      yield { message: text.noPartner(file) };
      return;
    }
    const names = draft.cells.map(cellName);
    const otherNames = other.cells.map(cellName);
    for (const name of names) if (!otherNames.includes(name)) yield { cell: name, message: text.cellNotThere(file) };
    const common = names.filter((name) => otherNames.includes(name));
    const otherCommon = otherNames.filter((name) => names.includes(name));
    const moved = common.find((name, index) => name !== otherCommon[index]);
    if (moved !== undefined) yield { cell: moved, message: text.otherOrder(file) };
    for (const [index, cell] of draft.cells.entries()) {
      const name = cellName(cell, index);
      const counterpart = other.cells[otherNames.indexOf(name)];
      if (counterpart === undefined) continue;
      if (counterpart.cell_type !== cell.cell_type) yield { cell: name, message: text.otherKind(file) };
      else if (cell.cell_type === "code" && counterpart.source !== cell.source)
        yield { cell: name, message: text.otherCode(file) };
      if (!isDeepStrictEqual(counterpart.metadata.slideshow, cell.metadata.slideshow))
        yield { cell: name, message: text.otherSlideType(file) };
      if (!isDeepStrictEqual(counterpart.metadata.tags, cell.metadata.tags))
        yield { cell: name, message: text.otherTags(file) };
    }
  },
};
