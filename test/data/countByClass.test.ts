import { afterEach, describe, expect, it } from "@jest/globals";
import { countByClass } from "../../src/data/countByClass.ts";

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

describe("countByClass", () => {
  it("counts each class, absent ones included", () => {
    expect(countByClass(Uint8Array.from([2, 0, 2, 9]))).toEqual([1, 0, 2, 0, 0, 0, 0, 0, 0, 1]);
    expect(countByClass([1, 1, 0], 3)).toEqual([1, 2, 0]);
    expect(countByClass([], 2)).toEqual([0, 0]);
  });

  it.each([10, -1, 0.5, Number.NaN])("refuses the label %p", (label) => {
    expect(() => countByClass([3, label])).toThrow(`Label 1 is ${label}`);
    process.env.CONVOLAB_LANG = "ko";
    expect(() => countByClass([3, label])).toThrow(`1번 레이블이 ${label}입니다`);
  });

  it("says how many classes a label that is too large needs", () => {
    expect(() => countByClass([25])).toThrow("countByClass(labels, 26)");
  });

  it.each([0, 1.5, Number.NaN])("refuses %p classes", (classCount) => {
    expect(() => countByClass([], classCount)).toThrow(`got ${classCount}`);
  });
});
