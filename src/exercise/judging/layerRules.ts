import type { Layer } from "../../nn/layers/layer.ts";
import type { PlainValue } from "../answer/answers.ts";
import { layerAnswer } from "../answer/layerAnswer.ts";
import type { KindRules } from "./kindRules.ts";
import { inBoth } from "./messages.ts";
import { read, unreadable } from "./reading.ts";
import { isSameValue } from "./sameValue.ts";
import { whatCame } from "./whatCame.ts";

/** A layer question: only checks that its author wrote. */
export const layerRules: KindRules<"layer"> = {
  read(plain) {
    if (plain.kind !== "layer") return unreadable(inBoth((text) => text.expectedLayer(whatCame(plain, text))));
    return read(layerAnswer(plain));
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
