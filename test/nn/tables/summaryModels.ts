import { activation } from "../../../src/nn/layers/activation.ts";
import { batchNormalization } from "../../../src/nn/layers/batchNormalization.ts";
import { concatenate } from "../../../src/nn/layers/concatenate.ts";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { conv2dTranspose } from "../../../src/nn/layers/conv2dTranspose.ts";
import { cropping2d } from "../../../src/nn/layers/cropping2d.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { depthwiseConv2d } from "../../../src/nn/layers/depthwiseConv2d.ts";
import { dropout, spatialDropout2d } from "../../../src/nn/layers/dropout.ts";
import { flatten } from "../../../src/nn/layers/flatten.ts";
import { globalAveragePooling2d, globalMaxPooling2d } from "../../../src/nn/layers/globalPooling2d.ts";
import { input } from "../../../src/nn/layers/input.ts";
import { add, average, maximum, minimum, multiply, subtract } from "../../../src/nn/layers/merge.ts";
import { permute } from "../../../src/nn/layers/permute.ts";
import { averagePooling2d, maxPooling2d } from "../../../src/nn/layers/pooling2d.ts";
import { reshape } from "../../../src/nn/layers/reshape.ts";
import { separableConv2d } from "../../../src/nn/layers/separableConv2d.ts";
import { upSampling2d } from "../../../src/nn/layers/upSampling2d.ts";
import { zeroPadding2d } from "../../../src/nn/layers/zeroPadding2d.ts";
import { model } from "../../../src/nn/model/functional.ts";
import type { Model } from "../../../src/nn/model/model.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";
import { alexNet } from "../../../src/nn/readyModels/alexNet.ts";
import { lectureAutoencoder } from "../../../src/nn/readyModels/lectureAutoencoder.ts";
import { leNet5 } from "../../../src/nn/readyModels/leNet5.ts";
import { missionOne } from "../../../src/nn/readyModels/missionOne.ts";
import { missionTwo } from "../../../src/nn/readyModels/missionTwo.ts";

