import { afterEach, describe, expect, it } from "@jest/globals";
import { displaySymbol } from "../../../src/display/mimeBundle.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { flatten } from "../../../src/nn/layers/flatten.ts";
import { input } from "../../../src/nn/layers/input.ts";
import type { Model } from "../../../src/nn/model/model.ts";
import { setWeights } from "../../../src/nn/model/modelWeights.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";
import { gradCam } from "../../../src/xai/cam/gradientCams.ts";
import type { ImportanceMaps } from "../../../src/xai/checks/importanceMaps.ts";
import { deletionCurve, insertionCurve } from "../../../src/xai/checks/pixelCurves.ts";
import { occlusion } from "../../../src/xai/perturbation/occlusion.ts";
import { decodePng } from "../../plot/decodedPng.ts";
import {
  ORACLE_MODELS,
  type OracleName,
  type OracleNumbers,
  oracleData,
  oracleModel,
  relativeError,
} from "../oracle/oracleModel.ts";

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

interface CurveCase {
  readonly scores: OracleNumbers;
  readonly areas: OracleNumbers;
}

interface CurveData {
  readonly curveSteps: number;
  readonly models: Readonly<
    Record<
      OracleName,
      { readonly classes: readonly number[]; readonly deletion: CurveCase; readonly insertion: CurveCase }
    >
  >;
}

const data = oracleData<CurveData>("fixtures/camsAndPerturbations.json");

/**
 * A number for each pixel, the same order for each image, as the oracle has it: its first noise, summed over the
 * channels.
 */
async function noiseMaps(name: OracleName, shape: readonly number[]) {
  const { readFileSync } = await import("node:fs");
  const bytes = readFileSync(new URL(`../oracle/fixtures/models/${name}/noise.bin`, import.meta.url));
  const noise = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  const [count = 1, ...imageShape] = shape;
  const size = imageShape.reduce((product, axis) => product * axis, 1);
  const values = new Float32Array(count * size);
  for (let image = 0; image < count; image++) values.set(noise.subarray(0, size), image * size);
  return { values, shape };
}

describe.each(ORACLE_MODELS)("%s", (name) => {
  it("curves as Python computes them", async () => {
    const { model, images } = await oracleModel(name);
    const { classes, deletion, insertion } = data.models[name];
    const maps = await noiseMaps(name, images.shape);
    const options = { classIndex: classes, steps: data.curveSteps, randomOrders: 0 };
    const deleted = await deletionCurve(model, images, maps, options);
    expect(deleted.scores.shape).toEqual(deletion.scores.shape);
    expect(relativeError(deleted.scores.values, deletion.scores.values)).toBeLessThan(1e-4);
    expect(relativeError(deleted.areas, deletion.areas.values)).toBeLessThan(1e-4);
    const inserted = await insertionCurve(model, images, maps, options);
    expect(relativeError(inserted.scores.values, insertion.scores.values)).toBeLessThan(1e-4);
    expect(relativeError(inserted.areas, insertion.areas.values)).toBeLessThan(1e-4);
    expect(inserted.randomScores).toBeUndefined();
    model.dispose();
  });
});

/**
 * Images of 5 × 4: class 0 has the sum of the pixels, weighted by their place in `order`, the first heaviest; class 1
 * has 0.
 */
function summing(order: readonly number[]): Model {
  const model = sequential([input([5, 4, 1]), flatten(), dense(2)]);
  const kernel = new Float32Array(40);
  for (const [place, pixel] of order.entries()) kernel[pixel * 2] = 20 - place;
  setWeights(model, [kernel, [0, 0]]);
  return model;
}

const ORDER = Array.from({ length: 20 }, (_, place) => (place * 7) % 20);
const WHITE = { values: new Float32Array(20).fill(1), shape: [5, 4, 1] } as const;

/** A map that knows: the first pixel of the order has the largest value. */
const perfect = Float32Array.from({ length: 20 }, (_, pixel) => 20 - ORDER.indexOf(pixel));

describe("of an explanation", () => {
  it("follow its own class, also where the option is left undefined, unless another is named", async () => {
    const { model, images } = await oracleModel("digits");
    const map = await gradCam(model, images, { classIndex: 4 });
    const areas = async (given: object) =>
      (await deletionCurve(model, images, map, { steps: 3, randomOrders: 0, ...given })).areas;
    const own = await areas({ classIndex: 4 });
    expect(await areas({})).toEqual(own);
    expect(await areas({ classIndex: undefined })).toEqual(own);
    expect(await areas({ classIndex: 5 })).not.toEqual(own);
    const inserted = await insertionCurve(model, images, map, { steps: 3, classIndex: undefined as unknown as number });
    expect(inserted.scores).toEqual((await insertionCurve(model, images, map, { steps: 3, classIndex: 4 })).scores);
    model.dispose();
  });
});

