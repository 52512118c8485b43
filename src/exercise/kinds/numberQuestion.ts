import type { Question, QuestionOptions, Variant } from "../question/question.ts";

/** A number: `let size: number | undefined;` */
export interface NumberQuestionOptions<Id extends string = string, Numbers = Variant>
  extends QuestionOptions<"number", number, Numbers, Id> {
  /** How far the answer may be from the right one, > 0; left out, 10⁻⁶ of it (so whole numbers must be exact). */
  readonly tolerance?: number;
}

/** A number: `let size: number | undefined;` */
export function numberQuestion<const Id extends string, Numbers extends Variant = Variant>(
  options: NumberQuestionOptions<Id, Numbers>,
): Question<Id, Numbers, "number"> {
  return { kind: "number", id: options.id, options };
}
