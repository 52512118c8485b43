import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { displaySymbol } from "../../../src/display/mimeBundle.ts";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { input } from "../../../src/nn/layers/input.ts";
import { setWeights } from "../../../src/nn/model/modelWeights.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";
import { gradients } from "../../../src/xai/gradients/gradients.ts";
import { activationMaximization } from "../../../src/xai/maximization/activationMaximization.ts";
import { type OracleModel, oracleModel } from "../oracle/oracleModel.ts";

let digits: OracleModel;
beforeAll(async () => {
  digits = await oracleModel("digits");
});
afterAll(() => digits.model.dispose());

it("makes images that the model takes for the class", async () => {
  const images = await activationMaximization(digits.model, { classIndex: [3, 8], steps: 30 });
  expect(images).toMatchObject({ shape: [2, 28, 28, 1], layer: undefined, targets: [3, 8], length: 2 });
  expect(Math.min(...images.values)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...images.values)).toBeLessThanOrEqual(1);
  for (const image of [0, 1]) {
    expect(images.after[image] as number).toBeGreaterThan((images.before[image] as number) + 5);
  }
  const { predicted, scores } = await gradients(digits.model, images);
  expect([...predicted]).toEqual([3, 8]);
  expect(Math.min(...scores)).toBeGreaterThan(0.99);
});

it("finds the edge that a filter looks for", async () => {
  const model = sequential([input([3, 3, 1]), conv2d(1, 3, { name: "edge" })]);
  setWeights(model, [[1, 0, -1, 1, 0, -1, 1, 0, -1], [0]]);
  const { values, after } = await activationMaximization(model, {
    layer: "edge",
    filter: 0,
    steps: 40,
    blur: 0,
    decay: 0,
  });
  for (const [place, value] of values.entries()) {
    if (place % 3 === 0) expect(value).toBe(1);
    if (place % 3 === 2) expect(value).toBe(0);
  }
  expect(after[0]).toBeCloseTo(3, 5);
  model.dispose();
});

it("makes the same image of the same seed, alone and among others", async () => {
  const options = { layer: "conv2d_1", steps: 5 };
  const [one, same, other] = [
    await activationMaximization(digits.model, { ...options, filter: 3 }),
    await activationMaximization(digits.model, { ...options, filter: [1, 3] }),
    await activationMaximization(digits.model, { ...options, filter: 3, seed: 1 }),
  ];
  const second = same.values.subarray(784);
  for (const [place, value] of one.values.entries()) expect(second[place]).toBeCloseTo(value, 5);
  expect(other.values).not.toEqual(one.values);
});

it("takes the first 16 filters where none is named, and the model's own range", async () => {
  const options = { layer: "conv2d_1", steps: 2, range: [-1, 1] } as const;
  const images = await activationMaximization(digits.model, options);
  expect(images.targets).toEqual([...new Array(16).keys()]);
  expect(images.layer).toBe("conv2d_1");
  expect(Math.min(...images.values)).toBeLessThan(0);
});

it("works where any size will do", async () => {
  const model = sequential([input([null, null, 3]), conv2d(2, 3, { name: "maps" })]);
  await expect(activationMaximization(model, { layer: "maps", filter: 0 })).rejects.toThrow("imageShape");
  const images = await activationMaximization(model, { layer: "maps", filter: 0, steps: 1, imageShape: [7, 5, 3] });
  expect(images.shape).toEqual([1, 7, 5, 3]);
  model.dispose();
});

it.each([
  ["en", "class three"],
  ["ko", "클래스 three"],
])("shows its images with what they excite (%s)", async (language, label) => {
  process.env.CONVOLAB_LANG = language;
  const classNames = "zero one two three four five six seven eight nine".split(" ");
  const images = await activationMaximization(digits.model, { classIndex: 3, steps: 1, classNames });
  const bundle = images[displaySymbol]();
  expect(bundle["text/plain"]).toContain(label);
  expect(bundle["image/png"]).toEqual(expect.any(String));
  delete process.env.CONVOLAB_LANG;
});
