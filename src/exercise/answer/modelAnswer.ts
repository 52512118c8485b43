import type { Model } from "../../nn/model/model.ts";
import { modelFromDocument } from "../../nn/model/saved/modelDocument.ts";
import { ModelFileError } from "../../nn/model/saved/modelFileError.ts";
import { AnswerProblemError } from "./answerProblem.ts";
import type { ModelDocumentAnswer } from "./plainAnswer.ts";

/**
 * The model that an answer describes, made anew, for a judge to look at and, where its weights were asked for, to
 * calculate with. Loads the engine only for weights.
 *
 * @throws {AnswerProblemError} if it is not what `saveModel` could have written
 */
export async function modelAnswer({ topology, weights }: ModelDocumentAnswer): Promise<Model> {
  try {
    return await modelFromDocument("model", topology, weights);
  } catch (error) {
    if (!(error instanceof ModelFileError)) throw error;
    throw new AnswerProblemError({ code: "unreadable", what: "model", reason: error.message }, { cause: error });
  }
}
