import type { Model } from "../../nn/model/model.ts";
import type { PlainValue } from "../answer/answers.ts";
import { modelAnswer } from "../answer/modelAnswer.ts";
import type { KindRules } from "./kindRules.ts";
import { layerSettings } from "./layerRules.ts";
import { inBoth } from "./messages.ts";
import { read, unreadable } from "./reading.ts";
import { isSameValue } from "./sameValue.ts";
import { whatCame } from "./whatCame.ts";

/** A model question: only checks that its author wrote. */
export const modelRules: KindRules<"model"> = {
  async read(plain) {
    if (plain.kind !== "model") return unreadable(inBoth((text) => text.expectedModel(whatCame(plain, text))));
    return read(await modelAnswer(plain));
  },

  impliedChecks: () => [],

  answerTo: (_ask, value) => value,

  isSame: (first, second, { options }) => {
    const recognisedBy = options.recognisedBy ?? modelSettings;
    return isSameValue(recognisedBy(first), recognisedBy(second));
  },

  free: (answer) => answer.dispose(),
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
