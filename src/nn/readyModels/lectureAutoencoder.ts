import { conv2d } from "../layers/conv2d.ts";
import { dense } from "../layers/dense.ts";
import { flatten } from "../layers/flatten.ts";
import { input } from "../layers/input.ts";
import { reshape } from "../layers/reshape.ts";
import { upSampling2d } from "../layers/upSampling2d.ts";
import { model } from "../model/functional.ts";
import type { Model } from "../model/model.ts";
import type { ModelOptions } from "../model/modelOptions.ts";

/**
 * The lecture's autoencoder: `[batch, 100, 75, 3]` → a code of 10 numbers → `[batch, 100, 75, 1]`. It has 520,779
 * parameters.
 *
 * Three steps of stride 2 halve height and width (100×75 → 50×38 → 25×19 → 13×10), rounding up; on the way back, doubling
 * gives 26×20 and 100×76, so a kernel of 2×2 and one of 1×2 without padding trim what is too much. The output has one
 * channel: the target is a gray picture, not the coloured input itself.
 *
 * The lecture's line `Dense(28*28*64)(last)` is left out: nothing that follows depends on it.
 *
 * @throws {TypeError | RangeError} if an option is unknown or wrong
 */
export function lectureAutoencoder(options: ModelOptions = {}): Model {
  const inputs = input([100, 75, 3]);
  let x = conv2d(32, 3, 2, { activation: "relu", padding: "same" })(inputs);
  x = conv2d(64, 3, 2, { activation: "relu", padding: "same" })(x);
  x = conv2d(128, 3, 2, { activation: "relu", padding: "same" })(x);
  x = flatten()(x);
  const code = dense(10)(x);
  x = dense(13 * 10 * 128)(code);
  x = reshape([13, 10, 128])(x);
  x = upSampling2d(2)(x);
  x = conv2d(128, [2, 2], { activation: "relu" })(x);
  x = upSampling2d(2)(x);
  x = conv2d(64, [1, 1], { activation: "relu" })(x);
  x = upSampling2d(2)(x);
  x = conv2d(32, [1, 2], { activation: "relu" })(x);
  const outputs = conv2d(1, [1, 1], { activation: "sigmoid" })(x);
  return model({ ...options, inputs, outputs });
}
