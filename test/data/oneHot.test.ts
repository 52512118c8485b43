import { afterEach, expect, it } from "@jest/globals";
import { oneHot } from "../../src/data/oneHot.ts";

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

it("has a 1 in each row, at the label", () => {
  expect(oneHot([2, 0], 3)).toEqual({ values: Float32Array.of(0, 0, 1, 1, 0, 0), shape: [2, 3] });
  expect(oneHot(Uint8Array.of(9)).shape).toEqual([1, 10]);
});

it.each([3, -1, 0.5, Number.NaN])("refuses the label %p of 3 classes", (label) => {
  expect(() => oneHot([0, label], 3)).toThrow(`Label 1 is ${label}`);
  process.env.CONVOLAB_LANG = "ko";
  expect(() => oneHot([0, label], 3)).toThrow(`1번 레이블이 ${label}입니다`);
});

it.each([0, 1.5, Number.NaN])("refuses %p classes", (classCount) => {
  expect(() => oneHot([], classCount)).toThrow(`classCount is a whole number from 1 to 65,536; got ${classCount}.`);
});
