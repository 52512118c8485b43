import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { dropout, spatialDropout2d } from "../../../src/nn/layers/dropout.ts";
import { input } from "../../../src/nn/layers/input.ts";
import type { Layer } from "../../../src/nn/layers/layer.ts";
import type { LayerType } from "../../../src/nn/layers/layerConfig.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";
import { type Tensor, tf } from "../../../src/tensor/tf.ts";
import type { Comparison } from "./forwardComparison.ts";

const PROGRAM = fileURLToPath(new URL("forwardComparison.ts", import.meta.url));

/** Every kind of layer: the type makes sure that none is left out. */
const TYPES: Readonly<Record<Exclude<LayerType, "input">, true>> = {
  conv2d: true,
  conv2dTranspose: true,
  depthwiseConv2d: true,
  separableConv2d: true,
  maxPooling2d: true,
  averagePooling2d: true,
  globalMaxPooling2d: true,
  globalAveragePooling2d: true,
  upSampling2d: true,
  zeroPadding2d: true,
  cropping2d: true,
  flatten: true,
  reshape: true,
  permute: true,
  dense: true,
  activation: true,
  dropout: true,
  spatialDropout2d: true,
  batchNormalization: true,
  concatenate: true,
  add: true,
  subtract: true,
  multiply: true,
  average: true,
  maximum: true,
  minimum: true,
};

it.each(["native", "wasm"])(
  "every layer answers what Keras's does, on the engine %s",
  (engine) => {
    const { stdout, stderr } = spawnSync(process.execPath, ["--no-warnings", PROGRAM], {
      encoding: "utf8",
      env: { ...process.env, CONVOLAB_ENGINE: engine, CONVOLAB_LANG: "en" },
    });
    expect(stderr).toBe("");
    const comparison = JSON.parse(stdout) as Comparison;
    expect(comparison).toMatchObject({ engine, problems: [] });
    expect(comparison.compared).toBeGreaterThanOrEqual(450);
  },
  60_000,
);

it("compares every kind of layer", () => {
  const { layers } = JSON.parse(
    readFileSync(new URL("oracle/fixtures/kerasForward.json", import.meta.url), "utf8"),
  ) as {
    layers: readonly { readonly layer: string }[];
  };
  expect(Array.from(new Set(layers.map(({ layer }) => layer))).sort()).toEqual(Object.keys(TYPES).sort());
});

describe("dropout in training", () => {
  const trained = (layer: Layer, shape: readonly number[], steps: number): Float32Array[] => {
    const network = sequential([input(shape), layer], { seed: 5 });
    const answers = Array.from({ length: steps }, () =>
      tf.tidy(() => {
        const x = tf.ones([2, ...shape]);
        return Float32Array.from((network.tfModel.apply(x, { training: true }) as Tensor).dataSync());
      }),
    );
    network.dispose();
    return answers;
  };

  it.each([0.1, 0.5, 0.8])("puts a part of %f at 0, the others divided by what is left", (rate) => {
    const [values] = trained(dropout(rate), [100, 100], 1) as [Float32Array];
    const zeros = values.filter((value) => value === 0).length / values.length;
    // 20,000 independent choices: four standard deviations are less than 0.015.
    expect(Math.abs(zeros - rate)).toBeLessThan(0.015);
    expect(values.every((value) => value === 0 || Math.abs(value - 1 / (1 - rate)) < 1e-6)).toBe(true);
  });

  it("chooses anew at every step, and from a seed always the same", () => {
    const [first, second] = trained(dropout(0.5), [50], 2);
    const [again] = trained(dropout(0.5), [50], 1);
    expect(second).not.toEqual(first);
    expect(again).toEqual(first);
  });

  it("spatial dropout puts whole channels at 0", () => {
    const [values] = trained(spatialDropout2d(0.5), [3, 4, 200], 1) as [Float32Array];
    const channelsOf = (image: number) =>
      Array.from({ length: 200 }, (_, channel) =>
        Array.from({ length: 12 }, (_, cell) => values[(image * 12 + cell) * 200 + channel] as number),
      );
    const channels = [...channelsOf(0), ...channelsOf(1)];
    expect(channels.every((cells) => cells.every((value) => value === cells[0]))).toBe(true);
    const zeros = channels.filter(([value]) => value === 0).length / channels.length;
    expect(Math.abs(zeros - 0.5)).toBeLessThan(0.1);
  });
});
