import { afterEach, describe, expect, it } from "@jest/globals";
import { batches } from "../../../src/data/batches.ts";
import { ImageSet } from "../../../src/data/imageSet.ts";
import { batchNormalization } from "../../../src/nn/layers/batchNormalization.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { flatten } from "../../../src/nn/layers/flatten.ts";
import { input } from "../../../src/nn/layers/input.ts";
import type { Model } from "../../../src/nn/model/model.ts";
import { getWeights } from "../../../src/nn/model/modelWeights.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";
import { evaluate } from "../../../src/nn/training/evaluate.ts";
import { type FitOptions, fit as train } from "../../../src/nn/training/fit.ts";
import type { LossFunction } from "../../../src/nn/training/losses.ts";
import type { Targets, TrainingData } from "../../../src/nn/training/trainingData.ts";
import { tf } from "../../../src/tensor/tf.ts";
import { moonModel, type Points, partOf, twoMoons } from "./twoMoons.ts";

const moons = twoMoons(96);
const QUIET: FitOptions = { verbose: 0 };

let models: Model[] = [];
afterEach(() => {
  for (const model of models) model.dispose();
  models = [];
});

function made(model: Model): Model {
  models.push(model);
  return model;
}

const newModel = () => made(moonModel());
const weightsOf = (model: Model) => getWeights(model).map(({ values }) => [...values]);

/** The losses of a training that starts from the same weights each time. */
async function losses(data: TrainingData, options: FitOptions = {}, model = newModel()): Promise<number[]> {
  return (await train(model, data, { epochs: 2, ...QUIET, ...options })).history.loss ?? [];
}

describe("data", () => {
  const { x, y } = moons;
  const rows = Array.from({ length: 96 }, (_, row) => [x.values[2 * row] as number, x.values[2 * row + 1] as number]);

  it.each<[string, () => TrainingData]>([
    ["numbers and a shape", () => ({ x: { values: x.values, shape: [96, 2] }, y })],
    ["lists", () => ({ x: rows, y: Array.from(y) })],
    [
      "numbers of another type",
      () => ({ x: { values: Float64Array.from(x.values), shape: [96, 2] }, y: Uint8Array.from(y) }),
    ],
    ["tensors", () => ({ x: tf.tensor2d(x.values, [96, 2]), y: tf.tensor1d(y, "int32") })],
    ["class numbers in a column", () => ({ x, y: { values: y, shape: [96, 1] } })],
    ["one-hot rows", () => ({ x, y: Array.from(y, (label) => [1 - label, label]) })],
  ])("may be %s", async (_form, data) => {
    expect(await losses(data())).toEqual(await losses(moons));
  });

  it("may be images, which are read as 0 to 1", async () => {
    const bytes = Uint8Array.from({ length: 20 * 9 }, (_, index) => (index * 37) % 256);
    const labels = Uint8Array.from({ length: 20 }, (_, row) => row % 3);
    const imageModel = () =>
      made(sequential([input([3, 3, 1]), flatten(), dense(3, { activation: "softmax" })], { seed: 1 }));
    const images = new ImageSet(bytes, [20, 3, 3, 1]);
    const numbers = { values: Float32Array.from(bytes, (byte) => byte / 255), shape: [20, 3, 3, 1] };
    const wanted = await losses({ x: numbers, y: labels }, {}, imageModel());
    expect(await losses({ x: images, y: labels }, {}, imageModel())).toEqual(wanted);
    expect(await losses({ images, labels }, {}, imageModel())).toEqual(wanted);
  });

  it("may be what is to be given back", async () => {
    const pictures = new ImageSet(
      Uint8Array.from({ length: 12 * 4 }, (_, index) => index * 5),
      [12, 2, 2, 1],
    );
    const model = made(sequential([input([2, 2, 1]), dense(1, { activation: "sigmoid" })], { seed: 1 }));
    const history = await train(model, { x: pictures, y: pictures }, { epochs: 30, learningRate: 0.1, ...QUIET });
    const { loss = [] } = history.history;
    expect(Object.keys(history.history)).toEqual(["loss"]);
    expect(loss.at(-1)).toBeLessThan((loss[0] as number) / 2);
  });

  it("may come in ready batches", async () => {
    const shuffled = { shuffle: false, batchSize: 20 };
    const wanted = newModel();
    const whole = await train(wanted, moons, { ...shuffled, epochs: 3, validationData: moons, ...QUIET });
    for (const ready of [
      batches({ images: moons.x, labels: moons.y }, { batchSize: 20 }),
      [0, 20, 40, 60, 80].map((start) => partOf(moons, start, Math.min(96, start + 20))),
    ]) {
      const model = newModel();
      const history = await train(model, ready as TrainingData, {
        epochs: 3,
        validationData: ready as TrainingData,
        ...QUIET,
      });
      expect(history.history).toEqual(whole.history);
      expect(history.params).toEqual({ epochs: 3, steps: 5, batchSize: 20 });
      expect(weightsOf(model)).toEqual(weightsOf(wanted));
      expect(await evaluate(model, ready as TrainingData)).toEqual(await evaluate(wanted, moons, { batchSize: 20 }));
    }
  });

  it("may be made anew in every epoch", async () => {
    const passes: number[] = [];
    const source = {
      length: 2,
      *[Symbol.iterator]() {
        const pass = passes.push(0) - 1;
        for (const start of [0, 48]) {
          passes[pass] = (passes[pass] as number) + 1;
          yield partOf(moons, start, start + 48);
        }
      },
    };
    const model = newModel();
    await train(model, source, { epochs: 3, ...QUIET });
    expect(passes).toEqual([2, 2, 2]);
    const once = { length: 2, [Symbol.iterator]: () => iterator };
    const iterator = source[Symbol.iterator]();
    await expect(train(model, once, { epochs: 2, ...QUIET })).rejects.toThrow(
      "The batches are used up after one epoch",
    );
  });

  it("stays as it is", async () => {
    const before = [...x.values];
    const tensor = tf.tensor2d(x.values, [96, 2]);
    await losses({ x: tensor, y });
    expect([...x.values]).toEqual(before);
    expect([...tensor.dataSync()]).toEqual(before);
    tensor.dispose();
  });

  it("may be of one example, and of a last batch that is shorter", async () => {
    expect(await losses(partOf(moons, 0, 1))).toHaveLength(2);
    const model = newModel();
    const history = await train(model, partOf(moons, 0, 70), QUIET);
    expect(history.params).toEqual({ epochs: 1, steps: 3, batchSize: 32 });
  });
});

