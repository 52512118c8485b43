import { expect, test } from "@jest/globals";
import { structuralSimilarity } from "../../../src/xai/checks/structuralSimilarity.ts";

const wave = (phase: number): Float32Array =>
  Float32Array.from(
    { length: 20 * 12 },
    (_, at) => 0.5 + 0.5 * Math.sin(Math.floor(at / 12) * 0.7 + (at % 12) * 1.1 + phase),
  );

test("equal maps are 1, opposite ones negative", () => {
  expect(structuralSimilarity(wave(0), wave(0), [20, 12])).toBeCloseTo(1, 12);
  expect(structuralSimilarity(wave(0), wave(Math.PI), [20, 12])).toBeLessThan(-0.5);
  expect(structuralSimilarity(new Float32Array(240), new Float32Array(240), [20, 12])).toBe(1);
});

test("maps smaller than the window have a smaller window", () => {
  expect(structuralSimilarity([0, 1, 1, 0], [0, 1, 1, 0], [2, 2])).toBeCloseTo(1, 12);
  expect(structuralSimilarity([1], [0], [1, 1])).toBeCloseTo(0.01 ** 2 / (1 + 0.01 ** 2), 12);
});
