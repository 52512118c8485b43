import { inspect } from "node:util";
import { afterEach, describe, expect, it } from "@jest/globals";
import { ImageSet } from "../../../src/data/imageSet.ts";
import { toMimeBundle } from "../../../src/display/mimeBundle.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { dropout } from "../../../src/nn/layers/dropout.ts";
import { flatten } from "../../../src/nn/layers/flatten.ts";
import { input } from "../../../src/nn/layers/input.ts";
import type { Model } from "../../../src/nn/model/model.ts";
import { setWeights } from "../../../src/nn/model/modelWeights.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";
import { evaluate } from "../../../src/nn/training/evaluate.ts";
import { Predictions, predict } from "../../../src/nn/training/predict.ts";
import { tf } from "../../../src/tensor/tf.ts";
import { moonModel, twoMoons } from "./twoMoons.ts";

let models: Model[] = [];
afterEach(() => {
  for (const model of models) model.dispose();
  models = [];
  delete process.env.CONVOLAB_LANG;
});

function made(model: Model): Model {
  models.push(model);
  return model;
}

/** Answers with its inputs. */
function mirror(values: number): Model {
  const model = made(sequential([input([values]), dropout(0.5), dense(values, { useBias: false })]));
  const kernel = Float32Array.from({ length: values * values }, (_, at) => Number(at % (values + 1) === 0));
  setWeights(model, [kernel]);
  return model;
}

/** Probabilities that add up to 1, in halves and quarters, and the loss that they have. */
const ANSWERS = [
  [0.5, 0.25, 0.25],
  [0.25, 0.5, 0.25],
  [0.25, 0.25, 0.5],
  [0.5, 0.25, 0.25],
];
const LABELS = [0, 1, 0, 0];

describe("evaluate", () => {
  const model = () => mirror(3);

  it("gives the means over all examples, whatever the batches are", async () => {
    const loss = (3 * Math.log(2) + Math.log(4)) / 4;
    for (const batchSize of [1, 3, 4, 100]) {
      const measured = await evaluate(model(), { x: ANSWERS, y: LABELS }, { batchSize });
      expect(Object.keys(measured)).toEqual(["loss", "accuracy"]);
      expect(measured.loss).toBeCloseTo(loss, 6);
      expect(measured.accuracy).toBeCloseTo(0.75, 6);
    }
  });

  it("measures what it is asked to", async () => {
    const y = [
      [1, 0, 0],
      [0, 1, 0],
      [1, 0, 0],
      [1, 0, 0],
    ];
    const options = { loss: "mae", metrics: ["mse", "accuracy", "mean_absolute_error"] } as object;
    const measured = await evaluate(model(), { x: ANSWERS, y }, options);
    // Three answers are off by ½, ¼ and ¼, one by ¾, ¼ and ½.
    expect(measured.loss).toBeCloseTo((3 * 1 + 1.5) / 12, 6);
    expect(measured.meanSquaredError).toBeCloseTo((3 * 0.375 + 0.875) / 12, 6);
    expect(measured.accuracy).toBe(0.75);
    expect(measured.meanAbsoluteError).toBe(measured.loss);
  });

  it("takes an answer over ½ for yes", async () => {
    const yesNo = mirror(1);
    const x = [[0.9], [0.4], [0.6], [0.5]];
    const measured = await evaluate(yesNo, { x, y: [1, 0, 0, 0] }, { loss: "binaryCrossentropy" });
    expect(measured.accuracy).toBe(0.75);
    expect(measured.loss).toBeCloseTo(-(Math.log(0.9) + Math.log(0.6) + Math.log(0.4) + Math.log(0.5)) / 4, 5);
  });

  it("keeps a loss finite where an answer is quite wrong, as Keras does", async () => {
    const measured = await evaluate(mirror(2), { x: [[1, 0]], y: [1] }, { loss: "sparseCategoricalCrossentropy" });
    expect(measured.loss).toBeCloseTo(-Math.log(1e-7), 3);
  });

  it("takes a model of TensorFlow.js too", async () => {
    const theirs = tf.sequential({ layers: [tf.layers.dense({ units: 2, activation: "softmax", inputShape: [2] })] });
    expect(Object.keys(await evaluate(theirs, twoMoons(10)))).toEqual(["loss", "accuracy"]);
    theirs.dispose();
  });
});

