import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { conv2dTranspose } from "../../../src/nn/layers/conv2dTranspose.ts";
import { depthwiseConv2d } from "../../../src/nn/layers/depthwiseConv2d.ts";
import { flatten } from "../../../src/nn/layers/flatten.ts";
import type { Model } from "../../../src/nn/model/model.ts";
import { getWeights, setWeights } from "../../../src/nn/model/modelWeights.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";
import { colorMap } from "../../../src/plot/drawing/colorMap.ts";
import { filters } from "../../../src/plot/images/filters.ts";
import { tf } from "../../../src/tensor/tf.ts";
import { DENSITY, decodePng } from "../decodedPng.ts";
import { expectStoredPicture } from "./storedPicture.ts";

const MARGIN = 10;
const LABEL_HEIGHT = 15;

let model: Model;
let tensorsBefore: number;

beforeAll(() => {
  model = sequential(
    [
      conv2d(4, 3, { inputShape: [12, 12, 1], name: "first" }),
      conv2d(5, 2, { name: "second" }),
      depthwiseConv2d(2, { depthMultiplier: 2, name: "apart" }),
      conv2dTranspose(3, 2, { name: "back" }),
      flatten({ name: "flat" }),
    ],
    { name: "net" },
  );
  setWeights(
    model,
    getWeights(model).map(({ values }) => values.map((_, at) => Math.sin(at * at))),
  );
  tensorsBefore = tf.memory().numTensors;
});

afterAll(() => model.dispose());

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
  expect(tf.memory().numTensors).toBe(tensorsBefore);
});

describe("the filters of a model", () => {
  it("are the layer's weights, in panels by their numbers, 0 in white", async () => {
    const kernel = { values: [-1, 0, 0.5, 1], shape: [1, 2, 1, 2] };
    const png = await decodePng(filters(kernel, { size: 20 }).png);
    const colors = colorMap("redBlue");
    const colorAt = (panel: number, x: number) =>
      png.color((MARGIN + panel * 24) * DENSITY + x * 20 + 10, (MARGIN + LABEL_HEIGHT) * DENSITY + 5);
    const step = (index: number) => Array.from(colors.subarray(index * 3, index * 3 + 3));
    expect([colorAt(0, 0), colorAt(0, 1)]).toEqual([step(0), step(191)]);
    expect([colorAt(1, 0), colorAt(1, 1)]).toEqual([step(128), step(255)]);
  });

  it("are found by the layer's name, its place, the layer, or as the model's first", () => {
    const named = filters(model, "first");
    for (const other of [filters(model, 1), filters(model, -5), filters(model), filters(model.getLayer("first"))]) {
      expect(other.png).toEqual(named.png);
    }
    const [kernel] = getWeights(model);
    expect(filters(kernel as NonNullable<typeof kernel>).png).toEqual(named.png);
    expect(named.altText).toContain("4 filters of 3×3 weights for one channel.");
  });

  it("of several channels have a row for each; those that are left out are said", async () => {
    const picture = filters(model, "second", { filters: [0, -1], channels: [3, 1] });
    expect(picture.altText).toContain("2 of 5 filters and 2 of 4 channels are shown.");
    await expectStoredPicture("filters-channels", filters(model, "second", { size: 24, title: "second" }));
    const wide = filters({ values: new Float32Array(9 * 64 * 64).fill(1), shape: [3, 3, 64, 64] });
    expect(wide.altText).toContain("32 of 64 filters and 16 of 64 channels are shown.");
  });

  it("of a depthwise or a transposed convolution have their own axes", () => {
    expect(filters(model, "apart").altText).toContain("10 filters of 2×2 weights for one channel.");
    expect(filters(model, "back").altText).toContain("3 filters of 2×2 weights for 10 channels.");
    const weights = getWeights(model).filter(({ layer, name }) => layer === "back" && name === "kernel")[0]?.values;
    const { altText } = filters(model, "back", { filters: [2], channels: [7] });
    // [height, width, filters, channels]
    const own = [0, 1, 2, 3].map((cell) => weights?.[cell * 30 + 2 * 10 + 7] as number);
    const [low, high] = [Math.min(...own), Math.max(...own)].map((value) =>
      String(Number(value.toPrecision(3))).replace("-", "−"),
    );
    expect(altText).toContain(`Weights from ${low} to ${high}.`);
  });

  it("of three channels are in colour, 0 in gray, or not if told so", async () => {
    const kernel = { values: [1, -1, 0], shape: [1, 1, 3, 1] };
    const png = await decodePng(filters(kernel, { size: 20 }).png);
    expect(png.color(MARGIN * DENSITY + 5, (MARGIN + LABEL_HEIGHT) * DENSITY + 5)).toEqual([255, 0, 128]);
    expect(filters(kernel).altText).toContain("Red, green and blue are the weights of the three channels, 0 is gray.");
    expect(filters(kernel, { color: false }).altText).not.toContain("Red");
    expect(filters(kernel, { channels: [1] }).altText).toContain("All weights are −1.");
  });

  it("have one scale, or one each", () => {
    const kernel = { values: [1, 10], shape: [1, 1, 1, 2] };
    const shared = filters(kernel);
    const own = filters(kernel, { scale: "panel" });
    expect(shared.height).toBeGreaterThan(own.height);
    expect(filters(kernel, { scale: "panel", colorBar: true }).height).toBe(shared.height);
  });

  it("mark NaN", () => {
    process.env.CONVOLAB_LANG = "ko";
    const broken = filters({ values: [Number.NaN, 1], shape: [1, 2, 1, 1] });
    expect(broken.altText).toContain("NaN(자홍색): 1개.");
    expect(filters({ values: [Number.NaN], shape: [1, 1, 1, 1] }).altText).toContain("유한한 값이 없습니다.");
  });
});

describe("wrong input", () => {
  const cases: [name: string, draw: () => unknown, english: RegExp, korean: string][] = [
    ["a number", () => filters(untyped(3)), /filters needs numbers with a shape \[kernelHeight.*got 3/, "숫자가 필요"],
    ["no such layer", () => filters(model, "frist"), /"frist".*first/, "frist"],
    ["no such place", () => filters(model, 9), /9/, "9"],
    [
      "a layer without filters",
      () => filters(model, "flat"),
      /flat \(flatten\) has no filters.*conv2d/,
      "필터가 없습니다",
    ],
    [
      "a layer of no model",
      () => filters(conv2d(3, 3, { name: "lone" })),
      /lone has no weights yet.*filters\(model, "lone"\)/,
      "아직 가중치가 없습니다",
    ],
    [
      "a model without convolutions",
      () => filters(sequential([flatten({ inputShape: [2, 2, 1] })], { name: "flat" })),
      /flat has no convolution layer/,
      "합성곱층이 없어",
    ],
    ["no such filter", () => filters(model, "first", { filters: [4] }), /`filters` goes from 0 to 3/, "0부터 3까지"],
    ["an unknown option", () => filters(model, "first", untyped({ colums: 3 })), /columns/, "columns"],
  ];

  it.each(cases)("is refused in one line that says what to do: %s", (_, draw, english, korean) => {
    expect(draw).toThrow(english);
    process.env.CONVOLAB_LANG = "ko";
    expect(draw).toThrow(korean);
    expect(draw).not.toThrow("\n");
  });
});

/** What a learner's cell may pass although its type is wrong. */
function untyped(value: unknown): never {
  return value as never;
}
