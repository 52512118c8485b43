import { afterEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { scatter } from "../../../src/plot/charts/scatter.ts";
import { dataRows, svgMarks, svgTexts } from "./chartParts.ts";

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

const loose = scatter as (...args: readonly unknown[]) => ReturnType<typeof scatter>;

describe("scatter", () => {
  it("draws points where the axes say", () => {
    const { svg } = scatter(
      [
        { x: 1, y: 2 },
        { x: 3, y: 4 },
      ],
      { width: 100, height: 100, xAxisDomain: [0, 4], yAxisDomain: [0, 4] },
    );
    const places = svgMarks(svg, "mark-symbol role-mark", "path").map(({ attributes }) => attributes.transform);
    expect(places).toEqual(["translate(25,50)", "translate(75,0)"]);
  });

  it("takes numbers [points, 2] and colours them by labels, in the order of numbers", () => {
    const embedding = { values: Float32Array.of(1, 2, 3, 4, 5, 6), shape: [3, 2] };
    expect(dataRows(scatter(embedding).spec)).toEqual([
      { x: 1, y: 2 },
      { x: 3, y: 4 },
      { x: 5, y: 6 },
    ]);
    const chart = scatter(embedding, { labels: Uint8Array.of(10, 9, 10) });
    expect(dataRows(chart.spec).map(({ group, x }) => `${group}: ${x}`)).toEqual(["9: 3", "10: 1", "10: 5"]);
    expect(svgTexts(chart.svg)).toEqual(expect.arrayContaining(["9", "10"]));
    expect(chart.altText).toBe(
      "Scatter plot of 3 points; x from 1 to 5, y from 2 to 6. 2 groups: 9 (1, centre at 3, 4); 10 (2, centre at 3, 4).",
    );
  });

  it("gives each group a colour and a shape of its own, also in the legend", () => {
    const { svg } = scatter({ 가: [{ x: 1, y: 2 }], 나: [{ x: 2, y: 1 }] });
    for (const part of ["mark-symbol role-mark", "mark-symbol role-legend-symbol"]) {
      const points = svgMarks(svg, part, "path").map(({ attributes }) => attributes);
      expect(new Set(points.map(({ fill }) => fill)).size).toBe(2);
      expect(new Set(points.map(({ d }) => d)).size).toBe(2);
    }
  });

  it("leaves out points without a place, and says so", () => {
    const points = [
      { x: 1, y: Number.NaN },
      { x: Number.POSITIVE_INFINITY, y: 1 },
      { x: 1, y: 1 },
      { x: 0, y: 2 },
    ];
    expect(scatter(points).altText).toBe(
      "Scatter plot of 2 points; x from 0 to 1, y from 1 to 2. 2 points are left out: NaN or infinite.",
    );
    expect(scatter(points, { xScale: "log" }).altText).toContain(
      "3 points are left out: NaN, infinite, or without a logarithm.",
    );
    expect(scatter([{ x: Number.NaN, y: 1 }]).altText).toContain("Scatter plot without a point that can be drawn.");
    process.env.CONVOLAB_LANG = "ko";
    expect(svgTexts(scatter(points).svg)).toContain("NaN이나 무한대인 점 2개는 그리지 않았습니다.");
  });

  it("takes evenly of many points, as large a part of each group, and says so", () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => ({ x: index, y: index }));
    const chart = scatter({ a: many(100_000), b: many(20_000), c: many(1) });
    const counts = Map.groupBy(dataRows(chart.spec), ({ group }) => group);
    expect([counts.get("a")?.length, counts.get("b")?.length, counts.get("c")?.length]).toEqual([9999, 1999, 1]);
    expect(chart.altText).toContain("11,999 of 120,001 points drawn, evenly taken.");
    expect(JSON.stringify(chart.spec).length).toBeLessThan(2_000_000);
  });

  it("draws any points", () => {
    const value = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, 1e308, -1e308, 0, 5e-324));
    fc.assert(
      fc.property(fc.array(fc.record({ x: value, y: value }), { minLength: 1, maxLength: 30 }), (points) => {
        const drawn = points.filter(({ x, y }) => Math.abs(x) <= 1e300 && Math.abs(y) <= 1e300);
        const { svg } = scatter(points);
        expect(svgMarks(svg, "mark-symbol role-mark", "path")).toHaveLength(drawn.length);
        expect(svg).not.toContain("NaN,");
      }),
      { numRuns: 30, seed: 9 },
    );
  });

  it.each<readonly [string, readonly unknown[], string, string]>([
    ["nothing", [], "scatter takes numbers", "scatter에는"],
    ["no points", [[]], "there is no data to draw", "그릴 데이터가 없습니다"],
    [
      "numbers in threes",
      [{ values: [1, 2, 3], shape: [1, 3] }],
      "numbers of shape [points, 2]; these have the shape [1, 3]",
      "[1, 3]입니다",
    ],
    [
      "labels that are not as many",
      [[{ x: 1, y: 1 }], { labels: [1, 2] }],
      "there are 1 points; got 2 labels",
      "점은 1개, 레이블은 2개",
    ],
    [
      "labels of groups",
      [{ a: [{ x: 1, y: 1 }], b: [{ x: 1, y: 1 }] }, { labels: [1] }],
      "labels are for points in one list",
      "labels는",
    ],
    ["an unknown option", [[{ x: 1, y: 1 }], { lables: [1] }], "did you mean `labels`?", "혹시 `labels`인가요?"],
  ])("refuses %s", (_what, call, english, korean) => {
    expect(() => loose(...call)).toThrow(english);
    process.env.CONVOLAB_LANG = "ko";
    expect(() => loose(...call)).toThrow(korean);
  });
});
