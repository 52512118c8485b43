/**
 * Every layer and some models, with the fixed inputs and weights of oracle/kerasForward.py, against what Keras answered.
 * Run as a program, it compares on the engine that `CONVOLAB_ENGINE` names, and prints the outcome as JSON.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { batchNormalization } from "../../../src/nn/layers/batchNormalization.ts";
import { concatenate } from "../../../src/nn/layers/concatenate.ts";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { dropout } from "../../../src/nn/layers/dropout.ts";
import { flatten } from "../../../src/nn/layers/flatten.ts";
import { globalAveragePooling2d, globalMaxPooling2d } from "../../../src/nn/layers/globalPooling2d.ts";
import { input } from "../../../src/nn/layers/input.ts";
import type { Layer } from "../../../src/nn/layers/layer.ts";
import { add, subtract } from "../../../src/nn/layers/merge.ts";
import { maxPooling2d } from "../../../src/nn/layers/pooling2d.ts";
import { reshape } from "../../../src/nn/layers/reshape.ts";
import { upSampling2d } from "../../../src/nn/layers/upSampling2d.ts";
import { model } from "../../../src/nn/model/functional.ts";
import type { Model } from "../../../src/nn/model/model.ts";
import { getWeights, setWeights } from "../../../src/nn/model/modelWeights.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";
import type { SymbolicTensor } from "../../../src/nn/model/symbolicTensor.ts";
import { engineInfo, type Tensor, tf } from "../../../src/tensor/tf.ts";
import { EVERY_BUILDER } from "./everyBuilder.ts";

/** How the two agree on one engine. */
export interface Comparison {
  readonly engine: string;
  readonly compared: number;
  /** The largest difference, of an answer above 1 in relation to it. */
  readonly largestDifference: number;
  /** What differs by more than the tolerance, or could not be calculated: one line each. */
  readonly problems: readonly string[];
}

interface Answer {
  readonly shape: readonly number[];
  readonly values: string;
}

interface Case {
  readonly inputs: readonly (readonly number[])[];
  readonly weights: readonly (readonly number[])[];
}

interface LayerCase extends Case, Answer {
  readonly layer: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly scale?: number;
  readonly training?: boolean;
  readonly weightsAfter?: readonly string[];
}

interface ModelCase extends Case {
  readonly model: string;
  readonly outputs: readonly Answer[];
}

interface Oracle {
  readonly layers: readonly LayerCase[];
  readonly models: readonly ModelCase[];
}

/** Sums in another order differ by less than this. */
const TOLERANCE = 1e-5;

/** The models of oracle/kerasForward.py, by the same names. */
const MODELS: Readonly<Record<string, () => Model>> = {
  lecture_pattern: () =>
    sequential([
      input([12, 12, 1]),
      conv2d(4, 3, { activation: "relu" }),
      maxPooling2d(),
      conv2d(6, 3, { activation: "relu", padding: "same" }),
      batchNormalization(),
      maxPooling2d(),
      flatten(),
      dropout(0.5),
      dense(8, { activation: "relu" }),
      dense(5, { activation: "softmax" }),
    ]),

  autoencoder: () => {
    const inputs = input([10, 7, 3]);
    let x = conv2d(4, 3, 2, { activation: "relu", padding: "same" })(inputs);
    x = dense(3)(flatten()(x));
    x = reshape([5, 4, 4])(dense(5 * 4 * 4)(x));
    x = conv2d(3, [1, 2], { activation: "relu" })(upSampling2d()(x));
    return model({ inputs, outputs: conv2d(1, 1, { activation: "sigmoid" })(x) });
  },

  residual: () => {
    const inputs = input([6, 6, 3]);
    const x = batchNormalization()(conv2d(4, 3, { padding: "same" })(inputs));
    const y = batchNormalization()(conv2d(4, 3, { padding: "same", activation: "relu" })(x));
    const short = conv2d(4, 1)(inputs);
    return model({ inputs, outputs: dense(3)(globalAveragePooling2d()(add()([x, y, short]))) });
  },

  inception: () => {
    const inputs = input([5, 5, 3]);
    const a = conv2d(2, 1)(inputs);
    const narrow = conv2d(2, 1);
    const b = conv2d(3, 3, { padding: "same" })(narrow(inputs));
    const c = conv2d(2, 1)(maxPooling2d(3, 1, { padding: "same" })(inputs));
    return model({ inputs, outputs: concatenate()([a, b, c]) });
  },

  shared: () => {
    const [left, right] = [input([5, 5, 2]), input([5, 5, 2])];
    const convolution = conv2d(3, 3, { activation: "relu" });
    const pooling = globalMaxPooling2d();
    const difference = subtract()([pooling(convolution(left)), pooling(convolution(right))]);
    return model({ inputs: [left, right], outputs: dense(2)(difference) });
  },

  two_outputs: () => {
    const inputs = input([6]);
    const x = dense(4, { activation: "relu" })(inputs);
    return model({ inputs, outputs: [dense(2, { activation: "softmax" })(x), dense(3)(x)] });
  },

  twice: () => {
    const inputs = input([4]);
    const layer = dense(4, { activation: "tanh" });
    return model({ inputs, outputs: dense(2)(layer(layer(inputs))) });
  },
};