/** A loss that writes down, for each step, the targets that it is given. */
function recordingLoss(batches: number[][]): LossFunction {
  return (yTrue, yPred) => {
    batches.push([...yTrue.dataSync()]);
    return yPred.mean();
  };
}

/** Targets that say which row they belong to. */
function numbered({ x }: Points): TrainingData {
  const count = x.shape[0] as number;
  return { x, y: Int32Array.from({ length: count }, (_, row) => row) };
}

describe("the order of the examples", () => {
  async function orderOf(options: FitOptions): Promise<number[][]> {
    const batches: number[][] = [];
    await train(newModel(), numbered(moons), { loss: recordingLoss(batches), batchSize: 96, ...QUIET, ...options });
    return batches;
  }

  it("is theirs without shuffle", async () => {
    const batches: number[][] = [];
    const data = numbered(partOf(moons, 0, 5));
    await train(newModel(), data, { loss: recordingLoss(batches), batchSize: 2, shuffle: false, epochs: 2, ...QUIET });
    expect(batches).toEqual([[0, 1], [2, 3], [4], [0, 1], [2, 3], [4]]);
  });

  it("is a new one every epoch, and follows from the seed", async () => {
    const [first, second] = (await orderOf({ epochs: 2 })) as [number[], number[]];
    expect(first).not.toEqual(second);
    for (const order of [first, second]) expect([...order].sort((a, b) => a - b)).toEqual(Array.from(order.keys()));
    expect(await orderOf({ epochs: 2, seed: 0 })).toEqual([first, second]);
    expect(await orderOf({ epochs: 1, seed: 1 })).not.toEqual([first]);
  });

  it("goes on in the next training, which is as if there had been one", async () => {
    const [once, twice] = [newModel(), newModel()];
    await train(once, moons, { epochs: 3, ...QUIET });
    await train(twice, moons, QUIET);
    await train(twice, moons, { epochs: 2, ...QUIET });
    expect(weightsOf(twice)).toEqual(weightsOf(once));
  });

  it("makes a training reproducible to the bit", async () => {
    const [one, other] = [newModel(), newModel()];
    await train(one, moons, { epochs: 3, seed: 7, ...QUIET });
    await train(other, moons, { epochs: 3, seed: 7, ...QUIET });
    expect(weightsOf(one)).toEqual(weightsOf(other));
  });
});

