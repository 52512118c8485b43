import { afterEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { History } from "../../../src/nn/training/history.ts";
import { lineChart } from "../../../src/plot/charts/lineChart.ts";
import { dataRows, svgMarks, svgTexts } from "./chartParts.ts";

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

/** What a cell may write that the types do not allow. */
const loose = lineChart as (...args: readonly unknown[]) => ReturnType<typeof lineChart>;

function trained(epochs: number): History {
  const history = new History({ epochs, steps: 1, batchSize: 1 });
  for (let epoch = 0; epoch < epochs; epoch++)
    history.add(epoch, { loss: 2 / (epoch + 1), valLoss: 3 / (epoch + 1) }, 1);
  return history;
}

describe("lineChart", () => {
  it("takes numbers, typed arrays, values with a shape, tensors, and points", () => {
    const rows = [
      { x: 0, y: 1 },
      { x: 1, y: 4 },
      { x: 2, y: 9 },
    ];
    const tensor = { shape: [3], rank: 1, dataSync: () => Float32Array.of(1, 4, 9) };
    for (const series of [[1, 4, 9], Uint8Array.of(1, 4, 9), { values: [1, 4, 9], shape: [3] }, tensor, rows]) {
      expect(dataRows(lineChart(series).spec)).toEqual(rows);
    }
  });

  it("takes several series: by name, as a list, and as tfjs-vis does", () => {
    const named = (series: Parameters<typeof lineChart>[0]) =>
      dataRows(lineChart(series).spec).map(({ series: name, x, y }) => `${name} ${x} ${y}`);
    expect(named({ a: [1], b: [2, 3] })).toEqual(["a 0 1", "b 0 2", "b 1 3"]);
    expect(named([[1], [2, 3]])).toEqual(["0 0 1", "1 0 2", "1 1 3"]);
    expect(named([Float32Array.of(1), Float32Array.of(2)])).toEqual(["0 0 1", "1 0 2"]);
    expect(named({ values: [[{ x: 5, y: 1 }], [{ x: 6, y: 2 }]], series: ["a", "b"] })).toEqual(["a 5 1", "b 6 2"]);
    expect(named({ values: [{ x: 5, y: 1 }], series: ["a"] })).toEqual(["a 5 1"]);
  });

  it("takes what `fit` returns, from epoch 1 on", () => {
    const chart = lineChart(trained(2));
    expect(dataRows(chart.spec).map(({ series, x, y }) => [series, x, y])).toEqual([
      ["loss", 1, 2],
      ["loss", 2, 1],
      ["valLoss", 1, 3],
      ["valLoss", 2, 1.5],
    ]);
    expect(svgTexts(chart.svg)).toEqual(expect.arrayContaining(["epoch", "1", "2", "loss", "valLoss"]));
    expect(() => lineChart(trained(0))).toThrow("the training has not completed an epoch yet");
  });

  it("draws a line through the points, at the places that the axes say", () => {
    const { svg } = lineChart([0, 10, 5], { width: 200, height: 100, xAxisDomain: [0, 2], yAxisDomain: [0, 10] });
    const [path] = svgMarks(svg, "mark-line", "path");
    expect(path?.attributes.d).toBe("M0,100L100,0L200,50");
  });

  it("tells lines apart by their dashes as well, also in the legend", () => {
    const { svg } = lineChart({ a: [1, 2], b: [2, 1], c: [1, 1], d: [2, 2], e: [3, 3] });
    for (const part of ["mark-line role-mark", "mark-symbol role-legend-symbol"]) {
      const dashes = svgMarks(svg, part, "path").map(({ attributes }) => attributes["stroke-dasharray"]);
      expect(new Set(dashes).size).toBe(5);
    }
  });

  it("puts points into the order of x", () => {
    const chart = lineChart([
      { x: 3, y: 30 },
      { x: 1, y: 10 },
      { x: 2, y: 20 },
    ]);
    expect(dataRows(chart.spec).map(({ x }) => x)).toEqual([1, 2, 3]);
  });

  it("leaves a gap where a value is no finite number, and says so", () => {
    const chart = lineChart([1, 2, Number.NaN, 3, Number.POSITIVE_INFINITY], {
      width: 400,
      height: 100,
      xAxisDomain: [0, 4],
      yAxisDomain: [0, 4],
    });
    const [path] = svgMarks(chart.svg, "mark-line", "path");
    expect(path?.attributes.d).toBe("M0,75L100,50M300,25Z");
    expect(svgMarks(chart.svg, "mark-symbol role-mark", "path")).toHaveLength(3);
    expect(svgTexts(chart.svg)).toContain("Left out (NaN: 1, infinite: 1).");
    expect(chart.altText).toBe(
      "Line chart. 3 points from 1 to 3; smallest 1 at 0, largest 3 at 3. Left out (NaN: 1, infinite: 1).",
    );
    process.env.CONVOLAB_LANG = "ko";
    expect(lineChart({ 손실: [Number.NaN, 1] }).altText).toContain("손실: 그리지 않은 값이 있습니다(NaN 1개).");
  });

  it("shows where there is no finite value at all", () => {
    expect(lineChart([Number.NaN]).altText).toBe("Line chart. no finite value. Left out (NaN: 1).");
    expect(svgTexts(lineChart([Number.NaN]).svg)).toContain("Left out (NaN: 1).");
  });

  it("has no place for 0 and less on a logarithmic axis", () => {
    const chart = lineChart(
      { a: [0, 1, 10, 100] },
      { yScale: "log", height: 200, width: 300, xAxisDomain: [0, 3], yAxisDomain: [1, 100] },
    );
    expect(chart.altText).toContain("a: left out (0 or less, which has no logarithm: 1).");
    expect(svgMarks(chart.svg, "mark-line", "path")[0]?.attributes.d).toBe("M100,200L200,100L300,0");
    const across = lineChart(
      [
        { x: 0, y: 1 },
        { x: 1, y: 2 },
        { x: 100, y: 3 },
      ],
      { xScale: "log" },
    );
    expect(across.altText).toContain("2 points");
  });

  it("thins a million points without losing a peak, and says so", () => {
    const values = Float32Array.from({ length: 1_000_000 }, (_, index) => Math.sin(index / 1e5));
    values[123_456] = 7;
    values[654_321] = -8;
    const chart = lineChart(values);
    const drawn = dataRows(chart.spec);
    expect(drawn.length).toBeLessThanOrEqual(2000);
    expect(drawn).toEqual(
      expect.arrayContaining([
        { x: 123_456, y: 7 },
        { x: 654_321, y: -8 },
      ]),
    );
    expect([drawn[0]?.x, drawn.at(-1)?.x]).toEqual([0, 999_999]);
    expect(chart.altText).toContain("1,000,000 points");
    expect(chart.altText).toMatch(/[\d,]+ of 1,000,000 points drawn/);
  });

  it("smooths by a moving average that starts at the first value", () => {
    const chart = lineChart([4, 0, Number.NaN, 4], { smoothing: 0.5 });
    const smooth = dataRows(chart.spec).slice(4);
    // (0 + 4·½) / (1 + ½), and (4 + 0·½ + 4·¼) / (1 + ½ + ¼).
    expect(smooth).toEqual([
      { x: 0, y: 4 },
      { x: 1, y: 1.33333333 },
      { x: 2, y: null },
      { x: 3, y: 2.85714286 },
    ]);
    expect(chart.altText).toContain("Smoothed by 0.5");
  });

  it("shows 0 where it is asked to", () => {
    const labels = (zoomToFit: boolean) => svgTexts(lineChart([100, 101], { zoomToFit, yLabel: "값" }).svg);
    expect(labels(false)).toContain("0");
    expect(labels(true)).not.toContain("20");
  });

  it("draws any numbers, and a line for each name", () => {
    const value = fc.oneof(
      fc.double(),
      fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 1e308, -1e308, 0, 5e-324),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(value, { minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 5 }),
        (series) => {
          const named = Object.fromEntries(series.map((values, index) => [`s${index}`, values]));
          const { svg, altText } = lineChart(named);
          expect(svg).not.toMatch(/NaN,|,NaN|Infinity,|,Infinity/);
          for (const name of Object.keys(named)) {
            expect(svgTexts(svg)).toContain(name);
            expect(altText).toContain(`${name}: `);
          }
        },
      ),
      { numRuns: 25, seed: 5 },
    );
  });

  it.each<readonly [string, readonly unknown[], string, string]>([
    ["nothing", [], "lineChart takes numbers ([1, 2, 3]", "lineChart에는 수([1, 2, 3]"],
    ["a text", ["loss"], 'got "loss"', '"loss"을(를) 받았습니다'],
    ["an empty list", [[]], "there is no data to draw. Pass at least one value", "그릴 데이터가 없습니다"],
    ["an empty series", [{ a: [1], b: [] }], "lineChart: b: there is no data", "lineChart: b: 그릴 데이터가"],
    ["no series", [{}], "there is no data to draw", "그릴 데이터가 없습니다"],
    ["texts among numbers", [[1, "2"]], 'value 1 is no number but "2"', '1번 값이 수가 아니라 "2"입니다'],
    ["half a point", [[{ x: 1, y: 2 }, { x: 1 }]], "item 1 is no point { x: number, y: number }", "1번 항목이 점"],
    ["a matrix in a tensor's form", [{ values: [1, 2], shape: [1, 2] }], "the shape [1, 2]", "모양이 [1, 2]입니다"],
    [
      "a shape that does not fit",
      [{ values: [1, 2], shape: [3] }],
      "takes 3 values; there are 2",
      "3개여야 하는데 2개",
    ],
    ["too few names", [{ values: [[1], [2]], series: ["a"] }], "2 series and 1 names", "계열은 2개인데"],
    [
      "51 lines",
      [Array.from({ length: 51 }, () => [1])],
      "51 lines are too many to tell apart: at most 50",
      "선 51개는",
    ],
    ["an unknown option", [[1], { titel: "" }], "did you mean `title`?", "혹시 `title`인가요?"],
    [
      "a wrong scale",
      [[1], { yScale: "ln" }],
      'yScale is one of "linear", "log"; got "ln"',
      'yScale에는 "linear", "log" 중',
    ],
    ["a wrong smoothing", [[1], { smoothing: 1 }], "smoothing is a number from 0 to below 1", "smoothing에는"],
    [
      "a wrong domain",
      [[1], { yAxisDomain: [1, 0] }],
      "yAxisDomain is a pair of numbers, the smaller first",
      "yAxisDomain에는",
    ],
    [
      "a wrong width",
      [[1], { width: 0 }],
      "width is a number of pixels from 20 to 4,000; got 0",
      "width에는 20부터 4,000까지",
    ],
  ])("refuses %s", (_what, call, english, korean) => {
    expect(() => loose(...call)).toThrow(english);
    process.env.CONVOLAB_LANG = "ko";
    expect(() => loose(...call)).toThrow(korean);
  });
});
