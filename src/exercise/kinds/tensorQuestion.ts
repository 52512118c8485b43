import type { NestedRows } from "../../nn/training/trainingData.ts";
import type { Question, QuestionOptions, Variant } from "../question/question.ts";

/** Numbers in rows and columns: nested arrays, or a tensor. Checked number by number, the shape first. */
export interface TensorQuestionOptions<Id extends string = string, Numbers = Variant>
  extends QuestionOptions<"tensor", NestedRows, Numbers, Id> {
  /** How far each number may be from the right one, > 0; left out, 10⁻⁶ of it. */
  readonly tolerance?: number;
}

/** Numbers in rows and columns: nested arrays, or a tensor. Checked number by number, the shape first. */
export function tensorQuestion<const Id extends string, Numbers extends Variant = Variant>(
  options: TensorQuestionOptions<Id, Numbers>,
): Question<Id, Numbers, "tensor"> {
  return { kind: "tensor", id: options.id, options };
}