describe("validation", () => {
  it("measures after each epoch on what it is given", async () => {
    const model = newModel();
    const held = twoMoons(30);
    const { history } = await train(model, moons, { epochs: 2, validationData: held, ...QUIET });
    expect(Object.keys(history)).toEqual(["loss", "accuracy", "valLoss", "valAccuracy"]);
    const measured = await evaluate(model, held, { batchSize: 32 });
    expect(history.valLoss?.[1]).toBe(measured.loss);
    expect(history.valAccuracy?.[1]).toBe(measured.accuracy);
  });

  it("splits off the last examples, which are not trained on", async () => {
    const [split, cut] = [newModel(), newModel()];
    const options: FitOptions = { epochs: 2, shuffle: false, ...QUIET };
    const one = await train(split, moons, { ...options, validationSplit: 0.25 });
    const other = await train(cut, partOf(moons, 0, 72), { ...options, validationData: partOf(moons, 72, 96) });
    expect(one.history).toEqual(other.history);
    expect(weightsOf(split)).toEqual(weightsOf(cut));
  });
});

describe("the optimizer", () => {
  it.each<[string, FitOptions]>([
    ["Adam", {}],
    ["momentum", { optimizer: "sgd", momentum: 0.9 }],
    ["RMSprop", { optimizer: "rmsprop" }],
    ["Adagrad", { optimizer: "adagrad" }],
  ])("is kept between two trainings: %s", async (_name, options) => {
    const [once, twice] = [newModel(), newModel()];
    await train(once, moons, { ...options, epochs: 2, shuffle: false, ...QUIET });
    await train(twice, moons, { ...options, shuffle: false, ...QUIET });
    await train(twice, moons, { ...options, shuffle: false, ...QUIET });
    expect(weightsOf(twice)).toEqual(weightsOf(once));
  });

  it("is the last one where none is named", async () => {
    const [named, unnamed] = [newModel(), newModel()];
    const options: FitOptions = { optimizer: "sgd", momentum: 0.9, learningRate: 0.1, shuffle: false, ...QUIET };
    for (const model of [named, unnamed]) await train(model, moons, options);
    await train(named, moons, { ...options, learningRate: 0.02 });
    await train(unnamed, moons, { learningRate: 0.02, shuffle: false, ...QUIET });
    expect(weightsOf(unnamed)).toEqual(weightsOf(named));
  });

  it("keeps its memory when only the learning rate changes", async () => {
    const [slowed, wanted] = [newModel(), newModel()];
    await train(slowed, moons, { optimizer: "sgd", momentum: 0.9, learningRate: 0.1, shuffle: false, ...QUIET });
    await train(slowed, moons, { learningRate: 0.02, shuffle: false, ...QUIET });
    const optimizer = tf.train.momentum(0.1, 0.9);
    const callbacks = { onEpochEnd: () => optimizer.setLearningRate(0.02) };
    await train(wanted, moons, { optimizer, epochs: 2, shuffle: false, callbacks, ...QUIET });
    expect(weightsOf(slowed)).toEqual(weightsOf(wanted));

    const adam = newModel();
    await train(adam, moons, QUIET);
    const before = weightsOf(adam);
    await train(adam, moons, { learningRate: 0, ...QUIET });
    expect(weightsOf(adam)).toEqual(before);
  });

  it("starts anew with another kind", async () => {
    const [changed, fresh] = [newModel(), newModel()];
    for (const model of [changed, fresh]) await train(model, moons, { optimizer: "sgd", shuffle: false, ...QUIET });
    await train(changed, moons, { optimizer: "rmsprop", shuffle: false, ...QUIET });
    await train(changed, moons, { optimizer: "sgd", shuffle: false, ...QUIET });
    await train(fresh, moons, { optimizer: tf.train.rmsprop(0.001, 0.9, 0, 1e-7), shuffle: false, ...QUIET });
    await train(fresh, moons, { optimizer: tf.train.sgd(0.01), shuffle: false, ...QUIET });
    expect(weightsOf(changed)).toEqual(weightsOf(fresh));
  });

  it("may be one of TensorFlow.js, which stays usable", async () => {
    const optimizer = tf.train.momentum(0.05, 0.9);
    const [theirs, ours] = [newModel(), newModel()];
    await train(theirs, moons, { optimizer, epochs: 2, shuffle: false, ...QUIET });
    await train(ours, moons, {
      optimizer: "sgd",
      momentum: 0.9,
      learningRate: 0.05,
      epochs: 2,
      shuffle: false,
      ...QUIET,
    });
    expect(weightsOf(theirs)).toEqual(weightsOf(ours));
    theirs.dispose();
    await train(newModel(), moons, { optimizer, ...QUIET });
    optimizer.dispose();
  });
});

