import type { LocalText } from "../question/localText.ts";
import type { Question, QuestionOptions, Variant } from "../question/question.ts";

/** What a person looks for in a text, and what it is worth. */
export interface RubricLine {
  /** Their sum is the question's `points`. */
  readonly points: number;
  /** What a good text has: "names the border". */
  readonly text: LocalText;
}

/** A free text, which a person reads and scores by the rubric. `check` says whether there is one, and scores nothing. */
export interface TextQuestionOptions<Id extends string = string, Numbers = Variant>
  extends Omit<QuestionOptions<"text", string, Numbers, Id>, "checks" | "hiddenChecks" | "misconceptions"> {
  /** The learner sees it too. */
  readonly rubric: readonly RubricLine[];
}

/** A free text, which a person reads and scores by the rubric. */
export function textQuestion<const Id extends string, Numbers extends Variant = Variant>(
  options: TextQuestionOptions<Id, Numbers>,
): Question<Id, Numbers, "text"> {
  return { kind: "text", id: options.id, options };
}
