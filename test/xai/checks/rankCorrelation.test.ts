import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { rankCorrelation } from "../../../src/xai/checks/rankCorrelation.ts";

test("only the order counts", () => {
  expect(rankCorrelation([1, 2, 3, 4], [10, 20, 30, 1000])).toBeCloseTo(1);
  expect(rankCorrelation([1, 2, 3, 4], [4, 3, 2, -7])).toBeCloseTo(-1);
});

test("equal values share the mean of their ranks", () => {
  // scipy.stats.spearmanr([1, 2, 2, 3, 5], [2, 1, 3, 3, 4]).statistic
  expect(rankCorrelation([1, 2, 2, 3, 5], [2, 1, 3, 3, 4])).toBeCloseTo(0.7631578947368421, 12);
  expect(rankCorrelation([0, -0, 1], [0, 0, 1])).toBeCloseTo(1);
});

test("a flat list has no order in common with another, unless that is flat too", () => {
  expect(rankCorrelation([0, 0, 0], [1, 2, 3])).toBe(0);
  expect(rankCorrelation([0, 0, 0], [7, 7, 7])).toBe(1);
});

test("stays between −1 and 1, and does not mind which list comes first", () => {
  const values = fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 })), { minLength: 1 });
  fc.assert(
    fc.property(values, (pairs) => {
      const [first, second] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
      const correlation = rankCorrelation(first, second);
      expect(Math.abs(correlation)).toBeLessThanOrEqual(1 + 1e-12);
      expect(rankCorrelation(second, first)).toBeCloseTo(correlation, 12);
      expect(rankCorrelation(first, first)).toBeCloseTo(1, 12);
    }),
  );
});
