import { afterEach, describe, expect, it } from "@jest/globals";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { flatten } from "../../../src/nn/layers/flatten.ts";
import { getWeights } from "../../../src/nn/model/modelWeights.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";
import { histogram } from "../../../src/plot/charts/histogram.ts";
import { valuesDistribution } from "../../../src/plot/charts/valuesDistribution.ts";
import { svgTexts } from "./chartParts.ts";

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

const loose = valuesDistribution as (...args: readonly unknown[]) => ReturnType<typeof valuesDistribution>;

const weights = [
  { layer: "conv", name: "kernel", shape: [2, 2], values: Float32Array.of(-1, 0, 1, 2) },
  { layer: "conv", name: "bias", shape: [1], values: Float32Array.of(0) },
  { layer: "dense", name: "kernel", shape: [1], values: Float32Array.of(Number.NaN) },
];

describe("valuesDistribution", () => {
  it("draws a histogram for each weight of a model", () => {
    const model = sequential([
      conv2d({ filters: 4, kernelSize: 3, inputShape: [8, 8, 1], name: "first" }),
      flatten(),
      dense({ units: 2, name: "last" }),
    ]);
    const chart = valuesDistribution(model);
    expect(svgTexts(chart.svg)).toEqual(
      expect.arrayContaining(["first/kernel [3, 3, 1, 4]", "first/bias [4]", "last/kernel [144, 2]", "last/bias [2]"]),
    );
    expect(chart.altText).toMatch(/^Histograms of 4 weights\. first\/kernel: 36 values · min −0\.\d+/);
    expect(valuesDistribution(model, { layers: "last" }).altText).toContain("Histograms of 2 weights. last/kernel");
    expect(valuesDistribution(model, { layers: ["first"] }).altText).toContain("Histograms of 2 weights. first/kernel");
    expect(valuesDistribution(getWeights(model)).altText).toBe(chart.altText);
    expect(() => valuesDistribution(model, { layers: "flatten" })).toThrow("these layers have no weights");
    expect(() => valuesDistribution(model, { layers: "firts" })).toThrow("firts");
    model.dispose();
  });

  it("says of each weight what its values are", () => {
    expect(valuesDistribution(weights, { title: "W" }).altText).toBe(
      "W. Histograms of 3 weights. conv/kernel: 4 values · min −1 · max 2 · mean 0.5 · std 1.118 · zeros: 1 (25%). conv/bias: 1 value · min 0 · max 0 · mean 0 · std 0 · zeros: 1 (100%). dense/kernel: 1 value, none of them finite · zeros: 0 (0%) · NaN: 1.",
    );
    process.env.CONVOLAB_LANG = "ko";
    expect(valuesDistribution(weights).altText).toContain("가중치 3개의 히스토그램. conv/kernel: 값 4개 · 최소 −1");
  });

  it("draws numbers as `histogram` does", () => {
    expect(valuesDistribution([1, 2, 3], { title: "T" }).spec).toEqual(histogram([1, 2, 3], { title: "T" }).spec);
  });

  it.each<readonly [string, readonly unknown[], string, string]>([
    ["nothing", [], "takes numbers", "수를"],
    [
      "an unknown layer",
      [weights, { layers: "pool" }],
      'no layer "pool" with weights. There are: conv, dense',
      'pool"이(가) 없습니다',
    ],
    ["layers of numbers", [[1, 2], { layers: "conv" }], "layers chooses layers of a model", "층이 없는"],
    [
      "too many panels",
      [Array.from({ length: 61 }, () => weights[0])],
      "61 weights are too many for one chart",
      "가중치 61개는",
    ],
    ["an unknown option", [[1], { layer: "a" }], "did you mean `layers`?", "혹시 `layers`인가요?"],
  ])("refuses %s", (_what, call, english, korean) => {
    expect(() => loose(...call)).toThrow(english);
    process.env.CONVOLAB_LANG = "ko";
    expect(() => loose(...call)).toThrow(korean);
  });
});
