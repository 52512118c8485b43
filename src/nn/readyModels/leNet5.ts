import { conv2d } from "../layers/conv2d.ts";
import { dense } from "../layers/dense.ts";
import { flatten } from "../layers/flatten.ts";
import { input } from "../layers/input.ts";
import { averagePooling2d } from "../layers/pooling2d.ts";
import type { Model } from "../model/model.ts";
import type { ModelOptions } from "../model/modelOptions.ts";
import { sequential } from "../model/sequential.ts";

/**
 * LeNet-5, `[batch, 28, 28, 1]` → `[batch, 10]`, with 61,706 parameters (Y. LeCun, L. Bottou, Y. Bengio, P. Haffner,
 * "Gradient-based learning applied to document recognition", 1998), as it is commonly built: average pooling without
 * weights, tanh, every filter on every channel, softmax at the end. The original's border of 2 around the digits is the
 * first convolution's padding.
 *
 * @throws {TypeError | RangeError} if an option is unknown or wrong
 */
export function leNet5(options: ModelOptions = {}): Model {
  return sequential(
    [
      input([28, 28, 1]),
      conv2d(6, 5, { padding: "same", activation: "tanh" }),
      averagePooling2d(2),
      conv2d(16, 5, { activation: "tanh" }),
      averagePooling2d(2),
      flatten(),
      dense(120, { activation: "tanh" }),
      dense(84, { activation: "tanh" }),
      dense(10, { activation: "softmax" }),
    ],
    options,
  );
}
