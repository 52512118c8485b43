import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { displaySymbol } from "../../../src/display/mimeBundle.ts";
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
