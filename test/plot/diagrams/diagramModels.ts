import { activation } from "../../../src/nn/layers/activation.ts";
import { batchNormalization } from "../../../src/nn/layers/batchNormalization.ts";
import { concatenate } from "../../../src/nn/layers/concatenate.ts";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { globalAveragePooling2d, globalMaxPooling2d } from "../../../src/nn/layers/globalPooling2d.ts";
import { input } from "../../../src/nn/layers/input.ts";
import { ACTIVATIONS } from "../../../src/nn/layers/layerNames.ts";
import { add, multiply } from "../../../src/nn/layers/merge.ts";
import { model } from "../../../src/nn/model/functional.ts";
import type { Model } from "../../../src/nn/model/model.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";
import type { SymbolicTensor } from "../../../src/nn/model/symbolicTensor.ts";
import { SUMMARY_MODELS } from "../../nn/tables/summaryModels.ts";

/** A network of residual blocks, each of `depth` convolutions with normalisation and activation. */
export function residualNetwork(blocks: number, depth: number): Model {
  const inputs = input([16, 16, 8]);
  let x: SymbolicTensor = inputs;
  for (let block = 0; block < blocks; block++) {
    let y = x;
    for (let place = 0; place < depth; place++) {
      y = activation("relu")(batchNormalization()(conv2d(8, 3, { padding: "same", useBias: false })(y)));
    }
    x = add()([x, y]);
  }
  return model({ inputs, outputs: dense(10, { activation: "softmax" })(globalAveragePooling2d()(x)) });
}

/** A chain of convolutions. */
export function deepChain(layers: number): Model {
  const convolutions = Array.from({ length: layers }, () => conv2d(8, 3, { padding: "same", activation: "relu" }));
  return sequential([input([28, 28, 1]), ...convolutions]);
}

/** The models of oracle/kerasDiagrams.py, by the same names. */
export const DIAGRAM_MODELS: Readonly<Record<string, () => Model>> = {
  ...SUMMARY_MODELS,

  activations: () =>
    sequential([input([8]), ...ACTIVATIONS.map((name) => dense(3, { activation: name })), activation("relu")]),

  whole_numbers: () => {
    const inputs = input([6, 4], { dtype: "int32" });
    return model({ inputs, outputs: dense(2)(inputs) });
  },

  shared_sizes: () => {
    const convolution = conv2d(4, 3, { name: "shared" });
    const large = input([32, 32, 1], { name: "large" });
    const small = input([16, 16, 1], { name: "small" });
    const one = globalMaxPooling2d()(convolution(large));
    const other = globalMaxPooling2d()(convolution(small));
    return model({ inputs: [large, small], outputs: concatenate()([one, other]) });
  },

  there_and_back: () => {
    const inputs = input([5]);
    const a = dense(5, { name: "a" });
    const b = dense(5, { name: "b" });
    return model({ inputs, outputs: a(b(a(inputs))) });
  },

  residual_blocks: () => {
    const inputs = input([16, 16, 8]);
    let x: SymbolicTensor = inputs;
    for (let block = 0; block < 3; block++) {
      const start = batchNormalization()(conv2d(8, 3, { padding: "same", useBias: false })(x));
      const side = conv2d(8, 3, { padding: "same" })(activation("relu")(start));
      x = add()([x, side]);
    }
    return model({ inputs, outputs: dense(10, { activation: "softmax" })(globalAveragePooling2d()(x)) });
  },

  dense_blocks: () => {
    const inputs = input([8, 8, 3]);
    let x: SymbolicTensor = inputs;
    for (let block = 0; block < 3; block++) {
      x = concatenate()([x, conv2d(4, 3, { padding: "same", activation: "relu" })(x)]);
    }
    return model({ inputs, outputs: x });
  },

  unused_input: () => {
    const inputs = input([4], { name: "used" });
    const other = input([2], { name: "unused" });
    return model({ inputs: [inputs, other], outputs: dense(3)(inputs) });
  },

  cut_in_the_middle: () => {
    const first = dense(5, { name: "first" })(input([6]));
    return model({ inputs: first, outputs: dense(4, { name: "second" })(first) });
  },

  squared: () => {
    const inputs = input([4]);
    return model({ inputs, outputs: multiply()([inputs, inputs]) });
  },
};
