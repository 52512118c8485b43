import type { Layer } from "../../nn/layers/layer.ts";
import type { PlainValue } from "../answer/answers.ts";
import type { Check, Question, QuestionOptions, Variant } from "../question/question.ts";

/** A layer, made by a builder such as `conv2d`. Its judges get it made anew from its settings. */
export interface LayerQuestionOptions<Id extends string = string, Numbers = Variant>
  extends QuestionOptions<"layer", Layer, Numbers, Id> {
  readonly checks: readonly Check<"layer", Numbers>[];
  /** By what misconceptions are recognised: equal data, same misconception. Left out, by all settings (but the names). */
  readonly recognisedBy?: (answer: Layer) => PlainValue;
}

/** A layer, made by a builder such as `conv2d`. */
export function layerQuestion<const Id extends string, Numbers extends Variant = Variant>(
  options: LayerQuestionOptions<Id, Numbers>,
): Question<Id, Numbers, "layer"> {
  return { kind: "layer", id: options.id, options };
}