describe("predict", () => {
  it("answers every example in order, whatever the batches are", async () => {
    const x = { values: Float32Array.from({ length: 14 }, (_, at) => at), shape: [7, 2] };
    for (const batchSize of [1, 2, 3, 7, 8]) {
      const { values, shape } = await predict(mirror(2), x, { batchSize });
      expect(shape).toEqual([7, 2]);
      expect([...values]).toEqual([...x.values]);
    }
  });

  it("takes images, lists and tensors", async () => {
    const images = new ImageSet(Uint8Array.of(0, 255, 51, 102, 0, 255), [3, 1, 2, 1]);
    const model = made(sequential([input([1, 2, 1]), flatten(), dense(2, { useBias: false })]));
    setWeights(model, [Float32Array.of(1, 0, 0, 1)]);
    const wanted = [0, 1, 51 / 255, 102 / 255, 0, 1].map(Math.fround);
    expect([...(await predict(model, images)).values]).toEqual(wanted);
    const tensor = tf.tensor4d(wanted, [3, 1, 2, 1]);
    expect([...(await predict(model, tensor)).values]).toEqual(wanted);
    expect(tensor.isDisposed).toBe(false);
    tensor.dispose();
    expect([...(await predict(mirror(2), [[1, 2]])).values]).toEqual([1, 2]);
  });

  it("of no example is none", async () => {
    const predictions = await predict(moonModel(), { values: new Float32Array(0), shape: [0, 2] });
    expect(predictions.length).toBe(0);
    expect([...predictions.argMax()]).toEqual([]);
  });

  it("does not drop out", async () => {
    const model = mirror(4);
    const x = [[1, 2, 3, 4]];
    expect((await predict(model, x)).values).toEqual((await predict(model, x)).values);
  });
});

describe("answers", () => {
  const answers = new Predictions(Float32Array.of(0.1, 0.9, 0.5, 0.5, 0.75, 0.25), [3, 2]);

  it("can be had one by one", () => {
    expect(answers.length).toBe(3);
    expect([...answers.at(2)]).toEqual([0.75, 0.25]);
    expect(answers.at(-1)).toEqual(answers.at(2));
    expect([...answers.argMax()]).toEqual([1, 0, 0]);
    for (const index of [3, -4, 0.5, Number.NaN]) {
      expect(() => answers.at(index)).toThrow(
        `There is no answer ${index}: there are 3, numbered 0 to 2 (or −1 to −3 from the end).`,
      );
    }
    process.env.CONVOLAB_LANG = "ko";
    expect(() => answers.at(3)).toThrow("3번 답은 없습니다: 답은 3개이고 번호는 0부터 2까지입니다");
  });

  it("show themselves as a table of the first ones", async () => {
    expect(inspect(answers)).toBe("Predictions [3, 2]");
    const bundle = (await toMimeBundle(answers))?.data;
    expect(bundle?.["text/plain"]).toBe("Predictions [3, 2]");
    expect(String(bundle?.["text/html"])).toContain("Answers [3, 2], the first 3");
    const many = (await toMimeBundle(new Predictions(new Float32Array(300), [100, 3])))?.data;
    expect(String(many?.["text/html"]).match(/<tr/g)).toHaveLength(11);
    // Pictures are for imageGrid.
    const pictures = (await toMimeBundle(new Predictions(new Float32Array(64), [1, 8, 8, 1])))?.data;
    expect(Object.keys(pictures ?? {})).toEqual(["text/plain"]);
  });
});
