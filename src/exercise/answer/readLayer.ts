import { firstUnits } from "../../display/quotedText.ts";
import { thrownMessage } from "../../display/thrownText.ts";
import { hasGivenName, type Layer } from "../../nn/layers/layer.ts";
import { MOST_REASON_CHARACTERS } from "./answerLimits.ts";
import { failed, type ValueAnswer } from "./plainAnswer.ts";

/** A layer's settings, which its builder has checked and nobody can change. */
export function readLayer(layer: Layer): ValueAnswer {
  try {
    const { config, name, trainable } = layer;
    // Somebody has defined them anew.
    if (typeof name !== "string" || typeof trainable !== "boolean") throw new TypeError("name, trainable");
    return { kind: "layer", name: hasGivenName(layer) ? name : null, trainable, config };
  } catch (thrown) {
    const reason = firstUnits(thrownMessage(thrown), MOST_REASON_CHARACTERS);
    return failed({ code: "unreadable", what: "layer", reason });
  }
}
