import { afterEach, beforeEach, expect, it } from "@jest/globals";
import { type DisplayHost, displayHostKey, registerDisplayHost } from "../../../src/display/displayHost.ts";
import { getWeights } from "../../../src/nn/model/modelWeights.ts";
import { tf } from "../../../src/tensor/tf.ts";
import { gradCam } from "../../../src/xai/cam/gradientCams.ts";
import { deletionCurve } from "../../../src/xai/checks/pixelCurves.ts";
import { type ExplainFunction, sanityCheck } from "../../../src/xai/checks/sanityCheck.ts";
import { rise } from "../../../src/xai/perturbation/rise.ts";
import { type OracleModel, oracleModel } from "../oracle/oracleModel.ts";

/** A front end whose cell is interrupted after some work. */
class Notebook implements DisplayHost {
  readonly updatesInPlace = true;
  readonly #listeners = new Set<() => void>();
  #isInterrupted = false;

  displayData(): void {}

  updateDisplayData(): void {}

  clearOutput(): void {}

  interrupted(): boolean {
    return this.#isInterrupted;
  }

  onInterrupted(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** How many are told of the next interrupt. */
  get listening(): number {
    return this.#listeners.size;
  }

  interrupt(): void {
    this.#isInterrupted = true;
    for (const listener of this.#listeners) listener();
  }
}

let notebook: Notebook;
let oracle: OracleModel;
beforeEach(async () => {
  oracle = await oracleModel("digits");
  // The engine, which listens too, is there before.
  oracle.model.tfModel;
  notebook = new Notebook();
  registerDisplayHost(notebook);
});
afterEach(() => {
  Reflect.deleteProperty(globalThis, displayHostKey);
  oracle.model.dispose();
});

it.each<[string, () => Promise<unknown>]>([
  ["rise", () => rise(oracle.model, oracle.images, { masks: 3000 })],
  ["deletionCurve", () => deletionCurve(oracle.model, oracle.images, oracle.images, { steps: 400, randomOrders: 9 })],
])("%s ends in words when it is interrupted, and leaves nothing behind", async (method, run) => {
  const before = tf.memory().numTensors;
  const running = run();
  setImmediate(() => notebook.interrupt());
  await expect(running).rejects.toThrow(new RegExp(`^${method} was interrupted after [\\d,]+ of [\\d,]+ passes`));
  expect(tf.memory().numTensors).toBe(before);
});

it("sanityCheck ends in words when it is interrupted, frees its copy, and the model is as it was", async () => {
  const { model, images } = oracle;
  const [weights, before] = [getWeights(model), tf.memory().numTensors];
  let calls = 0;
  const explain: ExplainFunction = async (copy, x, options) => {
    calls++;
    const maps = await gradCam(copy, x, options);
    if (calls === 2) notebook.interrupt();
    return maps;
  };
  await expect(sanityCheck(model, images, explain)).rejects.toThrow(/^sanityCheck was interrupted after 2 of 4 passes/);
  expect(calls).toBe(2);
  expect(getWeights(model)).toEqual(weights);
  expect(tf.memory().numTensors).toBe(before);
  expect(notebook.listening).toBe(0);
});

it("an interrupt that ends sanityCheck for good frees its copy, too", async () => {
  const { model, images } = oracle;
  const before = tf.memory().numTensors;
  const reached = Promise.withResolvers<void>();
  const explain: ExplainFunction = () => {
    reached.resolve();
    // Never settles, as code that an interrupt has ended.
    return new Promise<never>(() => {});
  };
  void sanityCheck(model, images, explain);
  await reached.promise;
  expect(tf.memory().numTensors).toBeGreaterThan(before);
  notebook.interrupt();
  expect(tf.memory().numTensors).toBe(before);
});
