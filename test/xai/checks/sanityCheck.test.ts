import { afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { displaySymbol } from "../../../src/display/mimeBundle.ts";
import { flatten } from "../../../src/nn/layers/flatten.ts";
import { input } from "../../../src/nn/layers/input.ts";
import { getWeights } from "../../../src/nn/model/modelWeights.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";
import { tf } from "../../../src/tensor/tf.ts";
import { gradCam } from "../../../src/xai/cam/gradientCams.ts";
import { type ExplainFunction, sanityCheck } from "../../../src/xai/checks/sanityCheck.ts";
import { gradients } from "../../../src/xai/gradients/gradients.ts";
import { occlusion } from "../../../src/xai/perturbation/occlusion.ts";
import { decodePng } from "../../plot/decodedPng.ts";
import { ORACLE_MODELS, type OracleModel, oracleModel } from "../oracle/oracleModel.ts";

let digits: OracleModel;
beforeAll(async () => {
  digits = await oracleModel("digits");
});
afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

/** Shows where neighbours in a row differ, and asks the model nothing. */
const edges: ExplainFunction = (_model, images) => {
  const { values, shape } = images as OracleModel["images"];
  const [count = 1, height = 1, width = 1] = shape;
  const map = Float32Array.from({ length: count * height * width }, (_, at) =>
    at % width === 0 ? 0 : Math.abs((values[at] as number) - (values[at - 1] as number)),
  );
  return { values: map, shape: [count, height, width] };
};

describe.each(["cascading", "independent"] as const)("%s", (order) => {
  it("an edge detector does not see that the model has changed", async () => {
    const { rankCorrelations, structuralSimilarities, layers } = await sanityCheck(digits.model, digits.images, edges, {
      order,
    });
    expect(layers.map(({ layer }) => layer)).toEqual(["dense", "conv2d_1", "conv2d"]);
    for (const correlation of rankCorrelations) expect(correlation).toBeCloseTo(1, 6);
    for (const similarity of structuralSimilarities) expect(similarity).toBeCloseTo(1, 6);
  });

  it("occlusion and signed gradients do", async () => {
    const signed: ExplainFunction = async (model, images, options) => {
      const { values, shape } = await gradients(model, images, options);
      return { values, shape };
    };
    for (const explain of [occlusion, signed]) {
      const { rankCorrelations } = await sanityCheck(digits.model, digits.images, explain, { order });
      for (const correlation of rankCorrelations) expect(correlation).toBeLessThan(0.7);
      expect(rankCorrelations[0]).toBeLessThan(0.5);
    }
  });
});

it("layers keep their learned weights until their turn comes", async () => {
  const { model, images } = digits;
  const learned = new Map(getWeights(model).map(({ layer, name, values }) => [`${layer}/${name}`, values]));
  const changed: string[][] = [];
  const watch: ExplainFunction = (copy, x, options) => {
    expect(copy).not.toBe(model);
    const weights = getWeights(copy as OracleModel["model"]).filter(({ name }) => name === "kernel");
    changed.push(
      weights
        .filter(({ layer, name, values }) => String(values) !== String(learned.get(`${layer}/${name}`)))
        .map(({ layer }) => layer),
    );
    return edges(copy, x, options);
  };
  await sanityCheck(model, images, watch);
  expect(changed).toEqual([[], ["dense"], ["conv2d_1", "dense"], ["conv2d", "conv2d_1", "dense"]]);
  changed.length = 0;
  await sanityCheck(model, images, watch, { order: "independent" });
  expect(changed).toEqual([[], ["dense"], ["conv2d_1"], ["conv2d"]]);
});

it.each(ORACLE_MODELS)(
  "%s: the original is what the model itself explains, and the model stays as it is",
  async (name) => {
    const { model, images } = await oracleModel(name);
    const before = getWeights(model);
    const { original, layers, method } = await sanityCheck(model, images, gradCam);
    expect(method).toBe("gradCam");
    const own = await gradCam(model, images);
    expect(original.values).toEqual(own.values);
    expect(layers.length).toBeGreaterThan(1);
    expect(getWeights(model)).toEqual(before);
    model.dispose();
  },
);

it("the class that is explained stays the trained model's", async () => {
  const asked: (readonly number[])[] = [];
  const watch: ExplainFunction = (copy, x, options) => {
    asked.push(options.classIndex);
    return edges(copy, x, options);
  };
  await sanityCheck(digits.model, digits.images, watch);
  expect(asked).toEqual(new Array(4).fill([7, 5, 3]));
  asked.length = 0;
  await sanityCheck(digits.model, digits.images, watch, { classIndex: [1, 2, 3] });
  expect(asked[3]).toEqual([1, 2, 3]);
});

it("is the same for the same seed, and another for another", async () => {
  const check = async (seed: number) => {
    const { layers } = await sanityCheck(digits.model, digits.images, gradCam, { seed });
    return layers.map(({ maps }) => maps.values);
  };
  const [first, second, other] = [await check(1), await check(1), await check(2)];
  expect(first).toEqual(second);
  expect(first).not.toEqual(other);
});

it("checks models of TensorFlow.js, and leaves them as they are", async () => {
  const model = tf.sequential({
    layers: [
      tf.layers.conv2d({ inputShape: [8, 6, 1], filters: 3, kernelSize: 3, activation: "relu", name: "maps" }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 4, activation: "softmax", name: "scores" }),
    ],
  });
  const weights = model.getWeights().map((weight) => Array.from(weight.dataSync()));
  const image = { values: Float32Array.from({ length: 48 }, (_, at) => (at % 5) / 5), shape: [8, 6, 1] };
  const before = tf.memory().numTensors;
  const { layers } = await sanityCheck(model, image, gradCam);
  expect(layers.map(({ layer }) => layer)).toEqual(["scores", "maps"]);
  expect(model.getWeights().map((weight) => Array.from(weight.dataSync()))).toEqual(weights);
  expect(tf.memory().numTensors).toBe(before);
  model.dispose();
});

