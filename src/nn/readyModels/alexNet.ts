import { conv2d } from "../layers/conv2d.ts";
import { dense } from "../layers/dense.ts";
import { dropout } from "../layers/dropout.ts";
import { flatten } from "../layers/flatten.ts";
import { input } from "../layers/input.ts";
import { shown } from "../layers/optionReaders.ts";
import { maxPooling2d } from "../layers/pooling2d.ts";
import type { Model } from "../model/model.ts";
import type { ModelOptions } from "../model/modelOptions.ts";
import { sequential } from "../model/sequential.ts";
import { localMessages } from "./messages.ts";

/** Which AlexNet. */
export interface AlexNetOptions extends ModelOptions {
  /** 1 (default): every filter sees every channel, as AlexNet is drawn in courses; 2: the original's split in two halves. */
  readonly towers?: 1 | 2;
}

/**
 * AlexNet: `[batch, 227, 227, 3]` → `[batch, 1000]` (A. Krizhevsky, I. Sutskever, G. Hinton, "ImageNet classification with
 * deep convolutional neural networks", 2012, without its local response normalisation, which has no parameters).
 *
 * With one tower it has 62,378,344 parameters; with the original's two, which share channels only in the third convolution
 * and the dense layers, 60,965,224.
 *
 * @throws {RangeError} if `towers` is neither 1 nor 2
 * @throws {TypeError | RangeError} if an option is unknown or wrong
 */
export function alexNet({ towers = 1, ...options }: AlexNetOptions = {}): Model {
  if (towers !== 1 && towers !== 2) throw new RangeError(localMessages().towers(shown(towers)));
  return sequential(
    [
      input([227, 227, 3]),
      conv2d(96, 11, 4, { activation: "relu" }),
      maxPooling2d(3, 2),
      conv2d(256, 5, { padding: "same", activation: "relu", groups: towers }),
      maxPooling2d(3, 2),
      conv2d(384, 3, { padding: "same", activation: "relu" }),
      conv2d(384, 3, { padding: "same", activation: "relu", groups: towers }),
      conv2d(256, 3, { padding: "same", activation: "relu", groups: towers }),
      maxPooling2d(3, 2),
      flatten(),
      dense(4096, { activation: "relu" }),
      dropout(0.5),
      dense(4096, { activation: "relu" }),
      dropout(0.5),
      dense(1000, { activation: "softmax" }),
    ],
    { name: "alex_net", ...options },
  );
}
