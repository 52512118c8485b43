import { afterEach, describe, expect, it, jest } from "@jest/globals";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { flatten } from "../../../src/nn/layers/flatten.ts";
import { input } from "../../../src/nn/layers/input.ts";
import type { Activation } from "../../../src/nn/layers/layerConfig.ts";
import { upSampling2d } from "../../../src/nn/layers/upSampling2d.ts";
import type { Model } from "../../../src/nn/model/model.ts";
import { setWeights } from "../../../src/nn/model/modelWeights.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";
import { evaluate } from "../../../src/nn/training/evaluate.ts";
import { type FitOptions, fit as train } from "../../../src/nn/training/fit.ts";
import { predict } from "../../../src/nn/training/predict.ts";
import { tf } from "../../../src/tensor/tf.ts";

const X = [
  [1, 2],
  [3, -1],
  [0.5, 0.2],
  [-1, 1],
];
const Y = [0, 1, 2, 1];

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
  jest.restoreAllMocks();
});

/** A dense layer whose activation may make no sense. */
function classifier(activation: Activation, units = 3): Model {
  return sequential([input([2]), dense(units, { activation })]);
}

/** What a cell may write that the types do not allow. */
const fitAnything = (...given: readonly unknown[]): Promise<unknown> =>
  (train as unknown as (...values: readonly unknown[]) => Promise<unknown>)(...given);

const image = new Float32Array(16);

describe.each<readonly [string, () => Promise<unknown>, string, string]>([
  [
    "targets as an argument of their own",
    () => fitAnything(classifier("softmax"), X, Y),
    "fit takes the examples and their targets in one object: fit(model, { x, y }, { batchSize: 128 })",
    "fit에는 예제와 정답을 객체 하나로 넘겨주세요",
  ],
  [
    "a forgotten await",
    () => fitAnything(classifier("softmax"), Promise.resolve({ x: X, y: Y })),
    "got a Promise, a value that is still to come: write await in front of it.",
    "앞에 await를 쓰세요",
  ],
  [
    "training and test data at once",
    () => fitAnything(classifier("softmax"), { train: {}, test: {} }),
    "got an object with train, test: pass one of them, such as .train.",
    ".train처럼 그 가운데 하나를 넘겨주세요",
  ],
  [
    "validation data that is none",
    () => fitAnything(classifier("softmax"), { x: X, y: Y }, { validationData: { x: X } }),
    "validationData must be examples",
    "validationData은(는) 예제 데이터여야 합니다",
  ],
  [
    "a forgotten batch axis",
    () => predict(sequential([input([4, 4, 1]), conv2d(1, 3)]), { values: image, shape: [4, 4, 1] }),
    "The batch is missing: one example has the shape [1, 4, 4, 1]",
    "배치 축이 없습니다. 예제 하나의 모양은 [1, 4, 4, 1]입니다.",
  ],
  [
    "values without a shape",
    () => predict(sequential([input([4, 4, 1]), conv2d(1, 3)]), Array.from(image)),
    "Values without a shape: pass { values, shape }",
    "모양이 없는 값입니다.",
  ],
  [
    "no flatten before the last layer",
    () =>
      train(sequential([input([4, 4, 1]), dense(3, { activation: "softmax" })]), {
        x: { values: image, shape: [1, 4, 4, 1] },
        y: [1],
      }),
    "put flatten() before the last dense layer",
    "마지막 dense 층 앞에 flatten()을 넣으세요",
  ],
  [
    "a softmax over one value",
    () => train(classifier("softmax", 1), { x: X, y: [0, 1, 0, 1] }),
    "The last layer is a softmax over a single value, which is always 1.",
    "마지막 층이 값 하나에 대한 softmax라 언제나 1을 냅니다.",
  ],
  [
    "class numbers for yes or no",
    () => train(classifier("sigmoid", 1), { x: X, y: [0, 5, 0, 1] }),
    "targets are from 0 to 1; row 1 has 5",
    "0부터 1까지여야 하는데 1행이 5입니다",
  ],
  [
    "more parameters than the machine has memory for",
    () => predict(sequential([input([1_000_000]), dense(10_000_000)]), { values: image, shape: [1, 16] }),
    "The model has 10,000,010,000,000 parameters, which take 40,000 GB of memory; this machine has",
    "메모리 40,000 GB가 필요한데",
  ],
  [
    "more filters than the machine has memory for",
    () => {
      const model = sequential([input([4, 4, 1]), upSampling2d(500_000), conv2d(8, 3)]);
      return predict(model, { values: image, shape: [1, 4, 4, 1] });
    },
    "One example takes 127,999.",
    "예제 1개를 한 번에 계산하는 데 메모리 127,999.",
  ],
  [
    "a metric that every object has",
    () => fitAnything(classifier("softmax"), { x: X, y: Y }, { metrics: ["constructor"] }),
    'metrics cannot be "constructor"',
    'metrics에 "constructor"을(를) 쓸 수 없습니다',
  ],
])("%s", (_mistake, call, english, korean) => {
  it("is answered with what to do", async () => {
    await expect(call()).rejects.toThrow(english);
    process.env.CONVOLAB_LANG = "ko";
    await expect(call()).rejects.toThrow(korean);
  });
});

describe("a classifier without softmax", () => {
  // Keras 3.15.1 on TensorFlow 2.21.0: Dense(3) with these weights, evaluated with sparse_categorical_crossentropy.
  it.each<readonly [Activation, number]>([
    ["linear", 4.69618],
    ["relu", 4.69618],
  ])("with %s has Keras's loss, and is warned of", async (activation, loss) => {
    const warn = jest.spyOn(console, "warn").mockImplementation(() => {});
    const model = classifier(activation);
    setWeights(model, [
      { values: Float32Array.from([0.1, -0.2, 0.3, 0.4, 0.5, -0.6]), shape: [2, 3] },
      { values: new Float32Array(3), shape: [3] },
    ]);
    const measured = await evaluate(model, { x: X, y: Y });
    expect(measured.loss).toBeCloseTo(loss, 3);
    const options: FitOptions = { verbose: 0 };
    const { history } = await train(model, { x: X, y: Y }, options);
    expect(history.loss?.[0]).toBeCloseTo(loss, 3);
    expect(warn).toHaveBeenCalledWith(expect.stringContaining("its values are no probabilities"));
  });
});

describe("an optimizer of one's own", () => {
  it("is refused for other weights than it remembers", async () => {
    const first = dense(4);
    const model = sequential([input([2]), first, flatten(), dense(3, { activation: "softmax" })]);
    const optimizer = tf.train.adam(0.01);
    await train(model, { x: X, y: Y }, { optimizer, verbose: 0 });
    first.trainable = false;
    await expect(train(model, { x: X, y: Y }, { verbose: 0 })).rejects.toThrow("was a layer frozen?");
    await expect(train(model, { x: X, y: Y }, { optimizer, verbose: 0 })).rejects.toThrow("tf.train.adam(0.001)");
    await train(model, { x: X, y: Y }, { optimizer: "adam", verbose: 0 });
    optimizer.dispose();
  });
});
