import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { flatten } from "../../../src/nn/layers/flatten.ts";
import { globalAveragePooling2d } from "../../../src/nn/layers/globalPooling2d.ts";
import { input } from "../../../src/nn/layers/input.ts";
import { setWeights } from "../../../src/nn/model/modelWeights.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";
import type { TrainableModel } from "../../../src/nn/training/objective.ts";
import { type Sequential, tf } from "../../../src/tensor/tf.ts";
import type { CamExplanation } from "../../../src/xai/cam/camExplanation.ts";
import { gradCam, gradCamPlusPlus, layerCam } from "../../../src/xai/cam/gradientCams.ts";
import { scoreCam } from "../../../src/xai/cam/scoreCam.ts";
import type { ExplainedInput } from "../../../src/xai/inputs/explainedImages.ts";
import { decodePng } from "../../plot/decodedPng.ts";
import { type OracleModel, oracleModel, relativeError } from "../oracle/oracleModel.ts";

type Method = (
  model: TrainableModel,
  images: ExplainedInput,
  options?: { readonly layer?: string | number; readonly classIndex?: number | readonly number[] },
) => Promise<CamExplanation>;

const METHODS: readonly [name: string, explain: Method][] = [
  ["gradCam", gradCam],
  ["gradCamPlusPlus", gradCamPlusPlus],
  ["layerCam", layerCam],
  ["scoreCam", scoreCam],
];

let digits: OracleModel;
let tall: OracleModel;
beforeAll(async () => {
  [digits, tall] = await Promise.all([oracleModel("digits"), oracleModel("tall")]);
});
afterAll(() => {
  digits.model.dispose();
  tall.model.dispose();
});
afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