/** The models of oracle/kerasSummaries.py, by the same names. */
export const SUMMARY_MODELS: Readonly<Record<string, () => Model>> = {
  lecture_conv: () => sequential([input([28, 28, 1]), conv2d(64, [5, 5])]),
  lecture_conv_same: () =>
    sequential([conv2d(64, [5, 5], { padding: "same", activation: "relu", inputShape: [28, 28, 1] })]),
  lecture_autoencoder: () => lectureAutoencoder(),
  mission_one: () => missionOne(),
  mission_two: () => missionTwo(),
  le_net: () => leNet5(),
  alex_net: () => alexNet(),

  every_layer: () =>
    sequential([
      input([32, 48, 8]),
      zeroPadding2d([
        [1, 2],
        [3, 4],
      ]),
      cropping2d(1),
      depthwiseConv2d(3, { depthMultiplier: 2 }),
      separableConv2d(12, 3, { padding: "same" }),
      conv2d(24, 3, { groups: 4, useBias: false }),
      batchNormalization(),
      activation("relu"),
      spatialDropout2d(0.1),
      conv2dTranspose(6, 3, 2),
      upSampling2d([1, 2], { interpolation: "bilinear" }),
      permute([2, 1, 3]),
      globalAveragePooling2d({ keepDims: true }),
      reshape([3, 2, 1]),
      globalMaxPooling2d(),
      dense(5),
      dropout(0.5),
    ]),

  batch_normalized: () =>
    sequential([
      input([28, 28, 1]),
      conv2d(16, 3, { useBias: false }),
      batchNormalization(),
      conv2d(16, 3),
      batchNormalization({ scale: false }),
      batchNormalization({ center: false, scale: false }),
    ]),

  frozen: () => {
    const convolution = conv2d(64, 5);
    const normalization = batchNormalization({ trainable: false });
    convolution.trainable = false;
    return sequential([
      input([28, 28, 1]),
      convolution,
      normalization,
      maxPooling2d(),
      flatten(),
      dense(10, { activation: "softmax" }),
    ]);
  },

  residual: () => {
    const inputs = input([32, 32, 3]);
    const start = conv2d(16, 3, { padding: "same", activation: "relu" })(inputs);
    const inner = conv2d(16, 3, { padding: "same", activation: "relu" })(start);
    const side = conv2d(16, 3, { padding: "same" })(inner);
    const joined = activation("relu")(add()([start, side]));
    const outputs = dense(10, { activation: "softmax" })(globalAveragePooling2d()(joined));
    return model({ inputs, outputs });
  },

  inception: () => {
    const inputs = input([28, 28, 192]);
    const a = conv2d(64, 1)(inputs);
    const narrowB = conv2d(96, 1)(inputs);
    const b = conv2d(128, 3, { padding: "same" })(narrowB);
    const narrowC = conv2d(16, 1)(inputs);
    const c = conv2d(32, 5, { padding: "same" })(narrowC);
    const pooled = maxPooling2d(3, 1, { padding: "same" })(inputs);
    const d = conv2d(32, 1)(pooled);
    return model({ inputs, outputs: concatenate()([a, b, c, d]), name: "inception" });
  },

  two_inputs: () => {
    const image = input([28, 28, 1], { name: "image" });
    const extra = input([4], { name: "extra" });
    const x = flatten()(conv2d(8, 3)(image));
    return model({
      inputs: [image, extra],
      outputs: dense(1)(concatenate({ name: "both" })([x, extra])),
      name: "two_inputs",
    });
  },

  two_outputs: () => {
    const inputs = input([64]);
    const x = dense(32, { activation: "relu" })(inputs);
    return model({ inputs, outputs: [dense(10, { name: "label" })(x), dense(4, { name: "box" })(x)] });
  },

  shared_layer: () => {
    const left = input([32, 32, 3], { name: "left" });
    const right = input([32, 32, 3], { name: "right" });
    const convolution = conv2d(8, 3, { name: "shared_conv" });
    const pooling = globalMaxPooling2d({ name: "shared_pool" });
    const difference = subtract()([pooling(convolution(left)), pooling(convolution(right))]);
    return model({ inputs: [left, right], outputs: dense(1)(difference), name: "siamese" });
  },

  same_layer_twice: () => {
    const inputs = input([16]);
    const layer = dense(16);
    return model({ inputs, outputs: layer(layer(inputs)) });
  },

  merges: () => {
    const inputs = input([8, 8, 4]);
    const a = conv2d(4, 1)(inputs);
    const b = conv2d(4, 1)(inputs);
    const total = add()([a, b, inputs]);
    const least = minimum()([a, b]);
    const most = maximum()([a, total]);
    const product = multiply()([least, most]);
    return model({ inputs, outputs: average()([product, total, a]) });
  },

  long_names: () =>
    sequential(
      [
        input([28, 28, 1]),
        conv2d(8, 3, { name: "the_very_first_convolution_that_looks_for_edges" }),
        conv2dTranspose(8, 3, { name: "a_transposed_convolution" }),
        globalAveragePooling2d({ name: "x".repeat(60) }),
        dense(1, { name: "out" }),
      ],
      { name: "a_model_whose_name_is_longer_than_the_eighty_columns_of_a_terminal_without_one_word_to_break_it_at" },
    ),

  korean_names: () =>
    sequential(
      [
        input([28, 28, 1]),
        conv2d(8, 3, { name: "첫번째_합성곱" }),
        maxPooling2d({ name: "풀링" }),
        flatten({ name: "일렬로 펴기" }),
        dense(10, { name: "열 개의 숫자를 가려내는 마지막 완전 연결 층" }),
      ],
      { name: "한글 모델" },
    ),

  names_with_brackets: () =>
    sequential([input([8]), dense(2, { name: "[bold]a & <b>" }), dense(2, { name: 'b|c, "d"' })], { name: "[red]x" }),

  unknown_size: () =>
    sequential([input([null, null, 3]), conv2d(16, 3, { padding: "same" }), upSampling2d(2), globalAveragePooling2d()]),

  fixed_batch: () => sequential([input([28, 28, 1], { batchSize: 32 }), flatten(), dense(10)]),

  large_numbers: () => {
    const inputs = input([25000]);
    return model({ inputs, outputs: dense(12345, { name: "large" })(inputs) });
  },

  half_a_hundredth: () => sequential([input([31]), dense(9)]),

  no_parameters: () => {
    const inputs = input([12, 12, 2]);
    return model({ inputs, outputs: flatten()(averagePooling2d(3)(inputs)), name: "nothing_to_learn" });
  },

  one_input_only: () => {
    const inputs = input([5]);
    return model({ inputs, outputs: inputs });
  },

  branch_from_the_middle: () => {
    const inputs = input([20]);
    const a = dense(10)(inputs);
    return model({ inputs, outputs: [a, dense(5)(a)] });
  },
};
