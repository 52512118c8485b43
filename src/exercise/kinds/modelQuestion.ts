import type { Model } from "../../nn/model/model.ts";
import type { PlainValue } from "../answer/answers.ts";
import type { Check, Question, QuestionOptions, Variant } from "../question/question.ts";

/** A model, made by `sequential` or `model`. Its judges get it made anew from its settings. */
export interface ModelQuestionOptions<Id extends string = string, Numbers = Variant>
  extends QuestionOptions<"model", Model, Numbers, Id> {
  readonly checks: readonly Check<"model", Numbers>[];
  /** Whether the checks need the model's weights (they run it) and not only its layers; default `false`. */
  readonly weights?: boolean;
  /** By what misconceptions are recognised: equal data, same misconception. Left out, by all settings (but the names). */
  readonly recognisedBy?: (answer: Model) => PlainValue;
}

/** A model, made by `sequential` or `model`. */
export function modelQuestion<const Id extends string, Numbers extends Variant = Variant>(
  options: ModelQuestionOptions<Id, Numbers>,
): Question<Id, Numbers, "model"> {
  return { kind: "model", id: options.id, options };
}