describe.each(METHODS)("%s", (method, explain) => {
  it("explains images of a batch as it explains them alone", async () => {
    const { model, images } = digits;
    const size = 28 * 28;
    const together = await explain(model, images, { classIndex: [1, 2, 3] });
    for (let image = 0; image < 3; image++) {
      const values = images.values.slice(image * size, (image + 1) * size);
      const alone = await explain(model, { values, shape: [28, 28, 1] }, { classIndex: image + 1 });
      expect(relativeError(together.at(image), alone.values)).toBeLessThan(1e-5);
    }
  });

  it("explains more images than are worked on at once", async () => {
    const model = sequential([input([4, 3, 1]), conv2d(2, 2, { activation: "relu" }), flatten(), dense(3)], {
      seed: 1,
    });
    const values = Float32Array.from({ length: 1100 * 12 }, (_, at) => ((at * 7) % 13) / 12);
    const all = await explain(model, { values, shape: [1100, 4, 3, 1] });
    expect(all.shape).toEqual([1100, 4, 3]);
    for (const image of [0, 1023, 1024, 1099]) {
      const alone = await explain(model, { values: values.slice(image * 12, (image + 1) * 12), shape: [4, 3, 1] });
      expect(relativeError(all.at(image), alone.values)).toBeLessThan(1e-5);
      expect(all.predicted[image]).toBe(alone.predicted[0]);
    }
    model.dispose();
  });

  it("explains by the last convolution, or a layer by its name or number", async () => {
    const { model, images } = tall;
    const left = await explain(model, images);
    expect(left).toMatchObject({ method, layer: "last_map", shape: [2, 20, 12], layerMaps: { shape: [2, 7, 4] } });
    const named = await explain(model, images, { layer: "strided" });
    expect(named).toMatchObject({ layer: "strided", shape: [2, 20, 12], layerMaps: { shape: [2, 9, 5] } });
    const place = model.layers.findIndex(({ name }) => name === "strided");
    expect((await explain(model, images, { layer: place })).values).toEqual(named.values);
    expect((await explain(model, images, { layer: place - model.layers.length })).values).toEqual(named.values);
  });

  it("never goes below 0, and says nothing but 0 where nothing speaks for the class", async () => {
    const model = sequential([
      input([6, 5, 1]),
      conv2d(2, 3, { activation: "relu", biasInitializer: "ones" }),
      globalAveragePooling2d(),
      dense(2),
    ]);
    // Class 0 is spoken for by the first map and against by the second; class 1 has nothing in either.
    setWeights(model, [new Float32Array(18).fill(0.1), [0.5, 0.5], [1, -0, -3, -0], [0, 0]]);
    const image = { values: Float32Array.from({ length: 30 }, (_, at) => (at % 7) / 7), shape: [6, 5, 1] };
    const { values } = await explain(model, image, { classIndex: 0 });
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    if (method !== "scoreCam") {
      const flat = await explain(model, image, { classIndex: 1 });
      expect(flat.values).toEqual(new Float32Array(30));
      expect(flat.picture.altText).not.toContain("NaN");
      expect(flat.captions.join()).toMatch(
        /\nthe map is 0 everywhere: nothing in the layer's feature maps speaks for this class$/,
      );
    }
    const black = await explain(model, { values: new Float32Array(30), shape: [6, 5, 1] });
    expect(black.values.every((value) => Number.isFinite(value))).toBe(true);
    model.dispose();
  });

  it("explains a single sigmoid output for both its classes", async () => {
    const { model, images } = await oracleModel("sigmoid");
    const [yes, no] = [
      await explain(model, images, { classIndex: 1 }),
      await explain(model, images, { classIndex: 0 }),
    ];
    expect((yes.scores[0] as number) + (no.scores[0] as number)).toBeCloseTo(1, 5);
    expect(relativeError(yes.values, no.values)).toBeGreaterThan(0.01);
    model.dispose();
  });

  it("shows itself as a picture, each image on its own scale", async () => {
    const { model, images } = digits;
    const explanation = await explain(model, images);
    const { width } = await decodePng(explanation.picture.png);
    expect(width).toBe(2 * explanation.picture.width);
    expect(explanation.picture.altText).toContain(method);
  });

  it.each([
    ["no score a class", /one score/, /클래스/, () => sequential([input([6, 6, 1]), conv2d(1, 3)]), {}, [6, 6, 1]],
    ["no convolution", /no convolution/, /합성곱층이 없어서/, () => sequential([input([4]), dense(3)]), {}, [1, 4]],
    [
      "an unknown layer",
      /"conv2d"/,
      /"conv2d"/,
      () => sequential([input([6, 6, 1]), conv2d(2, 3), flatten(), dense(3)]),
      { layer: "conv2" },
      [6, 6, 1],
    ],
    [
      "a layer without maps",
      /no feature maps/,
      /특성 맵/,
      () => sequential([input([6, 6, 1]), conv2d(2, 3), flatten(), dense(3)]),
      { layer: "dense" },
      [6, 6, 1],
    ],
    [
      "a class out of range",
      /from 0 to 2/,
      /0부터 2까지/,
      () => sequential([input([6, 6, 1]), conv2d(2, 3), flatten(), dense(3)]),
      { classIndex: 3 },
      [6, 6, 1],
    ],
    [
      "an image of another shape",
      /\[6, 6, 1\]/,
      /\[6, 6, 1\]/,
      () => sequential([input([6, 6, 1]), conv2d(2, 3), flatten(), dense(3)]),
      {},
      [6, 7, 1],
    ],
    [
      "channels first",
      /channels first/,
      /채널이 앞에/,
      () => sequential([input([1, 6, 6]), conv2d(2, 3, { dataFormat: "channelsFirst" }), flatten(), dense(3)]),
      {},
      [1, 6, 6],
    ],
    [
      "an unknown option",
      /"?layer"?/,
      /layer/,
      () => sequential([input([6, 6, 1]), conv2d(2, 3), flatten(), dense(3)]),
      { layr: 1 },
      [6, 6, 1],
    ],
  ])("says in one line what is wrong: %s", async (_name, english, korean, make, options, shape) => {
    const model = make();
    const images = { values: new Float32Array(shape.reduce((product, axis) => product * axis, 1)), shape };
    for (const [language, pattern] of [
      ["en", english],
      ["ko", korean],
    ] as const) {
      process.env.CONVOLAB_LANG = language;
      const message = await explain(model, images, options as object).then(
        () => "",
        (error: Error) => error.message,
      );
      expect(message).toMatch(pattern);
      expect(message).not.toContain("\n");
    }
    model.dispose();
  });
});

it("Grad-CAM of a model of global average pooling is its class activation map", async () => {
  // Zhou 2016: the weights of the last layer, here divided by the number of places that the mean goes over.
  const model = sequential([
    input([5, 4, 1]),
    conv2d(2, 1),
    globalAveragePooling2d(),
    dense(2, { activation: "softmax" }),
  ]);
  setWeights(model, [
    [1, 2],
    [0, 0],
    [3, -1, 0.5, 1],
    [0, 0],
  ]);
  const image = Float32Array.from({ length: 20 }, (_, at) => at / 20);
  const { values } = await gradCam(model, { values: image, shape: [5, 4, 1] }, { classIndex: 0 });
  expect(
    relativeError(
      values,
      image.map((pixel) => (3 * pixel + 0.5 * 2 * pixel) / 20),
    ),
  ).toBeLessThan(1e-5);
  model.dispose();
});

it("explains models of TensorFlow.js", async () => {
  const model: Sequential = tf.sequential({
    layers: [
      tf.layers.conv2d({ inputShape: [8, 6, 1], filters: 3, kernelSize: 3, activation: "relu", name: "maps" }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 4, activation: "softmax" }),
    ],
  });
  const explanation = await gradCam(model, { values: new Float32Array(48).fill(0.5), shape: [8, 6, 1] });
  expect(explanation).toMatchObject({ layer: "maps", shape: [1, 8, 6], layerMaps: { shape: [1, 6, 4] } });
  model.dispose();
});
