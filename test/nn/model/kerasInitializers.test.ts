import { readFileSync } from "node:fs";
import { expect, it } from "@jest/globals";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { depthwiseConv2d } from "../../../src/nn/layers/depthwiseConv2d.ts";
import { input } from "../../../src/nn/layers/input.ts";
import type { Layer } from "../../../src/nn/layers/layer.ts";
import type { InitializerName } from "../../../src/nn/layers/layerConfig.ts";
import { INITIALIZERS } from "../../../src/nn/layers/layerNames.ts";
import { getWeights } from "../../../src/nn/model/modelWeights.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";

interface Spread {
  readonly initializer: InitializerName;
  readonly layer: "conv2d" | "depthwiseConv2d" | "dense";
  readonly shape: readonly number[];
  readonly mean: number;
  readonly deviation: number;
  readonly largest: number;
}

const { rows } = JSON.parse(readFileSync(new URL("oracle/kerasInitializers.json", import.meta.url), "utf8")) as {
  rows: readonly Spread[];
};

/** The layer that has a kernel of that shape, and the channels of its input. */
function layerOf({ initializer, layer, shape }: Spread): readonly [Layer, readonly number[]] {
  const [height, width, inner, outer] = shape as readonly [number, number, number, number];
  switch (layer) {
    case "conv2d":
      return [conv2d(outer, [height, width], { kernelInitializer: initializer }), [height, width, inner]];
    case "depthwiseConv2d":
      return [
        depthwiseConv2d([height, width], { depthMultiplier: outer, depthwiseInitializer: initializer }),
        [height, width, inner],
      ];
    case "dense":
      return [dense(width, { kernelInitializer: initializer }), [height]];
  }
}

it("every initializer is compared", () => {
  expect(new Set(rows.map(({ initializer }) => initializer))).toEqual(new Set(INITIALIZERS));
});

it.each(rows)("$initializer of $layer spreads as Keras's", (row) => {
  const [layer, inputShape] = layerOf(row);
  const values: number[] = [];
  for (let seed = 0; seed < 10; seed++) {
    const network = sequential([input(inputShape), layer], { seed });
    const [kernel] = getWeights(network);
    expect(kernel?.shape).toEqual(row.shape);
    for (const value of kernel?.values ?? []) values.push(value);
    network.dispose();
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  // 28,800 independent values or more: 2 % are four standard deviations of the deviation, and more.
  expect(Math.abs(mean - row.mean)).toBeLessThanOrEqual(0.03 * row.deviation);
  expect(Math.abs(deviation - row.deviation)).toBeLessThanOrEqual(0.02 * row.deviation);
  // Where values are bounded, some come close to the bound; the largest of many normal ones varies.
  const isBounded = /Uniform|^(glorot|he|lecun|truncated)Normal|zeros|ones|identity/.test(row.initializer);
  expect(Math.abs(largest - row.largest)).toBeLessThanOrEqual((isBounded ? 0.01 : 0.35) * row.largest);
});
