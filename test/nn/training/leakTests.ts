import { describe, expect, it, jest } from "@jest/globals";
import { batchNormalization } from "../../../src/nn/layers/batchNormalization.ts";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { dropout } from "../../../src/nn/layers/dropout.ts";
import { flatten } from "../../../src/nn/layers/flatten.ts";
import { input } from "../../../src/nn/layers/input.ts";
import { maxPooling2d } from "../../../src/nn/layers/pooling2d.ts";
import type { Model } from "../../../src/nn/model/model.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";
import { evaluate } from "../../../src/nn/training/evaluate.ts";
import { type FitOptions, fit as train } from "../../../src/nn/training/fit.ts";
import { predict } from "../../../src/nn/training/predict.ts";
import { tf } from "../../../src/tensor/tf.ts";

/**
 * Training, measuring and asking must leave no tensor behind: counts them over and over; a test file chooses the engine
 * and calls this.
 *
 * @param steps how many batches the long tests go through
 */
export function testLeaks(steps: number): void {
  jest.setTimeout(240_000);
  const x = {
    values: Float32Array.from({ length: 40 * 36 }, (_, index) => ((index * 7) % 11) / 10),
    shape: [40, 6, 6, 1],
  };
  const data = { x, y: Uint8Array.from({ length: 40 }, (_, index) => index % 3) };
  const quiet = { batchSize: 8, verbose: 0 } as const;

  describe("fit", () => {
    const validationData = {
      x: { values: x.values.subarray(0, 10 * 36), shape: [10, 6, 6, 1] },
      y: data.y.subarray(0, 10),
    };

    it.each<[name: string, options: FitOptions, epochs?: number]>([
      ["with Adam", {}, steps / 5],
      ["with SGD and momentum", { optimizer: "sgd", momentum: 0.9 }],
      ["with RMSprop", { optimizer: "rmsprop" }],
      ["with weights of classes", { classWeight: { 0: 2 } }],
      ["with validation data", { validationData }],
      ["with a loss of one's own", { loss: (yTrue, yPred) => tf.oneHot(yTrue.toInt(), 3).sub(yPred).square() }],
    ])("%s", async (_name, options, epochs = 5) => {
      const model = smallModel();
      // The optimizer makes its memory in the first step.
      await train(model, data, { ...quiet, ...options });
      const before = counts();
      const { epoch } = await train(model, data, { ...quiet, ...options, epochs });
      expect(epoch).toHaveLength(epochs);
      expect(counts()).toEqual(before);
      model.dispose();
    });

    it("often, a few steps each, with the best weights put back", async () => {
      const model = smallModel();
      const options: FitOptions = { ...quiet, epochs: 2, earlyStopping: { patience: 5, restoreBestWeights: true } };
      await train(model, data, options);
      const before = counts();
      for (let time = 0; time < 5; time++) await train(model, data, options);
      expect(counts()).toEqual(before);
      model.dispose();
    });

    it("stopped by a callback in the middle of an epoch", async () => {
      const model = smallModel();
      await train(model, data, quiet);
      const before = counts();
      const { stoppedBy } = await train(model, data, { ...quiet, callbacks: { onBatchEnd: () => "stop" } });
      expect(stoppedBy).toBe("callback");
      expect(counts()).toEqual(before);
      model.dispose();
    });

    it.each<[name: string, options: FitOptions]>([
      [
        "a loss",
        {
          loss: () => {
            throw new Error("planted");
          },
        },
      ],
      [
        "a callback, with the best weights kept",
        {
          epochs: 3,
          earlyStopping: { restoreBestWeights: true },
          callbacks: {
            onEpochEnd: (epoch) => {
              if (epoch === 1) throw new Error("planted");
            },
          },
        },
      ],
    ])("ended by an error in %s", async (_name, options) => {
      const model = smallModel();
      await train(model, data, quiet);
      // The penalty of an answer is held until the next one.
      await predict(model, x);
      const before = counts();
      await expect(train(model, data, { ...quiet, ...options })).rejects.toThrow("planted");
      await predict(model, x);
      expect(counts()).toEqual(before);
      await train(model, data, quiet);
      await predict(model, x);
      expect(counts()).toEqual(before);
      model.dispose();
    });

    it("gives up an optimizer's memory for another's, and with the model", async () => {
      const nothing = counts();
      const model = smallModel();
      for (let time = 0; time < 3; time++) {
        await train(model, data, { ...quiet, optimizer: "sgd", momentum: 0.5 });
        await train(model, data, { ...quiet, optimizer: "adam" });
        const withAdam = counts();
        await train(model, data, { ...quiet, optimizer: "sgd" });
        expect(counts().numTensors).toBeLessThan(withAdam.numTensors);
      }
      await train(model, data, { ...quiet, optimizer: "rmsprop" });
      model.dispose();
      expect(counts()).toEqual(nothing);
    });
  });

  it("evaluate", async () => {
    const model = smallModel();
    await evaluate(model, data);
    const before = counts();
    for (let time = 0; time < steps / 5; time++) await evaluate(model, data, { batchSize: 8 });
    expect(counts()).toEqual(before);
    model.dispose();
  });

  it("predict", async () => {
    const model = smallModel();
    await predict(model, x);
    const before = counts();
    for (let time = 0; time < steps / 5; time++) await predict(model, x, { batchSize: 8 });
    expect(counts()).toEqual(before);
    model.dispose();
  });

  it("predict on a tensor, which stays its owner's", async () => {
    const model = smallModel();
    const tensor = tf.tensor(x.values, [40, 6, 6, 1]);
    const { values } = await predict(model, tensor);
    const before = counts();
    expect((await predict(model, tensor)).values).toEqual(values);
    expect(counts()).toEqual(before);
    expect(tensor.isDisposed).toBe(false);
    tensor.dispose();
    model.dispose();
  });
}

/** With all that could keep a tensor: moving averages, random choices, penalties, bounds. */
function smallModel(): Model {
  return sequential([
    input([6, 6, 1]),
    conv2d(4, 3, { kernelRegularizer: "l2", activityRegularizer: "l2", activation: "relu" }),
    batchNormalization(),
    maxPooling2d(2),
    flatten(),
    dropout(0.25),
    dense(3, { activation: "softmax", kernelConstraint: "maxNorm" }),
  ]);
}

function counts(): { readonly numTensors: number; readonly numDataBuffers: number; readonly numBytes: number } {
  const { numTensors, numDataBuffers, numBytes } = tf.memory();
  return { numTensors, numDataBuffers, numBytes };
}
