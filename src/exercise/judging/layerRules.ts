import type { Layer } from "../../nn/layers/layer.ts";
import { AnswerProblemError } from "../answer/answerProblem.ts";
import type { PlainValue } from "../answer/answers.ts";
import { layerAnswer } from "../answer/layerAnswer.ts";
import { problemText } from "../answer/problemText.ts";
import { isSameValue } from "./closeNumbers.ts";
import { type KindRules, read } from "./kindRules.ts";
import { inBoth } from "./messages.ts";
import { isUnfilled } from "./numberRules.ts";
import { whatCame } from "./whatCame.ts";

/** A layer question: only checks that its author wrote. */
export const layerRules: KindRules<"layer"> = {
  async read(plain) {
    if (isUnfilled(plain)) return { outcome: "notAttempted" };
    if (plain.kind === "failed") return { outcome: "unreadable", reason: problemText(plain.problem) };
    if (plain.kind !== "layer") {
      return { outcome: "unreadable", reason: inBoth((text) => text.expectedLayer(whatCame(plain, text))) };
    }
    try {
      return read(await layerAnswer(plain));
    } catch (error) {
      if (error instanceof AnswerProblemError) return { outcome: "unreadable", reason: problemText(error.problem) };
      throw error;
    }
  },

  impliedChecks: () => [],

  answerTo: (_ask, value) => value,

  isSame: (first, second, { options }) => {
    const recognisedBy = options.recognisedBy ?? layerSettings;
    return isSameValue(recognisedBy(first), recognisedBy(second));
  },
};

/** All settings of a layer but its name, as data. */
export function layerSettings(layer: Layer): PlainValue {
  return { config: JSON.parse(JSON.stringify(layer.config)) as PlainValue, trainable: layer.trainable };
}
