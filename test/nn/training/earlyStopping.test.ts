import { describe, expect, it } from "@jest/globals";
import { getWeights } from "../../../src/nn/model/modelWeights.ts";
import type { EarlyStoppingOptions } from "../../../src/nn/training/earlyStopping.ts";
import { type FitOptions, fit as train } from "../../../src/nn/training/fit.ts";
import type { LossFunction } from "../../../src/nn/training/losses.ts";
import { moonModel, twoMoons } from "./twoMoons.ts";

const moons = twoMoons(32);

/** A loss of the given values, one an epoch of one batch each; its gradient makes the weights grow all the time. */
function scripted(values: readonly number[]): LossFunction {
  let epoch = 0;
  return (_yTrue, yPred) => {
    const loss = yPred.square().mean();
    return loss.sub(loss.dataSync()[0] as number).add(values[epoch++] as number);
  };
}

/** Epochs of a training whose epochs have the given losses. */
async function epochsOf(values: readonly number[], earlyStopping: EarlyStoppingOptions, options: FitOptions = {}) {
  const model = moonModel();
  const history = await train(model, moons, {
    loss: scripted(values),
    epochs: values.length,
    earlyStopping,
    verbose: 0,
    ...options,
  });
  model.dispose();
  return { epochs: history.epoch.length, stoppedBy: history.stoppedBy };
}

const EARLY = "earlyStopping";

describe("early stopping", () => {
  it.each<[string, number[], EarlyStoppingOptions, number]>([
    ["at the first epoch without gain", [3, 2, 2.5, 1, 1], {}, 3],
    ["after `patience` epochs without gain", [3, 2, 2.5, 2.1, 1], { patience: 2 }, 4],
    ["counting anew after a gain", [3, 4, 2, 2, 1, 1, 1, 1], { patience: 3 }, 8],
    ["with a gain that is too small", [3, 2.95, 2.91, 1], { minDelta: 0.1 }, 2],
    ["with small gains that add up", [3, 2.95, 2.85, 2.8, 2.7, 1], { minDelta: 0.1, patience: 2 }, 6],
    ["when the loss is no number any more", [3, Number.NaN, Number.NaN, 1], { patience: 2 }, 3],
    ["not after the first epoch", [Number.NaN, 2, 3, 1], { patience: 0 }, 3],
  ])("stops %s", async (_when, values, options, epochs) => {
    const isEarly = epochs < values.length;
    expect(await epochsOf(values, options)).toEqual({ epochs, stoppedBy: isEarly ? EARLY : undefined });
  });

  it("watches the validation loss where there is one, and what it is told to", async () => {
    const model = moonModel();
    // With a learning rate of 0 nothing changes: no figure gets better.
    const options: FitOptions = {
      epochs: 9,
      learningRate: 0,
      shuffle: false,
      verbose: 0,
      validationData: twoMoons(20),
    };
    for (const monitor of [undefined, "loss", "valLoss", "accuracy", "valAccuracy"]) {
      const history = await train(model, moons, {
        ...options,
        earlyStopping: monitor === undefined ? { patience: 3 } : { monitor, patience: 3 },
      });
      expect(history.epoch).toEqual([0, 1, 2, 3]);
      expect(history.stoppedBy).toBe(EARLY);
    }
    model.dispose();
  });

  it("takes a rising accuracy for a gain", async () => {
    const model = moonModel();
    const history = await train(model, twoMoons(128), {
      epochs: 60,
      learningRate: 0.01,
      verbose: 0,
      earlyStopping: { monitor: "accuracy", patience: 8 },
    });
    const { accuracy = [] } = history.history;
    const best = accuracy.indexOf(Math.max(...accuracy));
    expect(best).toBeGreaterThan(0);
    expect(history.epoch.length).toBe(Math.min(60, best + 9));
    model.dispose();
  });

  it.each([
    ["was stopped", [3, 1, 2, 2, 2], 1],
    ["was not stopped", [3, 1, 2], 1],
    ["had no number for a loss", [Number.NaN, Number.NaN, Number.NaN, Number.NaN], 0],
  ])("puts the best epoch's weights back when the training %s", async (_how, values, best) => {
    const model = moonModel();
    const weights: number[][][] = [];
    await train(model, moons, {
      loss: scripted(values),
      // Weights stay numbers although the loss is none.
      optimizer: "sgd",
      learningRate: 0.1,
      epochs: values.length,
      verbose: 0,
      earlyStopping: { patience: 3, restoreBestWeights: true },
      callbacks: { onEpochEnd: () => void weights.push(getWeights(model).map((each) => [...each.values])) },
    });
    expect(getWeights(model).map((each) => [...each.values])).toEqual(weights[best]);
    expect(weights[best]).not.toEqual(weights.at(-1));
    model.dispose();
  });
});
