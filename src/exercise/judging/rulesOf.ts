import type { AnswerKind } from "../answer/answers.ts";
import { functionRules } from "./functionRules.ts";
import type { KindRules } from "./kindRules.ts";
import { layerRules } from "./layerRules.ts";
import { modelRules } from "./modelRules.ts";
import { numberRules } from "./numberRules.ts";
import { shapeRules } from "./shapeRules.ts";
import { tableRules } from "./tableRules.ts";
import { tensorRules } from "./tensorRules.ts";
import { textRules } from "./textRules.ts";

const RULES: { readonly [Kind in AnswerKind]: KindRules<Kind> } = {
  number: numberRules,
  shape: shapeRules,
  table: tableRules,
  tensor: tensorRules,
  layer: layerRules,
  model: modelRules,
  function: functionRules,
  text: textRules,
};

/** What judging knows about a kind of answer. */
export function rulesOf<Kind extends AnswerKind>(kind: Kind): KindRules<Kind> {
  return RULES[kind];
}
