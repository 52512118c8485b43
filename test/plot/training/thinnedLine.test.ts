import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { smoothed, ThinnedLine } from "../../../src/plot/training/thinnedLine.ts";

function lineOf(values: readonly number[]): ThinnedLine {
  const line = new ThinnedLine();
  for (const [index, value] of values.entries()) line.add(index, value);
  return line;
}

const numbers = fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { minLength: 1, maxLength: 3000 });

describe("a line that is thinned", () => {
  it("keeps every step while there are few", () => {
    const values = Array.from({ length: 299 }, (_, index) => Math.sin(index));
    expect(lineOf(values).points).toEqual(values.map((y, x) => ({ x, y })));
  });

  it("never has more than 300 points, from left to right, within the steps' range", () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const { points } = lineOf(values);
        expect(points.length).toBeLessThanOrEqual(300);
        expect(points.length).toBeGreaterThanOrEqual(Math.min(values.length, 150));
        for (const [index, { x, y }] of points.entries()) {
          expect(x).toBeGreaterThan(points[index - 1]?.x ?? -1);
          expect(y).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
          expect(y).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
        }
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it("has the steps' mean", () => {
    for (const count of [300, 1200, 38_400]) {
      const { points } = lineOf(Array.from({ length: count }, (_, index) => (index * 7919) % 101));
      const steps = Array.from({ length: count }, (_, index) => (index * 7919) % 101);
      const meanOf = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;
      expect(meanOf(points.map(({ y }) => y))).toBeCloseTo(meanOf(steps), 9);
    }
  });

  it("keeps a step that is no number as a point that is none", () => {
    const values = Array.from({ length: 5000 }, (_, index) => (index === 4000 ? Number.NaN : 1));
    const { points } = lineOf(values);
    expect(points.filter(({ y }) => Number.isNaN(y))).toHaveLength(1);
    expect(points.filter(({ y }) => y === 1)).toHaveLength(points.length - 1);
  });
});

describe("a smoothed line", () => {
  it("has the points' places, and a straight line stays as it is away from its ends", () => {
    const points = Array.from({ length: 240 }, (_, x) => ({ x, y: 3 * x + 1 }));
    const smooth = smoothed(points);
    expect(smooth.map(({ x }) => x)).toEqual(points.map(({ x }) => x));
    for (const [index, { y }] of smooth.slice(8, -8).entries()) expect(y).toBeCloseTo(points[index + 8]?.y as number);
  });

  it("varies less than the steps, and leaves out what is no number", () => {
    const points = Array.from({ length: 240 }, (_, x) => ({ x, y: x === 100 ? Number.NaN : (-1) ** x }));
    const smooth = smoothed(points);
    expect(smooth[100]?.y).toBeNaN();
    const others = smooth.filter((_, index) => index !== 100).map(({ y }) => Math.abs(y));
    expect(Math.max(...others)).toBeLessThan(0.5);
  });
});
