import { afterEach, describe, expect, it } from "@jest/globals";
import { displaySymbol } from "../../../src/display/mimeBundle.ts";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { flatten } from "../../../src/nn/layers/flatten.ts";
import { input } from "../../../src/nn/layers/input.ts";
import { add } from "../../../src/nn/layers/merge.ts";
import { model } from "../../../src/nn/model/functional.ts";
import { setWeights } from "../../../src/nn/model/modelWeights.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";
import { layerStatistics } from "../../../src/plot/images/layerStatistics.ts";
import { tf } from "../../../src/tensor/tf.ts";

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

it("is of this package's models: a TensorFlow.js one is named as such", () => {
  const other = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });
  for (const [language, words] of [
    ["en", /^layerStatistics takes a model.*got a model of TensorFlow.js itself\.$/],
    ["ko", /^layerStatistics에는.*TensorFlow.js 자체의 모델을\(를\) 받았습니다\.$/],
  ] as const) {
    process.env.CONVOLAB_LANG = language;
    expect(() => layerStatistics(other as never)).toThrow(words);
  }
  other.dispose();
});

describe("the statistics of numbers", () => {
  it("count what is 0, NaN and infinite apart from the others", () => {
    const tensor = tf.tensor([0, 0, 1, 3, Number.NaN, Infinity, -Infinity, 0], [2, 4]);
    const { rows } = layerStatistics({ hidden: tensor, list: [[2, 2]] });
    tensor.dispose();
    expect(rows).toEqual([
      {
        layer: "hidden",
        name: "",
        shape: [2, 4],
        count: 8,
        min: 0,
        max: 3,
        mean: expect.closeTo(0.8, 12),
        standardDeviation: expect.closeTo(Math.sqrt(1.36), 12),
        zeros: 3,
        nan: 1,
        infinity: 2,
      },
      expect.objectContaining({ layer: "list", min: 2, max: 2, mean: 2, standardDeviation: 0, zeros: 0 }),
    ]);
  });

  it("have no smallest and no mean where no number is finite", () => {
    const statistics = layerStatistics({ broken: [Number.NaN] });
    expect(statistics.rows[0]).toMatchObject({ min: Number.NaN, mean: Number.NaN, nan: 1 });
    expect(statistics.toString()).toContain("–");
    expect(statistics.toString()).toContain("Not all values are finite: broken.");
  });

  it("are right far from 0, where squares would lose every digit", () => {
    const { rows } = layerStatistics({ far: { values: Float64Array.of(1e9, 1e9 + 1, 1e9 + 2), shape: [3] } });
    expect(rows[0]?.standardDeviation).toBeCloseTo(Math.sqrt(2 / 3), 6);
  });
});

describe("the statistics of a model", () => {
  it("are those of its weights, and of its layers' outputs for the inputs, batch by batch", () => {
    const net = sequential(
      [
        conv2d(1, 1, { inputShape: [2, 2, 1], activation: "relu", name: "conv" }),
        flatten({ name: "flat" }),
        dense(1, { name: "out" }),
      ],
      { name: "net" },
    );
    setWeights(net, [[2], [-1], [1, 0, 0, -1], [0]]);
    const before = tf.memory().numTensors;
    // Forty images take more than one batch; in each, relu(2x − 1) of 0, 0.5, 1, 1.
    const values = Float32Array.from({ length: 160 }, (_, at) => [0, 0.5, 1, 1][at % 4] as number);
    const statistics = layerStatistics(net, { inputs: { values, shape: [40, 2, 2, 1] } });
    expect(tf.memory().numTensors).toBe(before);
    expect(statistics.rows.map(({ layer, name, shape }) => [layer, name, shape])).toEqual([
      ["conv", "kernel", [1, 1, 1, 1]],
      ["conv", "bias", [1]],
      ["out", "kernel", [4, 1]],
      ["out", "bias", [1]],
      ["conv", "output", [40, 2, 2, 1]],
      ["flat", "output", [40, 4]],
      ["out", "output", [40, 1]],
    ]);
    expect(statistics.rows[2]).toMatchObject({ min: -1, max: 1, mean: 0, zeros: 2, count: 4 });
    expect(statistics.rows[4]).toMatchObject({ count: 160, min: 0, max: 1, mean: expect.closeTo(0.5, 12), zeros: 80 });
    expect(statistics.rows[6]).toMatchObject({ min: -1, max: -1, standardDeviation: 0 });
    net.dispose();
  });

  it("have a row for each use of a shared layer", () => {
    const image = input([3]);
    const shared = dense(3, { name: "shared" });
    const once = shared(image);
    const net = model({ inputs: image, outputs: add()([once, shared(once)]) });
    const { rows } = layerStatistics(net, { inputs: [[1, 2, 3]] });
    expect(rows.filter(({ layer, name }) => layer === "shared" && name === "output")).toHaveLength(2);
    net.dispose();
  });

  it("show as a table in the learner's language, with a note where a layer has died", () => {
    const net = sequential([dense(2, { inputShape: [2], name: "죽은 층" })], { name: "net" });
    setWeights(net, [
      [0, 0, 0, 0],
      [0, 0],
    ]);
    process.env.CONVOLAB_LANG = "ko";
    const bundle = layerStatistics(net)[displaySymbol]();
    expect(bundle["text/html"]).toContain("net 모델의 통계");
    expect(bundle["text/html"]).toContain("4 (100%)");
    expect(bundle["text/plain"]).toContain("모든 값이 0입니다: 죽은 층/kernel.");
    net.dispose();
  });
});

describe("wrong input", () => {
  const net = sequential([dense(2, { inputShape: [2] })]);
  const cases: [name: string, count: () => unknown, english: RegExp, korean: string][] = [
    ["a number", () => layerStatistics(untyped(4)), /needs a model, or numbers by their names.*got 4/, "모델이나"],
    ["a bare list", () => layerStatistics(untyped([1])), /by their names.*got \[1\]/, "받은 것: [1]"],
    ["nothing", () => layerStatistics({}), /nothing to count/, "셀 것이 없습니다"],
    [
      "a model without weights",
      () => layerStatistics(sequential([flatten({ inputShape: [2, 2, 1] })])),
      /Pass `inputs`/,
      "`inputs`",
    ],
    ["text", () => layerStatistics({ a: untyped("x") }), /layerStatistics: a needs numbers.*got "x"/, '"x"'],
    ["inputs of another shape", () => layerStatistics(net, { inputs: [[1, 2, 3]] }), /\[1, 3\]/, "[1, 3]"],
    ["an unknown option", () => layerStatistics(net, untyped({ input: [] })), /inputs/, "inputs"],
  ];

  it.each(cases)("is refused in one line that says what to do: %s", (_, count, english, korean) => {
    expect(count).toThrow(english);
    process.env.CONVOLAB_LANG = "ko";
    expect(count).toThrow(korean);
    expect(count).not.toThrow("\n");
  });
});

/** What a learner's cell may pass although its type is wrong. */
function untyped(value: unknown): never {
  return value as never;
}
