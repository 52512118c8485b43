import { conv2d } from "../layers/conv2d.ts";
import { dense } from "../layers/dense.ts";
import { flatten } from "../layers/flatten.ts";
import { input } from "../layers/input.ts";
import { model } from "../model/functional.ts";
import type { Model } from "../model/model.ts";
import type { ModelOptions } from "../model/modelOptions.ts";

/**
 * The lecture's second mission, whose shapes are to be found: `[batch, 100, 75, 3]` → 50×38×32 → 25×19×64 → 13×10×128
 * by three convolutions of stride 2 with "same" padding → Flatten (16,640 values) → Dense(10) (166,410 parameters). It is
 * the first half of the lecture's autoencoder.
 *
 * @throws {TypeError | RangeError} if an option is unknown or wrong
 */
export function missionTwo(options: ModelOptions = {}): Model {
  const inputs = input([100, 75, 3]);
  let x = conv2d(32, 3, 2, { activation: "relu", padding: "same" })(inputs);
  x = conv2d(64, 3, 2, { activation: "relu", padding: "same" })(x);
  x = conv2d(128, 3, 2, { activation: "relu", padding: "same" })(x);
  x = flatten()(x);
  const outputs = dense(10)(x);
  return model({ ...options, inputs, outputs });
}
