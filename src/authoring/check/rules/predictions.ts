import { cellName } from "../draft.ts";
import { localMessages } from "../messages.ts";
import { markdownCells, type Rule } from "../rule.ts";

/** A question that a learner answers before the cell that shows it, as it is marked; a fold-out; the beginning of a part. */
const MARKS = /\*\*(?:예측해 보세요|Predict)\*\* ·|<details>|^##? /gm;

/** A question to predict has an answer that folds out: behind it, before the next such question and before the next part. */
export const predictions: Rule = {
  *find(notebook) {
    let unanswered: string | undefined;
    for (const [cell, index] of markdownCells(notebook)) {
      for (const [mark] of cell.source.matchAll(MARKS)) {
        if (mark === "<details>") unanswered = undefined;
        if (unanswered !== undefined) yield { cell: unanswered, message: localMessages().noAnswer };
        unanswered = mark.startsWith("**") ? cellName(cell, index) : undefined;
      }
    }
    if (unanswered !== undefined) yield { cell: unanswered, message: localMessages().noAnswer };
  },
};