it("an explanation that fails leaves no copy behind", async () => {
  const { model, images } = digits;
  const before = tf.memory().numTensors;
  const broken: ExplainFunction = () => {
    throw new Error("planted");
  };
  await expect(sanityCheck(model, images, broken)).rejects.toThrow("planted");
  expect(tf.memory().numTensors).toBe(before);
});

it("shows itself as a picture whose words have the numbers", async () => {
  const check = await sanityCheck(digits.model, digits.images, gradCam);
  expect(String(check)).toMatch(
    /^SanityCheck of gradCam, cascading: dense −?\d\.\d\d; conv2d_1 −?\d\.\d\d; conv2d −?\d\.\d\d$/,
  );
  expect(check[displaySymbol]()["text/plain"]).toMatch(/^Sanity check of gradCam on 3 images.*dense −?\d\.\d\d and/);
  const { width } = await decodePng(check.picture.png);
  expect(width).toBe(2 * check.picture.width);
});

it.each([
  ["no function", digits_, "gradCam", {}, /third argument.*"gradCam"/, /세 번째 인자/],
  ["an unknown order", digits_, edges, { order: "cascade" }, /did you mean "cascading"/, /cascading/],
  ["an unknown option", digits_, edges, { sed: 1 }, /seed/, /seed/],
  ["maps of another size", digits_, () => [[1, 2]], {}, /\[3, 28, 28\]/, /\[3, 28, 28\]/],
  ["nothing to randomize", weightless, edges, {}, /no layer with weights/, /가중치가 있는 층이 없어서/],
] as const)("says in one line what is wrong: %s", async (_name, make, explain, options, english, korean) => {
  const { model, images } = make();
  for (const [language, pattern] of [
    ["en", english],
    ["ko", korean],
  ] as const) {
    process.env.CONVOLAB_LANG = language;
    const message = await sanityCheck(model, images, explain as ExplainFunction, options as object).then(
      () => "",
      (error: Error) => error.message,
    );
    expect(message).toMatch(pattern);
    expect(message).not.toContain("\n");
  }
});

function digits_(): OracleModel {
  return digits;
}

function weightless(): OracleModel {
  return {
    model: sequential([input([2, 1, 1]), flatten()]),
    images: { values: new Float32Array(2), shape: [1, 2, 1, 1] },
  };
}
