import { expect, it, test } from "@jest/globals";
import { drawOf } from "../../../src/exercise/question/variant.ts";

const draws = (count: number) =>
  Array.from({ length: count }, (_, index) => drawOf(`${index}`, "assignment", "question"));

it("draws whole numbers from min to max, each about as often as the others", () => {
  const counts = new Map<number, number>();
  for (const draw of draws(6000)) {
    const value = draw.integer(-1, 4);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  expect([...counts.keys()].toSorted((a, b) => a - b)).toEqual([-1, 0, 1, 2, 3, 4]);
  // Six values, 6,000 draws: a count's standard deviation is √(6000 · 1/6 · 5/6) ≈ 29.
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(5 * 29);
});

it("draws in steps from min", () => {
  const values = new Set(draws(300).map((draw) => draw.integer(3, 10, 3)));
  expect([...values].toSorted((a, b) => a - b)).toEqual([3, 6, 9]);
});

it("draws the only number there is", () => {
  expect(drawOf("", "a", "b").integer(7, 7)).toBe(7);
  expect(drawOf("", "a", "b").integer(7, 8, 5)).toBe(7);
});

it("chooses each of the choices", () => {
  expect(new Set(draws(100).map((draw) => draw.choose(["valid", "same", "full"]))).size).toBe(3);
});

it("draws grids of rows and columns", () => {
  const grid = drawOf("", "a", "b").grid(3, 4, 0, 9);
  expect(grid.map((row) => row.length)).toEqual([4, 4, 4]);
  for (const value of grid.flat()) expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]).toContain(value);
  expect(new Set(grid.flat()).size).toBeGreaterThan(2);
});

test.each([
  [5, 4, 1],
  [0.5, 4, 1],
  [0, Number.POSITIVE_INFINITY, 1],
  [0, 4, 0],
  [0, 4, 0.5],
])("draw.integer(%p, %p, %p) has nothing to draw from", (min, max, step) => {
  expect(() => drawOf("", "a", "b").integer(min, max, step)).toThrow(RangeError);
});

it("has nothing to choose from without choices", () => {
  expect(() => drawOf("", "a", "b").choose([])).toThrow(RangeError);
});
