import { afterEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { heatmap } from "../../../src/plot/charts/heatmap.ts";
import { DENSITY, decodePng } from "../decodedPng.ts";
import { dataRows, svgMarks, svgTexts } from "./chartParts.ts";

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

const loose = heatmap as (...args: readonly unknown[]) => ReturnType<typeof heatmap>;

/** Each cell's colour, row by row. */
const fills = (chart: ReturnType<typeof heatmap>) =>
  svgMarks(chart.svg, "mark-rect role-mark", "path").map(({ attributes }) => attributes.fill);

describe("heatmap", () => {
  it("takes lists, typed rows, values with a shape, and tensors", () => {
    const tensor = { shape: [2, 2], rank: 2, dataSync: () => Int32Array.of(1, 2, 3, 4) };
    const rows = [Uint8Array.of(1, 2), Uint8Array.of(3, 4)];
    for (const matrix of [
      [
        [1, 2],
        [3, 4],
      ],
      rows,
      { values: [1, 2, 3, 4], shape: [2, 2] },
      tensor,
    ]) {
      expect(dataRows(heatmap(matrix).spec).map(({ row, column, value }) => [row, column, value])).toEqual([
        [0, 0, 1],
        [0, 1, 2],
        [1, 0, 3],
        [1, 1, 4],
      ]);
    }
  });

  it("colours from the smallest to the largest value, row 0 at the top", async () => {
    const chart = heatmap(
      [
        [0, 1],
        [2, 3],
      ],
      { colorMap: "gray", width: 40, height: 40, showValues: false },
    );
    expect(fills(chart)).toEqual(["rgb(0, 0, 0)", "rgb(85, 85, 85)", "rgb(170, 170, 170)", "rgb(255, 255, 255)"]);
    const png = await decodePng(chart.png);
    const grays = png.grays(0, 0, png.width, png.height);
    const firstBlack = grays.indexOf(0);
    const [left, top] = [firstBlack % png.width, Math.floor(firstBlack / png.width)];
    expect(png.grays(left + 30 * DENSITY, top + 10, 1, 1)).toEqual([85]);
    expect(png.grays(left + 10, top + 30 * DENSITY, 1, 1)).toEqual([170]);
    // No background shows between the cells.
    expect(new Set(png.grays(left + 2, top + 10, 78, 1))).toEqual(new Set([0, 85]));
  });

  it("marks NaN and infinite values, in the picture, the legend and the alternative text", () => {
    const chart = heatmap(
      [
        [Number.NaN, 1, 2],
        [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 3],
      ],
      { showValues: true },
    );
    expect(fills(chart)).toEqual(expect.arrayContaining(["#ff00ff", "#00ffff", "#00ff00"]));
    expect(svgTexts(chart.svg)).toEqual(
      expect.arrayContaining(["NaN", "Infinity", "-Infinity", "∞", "−∞", "not finite"]),
    );
    expect(chart.altText).toBe(
      "Heat map of 2 × 3 cells; smallest 1 in row 0, column 1, largest 3 in row 1, column 2. NaN: 1 · ∞: 1 · −∞: 1.",
    );
    process.env.CONVOLAB_LANG = "ko";
    expect(heatmap([[Number.NaN, 1]]).altText).toContain("NaN 1개.");
    expect(heatmap([[Number.NaN]]).altText).toBe("1행 1열의 히트맵. 유한한 값이 없습니다. NaN 1개.");
  });

  it("puts 0 into the white middle of the map for signed numbers", () => {
    const middle = fills(heatmap([[-1, 0, 4]], { colorMap: "redBlue", showValues: false }))[1];
    const channels = (middle?.match(/\d+/g) ?? []).map(Number);
    expect(Math.min(...channels)).toBeGreaterThan(235);
  });

  it("writes values where there is room, in black or white, whichever can be read", () => {
    const written = heatmap([[0, 1]], { colorMap: "gray" });
    const ink = svgMarks(written.svg, "mark-text role-mark", "text").map(({ text, attributes }) => [
      text,
      attributes.fill,
    ]);
    expect(ink).toEqual([
      ["0", "#ffffff"],
      ["1", "#000000"],
    ]);
    const many = Array.from({ length: 20 }, () => new Float32Array(20));
    expect(dataRows(heatmap(many).spec)[0]).not.toHaveProperty("text");
    expect(dataRows(heatmap(many, { showValues: true }).spec)[0]).toHaveProperty("text", "0");
  });

  it("names rows and columns, also ones with quotes and the same names", () => {
    const chart = heatmap(
      [
        [1, 2],
        [3, 4],
      ],
      { xLabels: ['"A"', "A'\\"], yLabels: ["같은", "같은"], xLabel: "열쇠", yLabel: "가로줄" },
    );
    expect(svgTexts(chart.svg)).toEqual(expect.arrayContaining(["A'\\", "같은", "열쇠", "가로줄"]));
    expect(chart.altText).toContain("largest 4 in row 같은, column A'\\");
  });

  it("draws block means of a large matrix and says so", () => {
    const values = Float32Array.from({ length: 512 * 300 }, (_, index) => Math.floor(index / 300 / 4));
    values[0] = Number.NaN;
    const chart = heatmap({ values, shape: [512, 300] });
    const rows = dataRows(chart.spec);
    expect(rows).toHaveLength(128 * 100);
    expect(rows[0]).toMatchObject({ marked: "NaN" });
    expect(rows[100 * 5 + 3]).toMatchObject({ row: 5, column: 3, value: 5 });
    expect(chart.altText).toContain("Each cell is the mean of 4 × 3 of the 512 × 300 values.");
    expect(chart.altText).toContain("largest 127");
    expect(JSON.stringify(chart.spec).length).toBeLessThan(2_000_000);
  });

  it("draws a matrix of any shape and any numbers", () => {
    const value = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -1e308, 1e308, 0));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 12 }),
        fc.infiniteStream(value),
        (rows, columns, stream) => {
          const values = Array.from({ length: rows * columns }, () => stream.next().value as number);
          const chart = heatmap({ values, shape: [rows, columns] });
          const cells = svgMarks(chart.svg, "mark-rect role-mark", "path");
          expect(cells).toHaveLength(rows * columns);
          for (const { attributes } of cells) expect(attributes.fill).toMatch(/^(#[0-9a-f]{6}|rgb\(\d+, \d+, \d+\))$/);
        },
      ),
      { numRuns: 30, seed: 3 },
    );
  });

  it.each<readonly [string, readonly unknown[], string, string]>([
    [
      "a list of numbers",
      [[1, 2]],
      "heatmap takes a matrix of shape [rows, columns]; this one has the shape [2]",
      "모양이 [2]입니다",
    ],
    [
      "an image with channels",
      [{ values: new Float32Array(8), shape: [2, 2, 2] }],
      "Choose two axes",
      "두 축을 고르세요",
    ],
    ["a text", ["a"], "heatmap takes a matrix: rows of numbers", "heatmap에는 행렬을"],
    ["nothing in it", [[]], "there is no data to draw", "그릴 데이터가 없습니다"],
    ["empty rows", [[[], []]], "there is no data to draw", "그릴 데이터가 없습니다"],
    [
      "rows of different lengths",
      [[[1, 2], [3]]],
      "row 0 has 2 numbers and row 1 has 1",
      "0번 행에는 2개, 1번 행에는 1개",
    ],
    [
      "too few names",
      [[[1, 2]], { xLabels: ["a"] }],
      "xLabels has one name for each: 2 are needed; got 1",
      "xLabels에는",
    ],
    ["an unknown map", [[[1]], { colorMap: "viridi" }], 'Did you mean "viridis"?', '혹시 "viridis"인가요?'],
    [
      "a wrong showValues",
      [[[1]], { showValues: 1 }],
      "showValues is one of true, false",
      "showValues에는 true, false",
    ],
    ["an unknown option", [[[1]], { colormap: "gray" }], "did you mean `colorMap`?", "혹시 `colorMap`인가요?"],
  ])("refuses %s", (_what, call, english, korean) => {
    expect(() => loose(...call)).toThrow(english);
    process.env.CONVOLAB_LANG = "ko";
    expect(() => loose(...call)).toThrow(korean);
  });
});