describe("class weights", () => {
  it("count the same for class numbers and one-hot rows", async () => {
    const oneHot: Targets = Array.from(moons.y, (label) => [1 - label, label]);
    const classWeight = { 1: 5 };
    const weighted = await losses(moons, { classWeight });
    expect(await losses({ x: moons.x, y: oneHot }, { classWeight })).toEqual(weighted);
    expect(weighted).not.toEqual(await losses(moons));
  });

  it("of 0 leave a class out of the gradient", async () => {
    const model = made(sequential([input([2]), dense(2, { activation: "softmax", useBias: false })], { seed: 2 }));
    const before = weightsOf(model);
    const ones = { x: moons.x, y: moons.y.map(() => 1) };
    await train(model, ones, { classWeight: { 1: 0 }, optimizer: "sgd", ...QUIET });
    expect(weightsOf(model)).toEqual(before);
  });

  it("work for one answer of yes or no", async () => {
    const yesNo = () => made(sequential([input([2]), dense(1, { activation: "sigmoid" })], { seed: 2 }));
    const twice = await losses(moons, { classWeight: { 0: 2, 1: 2 }, learningRate: 0 }, yesNo());
    const once = await losses(moons, { learningRate: 0 }, yesNo());
    expect(twice[0]).toBeCloseTo(2 * (once[0] as number), 5);
  });
});

describe("frozen layers", () => {
  it("keep their weights, the moving averages of a batch normalization too", async () => {
    const hidden = dense(4, { activation: "relu" });
    const norm = batchNormalization();
    const model = made(sequential([input([2]), hidden, norm, dense(2, { activation: "softmax" })], { seed: 3 }));
    await train(model, moons, QUIET);
    hidden.trainable = false;
    norm.trainable = false;
    const before = weightsOf(model);
    await train(model, moons, QUIET);
    const after = weightsOf(model);
    // Two of the dense layer, four of the normalization, two of the last layer.
    expect(after.slice(0, 6)).toEqual(before.slice(0, 6));
    expect(after.slice(6)).not.toEqual(before.slice(6));

    hidden.trainable = true;
    await train(model, moons, QUIET);
    expect(weightsOf(model)[0]).not.toEqual(after[0]);
  });
});

