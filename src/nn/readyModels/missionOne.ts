import { conv2d } from "../layers/conv2d.ts";
import { dense } from "../layers/dense.ts";
import { flatten } from "../layers/flatten.ts";
import { input } from "../layers/input.ts";
import { model } from "../model/functional.ts";
import type { Model } from "../model/model.ts";
import type { ModelOptions } from "../model/modelOptions.ts";

/**
 * The lecture's first mission, whose parameters are to be counted: `[batch, 28, 28, 3]` → two convolutions that keep the
 * size → Flatten → Dense(10) → Dense(28·28·64). They have 896, 18,496, 0, 501,770 and 551,936 parameters: the last layer
 * is fed by the ten units, not by the 50,176 values before them.
 *
 * @throws {TypeError | RangeError} if an option is unknown or wrong
 */
export function missionOne(options: ModelOptions = {}): Model {
  const inputs = input([28, 28, 3]);
  let x = conv2d(32, 3, { activation: "relu", padding: "same" })(inputs);
  x = conv2d(64, 3, { activation: "relu", padding: "same" })(x);
  x = flatten()(x);
  const last = dense(10)(x);
  const outputs = dense(28 * 28 * 64)(last);
  return model({ ...options, inputs, outputs });
}