describe("of a model that sums up pixels", () => {
  const options = { steps: 20, score: "logit", classIndex: 0 } as const;

  it("a map that knows the weights takes away the heaviest first", async () => {
    const model = summing(ORDER);
    const curve = await deletionCurve(model, WHITE, { values: perfect, shape: [5, 4] }, options);
    let rest = 210;
    const expected = [rest, ...ORDER.map((_, place) => (rest -= 20 - place))];
    expect(Array.from(curve.scores.values)).toEqual(expected);
    expect(Array.from(curve.fractions)).toEqual(Array.from({ length: 21 }, (_, step) => Math.fround(step / 20)));
    const reversed = await deletionCurve(
      model,
      WHITE,
      { values: perfect.map((value) => -value), shape: [5, 4] },
      options,
    );
    expect(curve.area).toBeLessThan(curve.randomArea as number);
    expect(reversed.area).toBeGreaterThan(reversed.randomArea as number);
    // In random order the sum falls evenly, on average.
    const many = await deletionCurve(
      model,
      WHITE,
      { values: perfect, shape: [5, 4] },
      { ...options, randomOrders: 200 },
    );
    expect(Math.abs((many.randomArea as number) - 105)).toBeLessThan(3);
    model.dispose();
  });

  it("what insertion puts in, deletion takes away", async () => {
    const model = summing(ORDER);
    const maps = { values: perfect, shape: [5, 4] };
    const inserted = await insertionCurve(model, WHITE, maps, { ...options, baseline: 0 });
    const backwards = await deletionCurve(
      model,
      WHITE,
      { values: perfect.map((value) => -value), shape: [5, 4] },
      options,
    );
    expect(Array.from(inserted.scores.values).reverse()).toEqual(Array.from(backwards.scores.values));
    expect(inserted.area).toBeGreaterThan(inserted.randomArea as number);
    model.dispose();
  });

  it("a baseline that is the image itself changes nothing", async () => {
    const model = summing(ORDER);
    const { scores } = await deletionCurve(
      model,
      WHITE,
      { values: perfect, shape: [5, 4] },
      { ...options, baseline: 1 },
    );
    expect(new Set(scores.values)).toEqual(new Set([210]));
    const blurred = await insertionCurve(model, WHITE, { values: perfect, shape: [5, 4] }, options);
    expect(relativeError(blurred.scores.values, scores.values)).toBeLessThan(1e-5);
    model.dispose();
  });

  it("steps may be fewer than pixels, or more", async () => {
    const model = summing(ORDER);
    const few = await deletionCurve(model, WHITE, { values: perfect, shape: [5, 4] }, { ...options, steps: 3 });
    expect(Array.from(few.fractions)).toEqual([0, 7 / 20, 13 / 20, 1].map(Math.fround));
    const many = await deletionCurve(model, WHITE, { values: perfect, shape: [5, 4] }, { ...options, steps: 40 });
    expect(many.scores.shape).toEqual([1, 41]);
    expect(many.fractions.at(-1)).toBe(1);
    model.dispose();
  });
});

describe("of the digits", () => {
  it("what occlusion finds matters to the model: better than chance, both ways", async () => {
    const { model, images } = await oracleModel("digits");
    const map = await occlusion(model, images, { score: "logit", strides: 2 });
    const [deleted, inserted] = [await deletionCurve(model, images, map), await insertionCurve(model, images, map)];
    expect(deleted.area).toBeLessThan(0.5 * (deleted.randomArea as number));
    expect(inserted.area).toBeGreaterThan(inserted.randomArea as number);
    model.dispose();
  });

  it("explains the class that the explanation is of, unless told", async () => {
    const { model, images } = await oracleModel("digits");
    const map = await gradCam(model, images, { classIndex: [1, 2, 3] });
    const { scores } = await deletionCurve(model, images, map, { steps: 2, randomOrders: 0 });
    for (let image = 0; image < 3; image++) {
      expect(scores.values[image * 3]).toBeCloseTo(map.scores[image] as number, 5);
    }
    const other = await deletionCurve(model, images, map, { steps: 2, randomOrders: 0, classIndex: 7 });
    expect(other.scores.values[0]).toBeGreaterThan(0.99);
    model.dispose();
  });

  it("shows itself as a chart, in both languages", async () => {
    const { model, images } = await oracleModel("digits");
    const map = await gradCam(model, images);
    const curve = await deletionCurve(model, images, map, { steps: 10 });
    expect(String(curve)).toMatch(/^PixelCurve deletion of gradCam, area 0\.\d{3}, random 0\.\d{3}$/);
    expect(curve[displaySymbol]()["text/plain"]).toMatch(
      /while pixels are removed, the most important by gradCam first/,
    );
    const { width } = await decodePng(curve.chart.png);
    expect(width).toBe(2 * curve.chart.width);
    process.env.CONVOLAB_LANG = "ko";
    const korean = await insertionCurve(model, images, map, { steps: 10 });
    expect(korean.chart.altText).toMatch(/gradCam에 따라 중요한 픽셀부터 넣을 때/);
    model.dispose();
  });
});

it.each([
  [{ values: new Float32Array(12), shape: [4, 3] }, {}, /\[1, 5, 4\].*got \[4, 3\]/, /\[1, 5, 4\]/],
  ["map", {}, /map must be/, /map/],
  [perfectMap(), { steps: 0 }, /`steps`/, /`steps`/],
  [perfectMap(), { baseline: "blurred" }, /`baseline`.*"blur"; got "blurred"/, /`baseline`.*"blur"/],
  [perfectMap(), { baseline: [1, 2] }, /`baseline`/, /`baseline`/],
  [perfectMap(), { randomOrders: -1 }, /`randomOrders`/, /`randomOrders`/],
  [perfectMap(), { step: 3 }, /steps/, /steps/],
  [perfectMap(), { classIndex: 5 }, /from 0 to 1/, /0부터 1까지/],
])("says in one line what is wrong with %j, %j", async (map, options, english, korean) => {
  const model = summing(ORDER);
  for (const [language, pattern] of [
    ["en", english],
    ["ko", korean],
  ] as const) {
    process.env.CONVOLAB_LANG = language;
    const message = await deletionCurve(model, WHITE, map as ImportanceMaps, options as object).then(
      () => "",
      (error: Error) => error.message,
    );
    expect(message).toMatch(pattern);
    expect(message).not.toContain("\n");
  }
  model.dispose();
});

function perfectMap() {
  return { values: Array.from(perfect), shape: [5, 4] };
}
