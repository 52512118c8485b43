import { inspect } from "node:util";
import { afterEach, describe, expect, it } from "@jest/globals";
import { displaySymbol } from "../../../src/display/mimeBundle.ts";
import { outputSize } from "../../../src/nn/shape/outputSize.ts";
import { type TransposedOutputSizeOptions, transposedOutputSize } from "../../../src/nn/shape/transposedOutputSize.ts";

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

it.each<[TransposedOutputSizeOptions, size: number, text: string, cells: readonly [number, number, number]]>([
  [{ input: 14, kernel: 3, stride: 2, padding: "same" }, 28, "14·2 = 28", [0, 1, 0]],
  [{ input: 14, kernel: 3, stride: 2 }, 29, "(14 − 1)·2 + 3 + 0 = 29", [0, 0, 0]],
  [{ input: 14, kernel: 2, stride: 3 }, 42, "(14 − 1)·3 + 2 + 1 = 42", [0, 0, 1]],
  [{ input: 14, kernel: 3, stride: 2, outputPadding: 1 }, 30, "(14 − 1)·2 + 3 + 1 = 30", [0, 0, 1]],
  [{ input: 5, kernel: 3, dilation: 2 }, 9, "(5 − 1)·1 + ((3 − 1)·2 + 1) + 0 = 9", [0, 0, 0]],
  [
    { input: 14, kernel: 4, stride: 2, padding: "same", outputPadding: 1 },
    27,
    "(14 − 1)·2 + 4 mod 2 + 1 = 27",
    [1, 2, 0],
  ],
])("%j gives %i", (options, size, text, [croppedBefore, croppedAfter, added]) => {
  const result = transposedOutputSize(options);
  expect(result).toMatchObject({ size, croppedBefore, croppedAfter, added });
  expect(`${result}`).toBe(text);
  expect(inspect(result)).toBe(`TransposedOutputSize { ${text} }`);
  expect(result.spread - croppedBefore - croppedAfter + added).toBe(size);
});

it("is the way back: the convolution with the same padding gives the input again", () => {
  for (const padding of ["valid", "same"] as const) {
    for (let input = 1; input <= 6; input++) {
      for (let kernel = 1; kernel <= 5; kernel++) {
        for (let stride = 1; stride <= 4; stride++) {
          const { size, croppedBefore, croppedAfter, added } = transposedOutputSize({ input, kernel, stride, padding });
          const back = outputSize({ input: size, kernel, stride, padding });
          expect(back.size).toBe(input);
          if (added === 0) expect([back.paddingBefore, back.paddingAfter]).toEqual([croppedBefore, croppedAfter]);
        }
      }
    }
  }
});

it("shows its formula in a notebook", () => {
  expect(transposedOutputSize({ input: 14, kernel: 3, stride: 2, padding: "same" })[displaySymbol]()).toEqual({
    "text/latex": "$$O = 14 \\cdot 2 = 28$$",
    "text/plain": "14·2 = 28\nsize 28 · 0 cut off before, 1 after · 0 added at the end",
  });
});

describe("a wrong call", () => {
  const sized = (wrong: object) => () => transposedOutputSize({ input: 14, kernel: 3, ...wrong });

  it.each<[string, () => unknown, typeof TypeError | typeof RangeError, en: string, ko: string]>([
    ["no object", () => transposedOutputSize(14 as never), TypeError, "takes one object", "객체 하나"],
    ["a misspelled option", sized({ output_padding: 1 }), TypeError, "no option `output_padding`", "옵션이 없습니다"],
    ["padding full", sized({ padding: "full" }), RangeError, '"valid" or "same"', '"valid"나 "same"'],
    ["a padding in cells", sized({ padding: 1 }), RangeError, '"valid" or "same"', '"valid"나 "same"'],
    ["an output padding of a stride", sized({ outputPadding: 1 }), RangeError, "smaller than the stride", "작아야"],
    ["a stride and a dilation", sized({ stride: 2, dilation: 2 }), RangeError, "do not go together", "함께 쓸 수 없"],
    [
      "a size that no convolution reverses",
      sized({ kernel: 4, stride: 2, padding: "same", outputPadding: 0 }),
      RangeError,
      "one position fewer",
      "하나 적어집니다",
    ],
    [
      "an output past 2³¹ − 1",
      sized({ input: 2 ** 30, stride: 2, padding: "same" }),
      RangeError,
      "2,147,483,648",
      "2³¹ − 1",
    ],
    ["a fraction", sized({ input: 1.5 }), RangeError, "got 1.5", "1.5을(를)"],
  ])("with %s says what is wrong, in both languages", (_, call, kind, english, korean) => {
    expect(call).toThrow(kind);
    expect(call).toThrow(english);
    process.env.CONVOLAB_LANG = "ko";
    expect(call).toThrow(korean);
  });
});
