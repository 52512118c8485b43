import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { conv2d } from "../../src/nn/layers/conv2d.ts";
import { dense } from "../../src/nn/layers/dense.ts";
import { flatten } from "../../src/nn/layers/flatten.ts";
import { input } from "../../src/nn/layers/input.ts";
import { sequential } from "../../src/nn/model/sequential.ts";
import type { TrainableModel } from "../../src/nn/training/objective.ts";
import { tf } from "../../src/tensor/tf.ts";
import { activations } from "../../src/xai/activations/activations.ts";
import { gradients, gradientsTimesInputs } from "../../src/xai/gradients/gradients.ts";
import { integratedGradients } from "../../src/xai/gradients/integratedGradients.ts";
import { smoothGrad } from "../../src/xai/gradients/smoothGrad.ts";
import { activationMaximization } from "../../src/xai/maximization/activationMaximization.ts";
import { type OracleModel, oracleModel } from "./oracle/oracleModel.ts";

let tall: OracleModel;
beforeAll(async () => {
  tall = await oracleModel("tall");
});
afterAll(() => tall.model.dispose());
afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

/** What a learner's cell may pass, where the types do not allow it. */
function any<T>(value: unknown): T {
  return value as T;
}

const square = { values: new Float32Array(28 * 28), shape: [28, 28, 1] };

const CALLS: readonly [
  name: string,
  call: (model: TrainableModel, images: OracleModel["images"]) => Promise<unknown>,
  en: string,
  ko: string,
][] = [
  ["no model", (_model, images) => gradients(any({}), images), "model", "모델"],
  [
    "another shape",
    (model) => gradients(model, square),
    "takes images of shape [20, 12, 3], one or a set",
    "모양이 [20, 12, 3]인 이미지",
  ],
  ["no images", (model) => gradients(model, any(undefined)), "images", "images"],
  [
    "an empty set",
    (model) => gradients(model, { values: new Float32Array(0), shape: [0, 20, 12, 3] }),
    "There is no image to explain",
    "설명할 이미지가 없습니다",
  ],
  [
    "a class that is not there",
    (model, images) => smoothGrad(model, images, { classIndex: 5 }),
    "a class from 0 to 4 (the model has 5), or a list with one for each image; got 5",
    "0부터 4까지의 클래스 번호",
  ],
  ["a class of a half", (model, images) => gradients(model, images, { classIndex: 0.5 }), "got 0.5", "받은 것: 0.5"],
  [
    "too few classes",
    (model, images) => gradients(model, images, { classIndex: [1] }),
    "2 images and 1 classes",
    "이미지는 2장이고 클래스는 1개",
  ],
  [
    "an option's slip of the pen",
    (model, images) => gradientsTimesInputs(model, images, any({ clasIndex: 1 })),
    "classIndex",
    "classIndex",
  ],
  [
    "another score",
    (model, images) => gradients(model, images, { score: any("logits") }),
    'did you mean "logit"?',
    '혹시 "logit"인가요?',
  ],
  [
    "names that are too few",
    (model, images) => gradients(model, images, { classNames: ["a"] }),
    "a name for each of the 5 classes",
    "클래스 5개의 이름",
  ],
  [
    "no samples",
    (model, images) => smoothGrad(model, images, { samples: 0 }),
    "`samples` is a whole number, 1 or more; got 0",
    "1 이상의 정수",
  ],
  [
    "noise that is no number",
    (model, images) => smoothGrad(model, images, { noise: Number.NaN }),
    "`noise` is a number, 0 or more; got NaN",
    "0 이상의 수",
  ],
  [
    "another rule",
    (model, images) => integratedGradients(model, images, { rule: any("trapezoidal") }),
    'did you mean "trapezoid"?',
    '혹시 "trapezoid"인가요?',
  ],
  [
    "a baseline of another shape",
    (model, images) => integratedGradients(model, images, { baseline: square }),
    "The option `baseline`:",
    "`baseline` 옵션:",
  ],
  [
    "three baselines for two images",
    (model, images) =>
      integratedGradients(model, images, { baseline: { values: new Float32Array(2160), shape: [3, 20, 12, 3] } }),
    "one for each of the 2 images; got 3",
    "2장에 하나씩",
  ],
  [
    "a baseline that is no number",
    (model, images) => integratedGradients(model, images, { baseline: Number.NaN }),
    "`baseline` is a number; got NaN",
    "수여야 합니다",
  ],
  [
    "a layer that is not there",
    (model, images) => activations(model, images, { layer: "lost_map" }),
    'did you mean "last_map"?',
    '혹시 "last_map"인가요?',
  ],
  [
    "layers that are no list",
    (model, images) => activations(model, images, { layers: any("strided") }),
    "`layers` is a list of layers",
    "목록이고",
  ],
  [
    "a tensor that was disposed of",
    (model, { values, shape }) => {
      const tensor = tf.tensor(values.slice(), [...shape]);
      tensor.dispose();
      return gradients(model, tensor);
    },
    "images is a tensor that has been disposed of",
    "images은(는) 이미 해제된(dispose) 텐서",
  ],
  [
    "channels first",
    () =>
      activationMaximization(
        sequential([input([1, 6, 6]), conv2d(2, 3, { dataFormat: "channelsFirst" }), flatten(), dense(3)]),
        { classIndex: 1 },
      ),
    "has its channels first",
    "채널이 앞에 있습니다",
  ],
  [
    "nothing to excite",
    (model) => activationMaximization(model, {}),
    "needs what the image is to excite",
    "활성화할 대상",
  ],
  [
    "a filter and a class",
    (model) => activationMaximization(model, { layer: "strided", classIndex: 1 }),
    "not both",
    "하나만",
  ],
  [
    "a filter that is not there",
    (model) => activationMaximization(model, { layer: "strided", filter: [1, 5] }),
    "a number from 0 to 4",
    "0부터 4까지",
  ],
  [
    "a range the wrong way round",
    (model) => activationMaximization(model, { classIndex: 1, range: [1, 0] }),
    "[smallest, largest]",
    "[최솟값, 최댓값]",
  ],
  [
    "too much blur",
    (model) => activationMaximization(model, { classIndex: 1, blur: 0.3 }),
    "from 0 to 0.25; got 0.3",
    "0부터 0.25까지",
  ],
  [
    "an image of another shape",
    (model) => activationMaximization(model, { classIndex: 1, imageShape: [20, 12, 1] }),
    "`imageShape` is what the model takes, [20, 12, 3]",
    "`imageShape` 옵션",
  ],
];

