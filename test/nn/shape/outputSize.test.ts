import { inspect } from "node:util";
import { afterEach, describe, expect, it } from "@jest/globals";
import { displaySymbol } from "../../../src/display/mimeBundle.ts";
import { type OutputSizeOptions, outputSize } from "../../../src/nn/shape/outputSize.ts";

const LARGEST = 2 ** 31 - 1;

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

describe("the numbers", () => {
  it.each<[OutputSizeOptions, readonly [size: number, before: number, after: number, leftOver: number]]>([
    [{ input: 28, kernel: 5 }, [24, 0, 0, 0]],
    [{ input: 28, kernel: 10, stride: 2, padding: 0 }, [10, 0, 0, 0]],
    [{ input: 7, kernel: 2, stride: 2 }, [3, 0, 0, 1]],
    [{ input: 10, kernel: 3, stride: 4, padding: 1 }, [3, 1, 1, 1]],
    [{ input: 28, kernel: 10, padding: "same" }, [28, 4, 5, 0]],
    [{ input: 100, kernel: 3, stride: 2, padding: "same" }, [50, 0, 1, 0]],
    [{ input: 5, kernel: 1, stride: 3, padding: "same" }, [2, 0, 0, 1]],
    [{ input: 4, kernel: 3, padding: "full" }, [6, 2, 2, 0]],
    [{ input: 4, kernel: 3, padding: [0, 3] }, [5, 0, 3, 0]],
    [{ input: 9, kernel: 3, dilation: 4 }, [1, 0, 0, 0]],
    [{ input: 9, kernel: 3, dilation: 4, padding: "full" }, [17, 8, 8, 0]],
    [{ input: 3, kernel: 5, padding: 1 }, [1, 1, 1, 0]],
    [{ input: LARGEST, kernel: 1 }, [LARGEST, 0, 0, 0]],
    [{ input: LARGEST, kernel: LARGEST, padding: "same" }, [LARGEST, (LARGEST - 1) / 2, (LARGEST - 1) / 2, 0]],
  ])("of %j", (options, expected) => {
    const { size, paddingBefore, paddingAfter, leftOver, paddedInput } = outputSize(options);
    expect([size, paddingBefore, paddingAfter, leftOver]).toEqual(expected);
    expect(paddedInput).toBe(options.input + paddingBefore + paddingAfter);
  });

  it("take a padding's name in any spelling, as Keras does", () => {
    expect(outputSize({ input: 28, kernel: 5, padding: "SAME" as "same" }).size).toBe(28);
  });
});

describe("the formula", () => {
  it.each<[OutputSizeOptions, text: string, latex: string]>([
    [
      { input: 28, kernel: 10, stride: 2 },
      "⌊(28 − 10 + 2·0)/2⌋ + 1 = 10",
      "\\left\\lfloor \\frac{28 - 10 + 2 \\cdot 0}{2} \\right\\rfloor + 1 = 10",
    ],
    [
      { input: 28, kernel: 10, padding: "same" },
      "⌊(28 − 10 + 4 + 5)/1⌋ + 1 = 28",
      "\\left\\lfloor \\frac{28 - 10 + 4 + 5}{1} \\right\\rfloor + 1 = 28",
    ],
    [
      { input: 28, kernel: 3, dilation: 2, padding: 4 },
      "⌊(28 − ((3 − 1)·2 + 1) + 2·4)/1⌋ + 1 = 32",
      "\\left\\lfloor \\frac{28 - ((3 - 1) \\cdot 2 + 1) + 2 \\cdot 4}{1} \\right\\rfloor + 1 = 32",
    ],
  ])("of %j has its numbers", (options, text, latex) => {
    const { formula } = outputSize(options);
    expect([formula.text, formula.latex]).toEqual([text, latex]);
  });

  it("is there as numbers too", () => {
    expect(outputSize({ input: 100, kernel: 3, stride: 2, padding: [1, 1], dilation: 3 }).formula.numbers).toEqual({
      input: 100,
      kernel: 3,
      stride: 2,
      dilation: 3,
      effectiveKernel: 7,
      paddingBefore: 1,
      paddingAfter: 1,
      dividend: 95,
      quotient: 47.5,
      size: 48,
    });
  });

  it("is what a notebook, a text and the console show", () => {
    const size = outputSize({ input: 7, kernel: 2, stride: 2 });
    expect(size[displaySymbol]()).toEqual({
      "text/latex": "$$O = \\left\\lfloor \\frac{7 - 2 + 2 \\cdot 0}{2} \\right\\rfloor + 1 = 3$$",
      "text/plain": "⌊(7 − 2 + 2·0)/2⌋ + 1 = 3\nsize 3 · padding 0 before, 0 after · 1 left over",
    });
    expect(`${size}`).toBe("⌊(7 − 2 + 2·0)/2⌋ + 1 = 3");
    expect(inspect([size])).toContain("OutputSize { ⌊(7 − 2 + 2·0)/2⌋ + 1 = 3 }");
    process.env.CONVOLAB_LANG = "ko";
    expect(size[displaySymbol]()["text/plain"]).toBe("⌊(7 − 2 + 2·0)/2⌋ + 1 = 3\n크기 3 · 패딩 앞 0, 뒤 0 · 남는 칸 1");
  });

  it("is no number by accident", () => {
    const size: unknown = outputSize({ input: 7, kernel: 2 });
    expect(() => Number(size)).toThrow("outputSize({ … }).size is 6");
    expect(() => (size as number) * 2).toThrow(TypeError);
  });
});

