import type { Layer } from "../../nn/layers/layer.ts";
import { layerFromConfig } from "../../nn/layers/layerFromConfig.ts";
import { AnswerProblemError } from "./answerProblem.ts";
import type { LayerSettingsAnswer } from "./plainAnswer.ts";

/**
 * The layer that an answer describes, made anew, for a judge to look at and to try.
 *
 * @throws {AnswerProblemError} if its settings are not a layer's, which no builder of this package lets through
 */
export async function layerAnswer({ name, trainable, config }: LayerSettingsAnswer): Promise<Layer> {
  // Brings the schema's library, which a notebook without such a question does without.
  const { layerConfigSchema } = await import("../../nn/model/saved/layerConfigSchema.ts");
  try {
    const settings = layerConfigSchema.parse(config);
    return layerFromConfig(settings, name === null ? { trainable } : { name, trainable });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AnswerProblemError({ code: "unreadable", what: "layer", reason }, { cause: error });
  }
}
