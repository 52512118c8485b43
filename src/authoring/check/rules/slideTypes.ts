import { z } from "zod";
import { SLIDE_TYPES } from "../../../notebook/notebookSchema.ts";
import { cellName } from "../draft.ts";
import { localMessages } from "../messages.ts";
import type { Rule } from "../rule.ts";

const slideMetadata = z.looseObject({ slideshow: z.looseObject({ slide_type: z.enum(SLIDE_TYPES) }) });

/** Each cell of a lesson says what it is in a talk. */
export const slideTypes: Rule = {
  *find({ draft, kind }) {
    for (const [index, cell] of draft.cells.entries()) {
      const says = cell.metadata.slideshow !== undefined;
      if ((kind === "lesson" || says) && !slideMetadata.safeParse(cell.metadata).success)
        yield { cell: cellName(cell, index), message: localMessages().noSlideType(SLIDE_TYPES.join(", ")) };
    }
  },
};