/** Calculates every case of the oracle and says where the answers differ. */
export function compareWithKeras(): Comparison {
  const file = new URL("oracle/fixtures/kerasForward.json", import.meta.url);
  const { layers, models } = JSON.parse(readFileSync(file, "utf8")) as Oracle;
  const problems: string[] = [];
  let largestDifference = 0;
  const compare = (label: string, outcome: () => readonly number[]): void => {
    try {
      const differences = outcome();
      const largest = Math.max(...differences);
      if (!(largest <= TOLERANCE)) problems.push(`${label}: differs by ${largest}`);
      else largestDifference = Math.max(largestDifference, largest);
    } catch (error) {
      problems.push(`${label}: ${(error as Error).message}`);
    }
  };
  for (const each of layers) {
    const label = `${each.layer}(${JSON.stringify(each.options)}) on ${JSON.stringify(each.inputs)}${each.training ? ", training" : ""}`;
    compare(label, () => layerDifferences(each));
  }
  for (const each of models)
    compare(each.model, () => modelDifferences(MODELS[each.model]?.() as Model, each, each.outputs));
  return {
    engine: engineInfo().name,
    compared: layers.length + models.length,
    largestDifference,
    problems,
  };
}

function layerDifferences(each: LayerCase): readonly number[] {
  const layer = EVERY_BUILDER[each.layer]?.(each.options) as Layer;
  const inputs = each.inputs.map((shape) => input(shape.slice(1)));
  const output = layer(inputs);
  const network = model({ inputs, outputs: output });
  return modelDifferences(network, each, [each], each);
}

function modelDifferences(
  network: Model,
  { inputs, weights }: Case,
  answers: readonly Answer[],
  { scale = 1, training = false, weightsAfter = [] }: Partial<LayerCase> = {},
): readonly number[] {
  const own = getWeights(network);
  if (JSON.stringify(own.map(({ shape }) => shape)) !== JSON.stringify(weights)) {
    throw new Error(`weights ${JSON.stringify(own.map(({ shape }) => shape))}, Keras's ${JSON.stringify(weights)}`);
  }
  setWeights(
    network,
    own.map(({ name, shape }, salt) => {
      const values = fixedValues(shape, salt + 100);
      return name === "movingVariance" ? values.map((value) => Math.fround(Math.abs(value) + 0.5)) : values;
    }),
  );
  const differences = tf.tidy(() => {
    const tensors = inputs.map((shape, salt) =>
      tf.tensor(
        fixedValues(shape, salt).map((value) => value * scale),
        [...shape],
      ),
    );
    const result = network.tfModel.apply(tensors, { training }) as Tensor | Tensor[];
    const outputs = Array.isArray(result) ? result : [result];
    return answers.flatMap((answer, index) => {
      const { shape, values } = answer;
      const calculated = outputs[index] as Tensor;
      const told = (network.outputs[index] as SymbolicTensor).shape;
      if (String(calculated.shape) !== String(shape))
        throw new Error(`shape [${calculated.shape}], Keras's [${shape}]`);
      if (String(told.slice(1)) !== String(shape.slice(1))) throw new Error(`told [${told}], Keras's [${shape}]`);
      return differencesOf(calculated.dataSync(), unpacked(values));
    });
  });
  const after = getWeights(network).flatMap(({ values }, index) => {
    const keras = weightsAfter[index];
    return keras === undefined ? [] : differencesOf(values, unpacked(keras));
  });
  network.dispose();
  return [...differences, ...after];
}

/** Numbers from −1 to 1 by a formula of whole numbers; oracle/kerasForward.py has the same. */
function fixedValues(shape: readonly number[], salt: number): Float32Array {
  const size = shape.reduce((product, axis) => product * axis, 1);
  return Float32Array.from(
    { length: size },
    (_, index) => ((index * index * 31 + index * 7919 + salt * 104_729) % 2003) / 1001 - 1,
  );
}

function unpacked(values: string): Float32Array {
  const bytes = Uint8Array.from(Buffer.from(values, "base64"));
  return new Float32Array(bytes.buffer);
}

function differencesOf(ours: ArrayLike<number>, keras: Float32Array): number[] {
  if (ours.length !== keras.length) throw new Error(`${ours.length} values, Keras's ${keras.length}`);
  return Array.from(keras, (value, index) => Math.abs(value - (ours[index] as number)) / Math.max(1, Math.abs(value)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(JSON.stringify(compareWithKeras()));
