import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { outputSize } from "../../../src/nn/shape/outputSize.ts";
import { PAPER } from "../../../src/plot/figures/calculatorPalette.ts";
import { type PaddingViewOptions, paddingView } from "../../../src/plot/figures/paddingView.ts";
import { paddingDrawing } from "../../../src/plot/figures/paddingViewDrawing.ts";
import { PADDING_LIMITS, type PaddingSettings, paddingPanels } from "../../../src/plot/figures/paddingViewPanels.ts";
import { decodePng } from "../decodedPng.ts";

describe("the first state, as a picture and in words", () => {
  it.each<[string, PaddingViewOptions, readonly string[]]>([
    [
      "the lecture's 4×4 and 3×3",
      { input: 4, kernelSize: 3 },
      [
        "valid: 4×4 → padded 4×4 → output 2×2",
        "same: 4×4 → padded 6×6 → output 4×4",
        "Padding 1 on each side.",
        "full: 4×4 → padded 8×8 → output 6×6",
        "O = ⌊(4 − 3 + 2·2)/1⌋ + 1 = 6",
        'Keras has no "full"',
      ],
    ],
    [
      "the lecture's even kernel",
      { input: 28, kernelSize: 10 },
      ["Padding 4 before, 5 after: of an odd number TensorFlow puts the extra cell after.", "output 28×28"],
    ],
    ["stride 2, where same pads only after", { input: 4, strides: 2 }, ["Padding 0 before, 1 after", "output 2×2"]],
    [
      "what a floor leaves over",
      {
        input: [
          [1, 2, 3, 4],
          [5, 6, 7, 8],
          [9, 10, 11, 12],
        ],
        kernelSize: 2,
        strides: 2,
      },
      [
        "valid: 3×4 → padded 3×4 → output 1×2",
        "Height: O = ⌊(3 − 2 + 2·0)/2⌋ + 1 = 1",
        "One row at the end is never looked at.",
        "Height: Padding 0 before, 1 after",
      ],
    ],
    [
      "a kernel with no position",
      { input: 3, kernelSize: 4 },
      ["valid: The kernel spans 4 × 4 cells and the input has 3 × 3"],
    ],
  ])("%s", (_, options, words) => {
    const { altText } = paddingView({ ...options, lang: "en" });
    for (const word of words) expect(altText).toContain(word);
  });

  it("has Korean words, and the input's numbers in its cells, also those that are none", async () => {
    const figure = paddingView({
      input: [
        [1, Number.NaN],
        [Number.NEGATIVE_INFINITY, -2.5],
      ],
      kernelSize: 2,
      lang: "ko",
    });
    expect(figure.altText).toMatch(/^패딩: valid, same, full\. 2×2칸 위의 2×2 커널, 스트라이드 1\./);
    expect(figure.altText).toContain("패딩 앞 0칸, 뒤 1칸: 홀수이면 TensorFlow는 남는 한 칸을 뒤에 붙입니다.");
    const svg = "svg" in figure.picture ? String(figure.picture.svg) : "";
    for (const text of [">1<", ">NaN<", ">−∞<", ">−2.5<"]) expect(svg.split(text)).toHaveLength(1 + 3);
    const { width, height } = await decodePng(figure.picture.png);
    expect([width, height]).toEqual([2 * figure.picture.width, 2 * figure.picture.height]);
  });
});

describe("the panels", () => {
  it("have the numbers of outputSize, and drawings as large as these say", () => {
    const whole = (max: number) => fc.integer({ min: 1, max });
    const settings: fc.Arbitrary<PaddingSettings> = fc.record({
      height: whole(PADDING_LIMITS.input),
      width: whole(PADDING_LIMITS.input),
      values: fc.constant(null),
      kernelSize: whole(PADDING_LIMITS.kernelSize),
      strides: whole(PADDING_LIMITS.strides),
      dilationRate: whole(PADDING_LIMITS.dilationRate),
    });
    let impossible = 0;
    fc.assert(
      fc.property(settings, (each) => {
        for (const panel of paddingPanels(each)) {
          const { kernelSize: kernel, strides: stride, dilationRate: dilation } = each;
          const size = (input: number) => outputSize({ input, kernel, stride, dilation, padding: panel.padding });
          const cell = 8;
          const drawing = paddingDrawing(each, panel, cell, [0, 0], PAPER);
          if (panel.axes === null) {
            impossible++;
            expect(() => [size(each.height), size(each.width)]).toThrow(RangeError);
            expect(drawing.output).toBeNull();
            continue;
          }
          const { height, width } = panel.axes;
          expect([height.formula.text, width.formula.text]).toEqual([
            size(each.height).formula.text,
            size(each.width).formula.text,
          ]);
          expect(drawing.width).toBe(width.paddedInput * cell + 4);
          expect(drawing.height).toBeGreaterThan((height.paddedInput + height.size) * cell);
          // Nothing is drawn outside.
          for (const mark of drawing.marks) {
            if (mark.kind !== "rectangle") continue;
            expect(mark.x).toBeGreaterThanOrEqual(0);
            expect(mark.x + mark.width).toBeLessThanOrEqual(drawing.width);
            expect(mark.y + mark.height).toBeLessThanOrEqual(drawing.height);
          }
        }
      }),
      { seed: 5, numRuns: 150 },
    );
    expect(impossible).toBeGreaterThan(10);
  });

  it("move the kernel with the output's cell", () => {
    const settings: PaddingSettings = { height: 5, width: 5, values: null, kernelSize: 3, strides: 2, dilationRate: 1 };
    const [valid] = paddingPanels(settings);
    if (valid === undefined) throw new Error("no panel");
    const framed = (row: number, column: number) =>
      paddingDrawing(settings, valid, 10, [row, column], PAPER)
        .marks.filter((mark) => mark.kind === "rectangle" && mark.strokeWidth === 2.5)
        .map((mark) => (mark.kind === "rectangle" ? [mark.x, mark.y, mark.width] : []));
    const [[x = 0, y = 0] = [], [outX = 0, outY = 0] = []] = framed(0, 0);
    expect(framed(1, 0)).toEqual([
      [x, y + 20, 30],
      [outX, outY + 10, 10],
    ]);
    expect(framed(0, 1)).toEqual([
      [x + 20, y, 30],
      [outX + 10, outY, 10],
    ]);
  });
});

describe("wrong options", () => {
  it.each<[string, PaddingViewOptions, string]>([
    ["an unknown one", { kernel: 3 } as PaddingViewOptions, "has no option `kernel`"],
    ["an input that is too large", { input: 33 }, "a whole number from 1 to 32"],
    ["no rows", { input: [] }, "rows of numbers"],
    ["rows of different lengths", { input: [[1, 2], [3]] }, "all of the same length"],
    ["texts", { input: [["1"]] as never }, "rows of numbers"],
    ["a kernel of nothing", { kernelSize: 0 }, "`kernelSize` is a whole number from 1 to 12; got 0"],
    ["a stride of a half", { strides: 0.5 }, "`strides` is a whole number from 1 to 8; got 0.5"],
    ["a large dilation", { dilationRate: 9 }, "`dilationRate` is a whole number from 1 to 4; got 9"],
  ])("%s", (_, options, message) => {
    expect(() => paddingView(options)).toThrow(message);
  });
});
