import { afterEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { histogram } from "../../../src/plot/charts/histogram.ts";
import { dataRows, svgMarks, svgTexts } from "./chartParts.ts";

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

const loose = histogram as (...args: readonly unknown[]) => ReturnType<typeof histogram>;

const bins = (chart: ReturnType<typeof histogram>) =>
  dataRows(chart.spec).map(
    ({ from, to, count }) => ({ from, to, count }) as { from: number; to: number; count: number },
  );

describe("histogram", () => {
  it("counts values in bins of equal width; an edge belongs to the bin above it, the last to the last", () => {
    expect(bins(histogram([0, 1, 1, 2, 3, 4], { bins: 4 }))).toEqual([
      { from: 0, to: 1, count: 1 },
      { from: 1, to: 2, count: 2 },
      { from: 2, to: 3, count: 1 },
      { from: 3, to: 4, count: 2 },
    ]);
  });

  it("draws bars as high as the counts", () => {
    const { svg } = histogram([0, 1, 1, 1, 1, 2], { bins: 2, width: 200, height: 100 });
    const heights = svgMarks(svg, "mark-rect role-mark", "path").map(
      ({ attributes }) => /v(-?[\d.]+)h/.exec(attributes.d ?? "")?.[1],
    );
    expect(heights).toEqual(["20", "100"]);
  });

  it("says what the values are: count, extremes, mean, deviation, zeros, NaN, infinite ones", () => {
    const chart = histogram(
      [0, 0, 2, 2, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY],
      { title: "ReLU" },
    );
    expect(chart.altText).toBe(
      "ReLU. Histogram with 3 bars. 8 values · min 0 · max 2 · mean 1 · std 1. zeros: 2 (25%) · NaN: 1 · ∞: 1 · −∞: 2. Longest bar: 2 from 0 to 0.6667.",
    );
    expect(svgTexts(chart.svg).join("|")).toContain("8 values · min 0 · max 2 · mean 1 · std 1");
    process.env.CONVOLAB_LANG = "ko";
    expect(histogram([0, 1]).altText).toContain("값 2개 · 최소 0 · 최대 1 · 평균 0.5 · 표준편차 0.5");
  });

  it("takes a tensor of any shape", () => {
    const tensor = { shape: [2, 1, 2], rank: 3, dataSync: () => Float32Array.of(1, 2, 3, 4) };
    expect(histogram(tensor).altText).toContain("4 values");
    expect(histogram({ values: Float32Array.of(1, 2, 3, 4), shape: [2, 2] }).altText).toContain("4 values");
  });

  it("says how many values lie outside of the range that was asked for", () => {
    const chart = histogram([0, 1, 2, 10], { range: [0, 2], bins: 2 });
    expect(bins(chart).map(({ count }) => count)).toEqual([1, 2]);
    expect(chart.altText).toContain("outside the range: 1.");
  });

  it("shows values that are all the same, and where none is finite", () => {
    const [bin, ...others] = bins(histogram([3, 3, 3])).filter(({ count }) => count > 0);
    expect(others).toEqual([]);
    expect(bin?.count).toBe(3);
    expect(histogram([Number.NaN]).altText).toContain("1 value, none of them finite");
    expect(svgTexts(histogram([Number.NaN]).svg).join(" ")).toContain("none of them finite");
  });

  it("counts each finite value once, in a bin that holds it", () => {
    const value = fc.oneof(
      fc.double(),
      fc.constantFrom(0, -0, 1, 1 + Number.EPSILON, 1e300, -1e300, 5e-324, 1e308, Number.NaN, Number.NEGATIVE_INFINITY),
    );
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 60 }),
        fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }),
        (values, count) => {
          const chart = histogram(values, { bins: count });
          const drawn = bins(chart);
          const countable = values.filter((each) => Math.abs(each) <= 1e300);
          expect(drawn.reduce((sum, bin) => sum + bin.count, 0)).toBe(countable.length);
          if (count !== undefined && values.some(Number.isFinite)) expect(drawn).toHaveLength(count);
          for (const [index, bin] of drawn.entries()) {
            const next = drawn[index + 1];
            if (next !== undefined) expect(bin.to).toBe(next.from);
          }
        },
      ),
      { numRuns: 200, seed: 7 },
    );
  });

  it("draws any numbers", () => {
    fc.assert(
      fc.property(fc.array(fc.double(), { minLength: 1, maxLength: 20 }), (values) => {
        expect(histogram(values).svg).not.toMatch(/[MLhv,]NaN/);
      }),
      { numRuns: 25, seed: 11 },
    );
  });

  it.each<readonly [string, readonly unknown[], string, string]>([
    ["nothing", [], "histogram takes numbers: an array, a typed array", "histogram에는 수를"],
    ["an empty array", [[]], "there is no data to draw", "그릴 데이터가 없습니다"],
    ["texts", [["a"]], "histogram takes numbers", "histogram에는 수를"],
    ["whole numbers of any size", [new BigInt64Array(2)], "got BigInt64Array", "BigInt64Array을(를)"],
    ["no bins", [[1], { bins: 0 }], "bins is a whole number from 1 to 1,000; got 0", "bins에는 1부터 1,000까지"],
    ["a range that is none", [[1], { range: [1, 1] }], "range is a pair of numbers", "range에는"],
    ["an unknown option", [[1], { bin: 3 }], "did you mean `bins`?", "혹시 `bins`인가요?"],
  ])("refuses %s", (_what, call, english, korean) => {
    expect(() => loose(...call)).toThrow(english);
    process.env.CONVOLAB_LANG = "ko";
    expect(() => loose(...call)).toThrow(korean);
  });
});
