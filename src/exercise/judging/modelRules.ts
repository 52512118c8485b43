import type { Model } from "../../nn/model/model.ts";
import { AnswerProblemError } from "../answer/answerProblem.ts";
import type { PlainValue } from "../answer/answers.ts";
import { modelAnswer } from "../answer/modelAnswer.ts";
import { problemText } from "../answer/problemText.ts";
import { isSameValue } from "./closeNumbers.ts";
import { type KindRules, read } from "./kindRules.ts";
import { layerSettings } from "./layerRules.ts";
import { inBoth } from "./messages.ts";
import { isUnfilled } from "./numberRules.ts";
import { whatCame } from "./whatCame.ts";

/** A model question: only checks that its author wrote. */
export const modelRules: KindRules<"model"> = {
  async read(plain) {
    if (isUnfilled(plain)) return { outcome: "notAttempted" };
    if (plain.kind === "failed") return { outcome: "unreadable", reason: problemText(plain.problem) };
    if (plain.kind !== "model") {
      return { outcome: "unreadable", reason: inBoth((text) => text.expectedModel(whatCame(plain, text))) };
    }
    try {
      return read(await modelAnswer(plain));
    } catch (error) {
      if (error instanceof AnswerProblemError) return { outcome: "unreadable", reason: problemText(error.problem) };
      throw error;
    }
  },

  impliedChecks: () => [],

  answerTo: (_ask, value) => value,

  isSame: (first, second, { options }) => {
    const recognisedBy = options.recognisedBy ?? modelSettings;
    return isSameValue(recognisedBy(first), recognisedBy(second));
  },
};

/** What a model's layers are and how they are connected, without names, as data. */
function modelSettings({ nodes, inputs, outputs }: Model): PlainValue {
  const placeOf = (tensor: Model["inputs"][number]) => nodes.findIndex((node) => node.output === tensor);
  const layers = [...new Set(nodes.map((node) => node.layer))];
  return {
    layers: layers.map(layerSettings),
    nodes: nodes.map((node) => ({ layer: layers.indexOf(node.layer), inputs: node.inputs.map(placeOf) })),
    inputs: inputs.map(placeOf),
    outputs: outputs.map(placeOf),
  };
}
