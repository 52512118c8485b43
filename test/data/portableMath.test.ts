import { expect, it } from "@jest/globals";
import fc from "fast-check";
import { exponential, naturalLogarithm, sineCosine } from "../../src/data/portableMath.ts";

const finite = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** Within `parts` × 2⁻⁵³ of the value, relative to its size where that is above 1. */
function expectNear(actual: number, expected: number, parts: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(parts * 2 ** -53 * Math.max(1, Math.abs(expected)));
}

it("sine and cosine are those of the library to a few units in the last place", () => {
  fc.assert(
    fc.property(finite(-400, 400), (degrees) => {
      const { sine, cosine } = sineCosine(degrees);
      const radians = (degrees * Math.PI) / 180;
      expectNear(sine, Math.sin(radians), 16);
      expectNear(cosine, Math.cos(radians), 16);
    }),
  );
});

it.each([
  [0, 0, 1],
  [90, 1, 0],
  [180, 0, -1],
  [-90, -1, 0],
  [270, -1, 0],
  [360, 0, 1],
])("sine and cosine are exact at %p degrees", (degrees, sine, cosine) => {
  const exact = sineCosine(degrees);
  // −0 counts as 0.
  expect([exact.sine + 0, exact.cosine + 0]).toEqual([sine, cosine]);
});

it("the exponential is that of the library", () => {
  fc.assert(
    fc.property(finite(-700, 700), (exponent) => {
      expect(exponential(exponent) / Math.exp(exponent)).toBeCloseTo(1, 12);
    }),
  );
  expect([exponential(0), exponential(-1e9), exponential(1e9)]).toEqual([1, 0, Number.POSITIVE_INFINITY]);
});

it("the logarithm is that of the library", () => {
  fc.assert(
    fc.property(finite(2 ** -60, 2 ** 60), (value) => {
      expectNear(naturalLogarithm(value), Math.log(value), 8);
    }),
  );
  expect([naturalLogarithm(1), naturalLogarithm(0)]).toEqual([0, Number.NEGATIVE_INFINITY]);
});