describe.each(["en", "ko"])("in words, in one line (%s)", (language) => {
  it.each(CALLS)("%s", async (_name, call, en, ko) => {
    process.env.CONVOLAB_LANG = language;
    const failure: unknown = await call(tall.model, tall.images).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(Error);
    const { message } = failure as Error;
    expect(message).toContain(language === "en" ? en : ko);
    expect(message).not.toContain("\n");
  });
});

it("a model that answers pictures has activations, but no class to explain", async () => {
  const model = sequential([input([6, 6, 1]), conv2d(2, 3, { name: "maps" })]);
  const image = { values: new Float32Array(36), shape: [6, 6, 1] };
  await expect(gradients(model, image)).rejects.toThrow(
    "one score a class, [batch, classes]; this one answers [null, 4, 4, 2]",
  );
  await expect(activationMaximization(model, { classIndex: 0 })).rejects.toThrow("one score a class");
  expect((await activations(model, image)).shape).toEqual([1, 4, 4, 2]);
  expect((await activationMaximization(model, { layer: "maps", filter: 0, steps: 1 })).shape).toEqual([1, 6, 6, 1]);
  model.dispose();
});

it("a model without a convolution has no layer to look at by itself", async () => {
  const model = sequential([input([2, 2, 1]), flatten(), dense(3, { name: "only" })]);
  await expect(activations(model, { values: [1, 2, 3, 4], shape: [2, 2, 1] })).rejects.toThrow("Its layers are");
  model.dispose();
});

it("a filter that nothing excites is said to be dead", async () => {
  const model = sequential([
    input([5, 5, 1]),
    conv2d(1, 3, { activation: "relu", kernelInitializer: "zeros", name: "dead" }),
  ]);
  await expect(activationMaximization(model, { layer: "dead", filter: 0, steps: 2 })).rejects.toThrow(
    "a filter that is 0",
  );
  model.dispose();
});