describe("callbacks", () => {
  it("are called in order, with what has been reached", async () => {
    const calls: string[] = [];
    const history = await train(newModel(), partOf(moons, 0, 64), {
      epochs: 2,
      ...QUIET,
      callbacks: [
        {
          onTrainBegin: () => calls.push("begin"),
          onEpochBegin: (epoch) => calls.push(`epoch ${epoch}`),
          onBatchEnd: (batch, figures) => calls.push(`batch ${batch}: ${Object.keys(figures)}`),
          onEpochEnd: (epoch, { loss }) => calls.push(`end of ${epoch}: ${typeof loss}`),
          onTrainEnd: ({ epoch }) => calls.push(`done: ${epoch}`),
        },
        { onEpochEnd: async (epoch) => void calls.push(`second of ${epoch}`) },
      ],
    });
    const epoch = (number: number) => [
      `epoch ${number}`,
      "batch 0: loss,accuracy",
      "batch 1: loss,accuracy",
      `end of ${number}: number`,
      `second of ${number}`,
    ];
    expect(calls).toEqual(["begin", ...epoch(0), ...epoch(1), "done: 0,1"]);
    expect(history.stoppedBy).toBeUndefined();
  });

  it("stop the training after a batch or an epoch", async () => {
    let batches = 0;
    const afterBatch = await train(newModel(), moons, {
      epochs: 5,
      ...QUIET,
      callbacks: { onBatchEnd: () => (++batches === 4 ? "stop" : undefined) },
    });
    expect(batches).toBe(4);
    expect(afterBatch.stoppedBy).toBe("callback");
    const afterEpoch = await train(newModel(), moons, {
      epochs: 5,
      ...QUIET,
      callbacks: { onEpochEnd: async (epoch) => (epoch === 2 ? "stop" : undefined) },
    });
    expect(afterEpoch.epoch).toEqual([0, 1, 2]);
    expect(afterEpoch.stoppedBy).toBe("callback");
    const before = await train(newModel(), moons, { ...QUIET, callbacks: { onTrainBegin: () => "stop" } });
    expect(before.epoch).toEqual([]);
  });

  it("that throw end the training, which can be started again", async () => {
    const model = newModel();
    const broken = { onBatchEnd: () => Promise.reject(new Error("mine")) };
    await expect(train(model, moons, { ...QUIET, callbacks: broken })).rejects.toThrow("mine");
    expect(await losses(moons, {}, model)).toHaveLength(2);
  });
});

describe("a loss of one's own", () => {
  it("may be one number for the batch, or one for each value", async () => {
    const perValue: LossFunction = (yTrue, yPred) => yTrue.sub(yPred).square();
    const perBatch: LossFunction = (yTrue, yPred) => yTrue.sub(yPred).square().mean();
    const oneHot: TrainingData = { x: moons.x, y: Array.from(moons.y, (label) => [1 - label, label]) };
    const wanted = await losses(oneHot, { loss: "meanSquaredError" });
    for (const loss of [perValue, perBatch]) {
      for (const [epoch, value] of (await losses(oneHot, { loss })).entries())
        expect(value).toBeCloseTo(wanted[epoch] as number, 6);
    }
  });

  it("that throws leaves the weights as they were before the step", async () => {
    const model = newModel();
    let steps = 0;
    let weights: number[][] = [];
    const loss: LossFunction = (_yTrue, yPred) => {
      if (++steps === 3) throw new Error("mine");
      weights = weightsOf(model);
      return yPred.mean();
    };
    await expect(train(model, moons, { loss, batchSize: 16, optimizer: "sgd", ...QUIET })).rejects.toThrow("mine");
    expect(weightsOf(model)).not.toEqual(weights);
    expect(weightsOf(model).flat().every(Number.isFinite)).toBe(true);
    expect(await losses(moons, {}, model)).toHaveLength(2);
  });
});

it("says so when the loss is no longer a number, and goes on", async () => {
  const history = await train(newModel(), moons, {
    loss: (_yTrue, yPred) => yPred.mean().div(0).sub(yPred.mean().div(0)),
    epochs: 2,
    ...QUIET,
  });
  expect(history.history.loss).toEqual([Number.NaN, Number.NaN]);
  expect(history.notANumberSince).toEqual({ epoch: 0, batch: 0 });
  expect(String(history)).toContain("the loss is not a number since epoch 1, batch 1: try a smaller learningRate");
});

it("refuses a second training of a model that is in training", async () => {
  const model = newModel();
  const first = train(model, moons, { epochs: 3, ...QUIET });
  await expect(train(model, moons, QUIET)).rejects.toThrow("being trained already");
  expect((await first).epoch).toEqual([0, 1, 2]);
  expect((await train(model, moons, QUIET)).epoch).toEqual([0]);
});
