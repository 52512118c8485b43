/**
 * Makes the models and images that the oracle explains: trains the one that reads digits, and gives the others weights
 * from a seed. Run once, by Node.js 24 from the repository: `node test/xai/oracle/makeModels.ts`; then `python
 * gradients.py` and `python camsAndPerturbations.py`.
 */
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { loadMnist } from "../../../src/data/mnist.ts";
import { activation } from "../../../src/nn/layers/activation.ts";
import { concatenate } from "../../../src/nn/layers/concatenate.ts";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { flatten } from "../../../src/nn/layers/flatten.ts";
import { input } from "../../../src/nn/layers/input.ts";
import { add } from "../../../src/nn/layers/merge.ts";
import { maxPooling2d } from "../../../src/nn/layers/pooling2d.ts";
import { model as functional } from "../../../src/nn/model/functional.ts";
import type { Model } from "../../../src/nn/model/model.ts";
import { saveModel } from "../../../src/nn/model/saved/saveModel.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";
import { WeightRandom } from "../../../src/nn/model/tensorflow/weightRandom.ts";
import { evaluate } from "../../../src/nn/training/evaluate.ts";
import { fit as trainModel } from "../../../src/nn/training/fit.ts";

const FOLDER = new URL("fixtures/models/", import.meta.url);

/** Digits of MNIST's test set that are explained: an easy one, one that could be two, and one of another kind. */
const DIGITS = [0, 8, 18];

/** Samples of SmoothGrad whose noise is given to the oracle as numbers. */
const NOISE_SAMPLES = 6;
const NOISE_SEED = 5;

async function write(model: Model, images: Float32Array): Promise<void> {
  const folder = new URL(`${model.name}/`, FOLDER);
  await saveModel(model, folder);
  await writeFile(new URL("images.bin", folder), new Uint8Array(images.buffer));
  const random = new WeightRandom([NOISE_SEED]);
  const size = model.inputShape.slice(1).reduce<number>((product, axis) => product * (axis as number), 1);
  const noise = Float32Array.from({ length: NOISE_SAMPLES * size }, () => random.normal());
  await writeFile(new URL("noise.bin", folder), new Uint8Array(noise.buffer));
  console.log(fileURLToPath(folder), model.countParams());
}

/** Blobs and noise from 0 to 1. */
function madeImages(shape: readonly [count: number, height: number, width: number, channels: number]): Float32Array {
  const random = new WeightRandom([11, ...shape]);
  const [, height, width, channels] = shape;
  return Float32Array.from({ length: shape.reduce((product, size) => product * size, 1) }, (_, place) => {
    const [row, column] = [Math.floor(place / (width * channels)) % height, Math.floor(place / channels) % width];
    const blob = Math.exp(-((row - height / 3) ** 2 + (column - width / 2) ** 2) / 8);
    return 0.7 * blob + 0.3 * random.uniform();
  });
}

const { train, test } = await loadMnist();
const digits = sequential(
  [
    input([28, 28, 1]),
    conv2d(8, 3, { activation: "relu" }),
    maxPooling2d(2),
    conv2d(16, 3, { activation: "relu" }),
    maxPooling2d(2),
    flatten(),
    dense(10, { activation: "softmax" }),
  ],
  { name: "digits", seed: 1 },
);
await trainModel(digits, train, { epochs: 4, batchSize: 128, shuffle: true, seed: 1, verbose: 1 });
console.log(await evaluate(digits, test));
await write(digits, test.images.toFloat32(DIGITS));

// Weights from a seed, biases too.
const biased = { biasInitializer: "randomNormal" } as const;

const image = input([12, 12, 1]);
const first = conv2d(4, 3, { activation: "relu", padding: "same", name: "stem", ...biased })(image);
const wide = conv2d(3, 5, { activation: "tanh", padding: "same", name: "wide", ...biased })(first);
const narrow = conv2d(3, 1, { activation: "relu", name: "narrow", ...biased })(first);
const sum = add()([wide, narrow]);
const joined = maxPooling2d(2)(concatenate()([sum, first]));
const branchedScores = dense(4, { name: "scores", ...biased })(flatten()(joined));
await write(
  functional({
    name: "branched",
    inputs: image,
    outputs: activation("softmax", { name: "softmax" })(branchedScores),
    seed: 2,
  }),
  madeImages([2, 12, 12, 1]),
);

await write(
  sequential(
    [
      input([20, 12, 3]),
      conv2d(5, 3, { activation: "relu", strides: 2, name: "strided", ...biased }),
      conv2d(6, [3, 2], { activation: "relu", name: "last_map", ...biased }),
      flatten(),
      dense(5, { activation: "softmax", ...biased }),
    ],
    { name: "tall", seed: 3 },
  ),
  madeImages([2, 20, 12, 3]),
);

await write(
  sequential(
    [
      input([10, 10, 1]),
      conv2d(4, 3, { activation: "relu", ...biased }),
      flatten(),
      dense(6, { activation: "relu", ...biased }),
      dense(1, { activation: "sigmoid", ...biased }),
    ],
    { name: "sigmoid", seed: 4 },
  ),
  madeImages([3, 10, 10, 1]),
);

await write(
  sequential([input([10, 10, 1]), conv2d(4, 3, { activation: "elu", ...biased }), flatten(), dense(4, biased)], {
    name: "logits",
    seed: 6,
  }),
  madeImages([2, 10, 10, 1]),
);
