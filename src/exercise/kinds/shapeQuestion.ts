import type { LocalText } from "../question/localText.ts";
import type { Question, QuestionOptions, Variant } from "../question/question.ts";

/** A shape: `let shape: number[] | undefined;`. Checked axis by axis. */
export interface ShapeQuestionOptions<Id extends string = string, Numbers = Variant>
  extends QuestionOptions<"shape", readonly (number | null)[], Numbers, Id> {
  /** What the axes are called; left out, by their number: of 3 height, width, channels; of 4 with the batch before. */
  readonly axes?: readonly LocalText[];
}

/** A shape: `let shape: number[] | undefined;`. Checked axis by axis. */
export function shapeQuestion<const Id extends string, Numbers extends Variant = Variant>(
  options: ShapeQuestionOptions<Id, Numbers>,
): Question<Id, Numbers, "shape"> {
  return { kind: "shape", id: options.id, options };
}
