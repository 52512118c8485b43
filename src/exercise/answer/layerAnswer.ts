import type { Layer } from "../../nn/layers/layer.ts";
import { layerFromConfig } from "../../nn/layers/layerFromConfig.ts";
import { AnswerProblemError } from "./answerProblem.ts";
import type { LayerSettingsAnswer } from "./plainAnswer.ts";

/**
 * The layer that an answer describes, made anew, for a judge to look at and to try.
 *
 * @throws {AnswerProblemError} if its builder refuses the settings, which then no builder has made
 */
export function layerAnswer({ name, trainable, config }: LayerSettingsAnswer): Layer {
  try {
    return layerFromConfig(config, name === null ? { trainable } : { name, trainable });
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
    throw new AnswerProblemError({ code: "unreadable", what: "layer", reason: error.message }, { cause: error });
  }
}
