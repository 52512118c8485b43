import { ownProperty } from "../../display/ownProperty.ts";
import { arrayIsArray, isProxy, objectGetPrototypeOf } from "../../display/primordials.ts";
import { firstUnits } from "../../display/quotedText.ts";
import { thrownMessage } from "../../display/thrownText.ts";
import type { Model } from "../../nn/model/model.ts";
import { NetworkModel } from "../../nn/model/networkModel.ts";
import { modelDocument } from "../../nn/model/saved/modelDocument.ts";
import { MOST_REASON_CHARACTERS, MOST_WEIGHT_BYTES } from "./answerLimits.ts";
import { failed, type ValueAnswer } from "./plainAnswer.ts";

const BYTES_A_PARAMETER = 4;

const modelPrototype = NetworkModel.prototype;

/** The lists a model is made of. */
const LISTS = ["layers", "nodes", "inputs", "outputs"] as const;

/** Whether `sequential`, `model` or `loadModel` made it. */
export function isBuiltModel(value: object): value is Model {
  return objectGetPrototypeOf(value) === modelPrototype;
}

/**
 * A model's layers and how they are connected, as `saveModel` writes them.
 *
 * @param weights whether its weights are read too, which loads the engine
 */
export function readModel(model: Model, weights: boolean): ValueAnswer {
  for (let index = 0; index < LISTS.length; index++) {
    const list = ownProperty(model, LISTS[index] as (typeof LISTS)[0]);
    // Somebody has put something else in its place.
    if (list.kind !== "value" || isProxy(list.value) || !arrayIsArray(list.value)) {
      return failed({ code: "unreadable", what: "model", reason: `${LISTS[index]}` });
    }
  }
  try {
    if (weights) {
      const bytes = BYTES_A_PARAMETER * model.countParams();
      if (bytes > MOST_WEIGHT_BYTES) return failed({ code: "weightsTooLarge", bytes, most: MOST_WEIGHT_BYTES });
    }
    return { kind: "model", ...modelDocument(model, { weights }) };
  } catch (thrown) {
    const reason = firstUnits(thrownMessage(thrown), MOST_REASON_CHARACTERS);
    return failed({ code: "unreadable", what: "model", reason });
  }
}
