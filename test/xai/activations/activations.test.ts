import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { displaySymbol } from "../../../src/display/mimeBundle.ts";
import { activation } from "../../../src/nn/layers/activation.ts";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { flatten } from "../../../src/nn/layers/flatten.ts";
import { input } from "../../../src/nn/layers/input.ts";
import { getWeights, setWeights } from "../../../src/nn/model/modelWeights.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";
import { type Tensor, tf } from "../../../src/tensor/tf.ts";
import { activations } from "../../../src/xai/activations/activations.ts";
import { type OracleModel, oracleModel, relativeError } from "../oracle/oracleModel.ts";

let digits: OracleModel;
beforeAll(async () => {
  digits = await oracleModel("digits");
});
afterAll(() => digits.model.dispose());

it("are the first convolution's, unless another layer is named", async () => {
  const maps = await activations(digits.model, digits.images);
  expect(maps).toMatchObject({ layer: "conv2d", layerType: "conv2d", shape: [3, 26, 26, 8], length: 3 });
  expect(String(maps)).toBe("LayerActivation conv2d [3, 26, 26, 8]");
  expect(maps.at(-1)).toEqual(maps.values.subarray(2 * 26 * 26 * 8));
  expect(() => maps.at(3)).toThrow("3 images");
});

it("of the last layer are the model's answer", async () => {
  const { model, images } = digits;
  const { values, shape } = await activations(model, images, { layer: -1 });
  expect(shape).toEqual([3, 10]);
  tf.tidy(() => {
    const answer = model.tfModel.predict(tf.tensor(images.values.slice(), [3, 28, 28, 1])) as Tensor;
    expect(relativeError(values, answer.dataSync())).toBeLessThan(1e-6);
  });
});

it("of the input are the images", async () => {
  const { values } = await activations(digits.model, digits.images, { layer: 0 });
  expect(values).toEqual(digits.images.values);
});

it("of several layers come in their order, as each alone", async () => {
  const layers = ["max_pooling2d_1", "conv2d", "flatten"];
  const together = await activations(digits.model, digits.images, { layers });
  expect(together.map(({ layer }) => layer)).toEqual(layers);
  for (const each of together) {
    expect(each.values).toEqual((await activations(digits.model, digits.images, { layer: each.layer })).values);
  }
});

it("show themselves as panels, and as a row of cells where they are no maps", async () => {
  const [maps, scores] = await activations(digits.model, digits.images, { layers: ["conv2d", "dense"] });
  expect(maps?.[displaySymbol]()["text/plain"]).toContain("conv2d (conv2d) [3, 26, 26, 8]");
  expect(maps?.[displaySymbol]()["image/png"]).toEqual(expect.any(String));
  expect(scores?.picture.altText).toContain("[3, 10]");
});

it("are a tensor when asked for, which the caller disposes", async () => {
  const maps = await activations(digits.model, digits.images);
  const tensor = maps.toTensor();
  expect(tensor.shape).toEqual(maps.shape);
  expect(tensor.dataSync()).toEqual(maps.values);
  tensor.dispose();
});

it("of a layer with channels first keep its axes as numbers, and are drawn as those of channels last", async () => {
  const values = Float32Array.from({ length: 60 }, (_, at) => ((at * 7) % 11) / 10);
  const [last, first] = (["channelsLast", "channelsFirst"] as const).map((dataFormat) =>
    sequential([
      input(dataFormat === "channelsLast" ? [6, 5, 2] : [2, 6, 5]),
      conv2d(3, 3, { dataFormat, name: "maps" }),
      activation("relu", { name: "relu" }),
      flatten(),
      dense(2),
    ]),
  ) as [ReturnType<typeof sequential>, ReturnType<typeof sequential>];
  // The dense layer's weights are of the same shape, and of no matter here.
  setWeights(first, getWeights(last));
  const turned = Float32Array.from({ length: 60 }, (_, at) => values[(at % 30) * 2 + Math.floor(at / 30)] as number);
  const layers = ["input_1", "maps", "relu"].map((name, at) => (at === 0 ? 0 : name));
  const wanted = await activations(last, { values, shape: [6, 5, 2] }, { layers });
  const got = await activations(first, { values: turned, shape: [2, 6, 5] }, { layers });
  expect(got.map(({ shape }) => shape)).toEqual([
    [1, 2, 6, 5],
    [1, 3, 4, 3],
    [1, 3, 4, 3],
  ]);
  const withoutTitle = ({ picture }: (typeof got)[number]): string => picture.altText.replace(/^.*?\]\. /, "");
  for (const [at, each] of got.entries()) {
    const other = wanted[at] as typeof each;
    const channels = other.shape[3] as number;
    const pixels = other.values.length / channels;
    for (const [place, value] of other.values.entries()) {
      expect(each.values[(place % channels) * pixels + Math.floor(place / channels)]).toBeCloseTo(value, 5);
    }
    expect(withoutTitle(each)).toBe(withoutTitle(other));
    expect(withoutTitle(each)).toMatch(at === 0 ? /6×5/ : /4×3/);
  }
  first.dispose();
  last.dispose();
});
