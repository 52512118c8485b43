import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { ImageSet } from "../../../src/data/imageSet.ts";
import { tf } from "../../../src/tensor/tf.ts";
import { gradients } from "../../../src/xai/gradients/gradients.ts";
import type { ExplainedInput } from "../../../src/xai/inputs/explainedImages.ts";
import { type OracleModel, oracleModel } from "../oracle/oracleModel.ts";

let digits: OracleModel;
beforeAll(async () => {
  digits = await oracleModel("digits");
});
afterAll(() => digits.model.dispose());

const bytes = Uint8Array.from({ length: 784 }, (_, place) => (place * 37) % 256);
const values = Float32Array.from(bytes, (byte) => byte / 255);
const rows = Array.from({ length: 28 }, (_, row) => Array.from(values.subarray(row * 28, row * 28 + 28)));
const set = new ImageSet(bytes, [1, 28, 28, 1]);

it.each<[name: string, images: ExplainedInput]>([
  ["a set of images", set],
  ["an image of a set", set.at(0)],
  ["numbers with the shape of a set", { values, shape: [1, 28, 28, 1] }],
  ["numbers with the shape of an image", { values, shape: [28, 28, 1] }],
  ["a gray image without a channel axis", { values, shape: [28, 28] }],
  ["gray images without a channel axis", { values, shape: [1, 28, 28] }],
  ["rows of numbers", rows],
  ["a list of rows of numbers", [rows]],
])("%s", async (_name, images) => {
  const { inputs, shape } = await gradients(digits.model, images);
  expect(inputs.shape).toEqual([1, 28, 28, 1]);
  expect(shape).toEqual([1, 28, 28, 1]);
  expect(inputs.values).toEqual(values);
});

it("a tensor, which stays its owner's", async () => {
  const tensor = tf.tensor(values, [28, 28, 1]);
  const { inputs } = await gradients(digits.model, tensor);
  expect(inputs.values).toEqual(values);
  expect(tensor.isDisposed).toBe(false);
  tensor.dispose();
});

it("numbers first: the explanation of each image, and a tensor of all", async () => {
  const explanation = await gradients(digits.model, digits.images);
  expect(explanation.at(-1)).toEqual(explanation.values.subarray(2 * 784));
  expect(() => explanation.at(3)).toThrow("numbered 0 to 2");
  const tensor = explanation.toTensor();
  expect(tensor.shape).toEqual([3, 28, 28, 1]);
  expect(tensor.dataSync()).toEqual(explanation.values);
  tensor.dispose();
});
