import { readFileSync } from "node:fs";
import { expect, it } from "@jest/globals";
import { activation } from "../../../src/nn/layers/activation.ts";
import { batchNormalization } from "../../../src/nn/layers/batchNormalization.ts";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { conv2dTranspose } from "../../../src/nn/layers/conv2dTranspose.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { depthwiseConv2d } from "../../../src/nn/layers/depthwiseConv2d.ts";
import { flatten } from "../../../src/nn/layers/flatten.ts";
import { globalAveragePooling2d } from "../../../src/nn/layers/globalPooling2d.ts";
import { input } from "../../../src/nn/layers/input.ts";
import type { Layer } from "../../../src/nn/layers/layer.ts";
import { averagePooling2d, maxPooling2d } from "../../../src/nn/layers/pooling2d.ts";
import { upSampling2d } from "../../../src/nn/layers/upSampling2d.ts";
import type { Model } from "../../../src/nn/model/model.ts";
import { getWeights, setWeights } from "../../../src/nn/model/modelWeights.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";
import { evaluate } from "../../../src/nn/training/evaluate.ts";
import { type FitOptions, fit as train } from "../../../src/nn/training/fit.ts";
import { predict } from "../../../src/nn/training/predict.ts";
import type { ShapedRows } from "../../../src/nn/training/trainingData.ts";

type TargetKind = "classes" | "yesOrNo" | "softLabels" | "images";

interface TrainingCase {
  readonly name: string;
  readonly seed: number;
  readonly network: string;
  readonly target?: TargetKind;
  readonly fit: FitOptions;
}

interface TrainingPlan {
  readonly examples: number;
  readonly batchSize: number;
  readonly epochs: number;
  readonly cases: readonly TrainingCase[];
  readonly networks: Readonly<
    Record<string, { readonly inputShape: number[]; readonly layers: readonly [string, object][] }>
  >;
}

interface KerasResult {
  readonly name: string;
  /** Of each step. */
  readonly losses: readonly number[];
  /** On all examples, after the training. */
  readonly evaluated: { readonly loss: number; readonly accuracy?: number };
  /** The first answers after the training. */
  readonly predicted: readonly number[];
}

const plan = readJson("oracle/trainingCases.json") as TrainingPlan;
const { results } = readJson("oracle/fixtures/kerasTraining.json") as { readonly results: readonly KerasResult[] };

/** The builders by their names, as the plan calls them: with one object of options. */
const BUILDERS: Readonly<Record<string, (options: never) => Layer>> = {
  activation: ({ activation: name }: { activation: "relu" }) => activation(name),
  averagePooling2d,
  batchNormalization,
  conv2d,
  conv2dTranspose,
  dense,
  depthwiseConv2d,
  flatten,
  globalAveragePooling2d,
  maxPooling2d,
  upSampling2d,
};

/**
 * Trains every case as Keras did, and compares each step's loss, then what the trained model measures and answers; a
 * test file chooses the engine and calls this.
 *
 * @param largestError how far a loss may be from Keras's, in parts of it
 * @param steps how many of the 50 are done
 */
export function testAgainstKeras(largestError: number, steps = 50): void {
  it.each(plan.cases.map((each, index) => ({ ...each, index })))("$name", async ({ index, ...trainingCase }) => {
    const keras = results[index] as KerasResult;
    expect(keras.name).toBe(trainingCase.name);
    const random = xorshift32(trainingCase.seed);
    const network = plan.networks[trainingCase.network] as TrainingPlan["networks"][string];
    const model = sequential([
      input(network.inputShape),
      ...network.layers.map(([kind, options]) => (BUILDERS[kind] as (given: object) => Layer)(options)),
    ]);
    setInitialWeights(model, random);
    const x = {
      values: numbers(random, plan.examples * size(network.inputShape)),
      shape: [plan.examples, ...network.inputShape],
    };
    const data = { x, y: targets(random, trainingCase.target ?? "classes") };

    const losses: number[] = [];
    let meanBefore = 0;
    await train(model, data, {
      ...trainingCase.fit,
      batchSize: plan.batchSize,
      epochs: plan.epochs,
      shuffle: false,
      verbose: 0,
      callbacks: {
        onEpochBegin: () => {
          meanBefore = 0;
        },
        onBatchEnd: (batch, { loss }) => {
          losses.push((loss as number) * (batch + 1) - meanBefore * batch);
          meanBefore = loss as number;
          return losses.length === steps ? "stop" : undefined;
        },
      },
    });
    expect(losses).toHaveLength(steps);
    expect(worstError(losses, keras.losses)).toBeLessThan(largestError);
    if (steps === keras.losses.length) {
      const { loss, accuracy } = await evaluate(model, data, { batchSize: 32, loss: trainingCase.fit.loss });
      expect(worstError([loss as number], [keras.evaluated.loss])).toBeLessThan(largestError);
      if (keras.evaluated.accuracy !== undefined) expect(accuracy).toBeCloseTo(keras.evaluated.accuracy, 6);
      const answers = (await predict(model, x)).values.subarray(0, keras.predicted.length);
      for (const [place, answer] of answers.entries()) expect(answer).toBeCloseTo(keras.predicted[place] as number, 3);
    }
    model.dispose();
  });
}

/** The largest difference, in parts of what it should be. */
function worstError(ours: readonly number[], theirs: readonly number[]): number {
  const errors = ours.map((value, index) => {
    const wanted = theirs[index] as number;
    return Math.abs(value - wanted) / Math.abs(wanted);
  });
  const worst = Math.max(...errors);
  if (process.env.SHOW_ERRORS !== undefined)
    process.stderr.write(`${expect.getState().currentTestName}: ${worst.toExponential(1)}\n`);
  return worst;
}

function setInitialWeights(model: Model, random: () => number): void {
  const weights = getWeights(model).map(({ name, shape }) =>
    Float32Array.from({ length: size(shape) }, () => {
      const value = random() * 2 - 1;
      if (/kernel/i.test(name)) return value * Math.sqrt(3 / size(shape.slice(0, -1)));
      return name === "gamma" || name === "movingVariance" ? 1 + 0.5 * value : 0.1 * value;
    }),
  );
  setWeights(model, weights);
}

function targets(random: () => number, kind: TargetKind): Float32Array | ShapedRows {
  const { examples } = plan;
  switch (kind) {
    case "classes":
      return numbers(random, examples, 10).map(Math.floor);
    case "yesOrNo":
      return { values: numbers(random, examples, 2).map(Math.floor), shape: [examples, 1] };
    case "softLabels": {
      const values = Array.from({ length: examples }, () => {
        const row = Array.from({ length: 10 }, random);
        const sum = row.reduce((total, each) => total + each, 0);
        return row.map((each) => each / sum);
      });
      return { values: values.flat(), shape: [examples, 10] };
    }
    case "images":
      return { values: numbers(random, examples * 12 * 10), shape: [examples, 12, 10, 1] };
  }
}

function numbers(random: () => number, count: number, scale = 1): Float32Array {
  return Float32Array.from({ length: count }, () => random() * scale);
}

/** G. Marsaglia, "Xorshift RNGs", 2003: numbers from 0 up to, not including, 1; the oracle's script computes the same. */
function xorshift32(seed: number): () => number {
  let state = (Math.imul(seed, 2654435761) + 1) >>> 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
}

function size(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8"));
}
