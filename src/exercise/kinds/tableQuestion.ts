import type { LocalText } from "../question/localText.ts";
import type { Question, QuestionOptions, Variant } from "../question/question.ts";

/**
 * A table to fill in, checked cell by cell:
 *
 * ```ts
 * const params: Record<string, Record<string, number | undefined>> = { conv1: { weights: undefined, biases: undefined } };
 * ```
 */
export interface TableQuestionOptions<Id extends string = string, Numbers = Variant>
  extends QuestionOptions<"table", Readonly<Record<string, Readonly<Record<string, number>>>>, Numbers, Id> {
  /** What the rows are called, by their keys; left out, the keys. */
  readonly rows?: Readonly<Record<string, LocalText>>;
  /** What the columns are called, by their keys; left out, the keys. */
  readonly columns?: Readonly<Record<string, LocalText>>;
  /** How far each number may be from the right one, > 0; left out, 10⁻⁶ of it (so whole numbers must be exact). */
  readonly tolerance?: number;
}

/** A table to fill in, checked cell by cell. */
export function tableQuestion<const Id extends string, Numbers extends Variant = Variant>(
  options: TableQuestionOptions<Id, Numbers>,
): Question<Id, Numbers, "table"> {
  return { kind: "table", id: options.id, options };
}