describe("the windows", () => {
  it("are where the kernel stands", () => {
    const { windows } = outputSize({ input: 5, kernel: 3, stride: 2, padding: 1 });
    expect([...windows]).toEqual([
      { index: 0, start: 0, end: 2, inputStart: -1, dilation: 1 },
      { index: 1, start: 2, end: 4, inputStart: 1, dilation: 1 },
      { index: 2, start: 4, end: 6, inputStart: 3, dilation: 1 },
    ]);
  });

  it("can be asked for one by one, also of an axis that no array could hold", () => {
    const { windows } = outputSize({ input: LARGEST, kernel: 3, stride: 2, dilation: 5 });
    expect(windows.length).toBe((LARGEST - 11) / 2 + 1);
    expect(windows.at(-1)).toEqual({
      index: windows.length - 1,
      start: LARGEST - 11,
      end: LARGEST - 1,
      inputStart: LARGEST - 11,
      dilation: 5,
    });
    expect([windows.at(windows.length), windows.at(0.5), windows.at(Number.NaN)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe("a wrong call", () => {
  const sized = (wrong: object) => () => outputSize({ input: 28, kernel: 5, ...wrong });

  it.each<[string, () => unknown, typeof TypeError | typeof RangeError, en: string, ko: string]>([
    ["no object", () => outputSize(28 as never), TypeError, "takes one object", "객체 하나"],
    ["a list", () => outputSize([28, 5] as never), TypeError, "takes one object", "객체 하나"],
    ["null", () => outputSize(null as never), TypeError, "takes one object", "객체 하나"],
    ["no input", () => outputSize({ kernel: 5 } as never), TypeError, "needs `input`", "`input`이(가) 필요"],
    ["no kernel", () => outputSize({ input: 5 } as never), TypeError, "needs `kernel`", "`kernel`이(가) 필요"],
    ["a misspelled option", sized({ strides: 2 }), TypeError, "no option `strides`", "`strides` 옵션이 없습니다"],
    ["a text", sized({ input: "28" }), TypeError, "whole number", "정수"],
    ["null for a number", sized({ stride: null }), TypeError, "whole number", "정수"],
    ["a big integer", sized({ input: 28n }), TypeError, "whole number", "정수"],
    ["a fraction", sized({ input: 27.5 }), RangeError, "whole number", "정수"],
    ["NaN", sized({ kernel: Number.NaN }), RangeError, "got NaN", "NaN을(를)"],
    ["Infinity", sized({ input: Number.POSITIVE_INFINITY }), RangeError, "got Infinity", "Infinity을(를)"],
    ["a negative size", sized({ input: -28 }), RangeError, "got -28", "-28을(를)"],
    ["no cell", sized({ input: 0 }), RangeError, "got 0", "0을(를)"],
    ["a kernel of 0", sized({ kernel: 0 }), RangeError, "from 1", "1부터"],
    ["a stride of 0", sized({ stride: 0 }), RangeError, "from 1", "1부터"],
    ["a dilation of 0", sized({ dilation: 0 }), RangeError, "from 1", "1부터"],
    ["an input past 2³¹ − 1", sized({ input: 2 ** 31 }), RangeError, "2,147,483,647", "2,147,483,647"],
    [
      "an output past 2³¹ − 1",
      sized({ input: LARGEST, padding: "full" }),
      RangeError,
      "2,147,483,651",
      "2,147,483,651",
    ],
    ["a span past 2³¹ − 1", sized({ kernel: LARGEST, dilation: LARGEST }), RangeError, "× 10^18", "× 10^18"],
    ["an unknown padding", sized({ padding: "valit" }), RangeError, '"valid", "same", "full"', "칸 수(0 이상)"],
    ["a padding below 0", sized({ padding: -1 }), RangeError, "0 or more", "0 이상"],
    ["three paddings", sized({ padding: [1, 1, 1] }), RangeError, "[before, after]", "[앞, 뒤]"],
    ["a padding of NaN", sized({ padding: Number.NaN }), RangeError, "got NaN", "NaN을(를)"],
    ["a kernel larger than the input", sized({ input: 4 }), RangeError, "does not fit", "입력보다 큽니다"],
    [
      "a kernel larger than the padded input",
      sized({ input: 2, padding: 1 }),
      RangeError,
      "2 + 1 + 1 = 4 with its padding",
      "2 + 1 + 1 = 4칸",
    ],
    [
      "a dilated kernel larger than the input",
      sized({ input: 9, dilation: 3 }),
      RangeError,
      "(5 − 1)·3 + 1 = 13 cells",
      "(5 − 1)·3 + 1 = 13칸",
    ],
  ])("with %s says what is wrong, in both languages", (_, call, kind, english, korean) => {
    expect(call).toThrow(kind);
    expect(call).toThrow(english);
    process.env.CONVOLAB_LANG = "ko";
    expect(call).toThrow(korean);
  });
});
